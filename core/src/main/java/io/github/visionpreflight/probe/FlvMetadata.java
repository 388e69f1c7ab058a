package io.github.visionpreflight.probe;

import java.nio.charset.StandardCharsets;

/**
 * The numbers of an {@code onMetaData} script (AMF 0). It is somebody's notes about the file, so
 * damage in it only ends the reading. Not safe to share.
 */
final class FlvMetadata {
  private static final int NUMBER = 0;
  private static final int BOOLEAN = 1;
  private static final int STRING = 2;
  private static final int OBJECT = 3;
  private static final int NULL = 5;
  private static final int UNDEFINED = 6;
  private static final int REFERENCE = 7;
  private static final int MAP = 8;
  private static final int ARRAY = 10;
  private static final int DATE = 11;
  private static final int LONG_STRING = 12;

  private static final int MAX_DEPTH = 4;
  private static final int MAX_NAME_BYTES = 32;
  private static final int MAX_VALUES = 200_000;

  double width;
  double height;
  double frameRate;
  double duration;

  /** How many values may still be passed over; indexes of key frames are long lists of numbers. */
  private int budget = MAX_VALUES;

  /** Reads the payload of the script tag that the cursor has entered. */
  void read(ByteCursor in) {
    if (in.remaining() < 3 || in.u8("script") != STRING || !"onMetaData".equals(name(in))) {
      return;
    }
    if (in.remaining() > 5) {
      int type = in.u8("metadata type");
      in.skip(type == MAP ? 4 : 0, "metadata count");
      if (type == MAP || type == OBJECT) {
        properties(in, 0);
      }
    }
  }

  /** Reads names and values up to an empty name; false when the rest cannot be understood. */
  private boolean properties(ByteCursor in, int depth) {
    while (in.remaining() >= 3) {
      String name = name(in);
      if (in.remaining() < 1) {
        return false;
      }
      int type = in.u8("metadata value");
      if (name.isEmpty()) {
        return true;
      }
      if (type == NUMBER && depth == 0 && in.remaining() >= 8) {
        take(name, Double.longBitsToDouble(in.i64be("metadata number")));
      } else if (!pass(in, type, depth)) {
        return false;
      }
    }
    return false;
  }

  private void take(String name, double value) {
    switch (name) {
      case "width" -> width = value;
      case "height" -> height = value;
      case "framerate", "videoframerate" -> frameRate = value;
      case "duration" -> duration = value;
      default -> {}
    }
  }

  /** Passes over a value; false when the rest cannot be understood. */
  private boolean pass(ByteCursor in, int type, int depth) {
    if (--budget < 0 || depth > MAX_DEPTH) {
      return false;
    }
    return switch (type) {
      case NUMBER -> skip(in, 8);
      case BOOLEAN -> skip(in, 1);
      case STRING -> in.remaining() >= 2 && skip(in, in.u16be("metadata text"));
      case LONG_STRING -> in.remaining() >= 4 && skip(in, in.u32be("metadata text"));
      case NULL, UNDEFINED -> true;
      case REFERENCE -> skip(in, 2);
      case DATE -> skip(in, 10);
      case OBJECT -> properties(in, depth + 1);
      case MAP -> skip(in, 4) && properties(in, depth + 1);
      case ARRAY -> in.remaining() >= 4 && array(in, in.u32be("metadata count"), depth);
      default -> false;
    };
  }

  private boolean array(ByteCursor in, long count, int depth) {
    for (long i = 0; i < count; i++) {
      if (in.remaining() < 1 || !pass(in, in.u8("metadata value"), depth + 1)) {
        return false;
      }
    }
    return true;
  }

  private static boolean skip(ByteCursor in, long count) {
    if (count > in.remaining()) {
      return false;
    }
    in.skip(count, "metadata value");
    return true;
  }

  /** Returns the next name, a long one cut short: no name that matters is long. */
  private static String name(ByteCursor in) {
    int length = (int) Math.min(in.u16be("metadata name"), in.remaining());
    int known = Math.min(length, MAX_NAME_BYTES);
    byte[] bytes = in.bytes(known, "metadata name");
    in.skip(length - known, "metadata name");
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
