package io.github.visionpreflight.ffmpeg;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;

import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.jspecify.annotations.Nullable;

/**
 * Walks the packets that a scan has numbered, forward by reading, or by a seek where the container
 * has an index and the way is long. A seek is believed only when it lands on a packet that the scan
 * has seen; otherwise the walk starts again at the first packet. Used by one thread.
 */
final class PacketCursor implements AutoCloseable {
  /** Reading so much costs less than a seek and the buffer that it throws away. */
  private static final long SEEK_WORTH_BYTES = 1_000_000;

  /** Opens the same track again at its first packet. */
  interface Reopening {
    Demuxer open();
  }

  private final PacketTable table;
  private final Reopening reopening;
  private final AVPacket packet;
  private Demuxer demuxer;
  private boolean seekable;

  /** The number of the packet that the next read gives, or that {@code packet} holds already. */
  private int next;

  private boolean held;

  PacketCursor(PacketTable table, Reopening reopening) {
    this.table = table;
    this.reopening = reopening;
    this.demuxer = reopening.open();
    this.packet = av_packet_alloc();
    this.seekable = demuxer.container().indexed();
  }

  Demuxer demuxer() {
    return demuxer;
  }

  int next() {
    return next;
  }

  /** Returns the next packet, valid until the next call; null when the track ends before it. */
  @Nullable AVPacket read() {
    if (!held) {
      av_packet_unref(packet);
      if (demuxer.read(packet) < 0) {
        return null;
      }
    }
    held = false;
    next++;
    return packet;
  }

  /** Makes {@code target} the next packet; false when the track ends before it. */
  boolean goTo(int target) {
    int row = table.keyframeAtOrBefore(target);
    if (target < next || isFar(row)) {
      jump(row);
    }
    if (target < next) {
      reopen();
    }
    while (next < target) {
      if (read() == null) {
        return false;
      }
    }
    return true;
  }

  private boolean isFar(int row) {
    if (!seekable || row < 0 || table.keyframePacket(row) <= next) {
      return false;
    }
    int here = table.keyframeAtOrBefore(next);
    return here >= 0
        && table.keyframePosition(row) - table.keyframePosition(here) > SEEK_WORTH_BYTES;
  }

  private void jump(int row) {
    if (!seekable || row < 0) {
      return;
    }
    av_packet_unref(packet);
    held = false;
    if (demuxer.seek(table.keyframeDts(row)) && demuxer.read(packet) >= 0) {
      int landed = rowAt(packet.pos(), row);
      if (landed >= 0) {
        next = table.keyframePacket(landed);
        held = true;
        return;
      }
    }
    seekable = false;
    reopen();
  }

  /** Returns the row at or shortly before {@code row} whose keyframe lies there; -1 for none. */
  private int rowAt(long position, int row) {
    for (int r = row; r >= 0 && r >= row - 2; r--) {
      if (position >= 0 && table.keyframePosition(r) == position) {
        return r;
      }
    }
    return -1;
  }

  private void reopen() {
    demuxer.close();
    demuxer = reopening.open();
    next = 0;
    held = false;
  }

  @Override
  public void close() {
    demuxer.close();
    if (!packet.isNull()) {
      av_packet_free(packet);
    }
  }
}
