package io.github.visionpreflight.testdata;

import io.github.visionpreflight.testdata.Canvas.Fill;
import java.util.ArrayList;
import java.util.List;

/**
 * A ball that crosses a landscape: every frame after the first repaints only the strip it needs.
 */
final class Animation {
  private static final int CENTISECONDS = 10;
  private static final int BALL = 0xFFE63946;
  private static final int STRIP = 4;

  private final Picture background;
  private final int count;
  private final int radius;

  private Animation(Picture background, int count) {
    this.background = background;
    this.count = count;
    this.radius = background.height / 10;
  }

  static List<Frame> of(int width, int height, int count) {
    Animation animation = new Animation(Landscape.draw(width, height, 31), count);
    List<Frame> frames = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      frames.add(animation.frame(i));
    }
    return frames;
  }

  private Frame frame(int i) {
    Picture whole = background.crop(0, 0, background.width, background.height);
    new Canvas(whole)
        .disc(x(i), y(i), radius, Fill.downward(BALL, 0xFF7A1420, y(i) - radius, y(i) + radius));
    if (i == 0) {
      return new Frame(whole, 0, 0, CENTISECONDS);
    }
    // Even offsets, because WebP cannot say odd ones; wide enough to rub out the ball before.
    int left = even(x(i - 1) - radius - STRIP);
    int top = even(Math.min(y(i - 1), y(i)) - radius - STRIP);
    int right = x(i) + radius + STRIP;
    int bottom = Math.max(y(i - 1), y(i)) + radius + STRIP;
    return new Frame(whole.crop(left, top, right - left, bottom - top), left, top, CENTISECONDS);
  }

  private int x(int i) {
    int from = 2 * radius;
    return from + i * (background.width - 2 * from) / count;
  }

  private int y(int i) {
    return background.height / 2 + (i % 4 < 2 ? -radius : radius) * (i % 2);
  }

  private static int even(int value) {
    return value & ~1;
  }
}
