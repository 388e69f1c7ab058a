package io.github.visionpreflight.ffmpeg.image;

import io.github.visionpreflight.ffmpeg.image.BoxReader.Box;
import io.github.visionpreflight.ffmpeg.image.HeifItem.Extent;
import io.github.visionpreflight.media.MediaException;
import io.github.visionpreflight.media.ReadLimits;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The table of contents of a HEIF file (ISO/IEC 14496-12, 8.11): its items, where their bytes are,
 * what is said of them and how they belong together. Used by one thread.
 */
final class HeifMeta {
  private static final int IN_FILE = 0;
  private static final int IN_IDAT = 1;

  private final byte[] file;
  private final Map<Long, HeifItem> items = new LinkedHashMap<>();
  private final List<Box> allProperties = new ArrayList<>();
  private long primary = -1;
  private @Nullable BoxReader idat;

  private HeifMeta(byte[] file) {
    this.file = file;
  }

  /**
   * Reads the file's first meta box.
   *
   * @throws MediaException.Malformed when a box breaks its rules, or data lies outside the file
   * @throws MediaException.Unsupported when the file has no single pictures
   * @throws MediaException.Limit when there are too many boxes
   */
  static HeifMeta of(byte[] file, ReadLimits limits) {
    BoxReader in = BoxReader.of(file, limits);
    while (in.hasBox()) {
      Box box = in.box();
      if (box.is("meta")) {
        HeifMeta meta = new HeifMeta(file);
        meta.read(box.content());
        return meta;
      }
    }
    throw new MediaException.Unsupported("HEIF: a sequence without a single picture");
  }

  /** Returns the item that stands for the file. */
  HeifItem primary() {
    if (primary < 0) {
      throw new MediaException.Unsupported("HEIF: no primary item");
    }
    return item(primary);
  }

  /** Returns an item that something refers to. */
  HeifItem item(long id) {
    HeifItem item = items.get(id);
    if (item == null) {
      throw new MediaException.Malformed("HEIF item " + id + ": expected in iinf, got none");
    }
    return item;
  }

  Collection<HeifItem> items() {
    return items.values();
  }

  /** Returns an item's bytes, its pieces put together. */
  byte[] data(HeifItem item) {
    long length = item.extents().stream().mapToLong(Extent::length).sum();
    if (length == 0 || length > file.length) {
      throw new MediaException.Malformed(
          "HEIF item " + item.id() + " length: expected 1.." + file.length + ", got " + length);
    }
    byte[] data = new byte[(int) length];
    int at = 0;
    for (Extent extent : item.extents()) {
      System.arraycopy(file, extent.offset(), data, at, extent.length());
      at += extent.length();
    }
    return data;
  }

  /** Locations and references name items that the list may only introduce behind them. */
  private void read(BoxReader in) {
    in.i32("meta version");
    BoxReader properties = null;
    List<Box> late = new ArrayList<>();
    while (in.hasBox()) {
      Box box = in.box();
      if (box.is("pitm")) {
        primary = box.content().item(version(box.content()) != 0, "pitm item");
      } else if (box.is("iinf")) {
        information(box.content());
      } else if (box.is("idat")) {
        idat = box.content();
      } else if (box.is("iprp")) {
        properties = box.content();
      } else {
        late.add(box);
      }
    }
    readLate(late);
    if (properties != null) {
      properties(properties);
    }
  }

  private void readLate(List<Box> boxes) {
    for (Box box : boxes) {
      if (box.is("iloc")) {
        locations(box.content());
      } else if (box.is("iref")) {
        references(box.content());
      }
    }
  }

  private static int version(BoxReader in) {
    return in.i32("box version") >>> 24;
  }

  private void information(BoxReader in) {
    in.skip(version(in) == 0 ? 2 : 4, "iinf count");
    while (in.hasBox()) {
      Box box = in.box();
      if (box.is("infe")) {
        entry(box.content());
      }
    }
  }

  /** Entries below version 2 have no type, and so no picture. */
  private void entry(BoxReader in) {
    int version = version(in);
    if (version < 2) {
      return;
    }
    HeifItem item = new HeifItem(in.item(version > 2, "infe item"));
    in.u16("infe protection");
    item.type(in.i32("infe type"));
    if (items.putIfAbsent(item.id(), item) != null) {
      throw in.malformed("infe item", "each once", item.id() + " twice");
    }
  }

