package io.github.visionpreflight.image.planar;

import io.github.visionpreflight.media.MediaException;
import io.github.visionpreflight.media.ReadLimits;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The marker segments of a JPEG (T.81, annex B), from one scan to the next. Tables are those in
 * force where the reader stands. Every step moves forward, and every length is checked against the
 * data.
 */
final class JpegReader {
  private static final int RST0 = 0xD0;
  private static final int EOI = 0xD9;
  private static final int SOS = 0xDA;
  private static final byte[] ICC = "ICC_PROFILE\0".getBytes(StandardCharsets.US_ASCII);

  /** Length, name, number and count: what comes before a chunk of the profile. */
  private static final int ICC_HEAD = 16;

  private static final byte[] ADOBE = "Adobe".getBytes(StandardCharsets.US_ASCII);

  private final byte[] data;
  private final ReadLimits limits;
  private final int[][] quantisation = new int[4][];
  private final @Nullable HuffmanTable[] dcTables = new HuffmanTable[4];
  private final @Nullable HuffmanTable[] acTables = new HuffmanTable[4];
  private final List<byte[]> profile = new ArrayList<>();
  private int position;
  private int restartInterval;
  private int adobeTransform = -1;
  private int scans;
  private boolean handOn;
  private boolean ended;
  private @Nullable Frame frame;

  JpegReader(byte[] data, ReadLimits limits) {
    this.data = data;
    this.limits = limits;
    if (data.length < 2 || data[0] != (byte) 0xFF || data[1] != (byte) 0xD8) {
      throw malformed("SOI", "FFD8", "something else", 0);
    }
    position = 2;
  }

  /**
   * Goes on to the next scan.
   *
   * @return null after the last, or when {@link #handOn}
   */
  @Nullable Scan nextScan() {
    while (!handOn) {
      int marker = nextMarker();
      if (marker == EOI) {
        return null;
      }
      if (marker == SOS) {
        return scan();
      }
      if (marker < RST0 && marker != 0x01 || marker > EOI) {
        segment(marker);
      }
    }
    return null;
  }

  /** Returns the next marker's code and stands behind it; EOI where the data ends. */
  private int nextMarker() {
    while (position < data.length && data[position] != (byte) 0xFF) {
      position++;
    }
    while (position < data.length && data[position] == (byte) 0xFF) {
      position++;
    }
    if (position >= data.length) {
      return EOI;
    }
    int code = data[position++] & 0xFF;
    ended = code == EOI;
    return code == 0 ? nextMarker() : code;
  }

  private void segment(int marker) {
    int start = position;
    int end = segmentEnd();
    position += 2;
    switch (marker) {
      case 0xC4 -> huffmanTables(end);
      case 0xDB -> quantisationTables(end);
      case 0xDD -> restartInterval = field("DRI", 4, end);
      case 0xE2 -> profileChunk(start, end);
      case 0xEE -> adobe(end);
      default -> frameOrNothing(marker, end);
    }
    position = end;
  }

  private int segmentEnd() {
    int length = position + 2 <= data.length ? word(position) : 0;
    if (length < 2 || length > data.length - position) {
      throw malformed("segment length", "2.." + (data.length - position), length, position);
    }
    return position + length;
  }

  private void frameOrNothing(int marker, int end) {
    boolean isFrame = marker >= 0xC0 && marker <= 0xCF && marker != 0xC8 && marker != 0xCC;
    if (isFrame) {
      frame(marker, end);
    }
    // DAC and DNL belong to what is handed on; all else is APPn, COM and the like.
    handOn |= marker == 0xCC || marker == 0xDC;
  }

  private int field(String name, int length, int end) {
    if (end - position < length - 2) {
      throw malformed(name + " length", "at least " + length, end - position + 2, position);
    }
    return word(position);
  }

  private void quantisationTables(int end) {
    while (position < end) {
      int head = data[position++] & 0xFF;
      boolean wide = head >>> 4 != 0;
      int bytes = wide ? 128 : 64;
      if ((head & 15) > 3 || head >>> 4 > 1 || end - position < bytes) {
        throw malformed("DQT", "a table 0..3 of " + bytes + " bytes", end - position, position);
      }
      quantisation[head & 15] = quantisationTable(wide);
      position += bytes;
    }
  }

  private int[] quantisationTable(boolean wide) {
    int[] table = new int[64];
    for (int k = 0; k < 64; k++) {
      table[Zigzag.natural(k)] = wide ? word(position + 2 * k) : data[position + k] & 0xFF;
    }
    return table;
  }

