package io.github.visionpreflight.image.raster;

import io.github.visionpreflight.image.zlib.ZlibEncoder;
import io.github.visionpreflight.media.Deadline;
import io.github.visionpreflight.media.MediaException;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Writes PNG (W3C PNG, third edition) in the smallest of its kinds that holds the picture exactly:
 * 256 colours or fewer as a palette, equal channels as gray, opaque pixels without alpha. Rows of a
 * palette are not filtered; others take the filter with the least sum of absolute differences
 * (section 12.7), in which a byte that is not zero counts for more.
 */
public final class PngEncoder {
  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

  private final ByteArrayOutputStream out;
  private final Pixels pixels;
  private final Deadline deadline;

  private PngEncoder(Pixels pixels, Deadline deadline) {
    this.pixels = pixels;
    this.deadline = deadline;
    this.out = new ByteArrayOutputStream(pixels.samples().length / 4 + 1024);
  }

  /**
   * Returns the picture as PNG.
   *
   * @throws MediaException.Timeout at the deadline, which is checked at each row
   */
  public static byte[] encode(Pixels pixels, Deadline deadline) {
    Palette palette = Palette.of(pixels);
    if (palette != null) {
      return new PngEncoder(palette.indices(), deadline).palette(palette);
    }
    return new PngEncoder(simplest(pixels), deadline).samples();
  }

  private static Pixels simplest(Pixels pixels) {
    Pixels opaque = pixels.isOpaque() ? pixels.withoutAlpha() : pixels;
    return opaque.channels() >= 3 && isGray(opaque) ? grayOf(opaque) : opaque;
  }

  private static boolean isGray(Pixels pixels) {
    byte[] s = pixels.samples();
    for (int i = 0; i < s.length; i += pixels.channels()) {
      if (s[i] != s[i + 1] || s[i] != s[i + 2]) {
        return false;
      }
    }
    return true;
  }

  private static Pixels grayOf(Pixels pixels) {
    int from = pixels.channels();
    Pixels gray = Pixels.blank(pixels.width(), pixels.height(), from - 2);
    for (int i = 0, o = 0; i < pixels.samples().length; i += from) {
      gray.samples()[o++] = pixels.samples()[i];
      if (from == 4) {
        gray.samples()[o++] = pixels.samples()[i + 3];
      }
    }
    return gray;
  }

  private byte[] samples() {
    out.writeBytes(SIGNATURE);
    header(8, new int[] {0, 4, 2, 6}[pixels.channels() - 1]);
    filtered();
    return end();
  }

  private byte[] palette(Palette palette) {
    int depth = palette.depth();
    out.writeBytes(SIGNATURE);
    header(depth, 3);
    chunk("PLTE", palette.rgb(), palette.rgb().length);
    byte[] alpha = palette.alpha();
    if (alpha.length > 0) {
      chunk("tRNS", alpha, alpha.length);
    }
    indexed(depth);
    return end();
  }

  private byte[] end() {
    chunk("IEND", new byte[0], 0);
    return out.toByteArray();
  }

  private void header(int depth, int colourType) {
    byte[] header = new byte[13];
    putInt(header, 0, pixels.width());
    putInt(header, 4, pixels.height());
    header[8] = (byte) depth;
    header[9] = (byte) colourType;
    chunk("IHDR", header, header.length);
  }

  private void chunk(String type, byte[] data, int length) {
    byte[] head = new byte[8];
    putInt(head, 0, length);
    for (int i = 0; i < 4; i++) {
      head[4 + i] = (byte) type.charAt(i);
    }
    CRC32 crc = new CRC32();
    crc.update(head, 4, 4);
    crc.update(data, 0, length);
    out.writeBytes(head);
    out.write(data, 0, length);
    putInt(head, 0, (int) crc.getValue());
    out.write(head, 0, 4);
  }

  private static void putInt(byte[] target, int at, int value) {
    target[at] = (byte) (value >> 24);
    target[at + 1] = (byte) (value >> 16);
    target[at + 2] = (byte) (value >> 8);
    target[at + 3] = (byte) value;
  }

  private void filtered() {
    ZlibEncoder zlib = new ZlibEncoder(this::data);
    int rowBytes = pixels.rowBytes();
    PngFilter filter = new PngFilter(rowBytes, pixels.channels());
    for (int y = 0; y < pixels.height(); y++) {
      deadline.check("encoding PNG");
      zlib.write(filter.next(pixels.samples(), y * rowBytes), 0, 1 + rowBytes);
    }
    zlib.finish();
  }

