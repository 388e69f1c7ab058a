package io.github.visionpreflight.cli;

import io.github.visionpreflight.media.MediaException;
import io.github.visionpreflight.media.WholeFile;
import io.github.visionpreflight.video.Frame;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

/**
 * Draws frames side by side, each with its time. Of many it keeps every second, fourth, … so that
 * the sheet and its memory stay small. Draws its own digits: a server may have no fonts. Not safe
 * to share.
 */
final class ContactSheet {
  private static final int MOST_CELLS = 400;
  private static final int CELL_PIXELS = 240;
  private static final int GAP = 6;
  private static final int DOT = 2;
  private static final int GLYPH_WIDTH = 5;
  private static final int GLYPH_HEIGHT = 7;
  private static final int LABEL_HEIGHT = (GLYPH_HEIGHT + 4) * DOT;

  private static final String GLYPHS = "0123456789:.";

  /** Rows of five dots, from the top, the leftmost in the highest of five bits. */
  private static final int[][] DOTS = {
    {14, 17, 19, 21, 25, 17, 14},
    {4, 12, 4, 4, 4, 4, 14},
    {14, 17, 1, 2, 4, 8, 31},
    {31, 2, 4, 2, 1, 17, 14},
    {2, 6, 10, 18, 31, 2, 2},
    {31, 16, 30, 1, 1, 17, 14},
    {6, 8, 16, 30, 17, 17, 14},
    {31, 1, 2, 4, 8, 8, 8},
    {14, 17, 17, 14, 17, 17, 14},
    {14, 17, 17, 15, 1, 2, 12},
    {0, 12, 12, 0, 12, 12, 0},
    {0, 0, 0, 0, 0, 12, 12},
  };

  private record Cell(BufferedImage picture, double seconds) {}

  private final List<Cell> cells = new ArrayList<>();
  private int seen;
  private int step = 1;

  /**
   * Adds the next frame.
   *
   * @throws MediaException.Io when its JPEG cannot be read
   */
  void add(Frame frame) {
    if (seen++ % step != 0) {
      return;
    }
    cells.add(new Cell(thumbnail(frame), frame.timeSeconds()));
    if (cells.size() > MOST_CELLS) {
      List<Cell> kept =
          IntStream.range(0, cells.size()).filter(i -> i % 2 == 0).mapToObj(cells::get).toList();
      cells.clear();
      cells.addAll(kept);
      step *= 2;
    }
  }

  private static BufferedImage thumbnail(Frame frame) {
    try {
      BufferedImage whole = ImageIO.read(new ByteArrayInputStream(frame.jpeg()));
      double scale =
          Math.min(1, (double) CELL_PIXELS / Math.max(whole.getWidth(), whole.getHeight()));
      int width = (int) Math.max(1, Math.rint(whole.getWidth() * scale));
      int height = (int) Math.max(1, Math.rint(whole.getHeight() * scale));
      BufferedImage small = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
      Graphics2D graphics = small.createGraphics();
      graphics.drawImage(
          whole.getScaledInstance(width, height, Image.SCALE_AREA_AVERAGING), 0, 0, null);
      graphics.dispose();
      return small;
    } catch (IOException e) {
      throw new MediaException.Io("contact sheet: " + e.getMessage(), e);
    }
  }

  /** Returns how many frames are on the sheet. */
  int size() {
    return cells.size();
  }

  /**
   * Writes the sheet as JPEG, in one step.
   *
   * @throws MediaException.Io when that fails
   */
  void writeTo(Path target) {
    ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
    try {
      ImageIO.write(draw(), "jpeg", jpeg);
    } catch (IOException e) {
      throw new MediaException.Io("contact sheet: " + e.getMessage(), e);
    }
    WholeFile.write(target, jpeg.toByteArray());
  }

  private BufferedImage draw() {
    int cellWidth = GAP + cells.stream().mapToInt(c -> c.picture().getWidth()).max().orElse(1);
    int cellHeight =
        GAP + LABEL_HEIGHT + cells.stream().mapToInt(c -> c.picture().getHeight()).max().orElse(1);
    int columns = columns(cells.size(), cellWidth, cellHeight);
    int rows = (cells.size() + columns - 1) / columns;
    BufferedImage sheet =
        new BufferedImage(
            columns * cellWidth + GAP, rows * cellHeight + GAP, BufferedImage.TYPE_3BYTE_BGR);
    Graphics2D graphics = sheet.createGraphics();
    for (int i = 0; i < cells.size(); i++) {
      int x = GAP + i % columns * cellWidth;
      int y = GAP + i / columns * cellHeight;
      graphics.drawImage(cells.get(i).picture(), x, y, null);
      label(
          graphics, text(cells.get(i).seconds()), x, y + cells.get(i).picture().getHeight() + DOT);
    }
    graphics.dispose();
    return sheet;
  }

  /** As many columns as make the sheet about as wide as it is high. */
  private static int columns(int cells, int cellWidth, int cellHeight) {
    double square = Math.sqrt((double) cells * cellHeight / cellWidth);
    return (int) Math.max(1, Math.min(cells, Math.rint(square)));
  }

  /** Returns {@code 1:02:03.50}; hours only where there are some. */
  static String text(double seconds) {
    long hundredths = Math.round(Math.max(0, seconds) * 100);
    long minutes = hundredths / 6000;
    String rest = String.format(Locale.ROOT, "%02d.%02d", hundredths / 100 % 60, hundredths % 100);
    return minutes < 60
        ? minutes + ":" + rest
        : String.format(Locale.ROOT, "%d:%02d:%s", minutes / 60, minutes % 60, rest);
  }

  private static void label(Graphics2D graphics, String text, int x, int y) {
    graphics.setColor(Color.WHITE);
    for (int i = 0; i < text.length(); i++) {
      int[] rows = DOTS[GLYPHS.indexOf(text.charAt(i))];
      for (int row = 0; row < GLYPH_HEIGHT; row++) {
        for (int column = 0; column < GLYPH_WIDTH; column++) {
          if ((rows[row] >> (GLYPH_WIDTH - 1 - column) & 1) != 0) {
            graphics.fillRect(x + (i * (GLYPH_WIDTH + 1) + column) * DOT, y + row * DOT, DOT, DOT);
          }
        }
      }
    }
  }
}
