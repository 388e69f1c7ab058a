package io.github.visionpreflight.ffmpeg;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which stretches of packets to decode for the frames that are wanted: each starts at a keyframe
 * and ends at the last wanted frame that depends on it. Immutable.
 */
final class DecodePlan {
  /**
   * A stretch of packets.
   *
   * @param entry the packet to start at
   * @param last the last packet to decode
   */
  record Run(int entry, int last) {}

  private final List<Run> runs;
  private final BitSet wanted;
  private final BitSet idle = new BitSet();

  private DecodePlan(List<Run> runs, BitSet wanted, @Nullable PictureReferences references) {
    this.runs = runs;
    this.wanted = wanted;
    if (references != null) {
      runs.forEach(run -> idle.or(references.idle(run, wanted)));
    }
  }

  /** Plans for the given places in presentation order. */
  static DecodePlan of(PacketTable table, int[] wantedFrames) {
    BitSet wanted = new BitSet();
    for (int frame : wantedFrames) {
      int packet = table.packetOf(frame);
      wanted.set(packet);
      if (packet + 1 < table.packets() && table.isSecondField(packet + 1)) {
        wanted.set(packet + 1);
      }
    }
    return table.timed()
        ? new DecodePlan(runs(table, wanted), wanted, table.references())
        : new DecodePlan(everything(table), wanted, null);
  }

  private static List<Run> runs(PacketTable table, BitSet wanted) {
    List<Run> runs = new ArrayList<>();
    for (int packet = wanted.nextSetBit(0); packet >= 0; packet = wanted.nextSetBit(packet + 1)) {
      int entry = table.entryFor(table.isSecondField(packet) ? packet - 1 : packet);
      // A frame shown before its keyframe reaches back into runs that were closed already.
      while (!runs.isEmpty() && entry <= runs.get(runs.size() - 1).last()) {
        entry = Math.min(entry, runs.remove(runs.size() - 1).entry());
      }
      runs.add(new Run(entry, packet));
    }
    return runs;
  }

  /** Frames that cannot be told apart by their packets are told by counting all of them. */
  private static List<Run> everything(PacketTable table) {
    return List.of(new Run(0, table.packets() - 1));
  }

  List<Run> runs() {
    return runs;
  }

  boolean isWanted(int packet) {
    return wanted.get(packet);
  }

  /** Returns whether it is known that no wanted frame leans on the packet's picture. */
  boolean isIdle(int packet) {
    return idle.get(packet);
  }
}
