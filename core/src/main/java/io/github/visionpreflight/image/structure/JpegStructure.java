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
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The segments of a JPEG file (ITU-T T.81, annex B), walked to the end of the last scan. Entropy
 * coded data is stepped over, not decoded.
 */
public final class JpegStructure {
  private static final int SOI = 0xD8;
  private static final int EOI = 0xD9;
  private static final int SOS = 0xDA;
  private static final int DHT = 0xC4;
  private static final int DQT = 0xDB;
  private static final int DNL = 0xDC;
  private static final int DRI = 0xDD;
  private static final int APP0 = 0xE0;
  private static final int APP2 = 0xE2;
  private static final int APP14 = 0xEE;
  private static final String ICC_SIGNATURE = "ICC_PROFILE\0";
  private static final int NO_ADOBE = -1;
  private static final byte[] CLEAN_JFIF = {
    (byte) 0xFF, (byte) 0xE0, 0, 16, 'J', 'F', 'I', 'F', 0, 1, 1, 0, 0, 1, 0, 1, 0, 0
  };

  private final Walk walk;
  private final List<int[]> kept = new ArrayList<>();
  private final byte[] @Nullable [] iccParts = new byte[256][];
  private int iccCount;
  private boolean jfif;
  private int adobeTransform = NO_ADOBE;
  private int components;
  private int frameStart;
  private @Nullable Dimensions size;
  private int scans;
  private boolean whole;

  private JpegStructure(Walk walk) {
    this.walk = walk;
  }

  /**
   * Walks the file.
   *
   * @throws MediaException.Malformed when the segments break the standard, or no scan follows them
   * @throws MediaException.Unsupported for lossless, hierarchical, arithmetic or 12-bit frames
   * @throws MediaException.Limit when there are too many scans or segments
   */
  public static JpegStructure parse(byte[] bytes, ReadLimits limits, Deadline deadline) {
    JpegStructure jpeg = new JpegStructure(new Walk("JPEG", bytes, limits, deadline));
    jpeg.walkAll();
    return jpeg;
  }

  /** Returns the size of the frame. */
  public Dimensions size() {
    if (size == null) {
      throw new IllegalStateException("parse() ends with a frame or an exception");
    }
    return size;
  }

  /** Returns 1, 3 or 4. */
  public int components() {
    return components;
  }

  /** Returns whether four components are YCCK, which only the Adobe segment says. */
  public boolean isYcck() {
    return adobeTransform == 2;
  }

  /** Returns whether an Adobe segment is there; its CMYK is stored inverted. */
  public boolean hasAdobe() {
    return adobeTransform != NO_ADOBE;
  }

  /** Returns whether the end marker follows the last scan. */
  public boolean isWhole() {
    return whole;
  }

