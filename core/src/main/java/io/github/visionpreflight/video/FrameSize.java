package io.github.visionpreflight.video;

import io.github.visionpreflight.probe.Dimensions;
import io.github.visionpreflight.token.TokenRule;

/** How large a frame is to be, given how large it is shown. */
@FunctionalInterface
public interface FrameSize {
  /** Returns the size to scale to; never larger than {@code displayed} on any side. */
  Dimensions of(Dimensions displayed);

  /** Returns the rule that keeps frames as large as they are shown. */
  static FrameSize original() {
    return displayed -> displayed;
  }

  /**
   * Returns the rule that brings the longer side to at most so many pixels and keeps the shape.
   *
   * @throws IllegalArgumentException when {@code pixels} is below 1
   */
  static FrameSize maxSide(int pixels) {
    if (pixels < 1) {
      throw new IllegalArgumentException("pixels: expected at least 1, got " + pixels);
    }
    return displayed -> {
      int longest = displayed.longestSide();
      return longest <= pixels ? displayed : scaled(displayed, pixels, longest);
    };
  }

  /**
   * Returns the rule of the model's own video processor: 4,096 patches of 14 by 14 pixels a frame
   * and 512 patches a side, truncated, never scaled up. More pixels buy nothing.
   */
  static FrameSize seenByModel() {
    TokenRule rule = TokenRule.processor();
    return displayed -> rule.seenFrame(displayed.width(), displayed.height());
  }

  private static Dimensions scaled(Dimensions from, int pixels, int longest) {
    return new Dimensions(
        side(from.width(), pixels, longest), side(from.height(), pixels, longest));
  }

  private static int side(int side, int pixels, int longest) {
    return (int) Math.max(1, Math.rint((double) side * pixels / longest));
  }
}
