package io.github.visionpreflight.ffmpeg;

import io.github.visionpreflight.video.FrameTimes;
import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * What one pass over the packets told: every packet of the track in decoding order, and which of
 * them is shown when. Immutable.
 */
final class PacketTable {
  private final long[] pts;
  private final int[] keyframes;
  private final long[] keyframeDts;
  private final long[] keyframePositions;
  private final int[] shown;
  private final int[] presentation;
  private final BitSet secondFields;
  private final boolean timed;
  private final boolean layered;
  private final FrameTimes times;
  private final long pixels;
  private final @Nullable String cut;
  private final @Nullable PictureReferences references;

  PacketTable(PacketTableBuilder from, @Nullable PictureReferences references) {
    this.references = references;
    this.pts = from.pts();
    this.keyframes = from.keyframes();
    this.keyframeDts = from.keyframeDts();
    this.keyframePositions = from.keyframePositions();
    this.secondFields = from.secondFields();
    this.timed = from.timed();
    this.layered = from.isLayered();
    this.shown = from.shown();
    this.presentation = inverse(shown, pts.length);
    this.times = from.times(shown);
    this.pixels = from.pixels();
    this.cut = from.cut();
  }

  private static int[] inverse(int[] shown, int packets) {
    int[] inverse = new int[packets];
    Arrays.fill(inverse, -1);
    for (int i = 0; i < shown.length; i++) {
      inverse[shown[i]] = i;
    }
    return inverse;
  }

  /** Returns the number of packets. */
  int packets() {
    return pts.length;
  }

  /** Returns whether every packet says when it is shown, so that frames can be told by packet. */
  boolean timed() {
    return timed;
  }

  /** Returns whether frames that are not for reference may be left out. */
  boolean nonReferenceDroppable() {
    return timed && !layered;
  }

  /** Returns how many pixels a picture has; 0 when the container does not say. */
  long pixels() {
    return pixels;
  }

  /** Returns which pictures lean on which; null when nobody knows. */
  @Nullable PictureReferences references() {
    return references;
  }

  /** Returns when each frame is shown. */
  FrameTimes times() {
    return times;
  }

  /** Returns whether the packet only completes the frame that the packet before began. */
  boolean isSecondField(int packet) {
    return secondFields.get(packet);
  }

  /** Returns where the file breaks off or breaks down; null when it is whole. */
  @Nullable String cut() {
    return cut;
  }

  /** Returns which packet holds the frame with this place in presentation order. */
  int packetOf(int presentationIndex) {
    return shown[presentationIndex];
  }

  /** Returns the place in presentation order of the packet's frame; -1 when it is not shown. */
  int presentationOf(int packet) {
    return presentation[packet];
  }

  /**
   * Returns the packet where decoding must start for this packet's frame: its keyframe, or the one
   * before when the frame comes before its keyframe on screen and may lean on the group before.
   */
  int entryFor(int packet) {
    int key = keyframeAtOrBefore(packet);
    if (key > 0 && timed && pts[packet] < pts[keyframes[key]]) {
      key--;
    }
    return key < 0 ? 0 : keyframes[key];
  }

  /** Returns the keyframe before the packet, or the first packet. */
  int entryBefore(int packet) {
    int key = packet == 0 ? -1 : keyframeAtOrBefore(packet - 1);
    return key < 0 ? 0 : keyframes[key];
  }

  /** Returns how many frames are decoded before a frame that is shown before them, at most. */
  int reorderDepth() {
    int depth = 0;
    int decoded = 0;
    for (int packet = 0; packet < presentation.length; packet++) {
      if (presentation[packet] >= 0) {
        depth = Math.max(depth, decoded - presentation[packet]);
        decoded++;
      }
    }
    return depth;
  }

  /** Returns the row of the last keyframe at or before the packet; -1 when there is none. */
  int keyframeAtOrBefore(int packet) {
    int found = Arrays.binarySearch(keyframes, packet);
    return found >= 0 ? found : -found - 2;
  }

  int keyframePacket(int row) {
    return keyframes[row];
  }

  long keyframeDts(int row) {
    return keyframeDts[row];
  }

  long keyframePosition(int row) {
    return keyframePositions[row];
  }

  int keyframeCount() {
    return keyframes.length;
  }
}
