package io.github.visionpreflight.testdata;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/**
 * Puts the one HEVC picture of an MP4 file into the boxes of HEIC (ISO/IEC 23008-12), which FFmpeg
 * cannot write: one item, upright, studio range BT.709.
 */
final class HeicFile {
  private static final int ITEM = 1;
  private static final int ESSENTIAL = 0x80;
  private static final int BOX_HEADER = 8;
  private static final List<String> TO_SETUP =
      List.of("moov", "trak", "mdia", "minf", "stbl", "stsd", "hvc1", "hvcC");

  private final byte[] setup;
  private final byte[] picture;
  private final Size size;

  private HeicFile(byte[] setup, byte[] picture, Size size) {
    this.setup = setup;
    this.picture = picture;
    this.size = size;
  }

  /**
   * Returns the HEIC file.
   *
   * @param mp4 holds one sample of {@code hvc1} and nothing else
   */
  static byte[] of(byte[] mp4, Size size) {
    ByteBuffer setup = ByteBuffer.wrap(mp4);
    for (String type : TO_SETUP) {
      setup = content(setup, type);
      // What stands before the inner boxes: version and count, or the fields of a sample entry.
      int skipped = type.equals("stsd") ? 8 : type.equals("hvc1") ? 78 : 0;
      setup.position(setup.position() + skipped);
    }
    return new HeicFile(bytes(setup), bytes(content(ByteBuffer.wrap(mp4), "mdat")), size).file();
  }

  private static ByteBuffer content(ByteBuffer boxes, String wanted) {
    ByteBuffer in = boxes.slice();
    while (in.remaining() >= BOX_HEADER) {
      int start = in.position();
      int length = in.getInt();
      byte[] type = new byte[4];
      in.get(type);
      if (new String(type, US_ASCII).equals(wanted)) {
        return in.slice(in.position(), length - BOX_HEADER);
      }
      in.position(start + length);
    }
    throw new IllegalArgumentException("MP4: no box " + wanted);
  }

  private static byte[] bytes(ByteBuffer in) {
    byte[] bytes = new byte[in.remaining()];
    in.get(bytes);
    return bytes;
  }

  private byte[] file() {
    byte[] start = HeifHeader.box("ftyp", sink().ascii("heic").u32(0).ascii("mif1heicmiaf"));
    // The location is written twice: its width does not depend on its value.
    long at = start.length + meta(0).length + (long) BOX_HEADER;
    byte[] data = HeifHeader.box("mdat", sink().bytes(picture));
    return sink().bytes(start).bytes(meta(at)).bytes(data).toByteArray();
  }

  private byte[] meta(long at) {
    ByteSink sink = sink().u32(0);
    sink.bytes(HeifHeader.box("hdlr", sink().u32(0).u32(0).ascii("pict").zeros(12).u8(0)));
    sink.bytes(HeifHeader.box("pitm", sink().u32(0).u16(ITEM)));
    byte[] entry = HeifHeader.box("infe", sink().u8(2).u24(0).u16(ITEM).u16(0).ascii("hvc1").u8(0));
    sink.bytes(HeifHeader.box("iinf", sink().u32(0).u16(1).bytes(entry)));
    return HeifHeader.box("meta", sink.bytes(properties()).bytes(location(at)));
  }

  private byte[] properties() {
    ByteSink extent = sink().u32(0).u32(size.width()).u32(size.height());
    ByteSink colours = sink().ascii("nclx").u16(1).u16(13).u16(1).u8(0);
    ByteSink container = sink();
    for (byte[] property :
        Arrays.asList(
            HeifHeader.box("ispe", extent),
            HeifHeader.box("pixi", sink().u32(0).u8(3).u8(8).u8(8).u8(8)),
            HeifHeader.box("colr", colours),
            HeifHeader.box("hvcC", sink().bytes(setup)))) {
      container.bytes(property);
    }
    ByteSink uses = sink().u32(0).u32(1).u16(ITEM).u8(4).u8(1).u8(2).u8(3).u8(ESSENTIAL | 4);
    return HeifHeader.box(
        "iprp",
        sink().bytes(HeifHeader.box("ipco", container)).bytes(HeifHeader.box("ipma", uses)));
  }

  private byte[] location(long at) {
    ByteSink sink = sink().u8(1).u24(0).u8(0x44).u8(0).u16(1);
    sink.u16(ITEM).u16(0).u16(0).u16(1).u32(at).u32(picture.length);
    return HeifHeader.box("iloc", sink);
  }

  private static ByteSink sink() {
    return ByteSink.bigEndian();
  }
}
