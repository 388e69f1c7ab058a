package io.github.visionpreflight.testdata;

import io.github.visionpreflight.testdata.Canvas.Fill;

/**
 * A desktop with an editor, a report and icons: large even areas, thousands of small letters, thin
 * lines, gradients and one photograph. Laid out for 1920 by 1080 and drawn at a whole multiple of
 * it.
 */
final class Screenshot {
  private static final int DESK_WIDTH = 1920;
  private static final int DESK_HEIGHT = 1080;
  private static final double LETTER = 1.5;
  private static final double SMALL = 1.25;
  private static final int INK = 0xFF1F2933;
  private static final int FAINT = 0xFF7B8794;
  private static final int PAPER = 0xFFFFFFFF;
  private static final int LINE = 0xFFE4E7EB;
  private static final int ACCENT = 0xFF2F6FED;

  private final Picture picture;
  private final Canvas canvas;
  private final int scale;

  private Screenshot(int scale) {
    this.scale = scale;
    this.picture = new Picture(DESK_WIDTH * scale, DESK_HEIGHT * scale);
    this.canvas = new Canvas(picture);
  }

  /** Draws the desktop at {@code scale} pixels to a point: 1 is 1920 by 1080, 2 is 3840 by 2160. */
  static Picture draw(int scale) {
    Screenshot shot = new Screenshot(scale);
    shot.desk();
    shot.editor(60, 60, 1040, 900);
    shot.report(900, 130, 960, 820);
    shot.dock();
    return shot.picture;
  }

  private void desk() {
    int bottom = picture.height;
    canvas.rect(0, 0, picture.width, bottom, Fill.downward(0xFF37507A, 0xFFC98A6B, 0, bottom));
    for (int i = 0; i < 5; i++) {
      int radius = (260 - 40 * i) * scale;
      Fill fill = Fill.flat(Argb.withAlpha(0xFFFFFF, 14));
      canvas.disc(Hash.unit(1, i, 0) * picture.width, 900.0 * scale, radius, fill);
    }
    rect(0, 0, DESK_WIDTH, 30, 0xE6182033);
    text(16, 8, LETTER, PAPER, "Preflight   File  Edit  View  Go  Run  Window  Help");
    text(1700, 8, LETTER, PAPER, "Thu 1 Jan  12:00");
  }

  private void window(int left, int top, int width, int height, int body, int bar, String title) {
    canvas.shadow(px(left), px(top + 14), px(width), px(height), px(22));
    round(left, top, width, height, 10, body);
    round(left, top, width, 36, 10, bar);
    rect(left, top + 20, width, 16, bar);
    int[] lights = {0xFFFF5F57, 0xFFFEBC2E, 0xFF28C840};
    for (int i = 0; i < lights.length; i++) {
      canvas.disc(px(left + 20 + 22 * i), px(top + 18), 6.5 * scale, Fill.flat(lights[i]));
    }
    text(left + width / 2 - title.length() * 4, top + 11, SMALL, FAINT, title);
  }

  private void editor(int left, int top, int width, int height) {
    window(left, top, width, height, 0xFF1E222A, 0xFF2B303B, "Estimate.java - preflight");
    rect(left, top + 36, 190, height - 60, 0xFF21252E);
    for (int i = 0; i < SourceText.FILES.length; i++) {
      int y = top + 56 + 24 * i;
      int indent = 12 * (i % 5 == 0 ? 0 : 1);
      round(left + 14 + indent, y + 1, 11, 11, 2, i % 5 == 0 ? 0xFFDCB67A : 0xFF519ABA);
      text(left + 32 + indent, y, SMALL, 0xFFABB2BF, SourceText.FILES[i]);
    }
    rect(left + 190, top + 36 + 20 * 9, width - 190, 20, 0xFF2C313C);
    int rows = (height - 80) / 20;
    for (int row = 0; row < rows; row++) {
      code(left + 190, top + 40 + 20 * row, row);
    }
    rect(left, top + height - 24, width, 24, ACCENT);
    text(
        left + 14,
        top + height - 18,
        SMALL,
        PAPER,
        "main*  0 errors  2 warnings   Ln 10, Col 33   UTF-8   Java");
  }

  private void code(int left, int y, int row) {
    String number = Integer.toString(row + 1);
    text(left + 34 - 8 * number.length(), y, SMALL, 0xFF4B5263, number);
    String line = SourceText.CODE[row % SourceText.CODE.length];
    double x = left + 48;
    for (String word : SourceText.words(line)) {
      x = canvas.text(x * scale, px(y), LETTER * scale, SourceText.color(word), word) / scale;
    }
  }

