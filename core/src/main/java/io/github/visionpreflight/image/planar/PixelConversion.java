package io.github.visionpreflight.image.planar;

import io.github.visionpreflight.image.raster.Kernels;
import io.github.visionpreflight.image.raster.Pixels;
import io.github.visionpreflight.image.zlib.LittleEndian;
import io.github.visionpreflight.media.Deadline;
import io.github.visionpreflight.probe.Dimensions;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.util.List;

/**
 * One call of the lane for a picture that comes as pixels, gray or RGB, and keeps its size. Pixels
 * are sorted by their place in a block as they are read: as nothing is scaled, nothing has to be
 * turned over afterwards, and from there on every loop runs over all blocks of a row. The chroma of
 * four pixels is that of their mean, and what is missing at the edges repeats the last.
 */
final class PixelConversion {
  private static final int BLOCK = 8;
  private static final int MCU = 16;
  private static final int PAIRS = BLOCK / 2;
  private static final int COLOURS = 3;

  private final Pixels pixels;
  private final Quantisation quantisation;
  private final Deadline deadline;
  private final PlanarBuffers.Space space;

  PixelConversion(Pixels pixels, int quality, Deadline deadline, PlanarBuffers.Space space) {
    this.pixels = pixels;
    this.deadline = deadline;
    this.space = space;
    quantisation = new Quantisation(quality);
  }

  byte[] run() {
    boolean gray = pixels.channels() == 1;
    CodedPlane[] planes = gray ? gray() : new Colours().planes();
    Dimensions size = new Dimensions(pixels.width(), pixels.height());
    return JpegWriter.file(size, planes, gray ? 1 : 2, quantisation, List.of(), space, deadline);
  }

  private static int parts(int pixels, int size) {
    return (pixels + size - 1) / size;
  }

  /** Copies a row and repeats its last pixel; below the picture, the last row. */
  private void read(int y, byte[] row) {
    int length = pixels.rowBytes();
    int from = Math.min(y, pixels.height() - 1) * length;
    System.arraycopy(pixels.samples(), from, row, 0, length);
    for (int i = length; i < row.length; i++) {
      row[i] = row[i - pixels.channels()];
    }
  }

  private CodedPlane[] gray() {
    int across = parts(pixels.width(), BLOCK);
    int down = parts(pixels.height(), BLOCK);
    CodedPlane plane = new CodedPlane(across, down, space.symbols[0]);
    BlockRow blocks = new BlockRow(across, quantisation.steps(0), space.arena);
    byte[] row = new byte[across * BLOCK];
    for (int blockRow = 0; blockRow < down; blockRow++) {
      deadline.check("JPEG result, row of blocks " + blockRow);
      for (int y = 0; y < BLOCK; y++) {
        read(blockRow * BLOCK + y, row);
        for (int x = 0; x < BLOCK; x++) {
          gray(row, x, blocks.samples(y, x), across);
        }
      }
      blocks.transform();
      blocks.addTo(plane, blockRow, 0, 1, 0);
    }
    return new CodedPlane[] {plane};
  }

  private static void gray(byte[] row, int from, float[] out, int n) {
    for (int i = 0, at = from; i < n; i++, at += BLOCK) {
      out[i] = ((row[at] & 0xFF) - 128) * JfifColours.LEVEL + Kernels.ROUNDER;
    }
  }

