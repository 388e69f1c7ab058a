package io.github.visionpreflight.image.zlib;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Four or eight bytes of an array in one access, the first byte lowest. */
public final class LittleEndian {
  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private LittleEndian() {}

  /** Returns the four bytes at the offset. */
  public static int getInt(byte[] bytes, int at) {
    return (int) INTS.get(bytes, at);
  }

  /** Returns the eight bytes at the offset. */
  public static long getLong(byte[] bytes, int at) {
    return (long) LONGS.get(bytes, at);
  }

  /** Puts eight bytes at the offset. */
  public static void putLong(byte[] bytes, int at, long value) {
    LONGS.set(bytes, at, value);
  }
}
