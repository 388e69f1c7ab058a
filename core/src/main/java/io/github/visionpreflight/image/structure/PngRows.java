package io.github.visionpreflight.image.structure;

import io.github.visionpreflight.image.zlib.LittleEndian;
import io.github.visionpreflight.image.zlib.ZlibDecoder;
import io.github.visionpreflight.media.Deadline;
import io.github.visionpreflight.media.MediaException;
import java.util.List;
import java.util.zip.DataFormatException;

/**
 * The pixel data of a PNG file, inflated row by row: never more than two rows in memory, and
 * nothing after the last row is inflated. Not safe to share.
 */
public final class PngRows {
  private static final int WORD = Long.BYTES;

  /** Bytes between two looks whether a row goes on as above; whole pixels of three. */
  private static final int STRETCH = 3 * WORD;

  private final ZlibDecoder zlib;
  private final int pixelBytes;
  private final byte[] filterByte = new byte[1];
  private byte[] row = new byte[0];
  private byte[] above = new byte[0];
  private int rowsDone;

  /** Starts before the first row; looks at the clock at each block of the zlib stream. */
  public PngRows(byte[] bytes, PngStructure png, Deadline deadline) {
    byte[] stream = joined(bytes, png.dataParts());
    this.zlib = new ZlibDecoder(stream, () -> deadline.check("PNG IDAT"));
    this.pixelBytes = Math.max(1, png.samples() * png.depth() / 8);
  }

  private static byte[] joined(byte[] bytes, List<int[]> parts) {
    int length = parts.stream().mapToInt(part -> part[1] - part[0]).sum();
    byte[] stream = new byte[length];
    int at = 0;
    for (int[] part : parts) {
      System.arraycopy(bytes, part[0], stream, at, part[1] - part[0]);
      at += part[1] - part[0];
    }
    return stream;
  }

  /**
   * Starts a picture or an interlace pass with rows of the given length, filter byte not counted.
   */
  public void startPass(int rowBytes) {
    row = new byte[rowBytes];
    above = new byte[rowBytes];
  }

  /**
   * Returns the next row, unfiltered; valid until the next call.
   *
   * @throws MediaException.Malformed when the zlib stream is damaged or ends early, or the filter
   *     is unknown
   */
  public byte[] next() {
    byte[] reused = above;
    above = row;
    row = reused;
    unfilter(nextFilter());
    rowsDone++;
    return row;
  }

  /** Steps over the next row: it is inflated and its filter is checked, no more. */
  public void skip() {
    int filter = nextFilter();
    if (filter > 4) {
      throw badFilter(filter);
    }
    rowsDone++;
  }

  private int nextFilter() {
    fill(filterByte);
    fill(row);
    return filterByte[0] & 0xFF;
  }

  private void fill(byte[] target) {
    try {
      if (zlib.read(target, 0, target.length) < target.length) {
        throw new MediaException.Malformed(
            "PNG IDAT: expected more rows, the pixel data ends in row " + rowsDone);
      }
    } catch (DataFormatException e) {
      throw new MediaException.Malformed(
          "PNG IDAT row " + rowsDone + ": zlib stream is damaged", e);
    }
  }

  /** The five filters of section 9.2. */
  private void unfilter(int filter) {
    switch (filter) {
      case 0 -> {}
      case 1 -> sub();
      case 2 -> up();
      case 3 -> average();
      case 4 -> paeth();
      default -> throw badFilter(filter);
    }
  }

  private MediaException.Malformed badFilter(int filter) {
    return new MediaException.Malformed(
        "PNG IDAT row " + rowsDone + " filter: expected 0..4, got " + filter);
  }

  private void sub() {
    byte[] r = row;
    for (int i = pixelBytes; i < r.length; i++) {
      r[i] += r[i - pixelBytes];
    }
  }

  private void up() {
    byte[] r = row;
    byte[] a = above;
    for (int i = 0; i < r.length; i++) {
      r[i] = (byte) (r[i] + a[i]);
    }
  }