  private void huffmanTables(int end) {
    while (position < end) {
      int start = position;
      int head = data[position++] & 0xFF;
      int[] counts = new int[17];
      int total = 0;
      for (int length = 1; length <= 16 && position < end; length++) {
        counts[length] = data[position++] & 0xFF;
        total += counts[length];
      }
      if ((head & 0xEF) > 3 || total > 256 || end - position < total) {
        throw malformed("DHT", "a table 0..3 of at most 256 codes", total + " codes", start);
      }
      byte[] symbols = Arrays.copyOfRange(data, position, position + total);
      (head < 16 ? dcTables : acTables)[head & 15] = new HuffmanTable(counts, symbols, start);
      position += total;
    }
  }

  private void adobe(int end) {
    if (end - position >= 12 && startsWith(ADOBE, position)) {
      adobeTransform = data[position + 11] & 0xFF;
    }
  }

  private void profileChunk(int start, int end) {
    if (end - position >= ICC.length + 2 && startsWith(ICC, position)) {
      profile.add(Arrays.copyOfRange(data, start, end));
    }
  }

  private boolean startsWith(byte[] name, int at) {
    return Arrays.equals(data, at, at + name.length, name, 0, name.length);
  }

  private void frame(int marker, int end) {
    if (frame != null) {
      throw malformed("SOF", "one frame header", "a second", position);
    }
    if (end - position < 6) {
      throw malformed("SOF length", "at least 8", end - position + 2, position);
    }
    int height = word(position + 1);
    int width = word(position + 3);
    int count = data[position + 5] & 0xFF;
    if (width == 0 || count == 0 || count > 4 || end - position < 6 + 3 * count) {
      throw malformed("SOF", "a width and 1..4 components", width + " and " + count, position);
    }
    checkSize(width, height);
    boolean readable = marker <= 0xC2 && data[position] == 8 && height > 0;
    Frame read = frame(marker == 0xC2, width, height, count);
    handOn |= !readable || !isReadable(read);
    frame = read;
  }

  private void checkSize(int width, int height) {
    long pixels = (long) width * height;
    if (pixels > limits.maxPixels() || Math.max(width, height) > limits.maxSidePixels()) {
      throw new MediaException.Limit(
          "JPEG SOF size: at most "
              + limits.maxPixels()
              + " pixels and "
              + limits.maxSidePixels()
              + " a side, got "
              + width
              + "x"
              + height
              + " (offset "
              + position
              + ")");
    }
  }

