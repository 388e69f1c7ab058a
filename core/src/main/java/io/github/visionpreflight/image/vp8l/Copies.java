package io.github.visionpreflight.image.vp8l;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** What the symbols of a copy mean (RFC 9649, section 3.6.2.2). */
final class Copies {
  /** As far as a copy can reach back: the largest distance code, less the 120 for neighbours. */
  static final int FARTHEST = (1 << 20) - 120;

  /** The most pixels of one copy. */
  static final int LONGEST = 4096;

  private static final int LEFTMOST = -7;
  private static final int RIGHTMOST = 8;
  private static final int HIGHEST = 7;

  /** How far each of the 120 neighbours lies to the left and above, the nearest first. */
  private static final int[][] NEIGHBOURS = neighbours();

  private Copies() {}

  /** Of two at the same distance, the one with less to the side comes first, then the left one. */
  private static int[][] neighbours() {
    return IntStream.rangeClosed(0, HIGHEST)
        .boxed()
        .flatMap(
            up ->
                IntStream.rangeClosed(up == 0 ? 1 : LEFTMOST, RIGHTMOST)
                    .mapToObj(left -> new int[] {left, up}))
        .sorted(
            Comparator.<int[]>comparingInt(n -> n[0] * n[0] + n[1] * n[1])
                .thenComparingInt(n -> Math.abs(n[0]))
                .thenComparingInt(n -> -n[0]))
        .toArray(int[][]::new);
  }

  /** Returns how many bits follow a symbol of a length or distance. */
  static int extraBits(int symbol) {
    return symbol < 4 ? 0 : symbol - 2 >> 1;
  }

  /** Returns the least that a symbol stands for; what its bits say is added. */
  static int least(int symbol) {
    return symbol < 4 ? symbol + 1 : (2 + (symbol & 1) << extraBits(symbol)) + 1;
  }

  /** Returns how many pixels a distance code goes back in rows of a width. */
  static int distance(int code, int width) {
    if (code > NEIGHBOURS.length) {
      return code - NEIGHBOURS.length;
    }
    int[] neighbour = NEIGHBOURS[code - 1];
    return Math.max(1, neighbour[0] + neighbour[1] * width);
  }

  /** Copies within an array; what is copied may itself be the start of the copy. */
  static void copy(int[] pixels, int to, int distance, int length) {
    if (distance == 1) {
      Arrays.fill(pixels, to, to + length, pixels[to - 1]);
    } else if (distance >= length && length >= 16) {
      System.arraycopy(pixels, to - distance, pixels, to, length);
    } else {
      for (int i = to; i < to + length; i++) {
        pixels[i] = pixels[i - distance];
      }
    }
  }
}
