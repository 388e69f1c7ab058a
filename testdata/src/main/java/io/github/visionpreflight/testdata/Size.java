package io.github.visionpreflight.testdata;

/**
 * A picture's size.
 *
 * @param width in pixels
 * @param height in pixels
 */
public record Size(int width, int height) {
  /** Returns the size after a quarter turn. */
  Size turned() {
    return new Size(/* width= */ height, /* height= */ width);
  }

  /** Returns {@code 4000x3000}, as the table in the module's README has it. */
  @Override
  public String toString() {
    return width + "x" + height;
  }
}
