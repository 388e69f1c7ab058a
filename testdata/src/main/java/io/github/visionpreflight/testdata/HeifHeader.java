package io.github.visionpreflight.testdata;

import java.util.List;

/**
 * HEIC and AVIF files that are right up to their pixels, which are missing: what a header reader
 * needs (ISO/IEC 23008-12: a grid of tiles, its size, its rotation), and nothing a decoder could
 * show.
 */
final class HeifHeader {
  private static final int GRID_ITEM = 1;
  private static final int FIRST_TILE = 2;
  private static final int TILE_BYTES = 16;
  private static final int ESSENTIAL = 0x80;

  private static final Size SIZE = new Size(4032, 3024);

  private final String brand;
  private final String codec;
  private final byte[] codecSetup;
  private final Size size;
  private final Size tile;
  private final int columns;
  private final int rows;
  private final int quarterTurnsLeft;

  private HeifHeader(
      String brand, String codec, byte[] codecSetup, Size size, Size tile, int quarterTurnsLeft) {
    this.brand = brand;
    this.codec = codec;
    this.codecSetup = codecSetup;
    this.size = size;
    this.tile = tile;
    this.columns = (size.width() + tile.width() - 1) / tile.width();
    this.rows = (size.height() + tile.height() - 1) / tile.height();
    this.quarterTurnsLeft = quarterTurnsLeft;
  }

  /** Returns the boxes of a telephone's upright 12 megapixels: 48 tiles, a quarter turn right. */
  static byte[] heic() {
    // An HEVC setup of the Main Still Picture profile without parameter sets.
    ByteSink setup = sink().u8(1).u8(3).u32(0x70000000).zeros(6).u8(90).u16(0xF000).u8(0xFC);
    setup.u8(0xFD).u8(0xF8).u8(0xF8).u16(0).u8(0x0F).u8(0);
    byte[] box = box("hvcC", setup);
    return new HeifHeader("heic", "hvc1", box, SIZE, new Size(512, 512), 3).file();
  }

  /** Returns the boxes of an AVIF picture in 4 tiles with a quarter turn left. */
  static byte[] avif() {
    byte[] box = box("av1C", sink().u8(0x81).u8(0x08).u8(0x0C).u8(0));
    return new HeifHeader("avif", "av01", box, SIZE, new Size(2016, 1512), 1).file();
  }

  private byte[] file() {
    ByteSink brands = sink().ascii(brand).u32(0).ascii("mif1").ascii(brand).ascii("miaf");
    byte[] start = box("ftyp", brands);
    // The locations of items are written twice: their width does not depend on their values.
    long tilesAt = start.length + meta(0).length + 8L;
    byte[] tiles = box("mdat", sink().zeros(tiles() * TILE_BYTES));
    return sink().bytes(start).bytes(meta(tilesAt)).bytes(tiles).toByteArray();
  }

  private int tiles() {
    return columns * rows;
  }

  private byte[] meta(long tilesAt) {
    ByteSink sink = sink().u32(0);
    sink.bytes(box("hdlr", sink().u32(0).u32(0).ascii("pict").zeros(12).u8(0)));
    sink.bytes(box("pitm", sink().u32(0).u16(GRID_ITEM)));
    sink.bytes(items()).bytes(references()).bytes(properties()).bytes(locations(tilesAt));
    return box("meta", sink.bytes(box("idat", grid())));
  }

  private byte[] items() {
    ByteSink sink = sink().u32(0).u16(1 + tiles());
    sink.bytes(item(GRID_ITEM, "grid", 0));
    for (int i = 0; i < tiles(); i++) {
      sink.bytes(item(FIRST_TILE + i, codec, 1));
    }
    return box("iinf", sink);
  }

  private static byte[] item(int id, String type, int hidden) {
    return box("infe", sink().u8(2).u24(hidden).u16(id).u16(0).ascii(type).u8(0));
  }

  private byte[] references() {
    ByteSink tiles = sink().u16(GRID_ITEM).u16(tiles());
    for (int i = 0; i < tiles(); i++) {
      tiles.u16(FIRST_TILE + i);
    }
    return box("iref", sink().u32(0).bytes(box("dimg", tiles)));
  }

  // The tile's size comes first: a reader that takes the first size it meets is found out.
  private byte[] properties() {
    ByteSink container = sink();
    for (byte[] property : List.of(extent(tile), extent(size), rotation(), pixels(), codecSetup)) {
      container.bytes(property);
    }
    ByteSink uses = sink().u32(0).u32(1 + tiles());
    uses.u16(GRID_ITEM).u8(3).u8(2).u8(ESSENTIAL | 3).u8(4);
    for (int i = 0; i < tiles(); i++) {
      uses.u16(FIRST_TILE + i).u8(3).u8(1).u8(4).u8(ESSENTIAL | 5);
    }
    return box("iprp", sink().bytes(box("ipco", container)).bytes(box("ipma", uses)));
  }

  private static byte[] extent(Size size) {
    return box("ispe", sink().u32(0).u32(size.width()).u32(size.height()));
  }

  private byte[] rotation() {
    return box("irot", sink().u8(quarterTurnsLeft));
  }

  private static byte[] pixels() {
    return box("pixi", sink().u32(0).u8(3).u8(8).u8(8).u8(8));
  }

  private byte[] locations(long tilesAt) {
    // Version 1: 4-byte offsets and lengths; the grid's description is in idat, the tiles in mdat.
    ByteSink sink = sink().u8(1).u24(0).u8(0x44).u8(0).u16(1 + tiles());
    sink.u16(GRID_ITEM).u16(1).u16(0).u16(1).u32(0).u32(8);
    for (int i = 0; i < tiles(); i++) {
      sink.u16(FIRST_TILE + i).u16(0).u16(0).u16(1);
      sink.u32(tilesAt + (long) i * TILE_BYTES).u32(TILE_BYTES);
    }
    return box("iloc", sink);
  }

  private ByteSink grid() {
    ByteSink sink = sink().u8(0).u8(0).u8(rows - 1).u8(columns - 1);
    return sink.u16(size.width()).u16(size.height());
  }

  private static ByteSink sink() {
    return ByteSink.bigEndian();
  }

  static byte[] box(String type, ByteSink content) {
    return sink().u32(content.size() + 8L).ascii(type).bytes(content.toByteArray()).toByteArray();
  }
}
