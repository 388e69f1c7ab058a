package io.github.visionpreflight.image.planar;

import io.github.visionpreflight.media.Deadline;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A scan of a baseline or extended sequential frame: blocks go straight to their planes. */
final class SequentialScan extends McuWalk {
  /** The last place of a block that becomes three samples by three. */
  private static final int FEW = 12;

  private final Part[] parts;

  /** One component's share of the scan. */
  private static final class Part {
    private final PlaneDecoder plane;
    private final HuffmanTable dc;
    private final HuffmanTable ac;
    private final int across;
    private final int down;
    private final int last;
    private int mean;

    Part(PlaneDecoder plane, HuffmanTable dc, HuffmanTable ac, int across, int down) {
      this.plane = plane;
      this.dc = dc;
      this.ac = ac;
      this.across = across;
      this.down = down;
      this.last = plane.lastKept();
    }
  }

  SequentialScan(
      JpegReader reader,
      byte[] data,
      Scan scan,
      @Nullable PlaneDecoder[] decoders,
      Deadline deadline) {
    super(data, reader.restartInterval(), reader.frame(), scan, deadline);
    Frame frame = reader.frame();
    boolean alone = scan.components().length == 1;
    parts = new Part[scan.components().length];
    for (int i = 0; i < parts.length; i++) {
      Component component = frame.components().get(scan.components()[i]);
      parts[i] =
          new Part(
              Objects.requireNonNull(decoders[scan.components()[i]]),
              reader.dcTable(scan.dcTables()[i]),
              reader.acTable(scan.acTables()[i]),
              alone ? 1 : component.across(),
              alone ? 1 : component.down());
    }
  }

  @Override
  void readMcus(int from, int to, int y) {
    for (int x = from; x < to; x++) {
      for (Part part : parts) {
        readBlocks(part, x);
      }
    }
  }

  private void readBlocks(Part part, int x) {
    for (int v = 0; v < part.down; v++) {
      float[][] sink = part.plane.sink(v);
      for (int u = 0; u < part.across; u++) {
        int column = x * part.across + u;
        part.mean += bits.difference(part.dc);
        sink[0][column] = part.mean;
        if (part.last <= FEW) {
          bits.firstCoefficients(part.ac, sink, column, part.last);
        } else {
          bits.coefficients(part.ac, sink, column);
        }
      }
    }
  }

  @Override
  void restarted() {
    for (Part part : parts) {
      part.mean = 0;
    }
  }

  @Override
  void rowRead() {
    for (Part part : parts) {
      part.plane.rowsRead();
    }
  }
}