  private void locations(BoxReader in) {
    int version = version(in);
    int sizes = in.u16("iloc sizes");
    int offsetBytes = sizes >> 12;
    int lengthBytes = sizes >> 8 & 15;
    int baseBytes = sizes >> 4 & 15;
    int indexBytes = version == 0 ? 0 : sizes & 15;
    long count = in.item(version > 1, "iloc count");
    for (long i = 0; i < count; i++) {
      in.step();
      HeifItem item = items.get(in.item(version > 1, "iloc item"));
      int place = version == 0 ? IN_FILE : in.u16("iloc construction") & 15;
      boolean elsewhere = in.u16("iloc data reference") != 0;
      long base = in.number(checked(in, baseBytes), "iloc base");
      int pieces = in.u16("iloc extents");
      for (int p = 0; p < pieces; p++) {
        in.step();
        in.number(checked(in, indexBytes), "iloc index");
        long offset = in.number(checked(in, offsetBytes), "iloc offset");
        long length = in.number(checked(in, lengthBytes), "iloc length");
        if (item != null) {
          item.extents().add(extent(in, item, elsewhere ? -1 : place, base, offset, length));
        }
      }
    }
  }

  private static int checked(BoxReader in, int bytes) {
    if (bytes != 0 && bytes != 4 && bytes != 8) {
      throw in.malformed("iloc number", "0, 4 or 8 bytes", bytes);
    }
    return bytes;
  }

  private Extent extent(
      BoxReader in, HeifItem item, int place, long base, long offset, long length) {
    BoxReader within = place == IN_IDAT ? idat : null;
    if (place != IN_FILE && within == null) {
      throw new MediaException.Unsupported(
          "HEIF item " + item.id() + ": its bytes are in another file or item");
    }
    long from = within == null ? 0 : within.position();
    long end = within == null ? file.length : from + within.remaining();
    long start = from + base + offset;
    long stop = length == 0 ? end : start + length;
    if (base > end || offset > end || length > end || start > end || stop > end) {
      throw in.malformed("iloc item " + item.id(), "data up to " + end, "up to " + stop);
    }
    return new Extent((int) start, (int) (stop - start));
  }

  private void references(BoxReader in) {
    boolean wide = version(in) != 0;
    while (in.hasBox()) {
      Box box = in.box();
      BoxReader content = box.content();
      HeifItem from = items.get(content.item(wide, "iref item"));
      int count = content.u16("iref count");
      for (int i = 0; i < count; i++) {
        content.step();
        long to = content.item(wide, "iref item");
        if (from != null) {
          from.refer(box.type(), to);
        }
      }
    }
  }

  private void properties(BoxReader in) {
    List<BoxReader> associations = new ArrayList<>();
    while (in.hasBox()) {
      Box box = in.box();
      if (box.is("ipco")) {
        while (box.content().hasBox()) {
          allProperties.add(box.content().box());
        }
      } else if (box.is("ipma")) {
        associations.add(box.content());
      }
    }
    associations.forEach(this::associate);
  }

  private void associate(BoxReader in) {
    int versionAndFlags = in.i32("ipma version");
    boolean wideItems = versionAndFlags >>> 24 != 0;
    boolean widePlaces = (versionAndFlags & 1) != 0;
    long count = in.u32("ipma count");
    for (long i = 0; i < count; i++) {
      in.step();
      HeifItem item = items.get(in.item(wideItems, "ipma item"));
      int places = in.u8("ipma count");
      for (int p = 0; p < places; p++) {
        int place = widePlaces ? in.u16("ipma place") & 0x7FFF : in.u8("ipma place") & 0x7F;
        if (item != null && place > 0) {
          item.properties().add(property(in, place));
        }
      }
    }
  }

  private Box property(BoxReader in, int place) {
    if (place > allProperties.size()) {
      throw in.malformed("ipma place", "1.." + allProperties.size(), place);
    }
    return allProperties.get(place - 1);
  }
}