  private void report(int left, int top, int width, int height) {
    window(left, top, width, height, PAPER, 0xFFF1F3F5, "Monthly report");
    text(left + 40, top + 64, 3.2, INK, "Vision requests");
    text(
        left + 40,
        top + 104,
        LETTER,
        FAINT,
        "Tokens and cost of images by type, last twelve months");
    gradientButton(left + width - 170, top + 66);
    chart(left + 40, top + 140, 520, 240);
    photo(left + 590, top + 140, 330, 240);
    table(left + 40, top + 410, width - 80);
    paragraph(left + 40, top + 690);
  }

  private void gradientButton(int left, int top) {
    Fill fill = Fill.rightward(ACCENT, 0xFF9B51E0, px(left), px(left + 130));
    canvas.roundRect(px(left), px(top), px(130), px(34), px(8), fill);
    text(left + 30, top + 11, LETTER, PAPER, "Export");
  }

  private void chart(int left, int top, int width, int height) {
    for (int i = 0; i <= 4; i++) {
      rect(left, top + i * height / 4, width, 1, LINE);
      text(left, top + i * height / 4 + 4, 1, FAINT, Integer.toString(4 - i) + "M");
    }
    double lastX = 0;
    double lastY = 0;
    for (int i = 0; i < 12; i++) {
      int x = left + 34 + i * 40;
      int tall = 40 + (int) (Hash.unit(9, i, 0) * 60) + 10 * i;
      Fill fill = Fill.downward(0xFF8FB5FF, ACCENT, px(top + height - tall), px(top + height));
      canvas.roundRect(px(x), px(top + height - tall), px(22), px(tall), px(4), fill);
      double y = top + 30 + Hash.unit(10, i, 0) * 90;
      if (i > 0) {
        canvas.line(lastX, lastY, px(x + 11), y * scale, 2.0 * scale, Fill.flat(0xFFEB5757));
      }
      lastX = px(x + 11);
      lastY = y * scale;
      canvas.disc(lastX, lastY, 4.0 * scale, Fill.flat(0xFFEB5757));
    }
  }

  private void photo(int left, int top, int width, int height) {
    picture.paste(Landscape.draw(px(width), px(height), 5), px(left), px(top));
  }

  private void table(int left, int top, int width) {
    rect(left, top, width, 28, 0xFFF5F7FA);
    String[] heads = {"File", "Type", "Width", "Height", "Tokens", "Cost USD"};
    for (int column = 0; column < heads.length; column++) {
      text(left + 12 + column * width / heads.length, top + 9, LETTER, INK, heads[column]);
    }
    for (int row = 0; row < 8; row++) {
      row(left, top + 28 + row * 28, width, row);
    }
  }

  private void row(int left, int top, int width, int row) {
    int wide = 640 + Hash.below(3400, 3, row);
    int high = 480 + Hash.below(2500, 4, row);
    int tokens = Math.min(4096, (wide + 27) / 28 * ((high + 27) / 28));
    String[] cells = {
      "IMG_" + (4100 + 37 * row),
      row % 3 == 0 ? "image/png" : "image/jpeg",
      Integer.toString(wide),
      Integer.toString(high),
      Integer.toString(tokens),
      "0.00" + (10000 + tokens * 6 / 10)
    };
    for (int column = 0; column < cells.length; column++) {
      text(left + 12 + column * width / cells.length, top + 9, SMALL, INK, cells[column]);
    }
    rect(left, top + 27, width, 1, LINE);
  }

  private void paragraph(int left, int top) {
    for (int i = 0; i < SourceText.PROSE.length; i++) {
      text(left, top + 22 * i, LETTER, i % 3 == 2 ? FAINT : INK, SourceText.PROSE[i]);
    }
  }

  private void dock() {
    int icons = 12;
    int left = DESK_WIDTH / 2 - icons * 32;
    round(left - 12, 994, icons * 64 + 24, 76, 18, 0x90F0F0F5);
    for (int i = 0; i < icons; i++) {
      int top = 0xFF000000 | Hash.of(77, i, 0) & 0x7F7F7F | 0x808080;
      Fill fill = Fill.downward(top, Argb.mix(top, 0xFF000000, 0.45f), px(1006), px(1058));
      canvas.roundRect(px(left + 64 * i + 6), px(1006), px(52), px(52), px(12), fill);
      text(left + 64 * i + 22, 1018, 3, PAPER, String.valueOf((char) ('A' + i)));
    }
  }

  private void text(int left, int top, double dot, int argb, String text) {
    canvas.text(px(left), px(top), dot * scale, argb, text);
  }

  private void rect(int left, int top, int width, int height, int argb) {
    canvas.rect(px(left), px(top), px(width), px(height), argb);
  }

  private void round(int left, int top, int width, int height, int radius, int argb) {
    canvas.roundRect(px(left), px(top), px(width), px(height), px(radius), Fill.flat(argb));
  }

  private int px(int points) {
    return points * scale;
  }
}
