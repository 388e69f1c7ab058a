package io.github.visionpreflight.image.raster;

import io.github.visionpreflight.media.Deadline;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.util.Arrays;

/**
 * Shrinks a picture with a Lanczos window of three lobes, stretched by the factor so that what is
 * too fine for the new size is averaged, not picked. Rows first, from a ring of as many source rows
 * as the window is high; the source never exists as a whole. A band of new rows is then turned into
 * columns, so that both sums run over whole arrays. Colours are weighted by their alpha.
 */
public final class Resampler {
  /** Integers of a column in a band: fewer make short loops, more leave the processor's cache. */
  private static final int BAND = 192;

  /** New columns that are made from the same turned ones. */
  private static final int CHUNK = 64;

  /** Samples lie in four arrays, as they come out of integers that hold four bytes. */
  private static final int LANES = 4;

  /**
   * Bits of a weight, and bits behind the point between the two sums. Weights of one sum add up to
   * 1, and without their signs to 1.55 at most, so that a sum of 8-bit samples fits into 16.
   */
  private static final int WEIGHT = 14;

  private static final int FRACTION = 6;

  /** The same for samples that were made 8 bits longer by alpha: sums have 31 bits. */
  private static final int ALPHA_WEIGHT = 12;

  private static final int ALPHA_FRACTION = 2;

  private final RowSource source;
  private final Deadline deadline;
  private final Weights across;
  private final Weights down;
  private final int channels;
  private final boolean hasAlpha;

  /** Rows of which one integer holds the sums: two of 16 bits, or one that alpha made longer. */
  private final int perInteger;

  private final int laneLength;
  private final IntBuffer packedRow;
  private final int[] packed;
  private final byte[] row;
  private final int[][][] ring;
  private final int[][] window;
  private final int[][][] sums;
  private final int[][] band;
  private final int[][][] columns;
  private int rowsRead;

  private Resampler(RowSource source, int width, int height, Deadline deadline) {
    this.source = source;
    this.deadline = deadline;
    this.channels = source.channels();
    this.hasAlpha = channels % 2 == 0;
    this.perInteger = hasAlpha ? 1 : 2;
    this.across = Weights.of(source.width(), width, hasAlpha ? ALPHA_WEIGHT : WEIGHT);
    this.down = Weights.of(source.height(), height, WEIGHT);
    this.laneLength = (source.width() * channels + LANES - 1) / LANES;
    this.row = new byte[laneLength * LANES];
    this.packed = new int[laneLength];
    this.packedRow = ByteBuffer.wrap(row).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer();
    this.ring = new int[down.reach][LANES][laneLength];
    this.window = new int[down.taps][];
    int rows = Math.min(parts(height), BAND / channels);
    this.sums = new int[LANES][perInteger][Math.max(laneLength, rows * channels)];
    this.band = new int[LANES][rows * laneLength];
    int reach = across.mostIn(CHUNK) + across.taps - across.reach;
    this.columns = new int[perInteger][reach][rows * channels];
  }

  private int parts(int rows) {
    return (rows + perInteger - 1) / perInteger;
  }

  /**
   * Returns the picture at the size, which is not larger in either side.
   *
   * @throws io.github.visionpreflight.media.MediaException.Timeout when the time is up
   */
  public static Pixels resample(RowSource source, int width, int height, Deadline deadline) {
    if (source.width() == width && source.height() == height) {
      return copy(source, deadline);
    }
    return new Resampler(source, width, height, deadline).run(width, height);
  }

  private static Pixels copy(RowSource source, Deadline deadline) {
    Pixels out = Pixels.blank(source.width(), source.height(), source.channels());
    byte[] row = new byte[out.rowBytes()];
    for (int y = 0; y < out.height(); y++) {
      deadline.check("copying rows");
      source.read(row);
      System.arraycopy(row, 0, out.samples(), y * row.length, row.length);
    }
    return out;
  }

