package io.github.visionpreflight.image.planar;

import io.github.visionpreflight.media.Deadline;
import io.github.visionpreflight.media.MediaException;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A scan of a progressive frame (T.81, annex G): a few bits of a few coefficients. */
final class ProgressiveScan extends McuWalk {
  private final Scan scan;
  private final CoefficientStore[] stores;
  private final int[] across;
  private final int[] down;
  private final int[] means;
  private final HuffmanTable[] dcTables;
  private final HuffmanTable acTable;
  private int endOfBands;

  ProgressiveScan(
      JpegReader reader,
      byte[] data,
      Scan scan,
      @Nullable CoefficientStore[] all,
      Deadline deadline) {
    super(data, reader.restartInterval(), reader.frame(), scan, deadline);
    this.scan = scan;
    int count = scan.components().length;
    stores = new CoefficientStore[count];
    across = new int[count];
    down = new int[count];
    means = new int[count];
    dcTables = new HuffmanTable[count];
    boolean readsMeans = scan.from() == 0 && scan.high() == 0;
    for (int i = 0; i < count; i++) {
      Component component = reader.frame().components().get(scan.components()[i]);
      stores[i] = Objects.requireNonNull(all[scan.components()[i]]);
      stores[i].scanned(scan.from(), scan.to(), scan.low());
      across[i] = count == 1 ? 1 : component.across();
      down[i] = count == 1 ? 1 : component.down();
      if (readsMeans) {
        dcTables[i] = reader.dcTable(scan.dcTables()[i]);
      }
    }
    acTable = scan.from() == 0 ? HuffmanTable.EMPTY : reader.acTable(scan.acTables()[0]);
  }

  @Override
  void readMcus(int from, int to, int y) {
    if (scan.from() == 0) {
      readMeans(from, to, y);
    } else if (scan.high() == 0) {
      for (int x = from; x < to; x++) {
        readBand(stores[0].block(x, y));
      }
    } else {
      for (int x = from; x < to; x++) {
        refineBand(stores[0].block(x, y));
      }
    }
  }

  private void readMeans(int from, int to, int y) {
    for (int x = from; x < to; x++) {
      for (int i = 0; i < stores.length; i++) {
        for (int v = 0; v < down[i]; v++) {
          for (int u = 0; u < across[i]; u++) {
            readMean(i, stores[i].block(x * across[i] + u, y * down[i] + v));
          }
        }
      }
    }
  }

  private void readMean(int i, int block) {
    if (scan.high() == 0) {
      means[i] += bits.difference(dcTables[i]);
      stores[i].set(block, 0, means[i] << scan.low());
    } else {
      stores[i].refineMean(block, bits.bit() << scan.low());
    }
  }

  /** Reads the first bits of a band of AC coefficients (T.81, G.1.2.2). */
  private void readBand(int block) {
    if (endOfBands > 0) {
      endOfBands--;
      return;
    }
    for (int k = scan.from(); k <= scan.to(); k++) {
      int symbol = bits.symbol(acTable);
      int run = symbol >>> 4;
      int size = symbol & 15;
      if (size == 0 && run < 15) {
        endOfBands = (1 << run) + bits.bits(run) - 1;
        return;
      }
      k += run;
      if (size > 0) {
        int value = HuffmanTable.extend(bits.bits(size), size) << scan.low();
        stores[0].set(block, place(k), value);
      }
    }
  }

  private int place(int k) {
    if (k > scan.to()) {
      throw new MediaException.Malformed(
          "JPEG scan: expected a coefficient up to " + scan.to() + ", got " + k);
    }
    return k;
  }

  /** Reads one more bit of a band of AC coefficients (T.81, G.1.2.3). */
  private void refineBand(int block) {
    int k = scan.from();
    while (endOfBands == 0 && k <= scan.to()) {
      int symbol = bits.symbol(acTable);
      int run = symbol >>> 4;
      boolean fresh = (symbol & 15) != 0;
      if (!fresh && run < 15) {
        endOfBands = (1 << run) + bits.bits(run);
      } else {
        int value = fresh ? (bits.bit() == 0 ? -1 : 1) << scan.low() : 0;
        k = refineUntil(block, k, run);
        if (fresh) {
          stores[0].set(block, place(k), value);
        }
        k++;
      }
    }
    if (endOfBands > 0) {
      refineUntil(block, k, 64);
      endOfBands--;
    }
  }

  /**
   * Refines what is not zero, and stops at the zero coefficient that {@code run} others precede.
   */
  private int refineUntil(int block, int from, int run) {
    long nonZero = stores[0].nonZero(block);
    int zeros = 0;
    for (int k = from; k <= scan.to(); k++) {
      if ((nonZero >>> k & 1) != 0) {
        stores[0].refine(block, k, bits.bit() << scan.low());
      } else if (zeros++ == run) {
        return k;
      }
    }
    return scan.to() + 1;
  }

  @Override
  void restarted() {
    Arrays.fill(means, 0);
    endOfBands = 0;
  }

  @Override
  void rowRead() {
    // Nothing to hand on before the last scan.
  }
}
