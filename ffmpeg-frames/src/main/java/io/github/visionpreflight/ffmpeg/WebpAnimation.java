package io.github.visionpreflight.ffmpeg;

import io.github.visionpreflight.media.MediaException;
import io.github.visionpreflight.media.MediaSource;
import io.github.visionpreflight.media.ReadLimits;
import io.github.visionpreflight.video.FrameTimes;
import io.github.visionpreflight.video.TimeBase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The frames of an animated WebP (RFC 9649, 2.7): where each lies in the file and on the canvas.
 * FFmpeg decodes still WebP pictures only, so the animation is taken apart here. Immutable.
 */
final class WebpAnimation {
  /**
   * One frame.
   *
   * @param offset where its chunks begin, alpha and picture
   * @param length how long these are together
   * @param blend whether what shows through is what was there before
   * @param dispose whether its place is cleared after it
   */
  record Part(
      long offset,
      int length,
      int x,
      int y,
      int width,
      int height,
      int milliseconds,
      boolean blend,
      boolean dispose) {}

  private static final TimeBase MILLISECONDS = new TimeBase(1, 1000);

  /** Four bytes each in one array. */
  private static final long MOST_CANVAS_PIXELS = 500_000_000;

  private static final int CHUNK_HEADER = 8;
  private static final int FILE_HEADER = 12;
  private static final int CANVAS_BYTES = 10;
  private static final int PART_HEADER = 16;
  private static final int ALPHA_FLAG = 0x10;
  private static final int ANIMATION_FLAG = 2;

  private final String name;
  private final int width;
  private final int height;
  private final List<Part> parts;
  private final @Nullable String cut;

  private WebpAnimation(
      String name, int width, int height, List<Part> parts, @Nullable String cut) {
    this.name = name;
    this.cut = cut;
    this.width = width;
    this.height = height;
    this.parts = List.copyOf(parts);
  }

  /**
   * Reads where the frames are; a few bytes of each.
   *
   * @throws MediaException.Unsupported when it is a still picture
   * @throws MediaException.Malformed when a frame lies outside the file or the canvas
   * @throws MediaException.Limit when there are more frames or pixels than allowed
   */
  static WebpAnimation of(MediaSource source, ReadLimits limits, Stop stop) {
    try (SeekableByteChannel channel = source.open()) {
      return new Reader(source.name(), channel, limits, stop).read();
    } catch (IOException e) {
      throw MediaException.ofRead(source.name() + ": read failed", e);
    }
  }

  String name() {
    return name;
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  /** Returns where the file breaks off; null when it is whole. */
  @Nullable String cut() {
    return cut;
  }

  List<Part> parts() {
    return parts;
  }

  /** Returns whether the frame paints the whole canvas, so that none before it is needed. */
  boolean isWhole(int index) {
    Part part = parts.get(index);
    boolean covers = part.width() == width && part.height() == height;
    return index == 0 || covers && !part.blend();
  }

  FrameTimes times() {
    long[] ticks = new long[parts.size()];
    BitSet keys = new BitSet();
    long at = 0;
    for (int i = 0; i < ticks.length; i++) {
      ticks[i] = at;
      keys.set(i, isWhole(i));
      at += parts.get(i).milliseconds();
    }
    return FrameTimes.of(ticks, keys, at, MILLISECONDS);
  }

  /** Returns the part as a WebP file of its own. */
  static byte[] still(Part part, ByteBuffer chunks) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int canvas = CHUNK_HEADER + CANVAS_BYTES;
    out.writeBytes(chunkHeader("RIFF", 4 + canvas + chunks.remaining()));
    out.writeBytes(ascii("WEBP"));
    out.writeBytes(chunkHeader("VP8X", CANVAS_BYTES));
    out.writeBytes(
        new byte[] {
          ALPHA_FLAG,
          0,
          0,
          0,
          (byte) (part.width() - 1),
          (byte) (part.width() - 1 >> 8),
          (byte) (part.width() - 1 >> 16),
          (byte) (part.height() - 1),
          (byte) (part.height() - 1 >> 8),
          (byte) (part.height() - 1 >> 16)
        });
    out.write(chunks.array(), chunks.arrayOffset() + chunks.position(), chunks.remaining());
    return out.toByteArray();
  }

  private static byte[] chunkHeader(String tag, int length) {
    return ByteBuffer.allocate(CHUNK_HEADER)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(ascii(tag))
        .putInt(length)
        .array();
  }

  private static byte[] ascii(String tag) {
    return tag.getBytes(StandardCharsets.US_ASCII);
  }

