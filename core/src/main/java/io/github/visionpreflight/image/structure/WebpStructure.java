package io.github.visionpreflight.image.structure;

import io.github.visionpreflight.media.Deadline;
import io.github.visionpreflight.media.MediaException;
import io.github.visionpreflight.media.ReadLimits;
import io.github.visionpreflight.probe.Dimensions;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The chunks of a WebP file (RFC 9649) and the parts of its first picture. */
public final class WebpStructure {
  private static final int LOSSY_HEADER_BYTES = 10;
  private static final int LOSSLESS_HEADER_BYTES = 5;
  private static final int FRAME_HEADER_BYTES = 16;
  private static final int LOSSLESS_SIGNATURE = 0x2F;

  private final Walk walk;
  private @Nullable Dimensions canvas;
  private @Nullable Dimensions picture;
  private int left;
  private int top;
  private boolean animated;
  private int pictureStart;
  private int pictureEnd;
  private int alphaStart = -1;
  private int alphaEnd;
  private boolean lossless;
  private int iccStart = -1;
  private int iccEnd;

  private WebpStructure(Walk walk) {
    this.walk = walk;
  }

  /**
   * Walks the file.
   *
   * @throws MediaException.Malformed when chunks break the standard, contradict one another, or are
   *     cut short
   * @throws MediaException.Limit when there are too many chunks
   */
  public static WebpStructure parse(byte[] bytes, ReadLimits limits, Deadline deadline) {
    WebpStructure webp = new WebpStructure(new Walk("WebP", bytes, limits, deadline));
    webp.walkAll();
    return webp;
  }

  /** Returns the size of the canvas. */
  public Dimensions canvas() {
    return canvas == null ? picture() : canvas;
  }

  /** Returns the size of the first picture, which is the canvas's unless it is animated. */
  public Dimensions picture() {
    if (picture == null) {
      throw new IllegalStateException("parse() ends with a picture or an exception");
    }
    return picture;
  }

  /** Returns how far the first picture lies from the left of the canvas. */
  public int left() {
    return left;
  }

  /** Returns how far the first picture lies from the top of the canvas. */
  public int top() {
    return top;
  }

  /** Returns the colour profile; null when there is none. */
  public byte @Nullable [] iccProfile() {
    return iccStart < 0 ? null : Arrays.copyOfRange(walk.bytes, iccStart, iccEnd);
  }

  /** Returns whether the first picture is lossless. */
  public boolean isLossless() {
    return lossless;
  }

  /** Returns whether the first picture is lossy, without transparency, and fills the canvas. */
  public boolean isOpaqueLossy() {
    return !lossless && alphaStart < 0 && picture().equals(canvas());
  }

  /** Returns the chunk that holds the colours of the first picture: VP8, or lossless VP8L. */
  public byte[] frame() {
    return Arrays.copyOfRange(walk.bytes, pictureStart, pictureEnd);
  }

  /** Returns the alpha chunk of a lossy first picture; null when there is none. */
  public byte @Nullable [] alphaChunk() {
    boolean some = alphaStart >= 0 && !lossless;
    return some ? Arrays.copyOfRange(walk.bytes, alphaStart, alphaEnd) : null;
  }

  private void walkAll() {
    if (!walk.startsWith("RIFF") || !Walk.startsWith(walk.bytes, 8, "WEBP")) {
      throw walk.malformed("signature", "RIFF….WEBP", "something else", 0);
    }
    long riff = Walk.u32le(walk.bytes, 4);
    // An odd length without its padding byte is common and harmless.
    if (riff + 8 > walk.bytes.length + 1L) {
      throw walk.malformed("RIFF length", "at most " + (walk.bytes.length - 8), riff, 4);
    }
    walk.at = 12;
    int end = (int) Math.min(walk.bytes.length, riff + 8);
    chunks(end);
    requirePicture();
  }

  private void requirePicture() {
    if (picture == null) {
      throw walk.malformed("picture", "VP8 or VP8L data", "none", walk.at);
    }
    if (canvas != null && !animated && !canvas.equals(picture)) {
      throw walk.malformed("canvas", "the picture's " + picture, canvas, walk.at);
    }
    if (left + (long) picture.width() > canvas().width()
        || top + (long) picture.height() > canvas().height()) {
      throw walk.malformed("frame", "one inside the canvas", picture + " beyond it", walk.at);
    }
  }

  private void chunks(int end) {
    while (end - walk.at >= 8) {
      walk.nextPart();
      int start = walk.at;
      long length = Walk.u32le(walk.bytes, start + 4);
      if (length > end - start - 8) {
        throw walk.malformed("chunk length", "at most " + (end - start - 8), length, start + 4);
      }
      walk.at = start + 8;
      chunk(start, (int) length);
      walk.at = (int) Math.min(end, start + 8 + length + (length & 1));
    }
  }