  private Pixels run(int width, int height) {
    Pixels out = Pixels.blank(width, height, channels);
    int most = BAND / channels * perInteger;
    for (int y = 0; y < height; y += most) {
      int rows = Math.min(most, height - y);
      for (int r = 0; r < rows; r += perInteger) {
        vertical(y + r, r / perInteger);
      }
      horizontal(out, y, rows);
    }
    return out;
  }

  private void vertical(int y, int bandRow) {
    for (int part = 0; part < perInteger; part++) {
      // The row behind an odd last one is nobody's.
      sumDown(Math.min(y + part, down.first.length - 1), part);
    }
    for (int lane = 0; lane < LANES; lane++) {
      int[] sum = sums[lane][0];
      if (hasAlpha) {
        IntKernels.shiftRight(sum, WEIGHT - ALPHA_FRACTION, laneLength);
      } else {
        IntKernels.pack(sum, sums[lane][1], WEIGHT - FRACTION, laneLength);
      }
      System.arraycopy(sum, 0, band[lane], bandRow * laneLength, laneLength);
    }
  }

  private void sumDown(int y, int part) {
    int first = down.first[y];
    readUpTo(first + down.reach);
    for (int lane = 0; lane < LANES; lane++) {
      for (int i = 0; i < down.taps; i++) {
        window[i] = ring[(first + Math.min(i, down.reach - 1)) % ring.length][lane];
      }
      int[] sum = sums[lane][part];
      IntKernels.combine(sum, window, 0, down.taps, down.weight, y * down.taps, laneLength);
    }
  }

  private void readUpTo(int end) {
    while (rowsRead < end) {
      // At each row that is read: one that is made may take all of them.
      deadline.check("resampling");
      source.read(row);
      int[][] lanes = ring[rowsRead++ % ring.length];
      packedRow.get(0, packed);
      IntKernels.unpack(packed, lanes[0], lanes[1], lanes[2], lanes[3], laneLength);
      if (hasAlpha) {
        weightByAlpha(lanes);
      }
    }
  }

  /** Makes every sample 255 times as much, or alpha times where it is a colour. */
  private void weightByAlpha(int[][] lanes) {
    for (int alpha = channels - 1; alpha < LANES; alpha += channels) {
      for (int c = alpha - channels + 1; c < alpha; c++) {
        IntKernels.multiply(lanes[c], lanes[alpha], laneLength);
      }
      IntKernels.multiply(lanes[alpha], 255, laneLength);
    }
  }

  private void horizontal(Pixels out, int y, int rows) {
    for (int from = 0; from < out.width(); from += CHUNK) {
      int to = Math.min(out.width(), from + CHUNK);
      int first = across.first[from];
      turn(first, across.first[to - 1] + across.reach, parts(rows));
      for (int x = from; x < to; x++) {
        for (int part = 0; part < perInteger; part++) {
          sumAcross(x, across.first[x] - first, part, parts(rows - part));
          store(out, x, y + part, parts(rows - part));
        }
      }
    }
  }

  /** Turns rows of the band into columns. */
  private void turn(int from, int to, int rows) {
    for (int x = from; x < to; x++) {
      int[] column = columns[0][x - from];
      for (int c = 0; c < channels; c++) {
        int sample = x * channels + c;
        turn(band[sample & LANES - 1], sample >> 2, laneLength, column, c, channels, rows);
      }
      if (!hasAlpha) {
        IntKernels.unpack(column, columns[1][x - from], rows * channels);
      }
    }
  }

  private static void turn(
      int[] in, int from, int inStep, int[] out, int to, int outStep, int count) {
    for (int i = from, o = to, left = count; left > 0; left--, i += inStep, o += outStep) {
      out[o] = in[i];
    }
  }

  private void sumAcross(int x, int first, int part, int rows) {
    int[] sum = sums[0][0];
    int n = rows * channels;
    int at = x * across.taps;
    IntKernels.combine(sum, columns[part], first, across.taps, across.weight, at, n);
    if (hasAlpha) {
      divideByAlpha(sum, n, channels);
      IntKernels.confine(sum, 0, n);
    } else {
      IntKernels.confine(sum, WEIGHT + FRACTION, n);
    }
  }

