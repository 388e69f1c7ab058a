package io.github.visionpreflight.benchmarks.token;

import io.github.visionpreflight.benchmarks.job.Implementation;
import io.github.visionpreflight.token.TokenRule;

/** Who counts the tokens of a picture whose size is known. */
public enum TokenCounter implements Implementation {
  /** Ours: the rule {@code processor}. */
  PROCESSOR {
    @Override
    long tokens(int width, int height) {
      return TokenRule.processor().imageTokens(width, height);
    }
  },
  /** Ours: the rule {@code tiles}. */
  TILES {
    @Override
    long tokens(int width, int height) {
      return TokenRule.tiles().imageTokens(width, height);
    }
  },
  /**
   * The model's published image processor, written down line by line as its Python has it. It
   * checks nothing.
   */
  BY_HAND {
    @Override
    long tokens(int width, int height) {
      return byHand(width, height);
    }
  };

  /** Returns the tokens. */
  abstract long tokens(int width, int height);

  @Override
  public boolean isOurs() {
    return this != BY_HAND;
  }

  /** Returns the tokens by the published formula; both sides are at least 1. */
  public static long byHand(int width, int height) {
    double patches = Math.max(1.0, width / 14) * Math.max(1.0, height / 14);
    double scale = Math.min(1.0, Math.sqrt(16_384 / patches));
    scale = Math.min(scale, Math.min(7168.0 / width, 7168.0 / height));
    int newWidth = Math.min(Math.max(1, (int) (width * scale)), 7168);
    int newHeight = Math.min(Math.max(1, (int) (height * scale)), 7168);
    return (long) Math.ceil(newWidth / 28.0) * (long) Math.ceil(newHeight / 28.0);
  }
}
