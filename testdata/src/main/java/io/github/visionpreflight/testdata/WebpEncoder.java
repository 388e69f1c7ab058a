package io.github.visionpreflight.testdata;

import java.util.List;

/** WebP files around the lossless bitstream: plain, with EXIF, animated (RFC 9649, section 2). */
final class WebpEncoder {
  private static final int ANIMATION = 0x02;
  private static final int EXIF = 0x08;
  private static final int ALPHA = 0x10;

  private WebpEncoder() {}

  static byte[] lossless(Picture picture) {
    return riff(chunk("VP8L", Vp8lEncoder.encode(picture)));
  }

  /** Returns the extended form, whose EXIF block comes behind the pixels. */
  static byte[] extended(Picture picture, byte[] exif) {
    ByteSink chunks = chunk("VP8X", canvas(ALPHA | EXIF, picture.size()));
    chunks.bytes(chunk("VP8L", Vp8lEncoder.encode(picture)).toByteArray());
    return riff(chunks.bytes(chunk("EXIF", exif).toByteArray()));
  }

  /** Returns an animation without end; offsets of frames must be even. */
  static byte[] animated(Size canvas, List<Frame> frames) {
    ByteSink chunks = chunk("VP8X", canvas(ALPHA | ANIMATION, canvas));
    byte[] control = ByteSink.littleEndian().u32(0xFFFFFFFFL).u16(0).toByteArray();
    chunks.bytes(chunk("ANIM", control).toByteArray());
    for (Frame frame : frames) {
      chunks.bytes(chunk("ANMF", frame(frame)).toByteArray());
    }
    return riff(chunks);
  }

  private static byte[] canvas(int flags, Size size) {
    ByteSink sink = ByteSink.littleEndian().u32(flags);
    return sink.u24(size.width() - 1).u24(size.height() - 1).toByteArray();
  }

  private static byte[] frame(Frame frame) {
    ByteSink sink = ByteSink.littleEndian().u24(frame.left() / 2).u24(frame.top() / 2);
    sink.u24(frame.picture().width - 1).u24(frame.picture().height - 1);
    sink.u24(10 * frame.centiseconds()).u8(0);
    return sink.bytes(chunk("VP8L", Vp8lEncoder.encode(frame.picture())).toByteArray())
        .toByteArray();
  }

  private static ByteSink chunk(String type, byte[] data) {
    ByteSink sink = ByteSink.littleEndian().ascii(type).u32(data.length).bytes(data);
    return sink.zeros(data.length % 2);
  }

  private static byte[] riff(ByteSink chunks) {
    ByteSink sink = ByteSink.littleEndian().ascii("RIFF").u32(chunks.size() + 4L).ascii("WEBP");
    return sink.bytes(chunks.toByteArray()).toByteArray();
  }
}
