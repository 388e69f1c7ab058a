package io.github.visionpreflight.testdata;

import java.util.List;

/** GIF89a files with one palette for all frames. */
final class GifEncoder {
  private static final int TRAILER = 0x3B;
  private static final int KEEP = 1;

  private final ByteSink file = ByteSink.littleEndian();

  private GifEncoder(Size screen) {
    file.ascii("GIF89a").u16(screen.width()).u16(screen.height());
    // A palette of 2 to the 8th colours, 8 bits a channel, unsorted; background 0; square pixels.
    file.u8(0xF7).u8(0).u8(0).bytes(Palette.rgb());
  }

  static byte[] still(Picture picture) {
    GifEncoder encoder = new GifEncoder(picture.size());
    encoder.image(new Frame(picture, 0, 0, 0));
    return encoder.file.u8(TRAILER).toByteArray();
  }

  /** Returns an animation without end; clear pixels of a frame leave what is under them. */
  static byte[] animated(Size screen, List<Frame> frames) {
    GifEncoder encoder = new GifEncoder(screen);
    encoder.file.u8(0x21).u8(0xFF).u8(11).ascii("NETSCAPE2.0").u8(3).u8(1).u16(0).u8(0);
    for (Frame frame : frames) {
      encoder.control(frame);
      encoder.image(frame);
    }
    return encoder.file.u8(TRAILER).toByteArray();
  }

  private void control(Frame frame) {
    file.u8(0x21).u8(0xF9).u8(4).u8(KEEP << 2 | 1).u16(frame.centiseconds());
    file.u8(Palette.CLEAR).u8(0);
  }

  private void image(Frame frame) {
    Picture picture = frame.picture();
    file.u8(0x2C).u16(frame.left()).u16(frame.top()).u16(picture.width).u16(picture.height).u8(0);
    byte[] indices = new byte[picture.argb.length];
    for (int i = 0; i < indices.length; i++) {
      int x = frame.left() + i % picture.width;
      int y = frame.top() + i / picture.width;
      int argb = picture.argb[i];
      indices[i] = (byte) (argb >>> 24 == 0 ? Palette.CLEAR : Palette.dithered(argb, x, y));
    }
    GifLzw.write(indices, file);
  }
}