  /**
   * A picture in colours. A row of luma blocks holds those of even columns, then those of odd ones;
   * a row of chroma blocks all of Cb, then all of Cr. So each has two for every MCU, and chroma is
   * made of the even and odd pixels of two rows at the same index.
   */
  private final class Colours {
    private final int mcus = parts(pixels.width(), MCU);
    private final int mcuRows = parts(pixels.height(), MCU);
    private final int blocks = 2 * mcus;
    private final int half = PAIRS * blocks;
    private final CodedPlane y = new CodedPlane(blocks, 2 * mcuRows, space.symbols[0]);
    private final CodedPlane cb = new CodedPlane(mcus, mcuRows, space.symbols[1]);
    private final CodedPlane cr = new CodedPlane(mcus, mcuRows, space.symbols[2]);
    private final BlockRow luma = new BlockRow(blocks, quantisation.steps(0), space.arena);
    private final BlockRow chroma = new BlockRow(blocks, quantisation.steps(1), space.arena);
    private final byte[] row = new byte[mcus * MCU * COLOURS + Long.BYTES];
    private final int[][] even = new int[2][half];
    private final int[][] odd = new int[2][half];
    private final int[] first = new int[half];
    private final int[] second = new int[half];
    private final ByteBuffer bits =
        ByteBuffer.allocate(2 * half * Integer.BYTES).order(ByteOrder.nativeOrder());
    private final IntBuffer ints = bits.asIntBuffer();
    private final FloatBuffer floats = bits.asFloatBuffer();

    CodedPlane[] planes() {
      for (int mcuRow = 0; mcuRow < mcuRows; mcuRow++) {
        deadline.check("JPEG result, row of MCUs " + mcuRow);
        addLuma(2 * mcuRow, 0);
        addLuma(2 * mcuRow + 1, PAIRS);
        chroma.transform();
        chroma.addTo(cb, mcuRow, 0, 1, 0);
        chroma.addTo(cr, mcuRow, 0, 1, mcus);
      }
      return new CodedPlane[] {y, cb, cr};
    }

    /** Adds a row of luma blocks, and brings in the lines of chroma that belong to it. */
    private void addLuma(int blockRow, int chromaLine) {
      for (int pair = 0; pair < PAIRS; pair++) {
        for (int i = 0; i < 2; i++) {
          read(blockRow * BLOCK + 2 * pair + i, row);
          sort(even[i], odd[i]);
          luma(2 * pair + i, even[i], odd[i]);
        }
        chroma(chromaLine + pair);
      }
      luma.transform();
      luma.addTo(y, blockRow, 0, 2, 0);
      luma.addTo(y, blockRow, 1, 2, mcus);
    }

    /** Takes the row apart: of all blocks the first and second pixel, then the third and fourth. */
    private void sort(int[] even, int[] odd) {
      for (int pair = 0; pair < PAIRS; pair++) {
        for (int side = 0; side < 2; side++) {
          int from = (side * BLOCK + 2 * pair) * COLOURS;
          sort(row, from, even, odd, pair * blocks + side * mcus, mcus);
        }
      }
    }

    private static void sort(byte[] row, int from, int[] even, int[] odd, int to, int n) {
      for (int i = to, at = from; i < to + n; i++, at += MCU * COLOURS) {
        long two = LittleEndian.getLong(row, at);
        even[i] = (int) two;
        odd[i] = (int) (two >>> COLOURS * Byte.SIZE);
      }
    }

    private void luma(int line, int[] even, int[] odd) {
      JfifColours.luma(even, first, half);
      JfifColours.luma(odd, second, half);
      ints.put(0, first).put(half, second);
      for (int pair = 0; pair < PAIRS; pair++) {
        int at = pair * blocks;
        floats.get(at, luma.samples(line, 2 * pair), 0, blocks);
        floats.get(half + at, luma.samples(line, 2 * pair + 1), 0, blocks);
      }
    }

    private void chroma(int line) {
      JfifColours.redAndBlue(even[0], odd[0], even[1], odd[1], first, half);
      JfifColours.green(even[0], odd[0], even[1], odd[1], second, half);
      JfifColours.cb(first, second, even[0], half);
      JfifColours.cr(first, second, odd[0], half);
      ints.put(0, even[0]).put(half, odd[0]);
      for (int pair = 0; pair < PAIRS; pair++) {
        for (int side = 0; side < 2; side++) {
          float[] out = chroma.samples(line, side * PAIRS + pair);
          int at = pair * blocks + side * mcus;
          floats.get(at, out, 0, mcus).get(half + at, out, mcus, mcus);
        }
      }
    }
  }
}
