package io.github.visionpreflight.probe;

import io.github.visionpreflight.media.MediaException;
import io.github.visionpreflight.media.MediaType;
import io.github.visionpreflight.probe.PixelFormat.Colors;

/**
 * Reads a GIF's screen size and counts its frames by walking its blocks (GIF89a specification). The
 * pixels are skipped by the length bytes between them, which lie all over the file, so counting
 * stops at {@code maxBytes} and {@code maxFrames}.
 */
final class GifReader {
  private static final int SIGNATURE_BYTES = 6;
  private static final int EXTENSION = 0x21;
  private static final int GRAPHIC_CONTROL = 0xF9;
  private static final int IMAGE = 0x2C;
  private static final int TABLE_BIT = 0x80;
  private static final int INTERLACE_BIT = 0x40;
  private static final int TABLE_SIZE_BITS = 0x07;
  private static final int TRANSPARENT_BIT = 0x01;
  private static final int FULL_SUB_BLOCK = 255;
  private static final int ROUNDS_BETWEEN_CLOCKS = 0xFFF;

  private final ByteCursor in;
  private final Dimensions screen;
  private int frames;
  private int rounds;
  private boolean interlaced;
  private boolean transparent;

  private GifReader(ByteCursor in) {
    this.in = in;
    long at = in.position();
    screen = in.dimensions(in.u16le("screen width"), in.u16le("screen height"), at);
    int flags = in.u8("screen flags");
    in.skip(2, "screen");
    colourTable(flags);
  }

  static ImageInfo read(ByteCursor cursor) {
    cursor.format("GIF");
    cursor.skip(SIGNATURE_BYTES, "signature");
    return new GifReader(cursor).read();
  }

  private ImageInfo read() {
    firstFrame();
    try {
      otherFrames();
    } catch (MediaException.Malformed cut) {
      // The picture is known by now: damage ends the counting, as it does for whoever plays it.
    }
    return new ImageInfo(
        MediaType.GIF,
        screen,
        ExifOrientation.NORMAL,
        frames,
        transparent,
        in.size(),
        PixelFormat.of(Colors.PALETTE, 1, 8, interlaced));
  }

  private void firstFrame() {
    int block = in.u8("block");
    for (; block == EXTENSION; block = in.u8("block")) {
      in.nextBox();
      extension();
    }
    if (block != IMAGE) {
      throw in.malformed("block", "an image", "0x" + Integer.toHexString(block), in.position() - 1);
    }
    transparent |= !coversScreen();
    int flags = in.u8("frame flags");
    interlaced = (flags & INTERLACE_BIT) != 0;
    frames = 1;
    colourTable(flags);
    in.u8("LZW code size");
  }

  /** What the first frame leaves bare of the screen stays transparent. */
  private boolean coversScreen() {
    int left = in.u16le("frame left");
    int top = in.u16le("frame top");
    int right = left + in.u16le("frame width");
    int bottom = top + in.u16le("frame height");
    return left == 0 && top == 0 && right >= screen.width() && bottom >= screen.height();
  }

  private void extension() {
    int label = in.u8("extension label");
    int length = in.u8("extension length");
    if (label == GRAPHIC_CONTROL && length == 4) {
      transparent |= (in.u8("graphic control flags") & TRANSPARENT_BIT) != 0;
      length--;
    }
    in.skip(length, "extension");
    if (length > 0) {
      subBlocks();
    }
  }

  private void colourTable(int flags) {
    if ((flags & TABLE_BIT) != 0) {
      in.skip(3L << (flags & TABLE_SIZE_BITS) + 1, "colour table");
    }
  }

  private void subBlocks() {
    for (int length = subBlock(); length != 0; length = subBlock()) {
      in.skip(length, "sub-block");
      tick();
    }
  }

  /** Returns the length of the next sub-block that is not a full one: pixels are mostly full. */
  private int subBlock() {
    in.skipBlocks(FULL_SUB_BLOCK);
    return in.u8("sub-block");
  }

  private void otherFrames() {
    while (mayGoOn()) {
      subBlocks();
      switch (in.u8("block")) {
        case EXTENSION -> in.skip(1, "extension label");
        case IMAGE -> frame();
        default -> {
          return; // the trailer, or nothing that a GIF has
        }
      }
    }
  }

  private boolean mayGoOn() {
    return frames < in.limits().maxFrames() && in.position() < in.limits().maxBytes();
  }

  private void frame() {
    in.skip(8, "frame position and size");
    colourTable(in.u8("frame flags"));
    in.skip(1, "LZW code size");
    frames++;
  }

  private void tick() {
    if ((++rounds & ROUNDS_BETWEEN_CLOCKS) == 0) {
      in.checkClock();
    }
  }
}