  private void average() {
    byte[] r = row;
    byte[] a = above;
    int first = Math.min(pixelBytes, r.length);
    for (int i = 0; i < first; i++) {
      r[i] += (byte) ((a[i] & 0xFF) >> 1);
    }
    for (int i = first, left = 0; i < r.length; i++, left++) {
      r[i] += (byte) ((r[left] & 0xFF) + (a[i] & 0xFF) >> 1);
    }
  }

  private void paeth() {
    byte[] r = row;
    byte[] a = above;
    int first = Math.min(pixelBytes, r.length);
    for (int i = 0; i < first; i++) {
      r[i] += a[i];
    }
    for (int i = first; i < r.length; ) {
      int same = asAbove(r, a, i);
      i = same > i ? same : paeth(r, a, i, Math.min(r.length, i + STRETCH));
    }
  }

  private int paeth(byte[] r, byte[] a, int from, int to) {
    if (pixelBytes == 3 && (to - from) % 3 == 0) {
      return paethOfThree(r, a, from, to);
    }
    for (int i = from, left = from - pixelBytes; i < to; i++, left++) {
      r[i] += (byte) nearest(r[left] & 0xFF, a[i] & 0xFF, a[left] & 0xFF);
    }
    return to;
  }

  /** The same for the commonest pixels, without a way through memory from each to the next. */
  private static int paethOfThree(byte[] r, byte[] a, int from, int to) {
    int left0 = r[from - 3] & 0xFF;
    int left1 = r[from - 2] & 0xFF;
    int left2 = r[from - 1] & 0xFF;
    int corner0 = a[from - 3] & 0xFF;
    int corner1 = a[from - 2] & 0xFF;
    int corner2 = a[from - 1] & 0xFF;
    for (int i = from; i < to; i += 3) {
      int up0 = a[i] & 0xFF;
      int up1 = a[i + 1] & 0xFF;
      int up2 = a[i + 2] & 0xFF;
      left0 = r[i] + nearest(left0, up0, corner0) & 0xFF;
      left1 = r[i + 1] + nearest(left1, up1, corner1) & 0xFF;
      left2 = r[i + 2] + nearest(left2, up2, corner2) & 0xFF;
      r[i] = (byte) left0;
      r[i + 1] = (byte) left1;
      r[i + 2] = (byte) left2;
      corner0 = up0;
      corner1 = up1;
      corner2 = up2;
    }
    return to;
  }

  /**
   * Fills in what is equal to the row above: the prediction is the pixel above where the two to the
   * left are the same, and in a screenshot most are. Returns how far that goes.
   */
  private int asAbove(byte[] r, byte[] a, int from) {
    int i = from;
    if (i >= WORD && startsAsAbove(r, a, i)) {
      for (; i <= r.length - WORD && LittleEndian.getLong(r, i) == 0; i += WORD) {
        LittleEndian.putLong(r, i, LittleEndian.getLong(a, i));
      }
    }
    return i;
  }

  private boolean startsAsAbove(byte[] r, byte[] a, int i) {
    long differing = LittleEndian.getLong(r, i - WORD) ^ LittleEndian.getLong(a, i - WORD);
    return differing >>> Long.SIZE - Byte.SIZE * pixelBytes == 0;
  }

  /**
   * With t = 3c - a - b the nearest of the three to a + b - c is the lesser of a and b if neither
   * is above t, the greater if neither is below, and else c. Masks, as no branch could be
   * predicted.
   */
  private static int nearest(int left, int up, int corner) {
    int t = 3 * corner - left - up;
    int less = Math.min(left, up);
    int more = Math.max(left, up);
    int isBelow = t - more >> 31;
    int lessOrCorner = less & ~isBelow | corner & isBelow;
    int isAbove = less - t >> 31;
    return more & ~isAbove | lessOrCorner & isAbove;
  }
}
