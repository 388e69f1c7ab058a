package io.github.visionpreflight.image.structure;

import io.github.visionpreflight.media.Deadline;
import io.github.visionpreflight.media.MediaException;
import io.github.visionpreflight.media.ReadLimits;
import io.github.visionpreflight.probe.Dimensions;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The first directory of a TIFF or BigTIFF (TIFF 6.0, section 2): whole numbers by their tag, read
 * in place. What decides how pixels are read is kept, everything else is stepped over.
 */
public final class TiffStructure {
  /** The fields that are kept. */
  public enum Tag {
    /** Pixels of a row. */
    IMAGE_WIDTH(256),
    /** Rows. */
    IMAGE_LENGTH(257),
    /** Bits of each sample of a pixel. */
    BITS_PER_SAMPLE(258),
    /** How strips or tiles are compressed. */
    COMPRESSION(259),
    /** What samples mean. */
    PHOTOMETRIC_INTERPRETATION(262),
    /** Which end of a byte comes first. */
    FILL_ORDER(266),
    /** Where each strip begins. */
    STRIP_OFFSETS(273),
    /** Samples of a pixel. */
    SAMPLES_PER_PIXEL(277),
    /** Rows of every strip but the last. */
    ROWS_PER_STRIP(278),
    /** How many bytes each strip takes. */
    STRIP_BYTE_COUNTS(279),
    /** Whether the samples of a pixel lie together. */
    PLANAR_CONFIGURATION(284),
    /** Whether samples are differences. */
    PREDICTOR(317),
    /** All reds of a palette, then all greens, then all blues. */
    COLOR_MAP(320),
    /** Pixels of a tile's row. */
    TILE_WIDTH(322),
    /** Rows of a tile. */
    TILE_LENGTH(323),
    /** Where each tile begins. */
    TILE_OFFSETS(324),
    /** How many bytes each tile takes. */
    TILE_BYTE_COUNTS(325),
    /** What the samples past the colours are. */
    EXTRA_SAMPLES(338),
    /** Whether samples are whole numbers. */
    SAMPLE_FORMAT(339),
    /** The colour profile. */
    ICC_PROFILE(34675);

    private final int code;

    Tag(int code) {
      this.code = code;
    }
  }

  /** Numbers of so many bytes each, one after the other from an offset that lies in the file. */
  private record Field(int bytes, long count, int at) {}

  private static final Field NONE = new Field(1, 0, 0);
  private static final int BIG = 43;

  private final Walk walk;
  private final ByteBuffer in;
  private final boolean isBig;
  private final int wordBytes;
  private final Map<Tag, Field> fields = new EnumMap<>(Tag.class);
  private boolean plain = true;

