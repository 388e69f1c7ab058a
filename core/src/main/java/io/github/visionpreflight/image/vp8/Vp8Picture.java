package io.github.visionpreflight.image.vp8;

import io.github.visionpreflight.image.planar.Yuv420;
import io.github.visionpreflight.image.raster.RowSource;
import io.github.visionpreflight.media.Deadline;
import io.github.visionpreflight.media.MediaException;
import io.github.visionpreflight.probe.Dimensions;

/** Decodes a VP8 key frame (RFC 6386). */
public final class Vp8Picture implements Yuv420 {
  private static final int HEADER_BYTES = 10;
  private static final int INNER = 64;

  private final byte[] bytes;
  private final int width;
  private final int height;
  private final int columns;
  private final int rows;
  private final FrameHeader header;
  private final BoolReader[] partitions;
  private final Modes modes;
  private final Residual residual;
  private final Prediction prediction = new Prediction();
  private final BoolReader first;
  private final Plane[] planes;

  /** Of each macroblock the level of its filter, and whether its inner edges are filtered. */
  private final byte[] filters;

  private Vp8Picture(byte[] bytes) {
    this.bytes = bytes;
    width = u16(6) & 0x3FFF;
    height = u16(8) & 0x3FFF;
    columns = width + 15 >> 4;
    rows = height + 15 >> 4;
    int length = u24(0) >> 5;
    first = new BoolReader(bytes, HEADER_BYTES, HEADER_BYTES + length);
    header = FrameHeader.read(first);
    partitions = partitions(HEADER_BYTES + length);
    modes = new Modes(first, columns);
    residual = new Residual(header, columns, new InverseTransform());
    planes = new Plane[] {plane(16), plane(8), plane(8)};
    filters = new byte[columns * rows];
  }

  private Plane plane(int size) {
    return new Plane(columns * size, rows * size);
  }

  /**
   * Decodes a picture. Without the loop filter it may show the edges of its blocks.
   *
   * @param frame a key frame whose size, start code and first partition were found in order
   * @param filtered whether the loop filter runs
   * @throws MediaException.Malformed when the frame ends before its last macroblock
   * @throws MediaException.Timeout when the deadline passes
   */
  public static Vp8Picture decode(byte[] frame, boolean filtered, Deadline deadline) {
    Vp8Picture picture = new Vp8Picture(frame);
    picture.decode(deadline);
    if (filtered) {
      picture.filter(deadline);
    }
    return picture;
  }

  /**
   * Returns whether a picture that is brought to a size shows it when the loop filter did not run.
   * Below three quarters in both directions it does not, by libwebp's own rule, for the edges of
   * blocks drown in what is averaged.
   *
   * @param target the size as stored
   */
  public static boolean needsFilter(Dimensions stored, Dimensions target) {
    return 4L * target.width() >= 3L * stored.width()
        || 4L * target.height() >= 3L * stored.height();
  }

  /** Returns the picture as rows of RGB. */
  public RowSource rows() {
    return new YuvRows(planes, width, height);
  }

  @Override
  public Dimensions size() {
    return new Dimensions(width, height);
  }

  @Override
  public void read(int plane, int row, byte[] samples) {
    Plane of = planes[plane];
    int length = plane == 0 ? width : width + 1 >> 1;
    System.arraycopy(of.data, of.index(0, row), samples, 0, length);
  }

  private BoolReader[] partitions(int from) {
    BoolReader[] readers = new BoolReader[header.partitions()];
    int start = from + 3 * (readers.length - 1);
    if (start >= bytes.length) {
      throw new MediaException.Malformed(
          "VP8 partitions: expected data from offset "
              + start
              + ", got "
              + bytes.length
              + " bytes");
    }
    for (int i = 0; i < readers.length; i++) {
      boolean last = i == readers.length - 1;
      int end = last ? bytes.length : Math.min(bytes.length, start + u24(from + 3 * i));
      readers[i] = new BoolReader(bytes, start, end);
      start = end;
    }
    return readers;
  }

  private void decode(Deadline deadline) {
    for (int y = 0; y < rows; y++) {
      deadline.check("decoding a WebP");
      modes.startRow();
      residual.startRow();
      BoolReader tokens = partitions[y & partitions.length - 1];
      for (int x = 0; x < columns; x++) {
        macroblock(tokens, x, y);
      }
      if (first.overrun() || tokens.overrun()) {
        throw new MediaException.Malformed(
            "VP8 macroblocks: expected " + rows + " rows, got data for " + y);
      }
    }
  }

  private void macroblock(BoolReader tokens, int x, int y) {
    int segment = header.readSegment();
    boolean skip = header.readSkip();
    modes.read(x);
    if (skip) {
      residual.skip(x, modes.subBlocks());
    } else {
      residual.read(tokens, x, modes.subBlocks(), header.factors(segment));
    }
    boolean inner = modes.subBlocks() || !residual.isEmpty();
    int level = header.level(segment, modes.subBlocks());
    filters[y * columns + x] = (byte) (level + (inner ? INNER : 0));
    if (modes.subBlocks()) {
      lumaBySubBlocks(x, y);
    } else {
      square(0, x, y, 16, modes.luma(), 0);
    }
    square(1, x, y, 8, modes.chroma(), 16);
    square(2, x, y, 8, modes.chroma(), 20);
  }

  private void square(int index, int x, int y, int size, int mode, int firstBlock) {
    Plane plane = planes[index];
    int at = plane.index(x * size, y * size);
    Prediction.block(plane, at, size, mode, x > 0, y > 0);
    int block = firstBlock;
    for (int row = at, down = 0; down < size; down += 4, row += 4 * plane.stride) {
      for (int right = 0; right < size; right += 4) {
        residual.add(block++, plane, row + right);
      }
    }
  }

  private void lumaBySubBlocks(int x, int y) {
    Plane plane = planes[0];
    int corner = plane.index(x * 16, y * 16);
    int right = aboveRight(plane, x, y);
    for (int i = 0; i < 16; i++) {
      int at = corner + (i >> 2) * 4 * plane.stride + (i & 3) * 4;
      int aboveRight = (i & 3) == 3 ? right : at - plane.stride + 4;
      prediction.subBlock(plane, at, modes.ofSubBlocks[i], aboveRight);
      residual.add(i, plane, at);
    }
  }

  /** All four sub-blocks on the right see the row above the macroblock. */
  private int aboveRight(Plane plane, int x, int y) {
    int right = plane.index(x * 16 + 16, y * 16 - 1);
    if (x == columns - 1 && y > 0) {
      for (int i = 0; i < 4; i++) {
        plane.data[right + i] = plane.data[right - 1];
      }
    }
    return right;
  }

  private void filter(Deadline deadline) {
    LoopFilter filter = header.filter();
    for (int i = 0; i < filters.length; i++) {
      if (i % columns == 0) {
        deadline.check("decoding a WebP");
      }
      int level = filters[i] & INNER - 1;
      if (level > 0) {
        filter.macroblock(planes, i % columns, i / columns, level, (filters[i] & INNER) != 0);
      }
    }
  }

  private int u16(int at) {
    return bytes[at] & 0xFF | (bytes[at + 1] & 0xFF) << 8;
  }

  private int u24(int at) {
    return u16(at) | (bytes[at + 2] & 0xFF) << 16;
  }
}
