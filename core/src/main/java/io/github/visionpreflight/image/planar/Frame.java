package io.github.visionpreflight.image.planar;

import java.util.List;

/**
 * A frame header (T.81, B.2.2).
 *
 * @param progressive whether it takes several scans to make a coefficient
 * @param width as stored, in pixels
 * @param height as stored, in pixels
 * @param components one (grey) or three (Y, Cb, Cr)
 */
record Frame(boolean progressive, int width, int height, List<Component> components) {
  /** Returns the largest horizontal sampling factor. */
  int mostAcross() {
    return components.stream().mapToInt(Component::across).max().orElse(1);
  }

  /** Returns the largest vertical sampling factor. */
  int mostDown() {
    return components.stream().mapToInt(Component::down).max().orElse(1);
  }
}
