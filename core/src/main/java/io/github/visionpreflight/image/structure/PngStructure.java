package io.github.visionpreflight.image.structure;

import io.github.visionpreflight.media.Deadline;
import io.github.visionpreflight.media.MediaException;
import io.github.visionpreflight.media.ReadLimits;
import io.github.visionpreflight.probe.Dimensions;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * The chunks of a PNG file (W3C PNG, third edition, section 5), walked to IEND with the checksum of
 * each chunk that matters compared. Text is stepped over; only a colour profile is inflated, up to
 * the limit for metadata.
 */
public final class PngStructure {
  private static final int HEADER_BYTES = 13;
  private static final long SIGNATURE_HIGH = 0x89504E47L;
  private static final long SIGNATURE_LOW = 0x0D0A1A0AL;
  private static final int GRAY = 0;
  private static final int RGB = 2;
  private static final int PALETTE = 3;
  private static final int GRAY_ALPHA = 4;
  private static final int RGB_ALPHA = 6;

  private final Walk walk;
  private final List<int[]> data = new ArrayList<>();
  private @Nullable Dimensions size;
  private int depth;
  private int colourType;
  private boolean interlaced;
  private byte @Nullable [] palette;
  private byte @Nullable [] transparency;
  private byte @Nullable [] icc;
  private boolean srgb;
  private boolean sound = true;
  private boolean pixelsEnded;
  private boolean whole;

  private PngStructure(Walk walk) {
    this.walk = walk;
  }

  /**
   * Walks the file.
   *
   * @throws MediaException.Malformed when chunks break the standard, or no pixel data follows
   * @throws MediaException.Limit when there are too many chunks up to the end of the pixels; with
   *     too many after them the file is not called whole
   */
  public static PngStructure parse(byte[] bytes, ReadLimits limits, Deadline deadline) {
    PngStructure png = new PngStructure(new Walk("PNG", bytes, limits, deadline));
    png.walkAll();
    return png;
  }

  /** Returns the size. */
  public Dimensions size() {
    if (size == null) {
      throw new IllegalStateException("parse() ends with a header or an exception");
    }
    return size;
  }

  /** Returns the bits of one sample: 1, 2, 4, 8 or 16. */
  public int depth() {
    return depth;
  }

  /** Returns how many samples a pixel has as stored: 1 to 4. */
  public int samples() {
    return switch (colourType) {
      case GRAY, PALETTE -> 1;
      case GRAY_ALPHA -> 2;
      case RGB -> 3;
      default -> 4;
    };
  }

  /** Returns whether the rows come in seven passes. */
  public boolean isInterlaced() {
    return interlaced;
  }

  /** Returns the palette as RGB triples; null when the samples are not indices. */
  public byte @Nullable [] palette() {
    return colourType == PALETTE ? palette : null;
  }

  /** Returns the transparency chunk as it is; null when there is none. */
  public byte @Nullable [] transparency() {
    return transparency;
  }

  /** Returns the colour profile; null when there is none that can be read. */
  public byte @Nullable [] iccProfile() {
    return srgb ? null : icc;
  }

  /** Returns whether the end is there and every checksum is right. */
  public boolean isWhole() {
    return whole && sound;
  }

  /** Returns where the parts of the zlib stream lie: from, to. */
  public List<int[]> dataParts() {
    return List.copyOf(data);
  }

  private void walkAll() {
    if (walk.u32be("signature") != SIGNATURE_HIGH || walk.u32be("signature") != SIGNATURE_LOW) {
      throw walk.malformed("signature", "89 50 4E 47 0D 0A 1A 0A", "something else", 0);
    }
    while (!whole && walk.remaining() > 0 && (!pixelsEnded || walk.hasPartLeft())) {
      walk.nextPart();
      chunk();
    }
    if (data.isEmpty()) {
      throw walk.malformed("IDAT", "at least one", "none", walk.at);
    }
  }

  private void chunk() {
    if (!data.isEmpty() && walk.remaining() < 12) {
      // A stump after the pixels: the pixels decide whether anything is missing.
      walk.at = walk.bytes.length;
      return;
    }
    int start = walk.at;
    long length = walk.u32be("chunk length");
    walk.need(4, "chunk type");
    String type = new String(walk.bytes, walk.at, 4, StandardCharsets.ISO_8859_1);
    walk.at += 4;
    if (length + 4 > walk.remaining()) {
      throw walk.malformed(
          "chunk length", "at most " + Math.max(0, walk.remaining() - 4), length, start);
    }
    if (size == null && !type.equals("IHDR")) {
      throw walk.malformed("first chunk", "IHDR", "another", start);
    }
    known(type, (int) length);
    walk.at = start + 12 + (int) length;
  }

