package io.github.visionpreflight.image.vp8l;

/** Pixels are numbers of colours, up to eight of them in one (RFC 9649, section 3.5.4). */
final class Palette implements Transform {
  /** By how many bits a place is shifted to find the pixel that holds it: 0 to 3. */
  private final int packing;

  /** As many as there are numbers; those that the file leaves out are transparent black. */
  private final int[] colours;

  /**
   * @param differences each colour less the one before
   */
  Palette(int[] differences) {
    this.packing = packing(differences.length);
    this.colours = new int[1 << (8 >> packing)];
    int colour = 0;
    for (int i = 0; i < differences.length; i++) {
      colour = Transform.add(colour, differences[i]);
      colours[i] = colour;
    }
  }

  /** Returns the width of the coded picture. */
  static int packedWidth(int width, int colours) {
    return CodedPixels.blocks(width, packing(colours));
  }

  private static int packing(int colours) {
    return colours <= 2 ? 3 : colours <= 4 ? 2 : colours <= 16 ? 1 : 0;
  }

  @Override
  public int alpha(int before) {
    int alpha = colours[0] >>> 24;
    for (int colour : colours) {
      alpha = colour >>> 24 == alpha ? alpha : -1;
    }
    return alpha;
  }

  /** From the right, so that what is written was read before. */
  @Override
  public void undo(int[] row, int y) {
    int bits = 8 >> packing;
    int places = (1 << packing) - 1;
    for (int x = row.length - 1; x >= 0; x--) {
      int numbers = row[x >> packing] >> 8 & 0xFF;
      row[x] = colours[numbers >> (x & places) * bits & colours.length - 1];
    }
  }
}
