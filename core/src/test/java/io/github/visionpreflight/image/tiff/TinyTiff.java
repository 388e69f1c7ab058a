package io.github.visionpreflight.image.tiff;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** A file put together field by field: header, directory, long fields, and data behind them. */
final class TinyTiff {
  private static final int HEADER_BYTES = 8;
  private static final int ENTRY_BYTES = 12;
  private static final int LONG = 4;

  private final Map<Integer, long[]> fields = new TreeMap<>();
  private ByteOrder order = ByteOrder.LITTLE_ENDIAN;
  private byte[] data = new byte[0];

  /** Starts with gray of 8 bits, one strip, not compressed, that begins where the data do. */
  TinyTiff(int width, int height) {
    with(256, width).with(257, height).with(258, 8).with(259, 1).with(262, 1).with(273, 0);
    with(277, 1).with(278, height).with(279, (long) width * height);
  }

  TinyTiff with(int tag, long... values) {
    fields.put(tag, values);
    return this;
  }

  TinyTiff without(int tag) {
    fields.remove(tag);
    return this;
  }

  TinyTiff order(ByteOrder other) {
    order = other;
    return this;
  }

  /** Sets what strips hold; their offsets are counted from where this begins. */
  TinyTiff data(byte[] bytes) {
    data = bytes;
    return this;
  }

  byte[] toArray() {
    int longFields = HEADER_BYTES + 2 + ENTRY_BYTES * fields.size() + 4;
    int values = fields.values().stream().mapToInt(v -> v.length > 1 ? 4 * v.length : 0).sum();
    int dataAt = longFields + values;
    ByteBuffer out = ByteBuffer.allocate(dataAt + data.length).order(order);
    String mark = order.equals(ByteOrder.BIG_ENDIAN) ? "MM" : "II";
    out.put(mark.getBytes(StandardCharsets.US_ASCII)).putShort((short) 42).putInt(HEADER_BYTES);
    out.putShort((short) fields.size());
    int at = longFields;
    for (Map.Entry<Integer, long[]> field : fields.entrySet()) {
      at = entry(out, field.getKey(), field.getValue(), at, dataAt);
    }
    return out.put(dataAt, data).array();
  }

  private static int entry(ByteBuffer out, int tag, long[] values, int at, int dataAt) {
    out.putShort((short) tag).putShort((short) LONG).putInt(values.length);
    int base = tag == 273 || tag == 324 ? dataAt : 0;
    if (values.length == 1) {
      out.putInt((int) (base + values[0]));
      return at;
    }
    out.putInt(at);
    for (int i = 0; i < values.length; i++) {
      out.putInt(at + 4 * i, (int) (base + values[i]));
    }
    return at + 4 * values.length;
  }
}
