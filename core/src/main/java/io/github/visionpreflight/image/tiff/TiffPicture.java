package io.github.visionpreflight.image.tiff;

import io.github.visionpreflight.image.raster.DividedRows;
import io.github.visionpreflight.image.raster.RowSource;
import io.github.visionpreflight.image.structure.TiffStructure;
import io.github.visionpreflight.image.structure.TiffStructure.Tag;
import io.github.visionpreflight.media.Deadline;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Opens the picture of a TIFF of a common kind. */
public final class TiffPicture {
  /** A tile may be larger than a small picture, but not so much that its filler is work. */
  private static final int LARGE_TILE = 1024;

  private static final int TILE_STEP = 16;

  private final byte[] bytes;
  private final TiffStructure tiff;
  private final Kind kind;
  private final int width;
  private final int height;
  private final int rowBytes;
  private final Deadline deadline;

  private TiffPicture(byte[] bytes, TiffStructure tiff, Kind kind, Deadline deadline) {
    this.bytes = bytes;
    this.tiff = tiff;
    this.kind = kind;
    this.width = tiff.size().width();
    this.height = tiff.size().height();
    this.rowBytes = Math.toIntExact(kind.packedBytes(width));
    this.deadline = deadline;
  }

  /**
   * Returns the rows; empty when the picture is of another kind, for another decoder. Reading them
   * throws {@code Malformed} where the data end early or are damaged, and {@code Timeout}.
   *
   * @param bytes the file
   */
  public static Optional<RowSource> rows(byte[] bytes, TiffStructure tiff, Deadline deadline) {
    return Kind.of(tiff).flatMap(kind -> new TiffPicture(bytes, tiff, kind, deadline).rows());
  }

  private Optional<RowSource> rows() {
    boolean tiled = tiff.count(Tag.TILE_WIDTH) > 0;
    Tag offsets = tiled ? Tag.TILE_OFFSETS : Tag.STRIP_OFFSETS;
    if (tiff.count(offsets) == 0
        || kind.compression() == Kind.LZW && Lzw.isOld(bytes, tiff.value(offsets, 0))) {
      return Optional.empty();
    }
    return Optional.ofNullable(tiled ? tiles() : strips()).map(this::unpacked);
  }

  private PackedRows strips() {
    long rows = tiff.first(Tag.ROWS_PER_STRIP, height);
    if (rows < 1) {
      throw tiff.malformed(Tag.ROWS_PER_STRIP, 0, "at least 1");
    }
    long count = (height + Math.min(rows, height) - 1) / Math.min(rows, height);
    return new StripRows(segments(false, count, (long) rowBytes * height), rowBytes, rows);
  }

  private @Nullable PackedRows tiles() {
    long across = tiff.first(Tag.TILE_WIDTH, 0);
    long down = tiff.first(Tag.TILE_LENGTH, 0);
    if (across < 1
        || across % TILE_STEP != 0
        || across > Math.max(width, LARGE_TILE)
        || down < 1
        || down > Math.max(height, LARGE_TILE)) {
      return null;
    }
    int tileRowBytes = Math.toIntExact(kind.packedBytes(across));
    long columns = (width + across - 1) / across;
    long count = columns * ((height + down - 1) / down);
    Segments tiles = segments(true, count, columns * tileRowBytes * height);
    return new TileRows(tiles, rowBytes, height, tileRowBytes, (int) down);
  }

  private Segments segments(boolean tiled, long count, long expanded) {
    return new Segments(bytes, tiff, kind, tiled, count, expanded, deadline);
  }

  private RowSource unpacked(PackedRows packed) {
    Samples samples = new Samples(kind, tiff);
    byte[] row = new byte[samples.arePlain() ? 0 : rowBytes];
    RowSource rows =
        new RowSource(width, height, samples.channels()) {
          @Override
          public void read(byte[] target) {
            if (samples.arePlain()) {
              packed.next(target);
            } else {
              packed.next(row);
              samples.expand(row, width(), target);
            }
          }
        };
    return kind.isMultiplied() ? DividedRows.of(rows) : rows;
  }
}
