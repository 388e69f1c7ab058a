package io.github.visionpreflight;

import io.github.visionpreflight.probe.Dimensions;
import io.github.visionpreflight.video.FrameSampling;
import io.github.visionpreflight.video.FrameSize;
import io.github.visionpreflight.video.FrameTimes;
import java.util.OptionalLong;

/**
 * Chooses rate and size of a video's frames for a budget. The size gives way first, down to a floor
 * below which a picture shows too little; then the rate; then the number of frames; what is left of
 * the budget goes back into the size.
 */
final class VideoFitting {
  /** Rates are looked at in hundredths: nobody types more. */
  private static final double STEPS = 100;

  private static final double LEAST_FPS = 0.1;

  /** Counts the tokens of so many frames of this size. */
  @FunctionalInterface
  interface Counter {
    long tokens(Dimensions size, int frames);
  }

  /**
   * What is taken.
   *
   * @param fits whether the budget is kept
   */
  record Choice(double fps, int maxFrames, int frames, Dimensions size, boolean fits) {
    FrameSampling sampling() {
      return FrameSampling.everySecond(fps, maxFrames);
    }
  }

  private final FrameTimes times;
  private final Dimensions largest;
  private final int floor;
  private final Counter counter;

  /**
   * Prepares a choice.
   *
   * @param largest the size of a frame when nothing need give way
   * @param floor how short the longer side may become
   */
  VideoFitting(FrameTimes times, Dimensions largest, int floor, Counter counter) {
    this.times = times;
    this.largest = largest;
    this.floor = Math.min(floor, largest.longestSide());
    this.counter = counter;
  }

  /** Returns the most frames, then the largest, that count no more than this. */
  Choice within(OptionalLong budget, double fps, int maxFrames) {
    Choice asked = choice(fps, maxFrames, largest, true);
    if (budget.isEmpty() || tokens(asked) <= budget.getAsLong()) {
      return asked;
    }
    long most = budget.getAsLong();
    Choice fewer = fewer(fps, maxFrames, most);
    return new Choice(
        fewer.fps(), fewer.maxFrames(), fewer.frames(), largest(fewer, most), fewer.fits());
  }

  private Choice fewer(double fps, int maxFrames, long most) {
    Dimensions smallest = withLongest(floor);
    int steps = (int) Math.floor(fps * STEPS);
    Choice slowest = choice(LEAST_FPS, maxFrames, smallest, true);
    if (tokens(slowest) > most) {
      return fewest(slowest, most);
    }
    if (tokens(choice(fps, maxFrames, smallest, true)) <= most) {
      return choice(fps, maxFrames, smallest, true);
    }
    int fits = (int) (LEAST_FPS * STEPS);
    for (int tooFast = steps + 1; tooFast - fits > 1; ) {
      int middle = fits + (tooFast - fits) / 2;
      if (tokens(choice(middle / STEPS, maxFrames, smallest, true)) <= most) {
        fits = middle;
      } else {
        tooFast = middle;
      }
    }
    return choice(fits / STEPS, maxFrames, smallest, true);
  }

  /** Thins out below the slowest rate; one frame is the least, whatever it costs. */
  private Choice fewest(Choice slowest, long most) {
    int fits = 1;
    for (int tooMany = slowest.frames(); tooMany - fits > 1; ) {
      int middle = fits + (tooMany - fits) / 2;
      if (counter.tokens(slowest.size(), middle) <= most) {
        fits = middle;
      } else {
        tooMany = middle;
      }
    }
    boolean kept = counter.tokens(slowest.size(), fits) <= most;
    return choice(LEAST_FPS, fits, slowest.size(), kept);
  }

  /** Tries every size from the top: by patches, a smaller one can count more. */
  private Dimensions largest(Choice taken, long most) {
    for (int side = largest.longestSide(); side > floor; side--) {
      Dimensions size = withLongest(side);
      if (counter.tokens(size, taken.frames()) <= most) {
        return size;
      }
    }
    return taken.size();
  }

  private Choice choice(double fps, int maxFrames, Dimensions size, boolean fits) {
    int frames = FrameSampling.everySecond(fps, maxFrames).pick(times).size();
    return new Choice(fps, maxFrames, frames, size, fits);
  }

  private long tokens(Choice choice) {
    return counter.tokens(choice.size(), choice.frames());
  }

  private Dimensions withLongest(int side) {
    return FrameSize.maxSide(side).of(largest);
  }
}
