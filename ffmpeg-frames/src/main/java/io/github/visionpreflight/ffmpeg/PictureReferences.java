package io.github.visionpreflight.ffmpeg;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_make_writable;

import java.util.Arrays;
import java.util.BitSet;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.javacpp.BytePointer;

/**
 * Which pictures of a track lean on which, by the places of their packets in decoding order. Filled
 * by one thread; safe to share afterwards.
 */
final class PictureReferences {
  /** Nothing is known of the picture. */
  static final long UNKNOWN = -1;

  /** Further back than a mask reaches; no encoder is known to go there. */
  static final int MOST_DISTANCE = Long.SIZE - 1;

  /** How many bytes stand behind a header in place of the picture. */
  static final int FILLING = 4;

  private static final int FIRST_CAPACITY = 4096;

  private final int lengthBytes;
  private long[] leansOn = new long[FIRST_CAPACITY];
  private int[] heads = new int[FIRST_CAPACITY];
  private final BitSet entries = new BitSet();
  private int count;

  /**
   * Starts empty.
   *
   * @param lengthBytes how long the length before each unit of a packet is; 0 where units start
   *     with start codes
   */
  PictureReferences(int lengthBytes) {
    this.lengthBytes = lengthBytes;
  }

  /**
   * Adds what is known of the next packet.
   *
   * @param mask bit d - 1 stands for the packet d places before; {@link #UNKNOWN}
   * @param entry whether a decoder that starts here holds what it would hold anyway
   * @param headBits how much of the packet tells the decoder all but the picture itself; less than
   *     1 where it cannot be cut there
   */
  void add(long mask, boolean entry, int headBits) {
    if (count == leansOn.length) {
      leansOn = Arrays.copyOf(leansOn, 2 * count);
      heads = Arrays.copyOf(heads, 2 * count);
    }
    leansOn[count] = mask;
    heads[count] = headBits;
    entries.set(count, entry);
    count++;
  }

  /**
   * Returns the packets of a run whose pictures nobody leans on, wanted ones apart; none where that
   * is not known.
   */
  BitSet idle(DecodePlan.Run run, BitSet wanted) {
    BitSet idle = new BitSet();
    if (!entries.get(run.entry())) {
      return idle;
    }
    BitSet needed = wanted.get(0, run.last() + 1);
    for (int packet = run.last(); packet >= run.entry(); packet--) {
      long mask = leansOn[packet];
      boolean needs = needed.get(packet);
      // What leads an entry leans on pictures before it, and is not decoded from there.
      if (mask == UNKNOWN || needs && !reaches(mask, packet - run.entry())) {
        return new BitSet();
      }
      if (needs) {
        need(mask, packet, needed);
      } else {
        idle.set(packet);
      }
    }
    return idle;
  }

  /** Whether all that a mask names lies at most so far back. */
  private static boolean reaches(long mask, int most) {
    return Long.SIZE - Long.numberOfLeadingZeros(mask) <= most;
  }

  private static void need(long mask, int packet, BitSet needed) {
    for (long left = mask; left != 0; left &= left - 1) {
      needed.set(packet - 1 - Long.numberOfTrailingZeros(left));
    }
  }

  /**
   * Cuts a packet behind the header of its picture: the decoder keeps its books by that. Ones
   * follow, which no decoder takes for coefficients: CABAC cannot begin so, and for CAVLC they are
   * blocks without any. (A block that breaks off in the middle of its coefficients leaves them to
   * the next picture.)
   */
  void behead(AVPacket packet, int number) {
    int bits = heads[number];
    int at = bits / Byte.SIZE;
    int end = at + FILLING;
    if (bits < 1 || end > packet.size() || av_packet_make_writable(packet) < 0) {
      return;
    }
    BytePointer data = packet.data();
    if (lengthBytes > 0 && !shortenUnit(data, end)) {
      return;
    }
    data.put(at, (byte) (data.get(at) | 0xFF >> bits % Byte.SIZE));
    for (int i = at + 1; i < end; i++) {
      data.put(i, (byte) 0xFF);
    }
    packet.size(end);
  }

  /** Makes the unit that reaches past {@code end} end there; false when there is none any more. */
  private boolean shortenUnit(BytePointer data, int end) {
    long at = 0;
    long next = 0;
    while (next < end) {
      at = next;
      next = at + lengthBytes + length(data, at);
    }
    long left = end - at - lengthBytes;
    for (int i = lengthBytes - 1; i >= 0 && left > 0; i--) {
      data.put(at + i, (byte) (left >> Byte.SIZE * (lengthBytes - 1 - i)));
    }
    return left > 0;
  }

  private long length(BytePointer data, long at) {
    long value = 0;
    for (int i = 0; i < lengthBytes; i++) {
      value = value << Byte.SIZE | data.get(at + i) & 0xFF;
    }
    return value;
  }
}