  /** Returns the colour profile; null when there is none, or its parts do not add up. */
  public byte @Nullable [] iccProfile() {
    if (iccCount == 0) {
      return null;
    }
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (int i = 1; i <= iccCount; i++) {
      byte[] part = iccParts[i];
      if (part == null) {
        return null;
      }
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  /**
   * Returns the file without metadata and trailing bytes: tables, frame and scans, behind one clean
   * segment that says how libjpeg takes the colours. Decoders guess differently when it is missing.
   */
  public byte[] withoutMetadata() {
    int length = kept.stream().mapToInt(part -> part[1] - part[0]).sum();
    ByteArrayOutputStream out = new ByteArrayOutputStream(length + 32);
    out.write(0xFF);
    out.write(SOI);
    writeColourSegment(out);
    for (int[] part : kept) {
      out.write(walk.bytes, part[0], part[1] - part[0]);
    }
    if (whole) {
      out.write(0xFF);
      out.write(EOI);
    }
    return out.toByteArray();
  }

  private void writeColourSegment(ByteArrayOutputStream out) {
    if (components == 4) {
      writeAdobe(out, isYcck() ? 2 : 0);
    } else if (components == 3 && !isYcc()) {
      writeAdobe(out, 0);
    } else {
      out.writeBytes(CLEAN_JFIF);
    }
  }

  private static void writeAdobe(ByteArrayOutputStream out, int transform) {
    byte[] name = "Adobe".getBytes(StandardCharsets.US_ASCII);
    out.writeBytes(new byte[] {(byte) 0xFF, (byte) APP14, 0, 14});
    out.writeBytes(name);
    out.writeBytes(new byte[] {0, 100, 0, 0, 0, 0, (byte) transform});
  }

  /** Decides as libjpeg does: JFIF, then Adobe, then the names of the components. */
  private boolean isYcc() {
    if (jfif) {
      return true;
    }
    if (hasAdobe()) {
      return adobeTransform != 0;
    }
    byte[] b = walk.bytes;
    return b[frameStart] != 'R' || b[frameStart + 3] != 'G' || b[frameStart + 6] != 'B';
  }

  private void walkAll() {
    if (walk.u8("SOI") != 0xFF || walk.u8("SOI") != SOI) {
      throw walk.malformed("SOI", "FF D8", "something else", 0);
    }
    while (!whole && (scans == 0 || walk.remaining() > 0)) {
      walk.nextPart();
      segment();
    }
  }

  private void segment() {
    int start = walk.at;
    int marker = marker();
    if (marker == EOI) {
      endOfImage(start);
    } else if (marker == SOI) {
      throw walk.malformed("marker", "a segment", "a second SOI", start);
    } else if (!standsAlone(marker)) {
      int length = walk.u16be("segment length");
      if (length < 2) {
        throw walk.malformed("segment length", "at least 2", length, walk.at - 2);
      }
      lengthySegment(marker, walk.at - 4, length - 2);
    }
  }

  /** Returns the next marker as libjpeg finds it: over fill bytes and over stray bytes. */
  private int marker() {
    int code;
    do {
      while (walk.u8("marker") != 0xFF) {
        clockEveryMegabyte();
      }
      do {
        code = walk.u8("marker");
        clockEveryMegabyte();
      } while (code == 0xFF);
    } while (code == 0);
    return code;
  }

  private void clockEveryMegabyte() {
    if ((walk.at & 0xFFFFF) == 0) {
      walk.checkClock();
    }
  }

  private static boolean standsAlone(int marker) {
    return marker == 0x01 || marker >= 0xD0 && marker <= 0xD7;
  }

  private void endOfImage(int start) {
    if (scans == 0) {
      throw walk.malformed("EOI", "a scan before it", "none", start);
    }
    whole = true;
  }

  private void lengthySegment(int marker, int start, int length) {
    if (length > walk.remaining() && scans > 0) {
      // Cut between two scans: what came before is a picture, so the decoder decides.
      walk.at = walk.bytes.length;
      return;
    }
    walk.need(length, "segment " + hex(marker));
    int from = walk.at;
    int end = from + length;
    switch (marker) {
      case APP0 -> jfif |= walk.startsWith("JFIF\0");
      case APP2 -> iccPart(from, length);
      case APP14 -> adobe(from, length);
      case DHT -> huffmanTables(end);
      case SOS -> scan(length);
      default -> {
        if (isFrame(marker)) {
          frame(marker, length);
        }
      }
    }
    if (marker == SOS) {
      keep(start, walk.at);
    } else {
      walk.at = end;
      if (marker == DHT || marker == DQT || marker == DRI || marker == DNL || isFrame(marker)) {
        keep(start, end);
      }
    }
  }

  private void keep(int from, int to) {
    kept.add(new int[] {from, to});
  }

  private static boolean isFrame(int marker) {
    return marker >= 0xC0 && marker <= 0xCF && marker != DHT && marker != 0xC8 && marker != 0xCC
        || marker == 0xF7;
  }

  private void iccPart(int from, int length) {
    int header = ICC_SIGNATURE.length() + 2;
    if (length < header || !walk.startsWith(ICC_SIGNATURE)) {
      return;
    }
    int index = walk.bytes[from + header - 2] & 0xFF;
    iccCount = walk.bytes[from + header - 1] & 0xFF;
    iccParts[index] = Arrays.copyOfRange(walk.bytes, from + header, from + length);
  }

  private void adobe(int from, int length) {
    if (length >= 12 && walk.startsWith("Adobe")) {
      adobeTransform = walk.bytes[from + 11] & 0xFF;
    }
  }

  private void huffmanTables(int end) {
    while (walk.at < end) {
      int start = walk.at;
      int id = walk.u8("DHT table");
      if ((id & 0xE0) != 0 || (id & 0x0F) > 3) {
        throw walk.malformed("DHT table", "class 0..1, number 0..3", hex(id), start);
      }
      int codes = 0;
      for (int i = 0; i < 16; i++) {
        codes += walk.u8("DHT code count");
      }
      if (codes > 256 || codes > end - walk.at) {
        throw walk.malformed(
            "DHT code count", "at most " + Math.min(256, end - walk.at), codes, start);
      }
      walk.skip(codes, "DHT codes");
    }
  }

  private void frame(int marker, int length) {
    int start = walk.at;
    if (size != null) {
      throw walk.malformed("SOF", "one", "a second", start);
    }
    if (marker > 0xC2) {
      throw walk.unsupported("SOF", "baseline, extended or progressive Huffman", hex(marker));
    }
    int precision = walk.u8("SOF precision");
    if (precision != 8) {
      throw walk.unsupported("SOF precision", "8", precision);
    }
    int height = walk.u16be("SOF height");
    int width = walk.u16be("SOF width");
    if (width == 0 || height == 0) {
      throw walk.malformed("SOF size", "1x1..65535x65535", width + "x" + height, start + 1);
    }
    components(length, start);
    size = new Dimensions(width, height);
  }

  private void components(int length, int start) {
    components = walk.u8("SOF components");
    if (components == 0 || components > 4 || length != 6 + 3 * components) {
      throw walk.malformed("SOF components", "1..4 in " + length + " bytes", components, start + 5);
    }
    if (components == 2) {
      throw walk.unsupported("SOF components", "1, 3 or 4", components);
    }
    frameStart = walk.at;
    for (int i = 0; i < components; i++) {
      int sampling = walk.bytes[frameStart + 3 * i + 1] & 0xFF;
      if (!isSampling(sampling >> 4) || !isSampling(sampling & 15)) {
        throw walk.malformed("SOF sampling", "1..4 by 1..4", hex(sampling), frameStart + 3 * i + 1);
      }
    }
  }

  private static boolean isSampling(int factor) {
    return factor >= 1 && factor <= 4;
  }

  private void scan(int length) {
    int start = walk.at;
    if (size == null) {
      throw walk.malformed("SOS", "a frame before it", "none", start);
    }
    if (++scans > walk.limits().maxScans()) {
      throw walk.limit("scans", walk.limits().maxScans(), scans);
    }
    int parts = walk.u8("SOS components");
    if (parts < 1 || parts > components || length != 4 + 2 * parts) {
      throw walk.malformed("SOS components", "1.." + components, parts, start);
    }
    walk.at = start + length;
    int data = walk.at;
    walk.at = endOfEntropyCodedData(walk.bytes, data);
    if (walk.at == data && scans == 1) {
      throw walk.malformed("scan", "at least 1 byte of data", "none", data);
    }
    walk.checkClock();
  }

  /** One hot loop: to the next marker that is neither a stuffed zero nor a restart. */
  private static int endOfEntropyCodedData(byte[] b, int from) {
    int last = b.length - 1;
    for (int i = from; i < last; i++) {
      if (b[i] == (byte) 0xFF) {
        int next = b[i + 1] & 0xFF;
        if (next != 0 && next != 0xFF && (next < 0xD0 || next > 0xD7)) {
          return i;
        }
      }
    }
    return b.length;
  }

  private static String hex(int value) {
    return Integer.toHexString(value & 0xFF).toUpperCase(Locale.ROOT);
  }
}
