package io.github.visionpreflight.testdata;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * One directory of a TIFF file or an EXIF block: entries, and behind them what is too long for one.
 */
final class TiffDirectory {
  private static final int ASCII = 2;
  private static final int SHORT = 3;
  private static final int LONG = 4;
  private static final int RATIONAL = 5;

  /** The two layouts: 4-byte offsets, and the 8-byte offsets of BigTIFF. */
  enum Layout {
    CLASSIC(4, 2),
    BIG(8, 8);

    private final int offsetBytes;
    private final int countBytes;

    Layout(int offsetBytes, int countBytes) {
      this.offsetBytes = offsetBytes;
      this.countBytes = countBytes;
    }
  }

  private record Entry(int tag, int type, int count, ByteSink value) {}

  private final ByteOrder order;
  private final Layout layout;
  private final List<Entry> entries = new ArrayList<>();

  TiffDirectory(ByteOrder order, Layout layout) {
    this.order = order;
    this.layout = layout;
  }

  TiffDirectory shorts(int tag, int... values) {
    ByteSink sink = ByteSink.of(order);
    for (int value : values) {
      sink.u16(value);
    }
    return add(tag, SHORT, values.length, sink);
  }

  TiffDirectory longs(int tag, long... values) {
    ByteSink sink = ByteSink.of(order);
    for (long value : values) {
      sink.u32(value);
    }
    return add(tag, LONG, values.length, sink);
  }

  TiffDirectory rational(int tag, long numerator, long denominator) {
    return add(tag, RATIONAL, 1, ByteSink.of(order).u32(numerator).u32(denominator));
  }

  TiffDirectory ascii(int tag, String text) {
    return add(tag, ASCII, text.length() + 1, ByteSink.of(order).ascii(text).u8(0));
  }

  private TiffDirectory add(int tag, int type, int count, ByteSink value) {
    entries.add(new Entry(tag, type, count, value));
    return this;
  }

  /** Returns the bytes from the directory's start to the end of its long values. */
  int size() {
    int size = headerSize();
    for (Entry entry : entries) {
      size += isLong(entry) ? entry.value.size() : 0;
    }
    return size;
  }

  private int headerSize() {
    return layout.countBytes + entries.size() * entrySize() + layout.offsetBytes;
  }

  private int entrySize() {
    return 4 + 2 * layout.offsetBytes;
  }

  private boolean isLong(Entry entry) {
    return entry.value.size() > layout.offsetBytes;
  }

  /**
   * Writes the directory as it is at {@code offset}, with the next one at {@code next}, 0 for none.
   */
  void writeTo(ByteSink sink, long offset, long next) {
    ByteSink values = ByteSink.of(order);
    sink.number(entries.size(), layout.countBytes);
    for (Entry entry : entries) {
      sink.u16(entry.tag).u16(entry.type).number(entry.count, layout.offsetBytes);
      if (isLong(entry)) {
        sink.number(offset + headerSize() + values.size(), layout.offsetBytes);
        values.bytes(entry.value.toByteArray());
      } else {
        sink.bytes(entry.value.toByteArray()).zeros(layout.offsetBytes - entry.value.size());
      }
    }
    sink.number(next, layout.offsetBytes).bytes(values.toByteArray());
  }
}
