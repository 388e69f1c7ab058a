package io.github.visionpreflight.image.planar;

import io.github.visionpreflight.media.Deadline;
import io.github.visionpreflight.media.MediaException;

/**
 * Goes through the MCUs of one scan in order (T.81, A.2 and E.2.4): restarts, the deadline at each
 * row, and the check that no row used bits that were not there.
 */
abstract class McuWalk {
  private final byte[] data;
  private final int restartInterval;
  private final Deadline deadline;
  private final int across;
  private final int down;
  private final int offset;
  final BitReader bits;
  private int untilRestart;
  private int restarts;

  McuWalk(byte[] data, int restartInterval, Frame frame, Scan scan, Deadline deadline) {
    this.data = data;
    this.restartInterval = restartInterval;
    this.deadline = deadline;
    boolean alone = scan.components().length == 1;
    Component first = frame.components().get(scan.components()[0]);
    across = alone ? first.blocksAcross() : first.mcusAcross();
    down = alone ? first.blocksDown() : first.mcusDown();
    offset = scan.offset();
    bits = new BitReader(data);
  }

  /**
   * Reads the whole scan.
   *
   * @return the offset of the marker behind it
   */
  final int read() {
    bits.start(offset);
    untilRestart = restartInterval;
    for (int y = 0; y < down; y++) {
      deadline.check("JPEG scan, row of MCUs " + y);
      readRow(y);
      bits.checkNotPastEnd();
      rowRead();
    }
    return bits.findMarker();
  }

  private void readRow(int y) {
    if (restartInterval == 0) {
      readMcus(0, across, y);
      return;
    }
    for (int x = 0; x < across; ) {
      if (untilRestart == 0) {
        restart();
      }
      int to = Math.min(across, x + untilRestart);
      readMcus(x, to, y);
      untilRestart -= to - x;
      x = to;
    }
  }

  private void restart() {
    bits.checkNotPastEnd();
    int marker = bits.findMarker();
    int expected = 0xD0 + (restarts++ & 7);
    if (marker + 1 >= data.length || (data[marker + 1] & 0xFF) != expected) {
      throw new MediaException.Malformed(
          "JPEG restart marker: expected " + expected + ", got another (offset " + marker + ")");
    }
    bits.start(marker + 2);
    untilRestart = restartInterval;
    restarted();
  }

  /** Reads the MCUs from {@code from} to {@code to}, exclusive, of row {@code y}. */
  abstract void readMcus(int from, int to, int y);

  /** Forgets what the coding carries from block to block. */
  abstract void restarted();

  /** Is told that a row of MCUs is complete. */
  abstract void rowRead();
}
