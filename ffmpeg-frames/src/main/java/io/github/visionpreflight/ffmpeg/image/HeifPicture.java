package io.github.visionpreflight.ffmpeg.image;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_AV1;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_HEVC;

import io.github.visionpreflight.media.MediaException;
import io.github.visionpreflight.probe.Dimensions;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A picture of a HEIF file as it is to be decoded: one coded item, or a grid of equal ones (ISO/IEC
 * 23008-12, 6.6.2.3), row by row. Turns and mirrors are not in it: the header reader of the core
 * says them once for all.
 *
 * @param size as stored, before any turn
 * @param columns of the grid; 1 for a single item
 * @param tile the size of each tile
 * @param tiles the coded items, {@code columns} to a row
 * @param colour what the file says of its colours
 */
record HeifPicture(
    Dimensions size, int columns, Dimensions tile, List<HeifItem> tiles, HeifColour colour) {

  private static final List<String> ALPHA =
      List.of("urn:mpeg:mpegB:cicp:systems:auxiliary:alpha", "urn:mpeg:hevc:2015:auxid:1");

  /**
   * Returns the picture of an item.
   *
   * @throws MediaException.Unsupported when it is made in another way
   * @throws MediaException.Malformed when its parts do not fit together
   */
  static HeifPicture of(HeifMeta meta, HeifItem item) {
    if (item.is("iden")) {
      return ofCoded(meta.item(only(item)));
    }
    return item.is("grid") ? ofGrid(meta, item) : ofCoded(item);
  }

  /** Returns the transparency that belongs to an item, or to each tile of it. */
  static Optional<HeifPicture> alphaOf(HeifMeta meta, HeifItem item) {
    Optional<HeifItem> own = alphaItem(meta, item);
    if (own.isPresent()) {
      return Optional.of(of(meta, own.get()));
    }
    if (!item.is("grid")) {
      return Optional.empty();
    }
    HeifPicture colours = ofGrid(meta, item);
    List<HeifItem> alphas = new ArrayList<>();
    for (HeifItem tile : colours.tiles) {
      alphaItem(meta, tile).ifPresent(alphas::add);
    }
    if (alphas.size() < colours.tiles.size()) {
      return Optional.empty();
    }
    return Optional.of(grid(colours.size, colours.columns, alphas, HeifColour.of(alphas.get(0))));
  }

  /** Returns whether the item's colours are multiplied by its transparency. */
  static boolean isPremultiplied(HeifItem item) {
    return !item.references("prem").isEmpty();
  }

  private static Optional<HeifItem> alphaItem(HeifMeta meta, HeifItem of) {
    return meta.items().stream()
        .filter(item -> item.references("auxl").contains(of.id()))
        .filter(item -> item.property("auxC").filter(HeifPicture::saysAlpha).isPresent())
        .findFirst();
  }

  private static boolean saysAlpha(BoxReader in) {
    in.i32("auxC version");
    String name = new String(in.rest(), StandardCharsets.ISO_8859_1);
    return ALPHA.stream().anyMatch(name::startsWith);
  }

  private static long only(HeifItem item) {
    List<Long> sources = item.references("dimg");
    if (sources.size() != 1) {
      throw new MediaException.Malformed(
          "HEIF iden item " + item.id() + " sources: expected 1, got " + sources.size());
    }
    return sources.get(0);
  }

  private static HeifPicture ofCoded(HeifItem item) {
    codec(item);
    Dimensions size = size(item);
    return new HeifPicture(size, 1, size, List.of(item), HeifColour.of(item));
  }

  private static HeifPicture ofGrid(HeifMeta meta, HeifItem item) {
    BoxReader in = BoxReader.over(meta.data(item));
    in.u8("grid version");
    boolean wide = (in.u8("grid flags") & 1) != 0;
    int rows = in.u8("grid rows") + 1;
    int columns = in.u8("grid columns") + 1;
    Dimensions stated = dimensions(in.item(wide, "grid width"), in.item(wide, "grid height"));
    Dimensions size = size(item);
    if (!stated.equals(size)) {
      throw new MediaException.Malformed("HEIF grid size: expected " + size + ", got " + stated);
    }
    List<HeifItem> tiles = item.references("dimg").stream().map(meta::item).toList();
    if (tiles.size() != rows * columns) {
      throw new MediaException.Malformed(
          "HEIF grid tiles: expected " + rows + " x " + columns + ", got " + tiles.size());
    }
    HeifColour own = HeifColour.of(item);
    return grid(size, columns, tiles, own.saysNothing() ? HeifColour.of(tiles.get(0)) : own);
  }

  private static HeifPicture grid(
      Dimensions size, int columns, List<HeifItem> tiles, HeifColour colour) {
    Dimensions tile = size(tiles.get(0));
    for (HeifItem each : tiles) {
      codec(each);
      if (!size(each).equals(tile)) {
        throw new MediaException.Malformed(
            "HEIF grid tile size: expected " + tile + ", got " + size(each));
      }
    }
    checkCover(size.width(), tile.width(), columns);
    checkCover(size.height(), tile.height(), tiles.size() / columns);
    return new HeifPicture(size, columns, tile, tiles, colour);
  }

  /** Tiles fill the picture, and none lies wholly outside it. */
  private static void checkCover(int side, int tile, int count) {
    if ((long) tile * count < side || (long) tile * (count - 1) >= side) {
      throw new MediaException.Malformed(
          "HEIF grid: expected tiles that cover " + side + " pixels, got " + count + " of " + tile);
    }
  }

  private static Dimensions size(HeifItem item) {
    BoxReader in =
        item.property("ispe")
            .orElseThrow(
                () ->
                    new MediaException.Malformed(
                        "HEIF item " + item.id() + " ispe: expected one, got none"));
    in.i32("ispe version");
    return dimensions(in.u32("ispe width"), in.u32("ispe height"));
  }

  private static Dimensions dimensions(long width, long height) {
    if (width < 1 || height < 1 || width > Integer.MAX_VALUE || height > Integer.MAX_VALUE) {
      throw new MediaException.Malformed(
          "HEIF size: expected 1..2147483647, got " + width + "x" + height);
    }
    return new Dimensions((int) width, (int) height);
  }

  /**
   * Returns FFmpeg's number for the codec of a coded item.
   *
   * @throws MediaException.Unsupported when it is neither HEVC nor AV1
   */
  static int codec(HeifItem item) {
    if (item.is("hvc1")) {
      return AV_CODEC_ID_HEVC;
    }
    if (item.is("av01")) {
      return AV_CODEC_ID_AV1;
    }
    throw new MediaException.Unsupported(
        "HEIF item "
            + item.id()
            + ": expected hvc1, av01 or a grid of them, got "
            + item.typeName());
  }

  /** Returns what the decoder must know before the item's bytes; empty when nothing is said. */
  static byte[] configuration(HeifItem item) {
    return item.property(item.is("hvc1") ? "hvcC" : "av1C")
        .map(BoxReader::rest)
        .orElse(new byte[0]);
  }
}