  private TiffStructure(Walk walk) {
    this.walk = walk;
    walk.need(8, "header");
    boolean bigEndian = walk.bytes[0] == 'M';
    this.in =
        ByteBuffer.wrap(walk.bytes)
            .order(bigEndian ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    this.isBig = in.getShort(2) == BIG;
    this.wordBytes = isBig ? Long.BYTES : Integer.BYTES;
  }

  /**
   * Walks the directory.
   *
   * @throws io.github.visionpreflight.media.MediaException.Malformed when it does not lie in the
   *     file, or the size is none
   * @throws io.github.visionpreflight.media.MediaException.Limit when it has too many entries
   */
  public static TiffStructure parse(byte[] bytes, ReadLimits limits, Deadline deadline) {
    TiffStructure tiff = new TiffStructure(new Walk("TIFF", bytes, limits, deadline));
    tiff.walkDirectory();
    return tiff;
  }

  /** Returns the size. */
  public Dimensions size() {
    return new Dimensions(side(Tag.IMAGE_WIDTH), side(Tag.IMAGE_LENGTH));
  }

  private int side(Tag tag) {
    long side = first(tag, 0);
    if (side < 1 || side > Integer.MAX_VALUE) {
      throw walk.malformed(tag.name(), "1..2147483647", side, walk.at);
    }
    return (int) side;
  }

  /** Returns whether numbers, samples of 16 bits among them, have their high byte first. */
  public boolean isBigEndian() {
    return in.order() == ByteOrder.BIG_ENDIAN;
  }

  /**
   * Returns whether every kept field is there once, holds whole numbers, and lies in the file.
   * Where one does not, readers differ in what they make of it.
   */
  public boolean isPlain() {
    return plain;
  }

  /** Returns how many numbers the field has; 0 when it is not there. */
  public long count(Tag tag) {
    Field field = fields.get(tag);
    return field == null ? 0 : field.count;
  }

  /** Returns the field's first number, or what holds where there is none. */
  public long first(Tag tag, long otherwise) {
    return count(tag) == 0 ? otherwise : value(tag, 0);
  }

  /**
   * Returns a number of the field: not negative, but for one of 64 bits.
   *
   * @throws IndexOutOfBoundsException past {@link #count}
   */
  public long value(Tag tag, long index) {
    Field field = fields.get(tag);
    if (field == null || index < 0 || index >= field.count) {
      throw new IndexOutOfBoundsException(tag + " " + index);
    }
    return number((int) (field.at + index * field.bytes), field.bytes);
  }

  /** Returns the colour profile; null when there is none. */
  public byte @Nullable [] iccProfile() {
    Field field = fields.get(Tag.ICC_PROFILE);
    return field == null || field.bytes != 1
        ? null
        : Arrays.copyOfRange(walk.bytes, field.at, field.at + (int) field.count);
  }

  /** Returns the error for a number of a field that is there. */
  public MediaException.Malformed malformed(Tag tag, long index, String expected) {
    Field field = fields.getOrDefault(tag, NONE);
    long at = field.at + index * field.bytes;
    return malformed(tag.name(), expected, count(tag) == 0 ? "none" : value(tag, index), at);
  }

  /** Returns the error for what lies elsewhere. */
  public MediaException.Malformed malformed(
      String field, Object expected, Object actual, long offset) {
    return walk.malformed(field, expected, actual, offset);
  }

  private void walkDirectory() {
    long first = number(isBig ? 2 * Integer.BYTES : Integer.BYTES, wordBytes);
    int countBytes = isBig ? Long.BYTES : Short.BYTES;
    if (first < 0 || first > walk.bytes.length - countBytes) {
      throw walk.malformed("first directory", "one in the file", first, Integer.BYTES);
    }
    walk.at = (int) first;
    long entries = number(walk.at, countBytes);
    walk.at += countBytes;
    for (long i = 0; i < entries; i++) {
      walk.nextPart();
      walk.need(2 * Short.BYTES + 2 * wordBytes, "entry");
      entry();
    }
  }

  private void entry() {
    int code = (int) number(walk.at, Short.BYTES);
    int bytes = bytesOf((int) number(walk.at + Short.BYTES, Short.BYTES));
    long count = number(walk.at + 2 * Short.BYTES, wordBytes);
    int at = walk.at + 2 * Short.BYTES + wordBytes;
    walk.at = at + wordBytes;
    for (Tag tag : Tag.values()) {
      if (tag.code == code) {
        plain &= fields.put(tag, field(bytes, count, at)) == null;
      }
    }
  }

  /** Values that do not fit into the entry lie elsewhere, and it holds their offset. */
  private Field field(int bytes, long count, int inEntry) {
    boolean fits = count >= 0 && count <= wordBytes / bytes;
    long at = fits ? inEntry : number(inEntry, wordBytes);
    if (bytes == Integer.MAX_VALUE
        || count < 1
        || at < 0
        || at > walk.bytes.length
        || count > (walk.bytes.length - at) / bytes) {
      plain = false;
      return NONE;
    }
    return new Field(bytes, count, (int) at);
  }

  /** Returns the length of a number; of what is no whole number more than there is room for. */
  private static int bytesOf(int type) {
    return switch (type) {
      case 1, 7 -> Byte.BYTES;
      case 3 -> Short.BYTES;
      case 4 -> Integer.BYTES;
      case 16 -> Long.BYTES;
      default -> Integer.MAX_VALUE;
    };
  }

  private long number(int at, int bytes) {
    return switch (bytes) {
      case Byte.BYTES -> in.get(at) & 0xFF;
      case Short.BYTES -> in.getShort(at) & 0xFFFF;
      case Integer.BYTES -> in.getInt(at) & 0xFFFF_FFFFL;
      default -> in.getLong(at);
    };
  }
}