  private Frame frame(boolean progressive, int width, int height, int count) {
    int mostAcross = 1;
    int mostDown = 1;
    for (int i = 0; i < count; i++) {
      int factors = data[position + 7 + 3 * i] & 0xFF;
      mostAcross = Math.max(mostAcross, factors >>> 4);
      mostDown = Math.max(mostDown, factors & 15);
    }
    List<Component> components = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      components.add(component(position + 6 + 3 * i, width, height, mostAcross, mostDown));
    }
    return new Frame(progressive, width, height, List.copyOf(components));
  }

  private Component component(int at, int width, int height, int mostAcross, int mostDown) {
    int across = (data[at + 1] & 0xFF) >>> 4;
    int down = data[at + 1] & 15;
    int table = data[at + 2] & 0xFF;
    if (across == 0 || across > 4 || down == 0 || down > 4 || table > 3) {
      throw malformed("SOF component", "factors 1..4, table 0..3", "others", at);
    }
    return new Component(
        data[at] & 0xFF,
        across,
        down,
        table,
        share(width, across, mostAcross),
        share(height, down, mostDown),
        share(width, 1, 8 * mostAcross),
        share(height, 1, 8 * mostDown));
  }

  private static int share(int side, int factor, int of) {
    return (side * factor + of - 1) / of;
  }

  /** Grey, or YCbCr with the first component the finest and no factor above 2. */
  private boolean isReadable(Frame read) {
    List<Component> components = read.components();
    Component first = components.get(0);
    boolean finestFirst = first.across() == read.mostAcross() && first.down() == read.mostDown();
    boolean small = read.mostAcross() <= 2 && read.mostDown() <= 2;
    boolean grey = components.size() == 1;
    return grey || components.size() == 3 && finestFirst && small && !isRgb(components);
  }

  private static boolean isRgb(List<Component> components) {
    return components.get(0).id() == 'R'
        && components.get(1).id() == 'G'
        && components.get(2).id() == 'B';
  }

  private Scan scan() {
    Frame of = frame;
    int end = segmentEnd();
    position += 2;
    int count = position < end ? data[position] & 0xFF : 0;
    if (of == null || count == 0 || count > 4 || end - position != 4 + 2 * count) {
      throw malformed("SOS", "1..4 components after a frame header", count, position);
    }
    if (++scans > limits.maxScans()) {
      throw new MediaException.Limit("JPEG scans: at most " + limits.maxScans());
    }
    // Where an Adobe segment says RGB (0) or YCCK (2), the planes are not what this lane scales.
    handOn |= adobeTransform >= 0 && adobeTransform != 1 && of.components().size() == 3;
    Scan scan = scan(of, count, end);
    position = end;
    return check(of, scan);
  }

  private Scan scan(Frame of, int count, int end) {
    int[] components = new int[count];
    int[] dc = new int[count];
    int[] ac = new int[count];
    for (int i = 0; i < count; i++) {
      components[i] = indexOf(of, data[position + 1 + 2 * i] & 0xFF);
      int tables = data[position + 2 + 2 * i] & 0xFF;
      dc[i] = tables >>> 4;
      ac[i] = tables & 15;
      if (dc[i] > 3 || ac[i] > 3 || i > 0 && components[i] <= components[i - 1]) {
        throw malformed("SOS component", "each once, in order, tables 0..3", tables, position);
      }
    }
    int low = data[end - 1] & 15;
    int high = (data[end - 1] & 0xFF) >>> 4;
    return new Scan(components, dc, ac, data[end - 3] & 0xFF, data[end - 2] & 0xFF, high, low, end);
  }

  private int indexOf(Frame of, int id) {
    for (int i = 0; i < of.components().size(); i++) {
      if (of.components().get(i).id() == id) {
        return i;
      }
    }
    throw malformed("SOS component", "one of the frame's", id, position);
  }

  /** A sequential scan has all coefficients; a progressive one DC alone or AC of one component. */
  private Scan check(Frame of, Scan scan) {
    if (!of.progressive()) {
      return scan;
    }
    boolean band = scan.from() <= scan.to() && scan.to() < 64 && scan.low() <= 13;
    boolean split = scan.from() == 0 ? scan.to() == 0 : scan.components().length == 1;
    boolean refines = scan.high() == 0 || scan.high() == scan.low() + 1;
    if (!band || !split || !refines) {
      throw malformed("SOS spectral selection", "one of T.81 table B.3", "another", scan.offset());
    }
    return scan;
  }

  /** Stands behind a scan's entropy-coded data. */
  void goOn(int offset) {
    position = offset;
  }

  /** Returns the frame header, which comes before the first scan. */
  Frame frame() {
    return Objects.requireNonNull(frame);
  }

  /** Returns whether the picture is one that this lane does not read. */
  boolean handOn() {
    return handOn;
  }

  /** Returns whether the end of the image was marked. */
  boolean ended() {
    return ended;
  }

  /** Returns how many MCUs lie between two restart markers; 0 for no restarts. */
  int restartInterval() {
    return restartInterval;
  }

  /**
   * Returns the APP2 segments that hold the ICC profile, without their markers; none when the
   * profile is not whole (ICC.1, B.4) or larger than {@code maxTextBytes}.
   */
  List<byte[]> profile() {
    long size = 0;
    for (int i = 0; i < profile.size(); i++) {
      byte[] segment = profile.get(i);
      boolean inOrder = (segment[14] & 0xFF) == i + 1 && (segment[15] & 0xFF) == profile.size();
      if (!inOrder) {
        return List.of();
      }
      size += segment.length - ICC_HEAD;
    }
    return size <= limits.maxTextBytes() && size == statedProfileSize() ? profile : List.of();
  }

  /** A profile starts with its own size, so a first chunk that is too short states none. */
  private long statedProfileSize() {
    if (profile.isEmpty() || profile.get(0).length < ICC_HEAD + Integer.BYTES) {
      return -1;
    }
    return ByteBuffer.wrap(profile.get(0)).getInt(ICC_HEAD) & 0xFFFFFFFFL;
  }

  /** Returns the quantisation table in force, in natural order. */
  int[] quantisation(int index) {
    int[] table = quantisation[index];
    if (table == null) {
      throw malformed("DQT", "table " + index + " before the scan", "none", position);
    }
    return table;
  }

  /** Returns the Huffman table for DC coefficients in force. */
  HuffmanTable dcTable(int index) {
    return defined(dcTables[index], "DC", index);
  }

  /** Returns the Huffman table for AC coefficients in force. */
  HuffmanTable acTable(int index) {
    return defined(acTables[index], "AC", index);
  }

  private HuffmanTable defined(@Nullable HuffmanTable table, String kind, int index) {
    if (table == null) {
      throw malformed("DHT", kind + " table " + index + " before the scan", "none", position);
    }
    return table;
  }

  /** Returns the length of all that was read. */
  int position() {
    return position;
  }

  private int word(int at) {
    return (data[at] & 0xFF) << 8 | data[at + 1] & 0xFF;
  }

  private static MediaException malformed(String field, String expected, Object got, int offset) {
    return new MediaException.Malformed(
        "JPEG " + field + ": expected " + expected + ", got " + got + " (offset " + offset + ")");
  }
}
