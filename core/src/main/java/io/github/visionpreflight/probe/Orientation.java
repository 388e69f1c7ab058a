package io.github.visionpreflight.probe;

/**
 * Turns and mirrors of a picture, one after the other, as one EXIF orientation. The eight
 * orientations are all there are: each turn or mirror leads from one to another.
 */
final class Orientation {
  /** Indexed by orientation less one. */
  private static final int[] THEN_CLOCKWISE = {6, 7, 8, 5, 2, 3, 4, 1};

  private static final int[] THEN_LEFT_TO_RIGHT = {2, 1, 4, 3, 6, 5, 8, 7};

  private Orientation() {}

  /** Returns what the orientation becomes by a turn of this many quarters clockwise. */
  static int turned(int orientation, int quarters) {
    int result = orientation;
    for (int i = 0; i < (quarters & 3); i++) {
      result = THEN_CLOCKWISE[result - 1];
    }
    return result;
  }

  /** Returns what the orientation becomes when left and right are exchanged. */
  static int mirroredLeftToRight(int orientation) {
    return THEN_LEFT_TO_RIGHT[orientation - 1];
  }

  /** Returns what the orientation becomes when top and bottom are exchanged. */
  static int mirroredTopToBottom(int orientation) {
    return turned(mirroredLeftToRight(orientation), 2);
  }
}