  private void indexed(int depth) {
    ZlibEncoder zlib = new ZlibEncoder(this::data);
    byte[] row = new byte[1 + (pixels.width() * depth + 7) / 8];
    for (int y = 0; y < pixels.height(); y++) {
      deadline.check("encoding PNG");
      pack(y, depth, row);
      zlib.write(row, 0, row.length);
    }
    zlib.finish();
  }

  private void data(byte[] bytes, int length) {
    chunk("IDAT", bytes, length);
  }

  private void pack(int y, int depth, byte[] row) {
    int from = y * pixels.width();
    if (depth == 8) {
      System.arraycopy(pixels.samples(), from, row, 1, pixels.width());
      return;
    }
    Arrays.fill(row, (byte) 0);
    int perByte = 8 / depth;
    for (int x = 0; x < pixels.width(); x++) {
      int shift = 8 - depth * (x % perByte + 1);
      row[1 + x / perByte] |= (byte) (pixels.samples()[from + x] << shift);
    }
  }

  /** The colours of a picture that has 256 or fewer, transparent ones first. */
  private static final class Palette {
    private static final int MOST = 256;
    private static final int SLOTS = 1024;

    private final int[] colours = new int[SLOTS];
    private final short[] index = new short[SLOTS];
    private final int[] inOrder = new int[MOST];
    private final Pixels pixels;
    private int count;

    private Palette(Pixels pixels) {
      this.pixels = pixels;
      Arrays.fill(index, (short) -1);
    }

    static @Nullable Palette of(Pixels pixels) {
      Palette palette = new Palette(pixels);
      return palette.collect() && !palette.isPlainGray() ? palette : null;
    }

    /** Gray levels that need all 8 bits are smaller as filtered samples than as a palette. */
    private boolean isPlainGray() {
      return pixels.channels() == 1 && count > 16;
    }

    private boolean collect() {
      int last = 0;
      boolean any = false;
      for (int i = 0; i < pixels.samples().length; i += pixels.channels()) {
        int colour = colourAt(i);
        if (any && colour == last) {
          continue;
        }
        if (!add(colour)) {
          return false;
        }
        last = colour;
        any = true;
      }
      return true;
    }

    private int colourAt(int i) {
      byte[] s = pixels.samples();
      return switch (pixels.channels()) {
        case 1 -> 0xFF000000 | (s[i] & 0xFF) * 0x010101;
        case 2 -> s[i + 1] << 24 | (s[i] & 0xFF) * 0x010101;
        case 3 -> 0xFF000000 | (s[i] & 0xFF) << 16 | (s[i + 1] & 0xFF) << 8 | s[i + 2] & 0xFF;
        default -> s[i + 3] << 24 | (s[i] & 0xFF) << 16 | (s[i + 1] & 0xFF) << 8 | s[i + 2] & 0xFF;
      };
    }

    private int slotOf(int colour) {
      int slot = colour * 0x9E3779B1 >>> 22;
      while (index[slot] >= 0 && colours[slot] != colour) {
        slot = slot + 1 & SLOTS - 1;
      }
      return slot;
    }

    private boolean add(int colour) {
      int slot = slotOf(colour);
      if (index[slot] >= 0) {
        return true;
      }
      if (count == MOST) {
        return false;
      }
      colours[slot] = colour;
      index[slot] = (short) count;
      inOrder[count++] = colour;
      return true;
    }

    Pixels indices() {
      Pixels out = Pixels.blank(pixels.width(), pixels.height(), 1);
      for (int i = 0, o = 0; o < out.samples().length; i += pixels.channels()) {
        out.samples()[o++] = (byte) index[slotOf(colourAt(i))];
      }
      return out;
    }

    int depth() {
      return count <= 2 ? 1 : count <= 4 ? 2 : count <= 16 ? 4 : 8;
    }

    byte[] rgb() {
      byte[] rgb = new byte[3 * count];
      for (int i = 0; i < count; i++) {
        rgb[3 * i] = (byte) (inOrder[i] >> 16);
        rgb[3 * i + 1] = (byte) (inOrder[i] >> 8);
        rgb[3 * i + 2] = (byte) inOrder[i];
      }
      return rgb;
    }

    /** Returns the alpha of each colour up to the last that is not opaque. */
    byte[] alpha() {
      int length = count;
      while (length > 0 && inOrder[length - 1] >>> 24 == 0xFF) {
        length--;
      }
      byte[] alpha = new byte[length];
      for (int i = 0; i < length; i++) {
        alpha[i] = (byte) (inOrder[i] >> 24);
      }
      return alpha;
    }
  }
}
