package io.github.visionpreflight.image.tiff;

import io.github.visionpreflight.image.structure.TiffStructure;
import io.github.visionpreflight.image.structure.TiffStructure.Tag;
import io.github.visionpreflight.media.Deadline;
import io.github.visionpreflight.media.MediaException;
import java.util.zip.DataFormatException;

/**
 * The strips or tiles of a picture, expanded one after the other, row by row. What the file says of
 * where they lie is not trusted: they may overlap, but all together they read no more than the file
 * once and what the bytes that come out can take. Not safe to share.
 */
final class Segments {
  /** PackBits and LZW take less than two bytes for one; around a segment there are few more. */
  private static final long MOST_FOR_A_BYTE = 2;

  private static final long MOST_FOR_A_SEGMENT = 64;

  private final byte[] bytes;
  private final TiffStructure tiff;
  private final Kind kind;
  private final Tag offsets;
  private final Tag lengths;
  private final Deadline deadline;
  private final Expander expander;
  private long budget;
  private long opened;
  private int start;
  private int row;

  /**
   * Stands before the first.
   *
   * @param count how many there are
   * @param expanded how many bytes come out of all of them
   */
  Segments(
      byte[] bytes,
      TiffStructure tiff,
      Kind kind,
      boolean tiled,
      long count,
      long expanded,
      Deadline deadline) {
    this.bytes = bytes;
    this.tiff = tiff;
    this.kind = kind;
    this.offsets = tiled ? Tag.TILE_OFFSETS : Tag.STRIP_OFFSETS;
    this.lengths = tiled ? Tag.TILE_BYTE_COUNTS : Tag.STRIP_BYTE_COUNTS;
    this.deadline = deadline;
    this.budget = bytes.length + MOST_FOR_A_BYTE * expanded + MOST_FOR_A_SEGMENT * count;
    this.expander = expander();
  }

  private Expander expander() {
    Runnable clock = () -> deadline.check("TIFF samples");
    return switch (kind.compression()) {
      case Kind.NONE -> new Stored(bytes);
      case Kind.LZW -> new Lzw(bytes, clock);
      case Kind.PACK_BITS -> new PackBits(bytes);
      default -> new Deflate(bytes, clock);
    };
  }

  /**
   * Goes on to the next.
   *
   * @throws MediaException.Malformed when there is none
   */
  void open() {
    budget -= expander.position() - start;
    if (opened >= tiff.count(offsets)) {
      throw tiff.malformed(offsets.name(), "more than " + opened, tiff.count(offsets), 0);
    }
    long from = tiff.value(offsets, opened);
    if (from < 0 || from > bytes.length) {
      throw tiff.malformed(offsets, opened, "0.." + bytes.length);
    }
    start = (int) from;
    expander.start(start, start + (int) Math.min(length(), Math.min(bytes.length - from, budget)));
    opened++;
    row = 0;
  }

  /** Without compression the rows say it, and a number that does not agree is not asked. */
  private long length() {
    long stated = opened < tiff.count(lengths) ? tiff.value(lengths, opened) : 0;
    return stated < 1 || kind.compression() == Kind.NONE ? Long.MAX_VALUE : stated;
  }

  /**
   * Puts the next row at the start of the array.
   *
   * @throws MediaException.Malformed when there are fewer bytes, or they are damaged
   */
  void read(byte[] target, int length) {
    deadline.check("TIFF rows");
    try {
      int n = expander.read(target, 0, length);
      if (n < length) {
        throw tiff.malformed(place(), length + " bytes", n, expander.position());
      }
    } catch (DataFormatException e) {
      throw new MediaException.Malformed(
          "TIFF " + place() + ": damaged (offset " + expander.position() + ")", e);
    }
    if (kind.isDifferenced()) {
      Predictor.undo(target, length, kind, tiff.isBigEndian());
    }
    row++;
  }

  private String place() {
    return offsets + " " + (opened - 1) + ", row " + row;
  }
}
