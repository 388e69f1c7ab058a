package io.github.visionpreflight.video;

import java.util.List;

/**
 * How far an extraction is, and what it took.
 *
 * @param wanted frames that were asked for
 * @param delivered frames handed over so far
 * @param decoded frames that have come out of the decoder so far, wanted or needed by a wanted one;
 *     those that it still holds back when the last wanted one is out are not counted
 * @param damage what was skipped because the video is damaged there, one sentence each
 */
public record FrameReport(int wanted, int delivered, long decoded, List<String> damage) {
  /** Copies the list. */
  public FrameReport {
    damage = List.copyOf(damage);
  }
}
