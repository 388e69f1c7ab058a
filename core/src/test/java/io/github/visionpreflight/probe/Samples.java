package io.github.visionpreflight.probe;

import io.github.visionpreflight.testing.Bytes;
import java.util.LinkedHashMap;
import java.util.Map;

/** Headers of every image format, built by hand from the formats' specifications. */
final class Samples {
  private Samples() {}

  /** Returns one sample a format, each 16 pixels wide and 12 high, by a name for messages. */
  static Map<String, byte[]> all() {
    Map<String, byte[]> all = new LinkedHashMap<>();
    all.put("JPEG", jpeg(new Bytes().raw(exifSegment(6)), sof(0xC0, 16, 12, 3)));
    all.put("PNG", png(16, 12, 8, 2, new Bytes().raw(chunk("eXIf", exif(6)))));
    all.put("GIF", gif(16, 12, 3));
    all.put("WebP VP8", webp(vp8(16, 12)));
    all.put("WebP VP8L", webp(vp8l(16, 12, true)));
    all.put("WebP VP8X", webp(vp8x(0x08, 16, 12), vp8(16, 12), riffChunk("EXIF", exif(6))));
    all.put("BMP", bmp(40, 16, 12));
    all.put("TIFF", tiff(true, 16, 12, 6));
    all.put("TIFF little-endian", tiff(false, 16, 12, 6));
    all.put("BigTIFF", bigTiff(16, 12));
    all.put("HEIC", heif("heic", ispe(16, 12), new Bytes().box("irot", new Bytes().u8(3))));
    all.put("AVIF", heif("avif", ispe(16, 12), new Bytes().box("irot", new Bytes().u8(3))));
    return all;
  }

  /** A JPEG: what is given, between the start of the image and of the scan. */
  static byte[] jpeg(Bytes... segments) {
    Bytes all = new Bytes().hex("FFD8");
    for (Bytes segment : segments) {
      all.raw(segment.toArray());
    }
    return all.raw(segment(0xDA, new Bytes().hex("01 0100 003F00"))).hex("0000FFD9").toArray();
  }

  static byte[] segment(int marker, Bytes content) {
    return new Bytes()
        .u8(0xFF)
        .u8(marker)
        .be16(2 + content.size())
        .raw(content.toArray())
        .toArray();
  }

  static Bytes sof(int marker, int width, int height, int components) {
    Bytes content = new Bytes().u8(8).be16(height).be16(width).u8(components);
    for (int i = 1; i <= components; i++) {
      content.u8(i).hex("1100");
    }
    return new Bytes().raw(segment(marker, content));
  }

  static byte[] exifSegment(int orientation) {
    return segment(0xE1, new Bytes().ascii("Exif").be16(0).raw(exif(orientation)));
  }

  /** A big-endian Exif block whose one entry is an orientation of type SHORT. */
  static byte[] exif(int orientation) {
    return exif(true, 3, new Bytes().be16(orientation).be16(0));
  }

  static byte[] exif(boolean bigEndian, int type, Bytes value) {
    Bytes block = new Bytes();
    if (bigEndian) {
      block.ascii("MM").be16(42).be32(8).be16(1).be16(0x112).be16(type).be32(1);
    } else {
      block.ascii("II").le16(42).le32(8).le16(1).le16(0x112).le16(type).le32(1);
    }
    return block.raw(value.toArray()).be32(0).toArray();
  }

  /** A PNG: the header, what is given, a piece of pixels and the end. */
  static byte[] png(int width, int height, int depth, int colourType, Bytes chunks) {
    Bytes header = new Bytes().be32(width).be32(height).u8(depth).u8(colourType).zeros(3);
    return new Bytes()
        .hex("89504E470D0A1A0A")
        .raw(chunk("IHDR", header.toArray()))
        .raw(chunks.toArray())
        .raw(chunk("IDAT", new byte[3]))
        .raw(chunk("IEND", new byte[0]))
        .toArray();
  }

  /** A chunk with a wrong checksum: nothing here reads it. */
  static byte[] chunk(String type, byte[] content) {
    return new Bytes().be32(content.length).ascii(type).raw(content).be32(0).toArray();
  }

  static byte[] gif(int width, int height, int frames) {
    Bytes gif = gifScreen(width, height);
    for (int i = 0; i < frames; i++) {
      gif.hex("21F904 00 0A00 00 00").raw(gifFrame(width, height));
    }
    return gif.u8(0x3B).toArray();
  }

  /** Signature and screen, with a table of two colours. */
  static Bytes gifScreen(int width, int height) {
    return new Bytes().ascii("GIF89a").le16(width).le16(height).hex("80 00 00 000000 FFFFFF");
  }

  static byte[] gifFrame(int width, int height) {
    Bytes frame = new Bytes().u8(0x2C).le32(0).le16(width).le16(height).u8(0);
    return frame.hex("02 03 010203 01 00 00").toArray();
  }

  static byte[] webp(byte[]... chunks) {
    Bytes form = new Bytes().ascii("WEBP");
    for (byte[] chunk : chunks) {
      form.raw(chunk);
    }
    return new Bytes().ascii("RIFF").le32(form.size()).raw(form.toArray()).toArray();
  }