  private void known(String type, int length) {
    pixelsEnded = !data.isEmpty() && !type.equals("IDAT");
    switch (type) {
      case "IHDR" -> header(length);
      case "PLTE" -> paletteChunk(length);
      case "IDAT" -> pixelData(length);
      case "IEND" -> whole = true;
      case "tRNS" -> transparency = colourType == PALETTE && palette == null ? null : copy(length);
      case "iCCP" -> profile(length);
      case "sRGB" -> srgb = true;
      default -> sound &= checksumIsRight(length);
    }
  }

  private void header(int length) {
    if (size != null || length != HEADER_BYTES) {
      throw walk.malformed("IHDR", "one, of 13 bytes", length + " bytes, or another", walk.at);
    }
    requireChecksum("IHDR", length);
    int start = walk.at;
    long width = walk.u32be("IHDR width");
    long height = walk.u32be("IHDR height");
    if (width < 1 || width > Integer.MAX_VALUE || height < 1 || height > Integer.MAX_VALUE) {
      throw walk.malformed("IHDR size", "1..2147483647", width + "x" + height, start);
    }
    size = new Dimensions((int) width, (int) height);
    depth = walk.u8("IHDR depth");
    colourType = walk.u8("IHDR colour type");
    if (!isDepthAllowed()) {
      throw walk.malformed(
          "IHDR depth",
          "one that its colour type allows",
          depth + " in type " + colourType,
          start + 8);
    }
    restOfHeader();
  }

  private void restOfHeader() {
    int start = walk.at;
    int compression = walk.u8("IHDR compression");
    int filter = walk.u8("IHDR filter");
    int interlace = walk.u8("IHDR interlace");
    if (compression != 0 || filter != 0 || interlace > 1) {
      throw walk.malformed(
          "IHDR methods", "0, 0, 0..1", compression + ", " + filter + ", " + interlace, start);
    }
    interlaced = interlace == 1;
  }

  private boolean isDepthAllowed() {
    return switch (colourType) {
      case GRAY -> Integer.bitCount(depth) == 1 && depth <= 16;
      case PALETTE -> Integer.bitCount(depth) == 1 && depth <= 8;
      case RGB, GRAY_ALPHA, RGB_ALPHA -> depth == 8 || depth == 16;
      default -> false;
    };
  }

  private void paletteChunk(int length) {
    if (length == 0 || length % 3 != 0 || length > 768) {
      throw walk.malformed("PLTE length", "3..768, a multiple of 3", length, walk.at);
    }
    requireChecksum("PLTE", length);
    palette = copy(length);
  }

  private void pixelData(int length) {
    if (colourType == PALETTE && palette == null) {
      throw walk.malformed("PLTE", "one before IDAT", "none", walk.at);
    }
    requireChecksum("IDAT", length);
    data.add(new int[] {walk.at, walk.at + length});
  }

  private byte[] copy(int length) {
    return Arrays.copyOfRange(walk.bytes, walk.at, walk.at + length);
  }

  private void requireChecksum(String chunk, int length) {
    if (!checksumIsRight(length)) {
      throw walk.malformed(
          chunk + " checksum", "the one of its bytes", "another", walk.at + length);
    }
  }

  private boolean checksumIsRight(int length) {
    CRC32 crc = new CRC32();
    crc.update(walk.bytes, walk.at - 4, length + 4);
    return crc.getValue() == Walk.u32be(walk.bytes, walk.at + length);
  }

  /** A profile that cannot be read is no reason to refuse the picture (section 11.3.2.3). */
  private void profile(int length) {
    int from = walk.at;
    int nameEnd = from;
    while (nameEnd < from + Math.min(length, 80) && walk.bytes[nameEnd] != 0) {
      nameEnd++;
    }
    int start = nameEnd + 2;
    if (start < from + length) {
      icc = inflated(start, from + length - start, walk.limits().maxTextBytes());
    }
  }

  private byte @Nullable [] inflated(int from, int length, int most) {
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(walk.bytes, from, length);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      byte[] step = new byte[4096];
      for (int n; (n = inflater.inflate(step)) > 0 && out.size() <= most; ) {
        out.write(step, 0, n);
      }
      return inflater.finished() && out.size() <= most ? out.toByteArray() : null;
    } catch (DataFormatException e) {
      return null;
    } finally {
      inflater.end();
    }
  }
}
