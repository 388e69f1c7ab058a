package io.github.visionpreflight;

import io.github.visionpreflight.content.WirePart;
import io.github.visionpreflight.plan.PlanItem;
import io.github.visionpreflight.plan.RequestPlan;
import io.github.visionpreflight.price.Cost;
import io.github.visionpreflight.probe.VideoInfo;
import io.github.visionpreflight.provider.Violation;
import io.github.visionpreflight.video.Frame;
import java.util.List;

/**
 * A video that is ready to send: the file, or its frames. Immutable and safe to share.
 *
 * @param original what the header says of the file
 * @param frames the frames, in order of time; empty when the file itself goes out
 * @param items what to hand to a {@link io.github.visionpreflight.plan.RequestPlanner} together
 *     with the question
 * @param plan the request that holds the video alone: tokens, cost, and what the provider has
 *     against it
 * @param choice what was chosen and why, one sentence for people
 */
public record PreparedVideo(
    VideoInfo original, List<Frame> frames, List<PlanItem> items, RequestPlan plan, String choice) {
  /** Copies the lists. */
  public PreparedVideo {
    frames = List.copyOf(frames);
    items = List.copyOf(items);
  }

  /** Returns whether the file itself goes out, untouched. */
  public boolean isFile() {
    return frames.isEmpty();
  }

  /**
   * Returns the parts of a request that hold the video, in the dialect of the model's profile: one
   * part, or a text and a picture for each frame.
   */
  public List<WirePart> contentParts() {
    return plan.parts();
  }

  /** Returns the tokens of the video, with the markers around it and the times between frames. */
  public long tokens() {
    return plan.totals().tokens();
  }

  /**
   * Returns the exact cost of {@link #tokens} at the model's price for uncached input.
   *
   * @throws io.github.visionpreflight.price.UnknownPriceException when no price is known
   */
  public Cost cost() {
    return plan.cost();
  }

  /** Returns what the provider would refuse, and a budget that cannot be met. */
  public List<Violation> violations() {
    return plan.violations();
  }

  /** Returns {@link #choice}. */
  @Override
  public String toString() {
    return choice;
  }
}
