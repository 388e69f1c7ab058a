package io.github.visionpreflight.image.structure;

import io.github.visionpreflight.media.Deadline;
import io.github.visionpreflight.media.MediaException;
import io.github.visionpreflight.media.ReadLimits;
import java.io.ByteArrayOutputStream;

/**
 * The blocks of a GIF file (GIF89a specification) up to the end of its first frame. Comments and
 * application data are stepped over.
 */
public final class GifStructure {
  private static final int EXTENSION = 0x21;
  private static final int IMAGE = 0x2C;
  private static final int TRAILER = 0x3B;
  private static final int GRAPHIC_CONTROL = 0xF9;
  private static final int HEADER_BYTES = 13;

  private final Walk walk;
  private int globalTableBytes;
  private int canvasWidth;
  private int canvasHeight;
  private int control = -1;
  private int frameStart;
  private int left;
  private int top;
  private int width;
  private int height;

  private GifStructure(Walk walk) {
    this.walk = walk;
  }

  /**
   * Walks the file to the end of its first frame.
   *
   * @throws MediaException.Malformed when blocks break the specification, or no frame follows
   * @throws MediaException.Limit when there are too many blocks
   */
  public static GifStructure parse(byte[] bytes, ReadLimits limits, Deadline deadline) {
    GifStructure gif = new GifStructure(new Walk("GIF", bytes, limits, deadline));
    gif.header();
    gif.toFirstFrame();
    return gif;
  }

  /** Returns the width of the logical screen; the frame's where the file says 0. */
  public int canvasWidth() {
    return canvasWidth == 0 ? width : canvasWidth;
  }

  /** Returns the height of the logical screen; the frame's where the file says 0. */
  public int canvasHeight() {
    return canvasHeight == 0 ? height : canvasHeight;
  }

  /** Returns how far the frame lies from the left of the screen. */
  public int left() {
    return left;
  }

  /** Returns how far the frame lies from the top of the screen. */
  public int top() {
    return top;
  }

  /** Returns the frame's own width. */
  public int width() {
    return width;
  }

  /** Returns the frame's own height. */
  public int height() {
    return height;
  }

  /**
   * Returns the colour of the screen where the frame does not cover it, {@code 0xAARRGGBB}:
   * transparent when the frame has a transparent colour or the file has no table for all frames,
   * else the first colour of that table. The specification names the background colour, browsers
   * show none of either; Pillow, with which most hosts read a GIF, takes the first.
   */
  public int backgroundArgb() {
    boolean transparent = control >= 0 && (walk.bytes[control + 3] & 1) == 1;
    if (transparent || globalTableBytes == 0) {
      return 0;
    }
    return 0xFF000000
        | (walk.bytes[HEADER_BYTES] & 0xFF) << 16
        | (walk.bytes[HEADER_BYTES + 1] & 0xFF) << 8
        | walk.bytes[HEADER_BYTES + 2] & 0xFF;
  }

  /** Returns a file that holds the first frame and its colours, nothing else. */
  public byte[] firstFrame() {
    ByteArrayOutputStream out = new ByteArrayOutputStream(walk.at - frameStart + 1024);
    out.write(walk.bytes, 0, HEADER_BYTES + globalTableBytes);
    if (control >= 0) {
      out.write(walk.bytes, control, 8);
    }
    out.write(walk.bytes, frameStart, walk.at - frameStart);
    out.write(TRAILER);
    return out.toByteArray();
  }

  private void header() {
    if (!walk.startsWith("GIF87a") && !walk.startsWith("GIF89a")) {
      throw walk.malformed("version", "GIF87a or GIF89a", "another", 0);
    }
    walk.skip(6, "version");
    canvasWidth = walk.u16le("screen width");
    canvasHeight = walk.u16le("screen height");
    globalTableBytes = tableBytes(walk.u8("screen flags"));
    walk.skip(2, "screen descriptor");
    walk.skip(globalTableBytes, "global colour table");
  }

  private static int tableBytes(int flags) {
    return (flags & 0x80) == 0 ? 0 : 3 << (flags & 7) + 1;
  }

  private void toFirstFrame() {
    while (true) {
      walk.nextPart();
      int start = walk.at;
      int introducer = walk.u8("block");
      if (introducer == IMAGE) {
        frame(start);
        return;
      }
      if (introducer != EXTENSION) {
        throw walk.malformed(
            "block", "a frame", introducer == TRAILER ? "the end" : introducer, start);
      }
      extension(start);
    }
  }

  private void extension(int start) {
    int label = walk.u8("extension label");
    if (label == GRAPHIC_CONTROL && walk.remaining() >= 6 && walk.bytes[walk.at] == 4) {
      control = start;
    }
    subBlocks("extension");
  }

  private void frame(int start) {
    frameStart = start;
    left = walk.u16le("frame left");
    top = walk.u16le("frame top");
    width = walk.u16le("frame width");
    height = walk.u16le("frame height");
    if (width == 0 || height == 0) {
      throw walk.malformed("frame size", "1x1..65535x65535", width + "x" + height, start + 5);
    }
    walk.skip(tableBytes(walk.u8("frame flags")), "local colour table");
    int codeSize = walk.u8("LZW code size");
    if (codeSize < 1 || codeSize > 11) {
      throw walk.malformed("LZW code size", "1..11", codeSize, walk.at - 1);
    }
    subBlocks("frame data");
  }

  private void subBlocks(String field) {
    for (int length; (length = walk.u8(field)) > 0; ) {
      walk.skip(length, field);
    }
  }
}
