package io.github.visionpreflight.testdata;

/**
 * A typeface of 5 by 9 dots for the printable characters of ASCII, made for this module: what a
 * picture says must not depend on the fonts of the machine.
 */
final class Glyphs {
  /** Dots from one character to the next. */
  static final int ADVANCE = 6;

  /** Dots from the top of a capital to the bottom of a {@code g}. */
  static final int ROWS = 9;

  private static final int COLUMNS = 5;
  private static final char FIRST = ' ';

  // One digit in base 32 is one row of five dots, the leftmost dot the highest bit.
  private static final String[] DOTS = {
    "000000000", "444440400", "aaa000000", "aavavaa00", "4fke5u400", "op248j300", "cik8lid00",
    "444000000", "248884200", "842224800", "04lel4000", "044v44000", "000004480", "000v00000",
    "00000cc00", "122488g00", "ehjlphe00", "4c4444e00", "eh1248v00", "v2421he00", "26aiv2200",
    "vgu11he00", "68guhhe00", "v12488800", "ehhehhe00", "ehhf12c00", "0cc0cc000", "0cc0c4800",
    "248g84200", "00v0v0000", "842124800", "eh1240400", "ehnlnge00", "ehhvhhh00", "uhhuhhu00",
    "ehggghe00", "sihhhis00", "vgguggv00", "vgguggg00", "ehgnhhf00", "hhhvhhh00", "e44444e00",
    "72222ic00", "hikokih00", "ggggggv00", "hrllhhh00", "hhpljhh00", "ehhhhhe00", "uhhuggg00",
    "ehhhlid00", "uhhukih00", "fgge11u00", "v44444400", "hhhhhhe00", "hhhhha400", "hhhllla00",
    "hha4ahh00", "hhha44400", "v1248gv00", "e88888e00", "g88422100", "e22222e00", "4ah000000",
    "0000000v0", "842000000", "00e1fhf00", "ggmphhu00", "00egghe00", "11djhhf00", "00ehvge00",
    "698s88800", "00fhhhf1e", "ggmphhh00", "40c444e00", "2062222ic", "ggikoki00", "c44444e00",
    "00qllhh00", "00mphhh00", "00ehhhe00", "00uhhhugg", "00fhhhf11", "00mpggg00", "00ege1u00",
    "88s889600", "00hhhjd00", "00hhha400", "00hhlla00", "00ha4ah00", "00hhhhf1e", "00v248v00",
    "244844200", "444444400", "844244800", "008l20000",
  };

  private static final Glyph[] GLYPHS = new Glyph[DOTS.length];

  static {
    for (int i = 0; i < DOTS.length; i++) {
      GLYPHS[i] = new Glyph(DOTS[i]);
    }
  }

  private Glyphs() {}

  static Glyph of(char c) {
    int index = c - FIRST;
    return GLYPHS[index >= 0 && index < GLYPHS.length ? index : '?' - FIRST];
  }

  /** One character, as a shape that can be drawn at any size. */
  static final class Glyph {
    private final float[][] dots = new float[ROWS][COLUMNS];

    private Glyph(String digits) {
      for (int row = 0; row < ROWS; row++) {
        int bits = Character.digit(digits.charAt(row), 32);
        for (int column = 0; column < COLUMNS; column++) {
          dots[row][column] = bits >> COLUMNS - 1 - column & 1;
        }
      }
    }

    /** Returns how much of a point is ink: 0 to 1, the edge about a pixel wide at this dot size. */
    float coverage(double x, double y, double dot) {
      int column = (int) Math.floor(x - 0.5);
      int row = (int) Math.floor(y - 0.5);
      float tx = (float) (x - 0.5 - column);
      float ty = (float) (y - 0.5 - row);
      float upper = dot(column, row) * (1 - tx) + dot(column + 1, row) * tx;
      float lower = dot(column, row + 1) * (1 - tx) + dot(column + 1, row + 1) * tx;
      return sharpened(upper * (1 - ty) + lower * ty, (float) dot);
    }

    private float dot(int column, int row) {
      boolean inside = column >= 0 && column < COLUMNS && row >= 0 && row < ROWS;
      return inside ? dots[row][column] : 0;
    }

    private static float sharpened(float ink, float dot) {
      return Math.max(0, Math.min(1, (ink - 0.42f) * Math.max(1.6f, dot) + 0.5f));
    }
  }
}