  private void store(Pixels out, int x, int y, int rows) {
    int step = perInteger * out.rowBytes();
    int at = y * out.rowBytes() + x * channels;
    if (channels == 3) {
      storeThree(sums[0][0], rows * channels, out.samples(), at, step);
    } else {
      store(sums[0][0], rows * channels, out.samples(), at, step);
    }
  }

  private static void storeThree(int[] sum, int n, byte[] samples, int from, int step) {
    for (int i = 0, at = from; i < n - 2; i += 3, at += step) {
      samples[at] = (byte) sum[i];
      samples[at + 1] = (byte) sum[i + 1];
      samples[at + 2] = (byte) sum[i + 2];
    }
  }

  private void store(int[] sum, int n, byte[] samples, int from, int step) {
    for (int i = 0, at = from; i < n; i += channels, at += step) {
      for (int c = 0; c < channels; c++) {
        samples[at + c] = (byte) sum[i + c];
      }
    }
  }

  private static void divideByAlpha(int[] sum, int n, int channels) {
    float scale = 1f / (255 << ALPHA_WEIGHT + ALPHA_FRACTION);
    for (int i = 0; i < n; i += channels) {
      float alpha = sum[i + channels - 1] * scale;
      float factor = alpha < 0.5f ? 0 : 255 * scale / alpha;
      for (int c = 0; c < channels - 1; c++) {
        sum[i + c] = (int) Math.max(0, sum[i + c] * factor + 0.5f);
      }
      sum[i + channels - 1] = (int) Math.max(0, alpha + 0.5f);
    }
  }

  /**
   * For each new position: the first source position, and a weight for each from there on. All have
   * the same number, a multiple of four; those past the reach are 0.
   */
  private static final class Weights {
    private static final double LOBES = 3;

    final int[] first;
    final int[] weight;
    final int reach;
    final int taps;
    private final double[] exact;

    private Weights(int size, int reach) {
      this.first = new int[size];
      this.reach = reach;
      this.taps = reach + 3 & ~3;
      this.weight = new int[Math.multiplyExact(size, taps)];
      this.exact = new double[reach];
    }

    static Weights of(int from, int to, int bits) {
      double factor = (double) from / to;
      double stretch = Math.max(1, factor);
      Weights weights = new Weights(to, Math.min(from, (int) Math.ceil(2 * LOBES * stretch)));
      for (int i = 0; i < to; i++) {
        weights.fill(i, (i + 0.5) * factor, stretch, from);
        weights.round(i * weights.taps, 1 << bits);
      }
      return weights;
    }

    private void fill(int i, double centre, double stretch, int from) {
      int start = (int) Math.max(0, Math.floor(centre - LOBES * stretch + 0.5));
      first[i] = Math.min(start, from - reach);
      for (int t = 0; t < reach; t++) {
        exact[t] = lanczos((first[i] + t + 0.5 - centre) / stretch);
      }
    }

    /** Rounds the running sum, so that all add up to {@code one} and errors do not pile up. */
    private void round(int at, int one) {
      double scale = one / Arrays.stream(exact).sum();
      double sum = 0;
      long rounded = 0;
      for (int t = 0; t < reach; t++) {
        sum += exact[t] * scale;
        weight[at + t] = (int) (Math.round(sum) - rounded);
        rounded = Math.round(sum);
      }
    }

    /** Returns the most source positions that so many neighbours reach. */
    int mostIn(int neighbours) {
      int most = 0;
      for (int i = 0; i < first.length; i += neighbours) {
        int last = Math.min(first.length, i + neighbours) - 1;
        most = Math.max(most, first[last] + reach - first[i]);
      }
      return most;
    }

    private static double lanczos(double x) {
      if (Math.abs(x) >= LOBES) {
        return 0;
      }
      double t = Math.PI * x;
      return Math.abs(x) < 1e-9 ? 1 : LOBES * Math.sin(t) * Math.sin(t / LOBES) / (t * t);
    }
  }
}
