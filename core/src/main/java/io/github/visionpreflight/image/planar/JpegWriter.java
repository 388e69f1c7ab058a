package io.github.visionpreflight.image.planar;

import io.github.visionpreflight.media.Deadline;
import io.github.visionpreflight.probe.Dimensions;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes coded planes as a baseline JFIF file with Huffman tables of its own. */
final class JpegWriter {
  /** The most bytes a block can take: 64 symbols of 27 bits and a full buffer, all stuffed. */
  private static final int MOST_BLOCK_BYTES = 64 * 27 / 8 * 2 + 2 * Long.BYTES;

  private final ByteSink out;
  private final CodedPlane[] planes;
  private final int perMcu;
  private final Deadline deadline;
  private final int[] means;

  private JpegWriter(ByteSink out, CodedPlane[] planes, int perMcu, Deadline deadline) {
    this.out = out;
    this.planes = planes;
    this.perMcu = perMcu;
    this.deadline = deadline;
    means = new int[planes.length];
  }

  /**
   * Returns the planes as a file, and keeps their space for the next call.
   *
   * @param planes grey, or Y, Cb and Cr
   * @param perMcu blocks of the first plane along each side of an MCU
   * @param profile segments of a colour profile, without their markers
   */
  static byte[] file(
      Dimensions size,
      CodedPlane[] planes,
      int perMcu,
      Quantisation quantisation,
      List<byte[]> profile,
      PlanarBuffers.Space space,
      Deadline deadline) {
    for (int i = 0; i < planes.length; i++) {
      space.symbols[i] = planes[i].symbols();
    }
    ByteSink out = new ByteSink(space.output);
    new JpegWriter(out, planes, perMcu, deadline).write(size, quantisation, profile);
    space.output = out.space();
    return out.toByteArray();
  }

  private void write(Dimensions size, Quantisation quantisation, List<byte[]> profile) {
    out.putWord(0xFFD8);
    writeJfif();
    for (byte[] segment : profile) {
      out.putWord(0xFFE2);
      out.put(segment);
    }
    int kinds = Math.min(2, planes.length);
    for (int kind = 0; kind < kinds; kind++) {
      writeQuantisation(kind, quantisation.steps(kind));
    }
    writeFrame(size);
    int[][] dc = new int[kinds][];
    int[][] ac = new int[kinds][];
    for (int kind = 0; kind < kinds; kind++) {
      dc[kind] = writeCode(kind, HuffmanCode.of(dcFrequencies(kind)));
      ac[kind] = writeCode(0x10 | kind, HuffmanCode.of(acFrequencies(kind)));
    }
    writeScan(dc, ac);
    out.putWord(0xFFD9);
  }

  private void writeJfif() {
    out.putWord(0xFFE0);
    out.putWord(16);
    out.put("JFIF\0".getBytes(StandardCharsets.US_ASCII));
    out.put(new byte[] {1, 1, 0, 0, 1, 0, 1, 0, 0});
  }

  private void writeQuantisation(int id, int[] steps) {
    out.putWord(0xFFDB);
    out.putWord(67);
    out.put(id);
    for (int k = 0; k < 64; k++) {
      out.put(steps[Zigzag.natural(k)]);
    }
  }

  private void writeFrame(Dimensions size) {
    out.putWord(0xFFC0);
    out.putWord(8 + 3 * planes.length);
    out.put(8);
    out.putWord(size.height());
    out.putWord(size.width());
    out.put(planes.length);
    for (int i = 0; i < planes.length; i++) {
      out.put(i + 1);
      out.put(i == 0 ? perMcu * 0x11 : 0x11);
      out.put(Math.min(i, 1));
    }
  }

  private int[] writeCode(int id, HuffmanCode code) {
    out.putWord(0xFFC4);
    out.putWord(19 + code.symbols().length);
    out.put(id);
    for (int length = 1; length <= 16; length++) {
      out.put(code.count(length));
    }
    out.put(code.symbols());
    return code.withBits();
  }

  private int[] acFrequencies(int kind) {
    int[] sum = new int[256];
    for (int i = kind; i < planes.length && (kind == 1 || i == 0); i++) {
      for (int s = 0; s < 256; s++) {
        sum[s] += planes[i].frequencies()[s];
      }
    }
    return sum;
  }

  private int[] dcFrequencies(int kind) {
    int[] sum = new int[256];
    for (int i = kind; i < planes.length && (kind == 1 || i == 0); i++) {
      countMeans(planes[i], i == 0 ? perMcu : 1, sum);
    }
    return sum;
  }

  private static void countMeans(CodedPlane plane, int side, int[] sum) {
    int before = 0;
    for (int y = 0; y < plane.blocksDown(); y += side) {
      for (int x = 0; x < plane.blocksAcross(); x += side) {
        for (int i = 0; i < side * side; i++) {
          int mean = plane.mean(x + i % side, y + i / side);
          sum[CodedPlane.size(mean - before)]++;
          before = mean;
        }
      }
    }
  }

  private void writeScan(int[][] dc, int[][] ac) {
    out.putWord(0xFFDA);
    out.putWord(6 + 2 * planes.length);
    out.put(planes.length);
    for (int i = 0; i < planes.length; i++) {
      out.put(i + 1);
      out.put(Math.min(i, 1) * 0x11);
    }
    out.put(new byte[] {0, 63, 0});
    int down = planes[0].blocksDown() / perMcu;
    int across = planes[0].blocksAcross() / perMcu;
    for (int y = 0; y < down; y++) {
      deadline.check("JPEG result, row of MCUs " + y);
      for (int x = 0; x < across; x++) {
        writeMcu(x, y, dc, ac);
      }
    }
    out.finishBits();
  }

  private void writeMcu(int x, int y, int[][] dc, int[][] ac) {
    for (int i = 0; i < planes.length; i++) {
      int side = i == 0 ? perMcu : 1;
      int kind = Math.min(i, 1);
      for (int b = 0; b < side * side; b++) {
        writeBlock(i, x * side + b % side, y * side + b / side, dc[kind], ac[kind]);
      }
    }
  }

  private void writeBlock(int i, int column, int row, int[] dcCodes, int[] acCodes) {
    out.reserve(MOST_BLOCK_BYTES);
    CodedPlane plane = planes[i];
    int mean = plane.mean(column, row);
    int difference = mean - means[i];
    means[i] = mean;
    int start = plane.start(column, row);
    out.putBlock(CodedPlane.word(difference), dcCodes, plane.symbols(), start, acCodes);
  }
}