  static byte[] riffChunk(String type, byte[] content) {
    return new Bytes()
        .ascii(type)
        .le32(content.length)
        .raw(content)
        .zeros(content.length & 1)
        .toArray();
  }

  static byte[] vp8(int width, int height) {
    Bytes frame = new Bytes().le24(0x10).hex("9D012A").le16(width).le16(height).zeros(6);
    return riffChunk("VP8 ", frame.toArray());
  }

  static byte[] vp8l(int width, int height, boolean alpha) {
    int bits = width - 1 | height - 1 << 14 | (alpha ? 1 << 28 : 0);
    return riffChunk("VP8L", new Bytes().u8(0x2F).le32(bits).zeros(5).toArray());
  }

  static byte[] vp8x(int flags, int width, int height) {
    Bytes header = new Bytes().le32(flags).le24(width - 1).le24(height - 1);
    return riffChunk("VP8X", header.toArray());
  }

  static byte[] animationFrame(int left, int top, int width, int height) {
    Bytes frame = new Bytes().le24(left / 2).le24(top / 2).le24(width - 1).le24(height - 1);
    return riffChunk("ANMF", frame.zeros(4).raw(vp8(width, height)).toArray());
  }

  /** A BMP of 24 bits with a header of this length, from 16 to 124. */
  static byte[] bmp(int headerBytes, int width, int height) {
    return bmp(headerBytes, width, height, 24, 0);
  }

  static byte[] bmp(int headerBytes, int width, int height, int bits, int compression) {
    Bytes header = new Bytes().le32(headerBytes).le32(width).le32(height).le16(1).le16(bits);
    header.le32(compression);
    byte[] fields = java.util.Arrays.copyOf(header.toArray(), headerBytes);
    return bmpFile(fields);
  }

  static byte[] bmpFile(byte[] header) {
    return new Bytes()
        .ascii("BM")
        .le32(14 + header.length)
        .le32(0)
        .le32(14 + header.length)
        .raw(header)
        .toArray();
  }

  /** A TIFF with one directory of three entries. */
  static byte[] tiff(boolean bigEndian, int width, int height, int orientation) {
    return new TiffFile(bigEndian)
        .directory(entry(256, 4, width), entry(257, 4, height), entry(274, 3, orientation))
        .toArray();
  }

  static long[] entry(int tag, int type, long value) {
    return new long[] {tag, type, value};
  }

  static byte[] bigTiff(int width, int height) {
    Bytes file = new Bytes().ascii("II").le16(43).le16(8).le16(0).le64(16).le64(2);
    file.le16(256).le16(16).le64(1).le64(width);
    return file.le16(257).le16(4).le64(1).le64(height).le64(0).toArray();
  }

  /** A HEIF whose item 1 is the primary one and has all these properties, in this order. */
  static byte[] heif(String brand, Bytes... properties) {
    Bytes container = new Bytes();
    Bytes places = new Bytes().be32(0).be32(1).be16(1).u8(properties.length);
    for (int i = 0; i < properties.length; i++) {
      container.raw(properties[i].toArray());
      places.u8(i + 1);
    }
    Bytes iprp = new Bytes().box("ipco", container).box("ipma", places);
    return fileType(brand).box("meta", meta().box("iprp", iprp)).toArray();
  }

  static Bytes fileType(String brand) {
    return new Bytes().box("ftyp", new Bytes().ascii(brand).be32(0).ascii("mif1" + brand));
  }

  /** The start of a meta box: a picture handler, and item 1 as the primary one. */
  static Bytes meta() {
    return new Bytes()
        .be32(0)
        .box("hdlr", handler("pict"))
        .box("pitm", new Bytes().be32(0).be16(1));
  }

  static Bytes handler(String type) {
    return new Bytes().be32(0).be32(0).ascii(type).zeros(13);
  }

  static Bytes ispe(int width, int height) {
    return new Bytes().box("ispe", new Bytes().be32(0).be32(width).be32(height));
  }

  /** Writes a classic TIFF's directories one after the other, each linked to the next. */
  static final class TiffFile {
    private final boolean bigEndian;
    private final Bytes out = new Bytes();

    TiffFile(boolean bigEndian) {
      this.bigEndian = bigEndian;
      out.ascii(bigEndian ? "MM" : "II");
      u16(42);
      u32(8);
    }

    /** Appends the last directory. */
    TiffFile directory(long[]... entries) {
      return directory(0, entries);
    }

    /** Appends a directory that another one follows. */
    TiffFile linkedDirectory(long[]... entries) {
      return directory(out.size() + 6 + 12 * entries.length, entries);
    }

    /** Appends a directory whose link leads to this offset. */
    TiffFile directory(long next, long[]... entries) {
      u16(entries.length);
      for (long[] entry : entries) {
        u16((int) entry[0]);
        u16((int) entry[1]);
        u32(1);
        value((int) entry[1], entry[2]);
      }
      u32((int) next);
      return this;
    }

    byte[] toArray() {
      return out.toArray();
    }

    private void value(int type, long value) {
      if (type == 3) {
        u16((int) value);
        u16(0);
      } else {
        u32((int) value);
      }
    }

    private void u16(int value) {
      Bytes unused = bigEndian ? out.be16(value) : out.le16(value);
    }

    private void u32(int value) {
      Bytes unused = bigEndian ? out.be32(value) : out.le32(value);
    }
  }
}
