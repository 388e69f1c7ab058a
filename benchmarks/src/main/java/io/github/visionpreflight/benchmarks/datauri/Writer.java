package io.github.visionpreflight.benchmarks.datauri;

import io.github.visionpreflight.benchmarks.job.Implementation;
import io.github.visionpreflight.datauri.DataUri;
import io.github.visionpreflight.media.MediaType;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Base64;

/** Who writes bytes as a data URI, or does a part of that work. */
public enum Writer implements Implementation {
  /** Ours, a string. */
  PREFLIGHT_STRING {
    @Override
    Object write(byte[] bytes, Target target) {
      return DataUri.encode(MediaType.JPEG, bytes);
    }
  },
  /** Ours, to a stream. */
  PREFLIGHT_STREAM {
    @Override
    Object write(byte[] bytes, Target target) {
      target.rewind();
      DataUri.encodeTo(MediaType.JPEG, bytes, target);
      return target;
    }
  },
  /** The JDK's encoder to a string, behind the prefix. */
  ENCODE_TO_STRING {
    @Override
    Object write(byte[] bytes, Target target) {
      return PREFIX + Base64.getEncoder().encodeToString(bytes);
    }
  },
  /** The JDK's encoder to a new array, without the prefix. */
  ENCODE_BYTES {
    @Override
    Object write(byte[] bytes, Target target) {
      return Base64.getEncoder().encode(bytes);
    }
  },
  /** The JDK's encoder into an array that is there already, without the prefix. */
  ENCODE_INTO {
    @Override
    Object write(byte[] bytes, Target target) {
      target.length = Base64.getEncoder().encode(bytes, target.array);
      return target;
    }
  },
  /** The JDK's encoding stream. */
  WRAP {
    @Override
    Object write(byte[] bytes, Target target) throws IOException {
      target.rewind();
      target.write(PREFIX_BYTES);
      try (OutputStream encoding = Base64.getEncoder().wrap(target)) {
        encoding.write(bytes);
      }
      return target;
    }
  },
  /** No encoding at all: as many bytes copied as a data URI has. The limit. */
  ARRAYCOPY {
    @Override
    Object write(byte[] bytes, Target target) {
      System.arraycopy(target.source, 0, target.array, 0, target.array.length);
      target.length = target.array.length;
      return target;
    }
  };

  static final String PREFIX = "data:image/jpeg;base64,";
  private static final byte[] PREFIX_BYTES = {
    'd', 'a', 't', 'a', ':', 'i', 'm', 'a', 'g', 'e', '/', 'j', 'p', 'e', 'g', ';', 'b', 'a', 's',
    'e', '6', '4', ','
  };

  /** Writes; returns a string, an array, or the target. */
  abstract Object write(byte[] bytes, Target target) throws IOException;

  @Override
  public boolean isOurs() {
    return this == PREFLIGHT_STRING || this == PREFLIGHT_STREAM;
  }

  /** An array of the right length that is written again and again. */
  static final class Target extends OutputStream {
    final byte[] array;
    final byte[] source;
    int length;

    Target(int bytes) {
      array = new byte[(int) DataUri.encodedLength(MediaType.JPEG, bytes)];
      source = new byte[array.length];
    }

    void rewind() {
      length = 0;
    }

    @Override
    public void write(int b) {
      array[length++] = (byte) b;
    }

    @Override
    public void write(byte[] from, int offset, int count) {
      System.arraycopy(from, offset, array, length, count);
      length += count;
    }
  }
}