  /** Walks the chunks. */
  private static final class Reader {
    private static final int TAG_VP8X = tag("VP8X");
    private static final int TAG_ANMF = tag("ANMF");

    private final String name;
    private final SeekableByteChannel channel;
    private final ReadLimits limits;
    private final Stop stop;
    private final long size;
    private final List<Part> parts = new ArrayList<>();
    private int width;
    private int height;
    private long pixels;
    private @Nullable String cut;

    Reader(String name, SeekableByteChannel channel, ReadLimits limits, Stop stop)
        throws IOException {
      this.name = name;
      this.channel = channel;
      this.limits = limits;
      this.stop = stop;
      this.size = channel.size();
    }

    private static int tag(String text) {
      return ByteBuffer.wrap(ascii(text)).order(ByteOrder.LITTLE_ENDIAN).getInt();
    }

    WebpAnimation read() throws IOException {
      long at = FILE_HEADER;
      for (int chunks = 0; cut == null && at + CHUNK_HEADER <= size; chunks++) {
        stop.check(name);
        most("chunks", chunks, (long) limits.maxBoxes() + limits.maxFrames());
        ByteBuffer header = read(at, CHUNK_HEADER);
        int tag = header.getInt();
        long length = header.getInt() & 0xFFFFFFFFL;
        long body = at + CHUNK_HEADER;
        if (tag == TAG_VP8X) {
          canvas(body);
        } else if (width == 0) {
          // Only the extended form, which begins so, can move.
          break;
        } else if (tag == TAG_ANMF) {
          part(body, length);
        }
        at = body + length + (length & 1);
      }
      if (parts.isEmpty()) {
        throw new MediaException.Unsupported(
            name + ": expected a video, got image/webp that does not move");
      }
      return new WebpAnimation(name, width, height, parts, cut);
    }

    private void canvas(long at) throws IOException {
      ByteBuffer fields = read(at, CANVAS_BYTES);
      if ((fields.get(0) & ANIMATION_FLAG) == 0) {
        throw new MediaException.Unsupported(
            name + ": expected a video, got image/webp that does not move");
      }
      width = triple(fields, 4) + 1;
      height = triple(fields, 7) + 1;
      most("side", Math.max(width, height), limits.maxSidePixels());
      most("pixels", (long) width * height, Math.min(limits.maxPixels(), MOST_CANVAS_PIXELS));
    }

    private void part(long at, long length) throws IOException {
      most("frames", parts.size() + 1L, limits.maxFrames());
      if (at + length > size && !parts.isEmpty()) {
        cut = "the file ends inside frame " + parts.size() + " (offset " + at + ")";
        return;
      }
      if (length < PART_HEADER || at + length > size) {
        throw new MediaException.Malformed(
            name
                + " ANMF: expected "
                + PART_HEADER
                + ".."
                + (size - at)
                + " bytes, got "
                + length
                + " (offset "
                + at
                + ")");
      }
      ByteBuffer f = read(at, PART_HEADER);
      int flags = f.get(15);
      Part part =
          new Part(
              at + PART_HEADER,
              Math.toIntExact(length - PART_HEADER),
              2 * triple(f, 0),
              2 * triple(f, 3),
              triple(f, 6) + 1,
              triple(f, 9) + 1,
              triple(f, 12),
              (flags & 2) == 0,
              (flags & 1) != 0);
      if (part.x() + part.width() > width || part.y() + part.height() > height) {
        throw new MediaException.Malformed(
            name + " ANMF: the frame lies outside the canvas (offset " + at + ")");
      }
      pixels += (long) part.width() * part.height();
      most("pixels of all frames", pixels, limits.maxAnimationPixels());
      parts.add(part);
    }

    private void most(String what, long actual, long allowed) {
      if (actual > allowed) {
        throw new MediaException.Limit(
            name + " " + what + ": expected at most " + allowed + ", got " + actual);
      }
    }

    private static int triple(ByteBuffer from, int at) {
      return (from.get(at) & 0xFF)
          | (from.get(at + 1) & 0xFF) << 8
          | (from.get(at + 2) & 0xFF) << 16;
    }

    private ByteBuffer read(long at, int length) throws IOException {
      return WebpAnimation.read(name, channel, at, length);
    }
  }

  /** Reads so many bytes. */
  static ByteBuffer read(String name, SeekableByteChannel channel, long at, int length)
      throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    channel.position(at);
    while (bytes.hasRemaining()) {
      if (channel.read(bytes) < 0) {
        throw new MediaException.Malformed(
            name + ": the file ends inside a chunk (offset " + at + ")");
      }
    }
    return bytes.flip();
  }
}