  private void chunk(int start, int length) {
    byte[] b = walk.bytes;
    if (Walk.startsWith(b, start, "VP8X")) {
      extendedHeader(length);
    } else if (Walk.startsWith(b, start, "ANMF")) {
      animationFrame(length);
    } else if (Walk.startsWith(b, start, "ICCP") && iccStart < 0) {
      iccStart = walk.at;
      iccEnd = walk.at + length;
    } else if (!animated) {
      pictureChunk(start, length);
    }
  }

  private void extendedHeader(int length) {
    walk.need(10, "VP8X");
    if (length < 10) {
      throw walk.malformed("VP8X length", "at least 10", length, walk.at);
    }
    animated = (walk.bytes[walk.at] & 2) != 0;
    int width = Walk.u24le(walk.bytes, walk.at + 4) + 1;
    int height = Walk.u24le(walk.bytes, walk.at + 7) + 1;
    canvas = new Dimensions(width, height);
    if (canvas.pixels() > 0xFFFF_FFFFL) {
      throw walk.malformed("VP8X canvas", "at most 2^32-1 pixels", canvas, walk.at + 4);
    }
  }

  private void animationFrame(int length) {
    if (picture != null || !animated) {
      return;
    }
    if (length < FRAME_HEADER_BYTES) {
      throw walk.malformed("ANMF length", "at least " + FRAME_HEADER_BYTES, length, walk.at);
    }
    int end = walk.at + length;
    left = 2 * Walk.u24le(walk.bytes, walk.at);
    top = 2 * Walk.u24le(walk.bytes, walk.at + 3);
    walk.at += FRAME_HEADER_BYTES;
    while (end - walk.at >= 8) {
      walk.nextPart();
      int start = walk.at;
      long inner = Walk.u32le(walk.bytes, start + 4);
      if (inner > end - start - 8) {
        throw walk.malformed("ANMF chunk length", "at most " + (end - start - 8), inner, start + 4);
      }
      walk.at = start + 8;
      pictureChunk(start, (int) inner);
      walk.at = (int) Math.min(end, start + 8 + inner + (inner & 1));
    }
  }

  private void pictureChunk(int start, int length) {
    if (picture != null) {
      return;
    }
    byte[] b = walk.bytes;
    if (Walk.startsWith(b, start, "ALPH")) {
      alphaStart = walk.at;
      alphaEnd = walk.at + length;
    } else if (Walk.startsWith(b, start, "VP8 ")) {
      lossy(length);
    } else if (Walk.startsWith(b, start, "VP8L")) {
      losslessPicture(length);
    }
  }

  /** RFC 6386, section 9.1. */
  private void lossy(int length) {
    int at = walk.at;
    byte[] b = walk.bytes;
    if (length <= LOSSY_HEADER_BYTES) {
      throw walk.malformed("VP8 length", "more than " + LOSSY_HEADER_BYTES, length, at);
    }
    if ((b[at] & 1) != 0) {
      throw walk.malformed("VP8 frame", "a key frame", "another", at);
    }
    if (b[at + 3] != (byte) 0x9D || b[at + 4] != 1 || b[at + 5] != 0x2A) {
      throw walk.malformed("VP8 start code", "9D 01 2A", "another", at + 3);
    }
    int firstPartition = Walk.u24le(b, at) >> 5;
    if (firstPartition > length - LOSSY_HEADER_BYTES) {
      throw walk.malformed(
          "VP8 first partition", "at most " + (length - LOSSY_HEADER_BYTES), firstPartition, at);
    }
    picture = size(Walk.u16le(b, at + 6) & 0x3FFF, Walk.u16le(b, at + 8) & 0x3FFF, at + 6);
    keep(length);
  }

  /** RFC 9649, section 3.4. */
  private void losslessPicture(int length) {
    int at = walk.at;
    if (length <= LOSSLESS_HEADER_BYTES || walk.bytes[at] != LOSSLESS_SIGNATURE) {
      throw walk.malformed("VP8L header", "2F and data", length + " bytes, or another", at);
    }
    long bits = Walk.u32le(walk.bytes, at + 1);
    if (bits >>> 29 != 0) {
      throw walk.malformed("VP8L version", 0, bits >>> 29, at + 1);
    }
    picture = size((int) (bits & 0x3FFF) + 1, (int) (bits >> 14 & 0x3FFF) + 1, at + 1);
    lossless = true;
    keep(length);
  }

  private void keep(int length) {
    pictureStart = walk.at;
    pictureEnd = walk.at + length;
  }

  private Dimensions size(int width, int height, int offset) {
    if (width == 0 || height == 0) {
      throw walk.malformed("VP8 size", "1x1..16383x16383", width + "x" + height, offset);
    }
    return new Dimensions(width, height);
  }
}
