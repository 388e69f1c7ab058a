package io.github.visionpreflight.image.vp8l;

/** Green was taken off red and blue (RFC 9649, section 3.5.3). */
final class SubtractGreen implements Transform {
  @Override
  public void undo(int[] row, int y) {
    for (int x = 0; x < row.length; x++) {
      int argb = row[x];
      int green = argb >> 8 & 0xFF;
      int others = (argb & 0x00FF00FF) + (green << 16 | green);
      row[x] = argb & 0xFF00FF00 | others & 0x00FF00FF;
    }
  }
}
