package io.github.visionpreflight.testdata;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** PNG and APNG files (PNG, third edition), every row with the filter that promises least. */
final class PngEncoder {
  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

  /** What a pixel is made of; the numbers are those of the header. */
  enum Kind {
    GRAY(8, 0, 1),
    RGB(8, 2, 3),
    RGB_16(16, 2, 6),
    PALETTE(8, 3, 1),
    RGBA(8, 6, 4);

    private final int bitDepth;
    private final int colorType;
    private final int bytesPerPixel;

    Kind(int bitDepth, int colorType, int bytesPerPixel) {
      this.bitDepth = bitDepth;
      this.colorType = colorType;
      this.bytesPerPixel = bytesPerPixel;
    }
  }

  private final Kind kind;
  private final ByteSink file = ByteSink.bigEndian();

  private PngEncoder(Kind kind) {
    this.kind = kind;
    file.bytes(SIGNATURE);
  }

  static byte[] encode(Picture picture, Kind kind) {
    return encode(picture, kind, new byte[0]);
  }

  /** Returns a file with an eXIf chunk ahead of its pixels, unless the block is empty. */
  static byte[] encode(Picture picture, Kind kind, byte[] exif) {
    PngEncoder encoder = new PngEncoder(kind);
    encoder.header(picture.size(), false);
    if (exif.length > 0) {
      encoder.chunk("eXIf", exif);
    }
    encoder.chunk("IDAT", deflate(encoder.filtered(picture)));
    return encoder.end();
  }

  /** Returns a file in Adam7 order: seven pictures, each finer than the last. */
  static byte[] interlaced(Picture picture, Kind kind) {
    PngEncoder encoder = new PngEncoder(kind);
    encoder.header(picture.size(), true);
    ByteSink passes = ByteSink.bigEndian();
    for (Adam7 pass : Adam7.PASSES) {
      passes.bytes(encoder.filtered(pass.of(picture)));
    }
    encoder.chunk("IDAT", deflate(passes.toByteArray()));
    return encoder.end();
  }

  /** Returns an endless animation whose first frame is also the still picture. */
  static byte[] animated(List<Frame> frames, Kind kind) {
    PngEncoder encoder = new PngEncoder(kind);
    encoder.header(frames.get(0).picture().size(), false);
    encoder.chunk("acTL", ByteSink.bigEndian().u32(frames.size()).u32(0).toByteArray());
    int sequence = 0;
    for (Frame frame : frames) {
      encoder.frameControl(frame, sequence++);
      byte[] pixels = deflate(encoder.filtered(frame.picture()));
      if (sequence == 1) {
        encoder.chunk("IDAT", pixels);
      } else {
        byte[] numbered = ByteSink.bigEndian().u32(sequence++).bytes(pixels).toByteArray();
        encoder.chunk("fdAT", numbered);
      }
    }
    return encoder.end();
  }

  /** Returns a file that says it has a size, with {@code behind} zeros where its pixels belong. */
  static byte[] headerOnly(Size size, int behind) {
    PngEncoder encoder = new PngEncoder(Kind.RGB);
    encoder.header(size, false);
    return encoder.file.zeros(behind).toByteArray();
  }

  private void header(Size size, boolean interlaced) {
    ByteSink header = ByteSink.bigEndian().u32(size.width()).u32(size.height());
    header.u8(kind.bitDepth).u8(kind.colorType).u8(0).u8(0).u8(interlaced ? 1 : 0);
    chunk("IHDR", header.toByteArray());
    if (kind == Kind.PALETTE) {
      chunk("PLTE", Palette.rgb());
    }
  }

  private void frameControl(Frame frame, int sequence) {
    ByteSink control = ByteSink.bigEndian().u32(sequence);
    control
        .u32(frame.picture().width)
        .u32(frame.picture().height)
        .u32(frame.left())
        .u32(frame.top());
    control.u16(frame.centiseconds()).u16(100).u8(0).u8(0);
    chunk("fcTL", control.toByteArray());
  }

  private void chunk(String type, byte[] data) {
    byte[] typed = ByteSink.bigEndian().ascii(type).bytes(data).toByteArray();
    CRC32 crc = new CRC32();
    crc.update(typed);
    file.u32(data.length).bytes(typed).u32(crc.getValue());
  }

  private byte[] end() {
    chunk("IEND", new byte[0]);
    return file.toByteArray();
  }

  private byte[] filtered(Picture picture) {
    int rowBytes = picture.width * kind.bytesPerPixel;
    ByteSink sink = ByteSink.bigEndian();
    PngFilter filter = new PngFilter(kind.bytesPerPixel, rowBytes, kind != Kind.PALETTE);
    byte[] row = new byte[rowBytes];
    for (int y = 0; y < picture.height && rowBytes > 0; y++) {
      pack(picture, y, row);
      sink.bytes(filter.best(row));
    }
    return sink.toByteArray();
  }

  private void pack(Picture picture, int y, byte[] row) {
    for (int x = 0; x < picture.width; x++) {
      int argb = picture.at(x, y);
      int at = x * kind.bytesPerPixel;
      switch (kind) {
        case GRAY -> row[at] = (byte) Argb.luma(argb);
        case PALETTE -> row[at] = (byte) Palette.dithered(argb, x, y);
        case RGB -> put(row, at, 1, argb);
        case RGBA -> {
          put(row, at, 1, argb);
          row[at + 3] = (byte) (argb >>> 24);
        }
        case RGB_16 -> {
          put(row, at, 2, argb);
          // The low bytes differ from the high ones: a reader that takes them is found out.
          put(row, at + 1, 2, Hash.of(16, x, y));
        }
      }
    }
  }

  private static void put(byte[] row, int at, int step, int rgb) {
    row[at] = (byte) (rgb >> 16);
    row[at + step] = (byte) (rgb >> 8);
    row[at + 2 * step] = (byte) rgb;
  }

  private static byte[] deflate(byte[] bytes) {
    Deflater deflater = new Deflater();
    deflater.setInput(bytes);
    deflater.finish();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] buffer = new byte[1 << 16];
    while (!deflater.finished()) {
      out.write(buffer, 0, deflater.deflate(buffer));
    }
    deflater.end();
    return out.toByteArray();
  }

  /** One pass of the interlacing: where it starts and how far apart its pixels are. */
  private record Adam7(int left, int top, int stepX, int stepY) {
    static final List<Adam7> PASSES =
        List.of(
            new Adam7(0, 0, 8, 8),
            new Adam7(4, 0, 8, 8),
            new Adam7(0, 4, 4, 8),
            new Adam7(2, 0, 4, 4),
            new Adam7(0, 2, 2, 4),
            new Adam7(1, 0, 2, 2),
            new Adam7(0, 1, 1, 2));

    Picture of(Picture whole) {
      int width = (whole.width - left + stepX - 1) / stepX;
      int height = (whole.height - top + stepY - 1) / stepY;
      Picture pass = new Picture(width, height);
      for (int i = 0; i < pass.argb.length; i++) {
        pass.argb[i] = whole.at(left + i % width * stepX, top + i / width * stepY);
      }
      return pass;
    }
  }
}
