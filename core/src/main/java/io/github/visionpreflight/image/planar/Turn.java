package io.github.visionpreflight.image.planar;

/**
 * An EXIF orientation as the lane applies it: mirrored stored axes, then perhaps the two swapped.
 *
 * @param mirrorX whether the stored columns run backwards on display
 * @param mirrorY whether the stored rows run backwards on display
 * @param swap whether stored columns become displayed rows
 */
record Turn(boolean mirrorX, boolean mirrorY, boolean swap) {
  /** Returns the turn that displays an image stored with {@code orientation} (EXIF 2.32, 4.6.4). */
  static Turn of(int orientation) {
    return switch (orientation) {
      case 2 -> new Turn(true, false, false);
      case 3 -> new Turn(true, true, false);
      case 4 -> new Turn(false, true, false);
      case 5 -> new Turn(false, false, true);
      case 6 -> new Turn(false, true, true);
      case 7 -> new Turn(true, true, true);
      case 8 -> new Turn(true, false, true);
      default -> new Turn(false, false, false);
    };
  }
}
