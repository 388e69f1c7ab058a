package io.github.visionpreflight.image.zlib;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The JDK's zlib must read back what we wrote. */
class ZlibEncoderTest {
  /** What the encoder compresses at once; around it something could be lost. */
  private static final int BUFFER = 1 << 18;

  private static byte[] compressed(byte[] data, int step) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ZlibEncoder zlib = new ZlibEncoder((bytes, length) -> out.write(bytes, 0, length));
    for (int at = 0; at < data.length; at += step) {
      zlib.write(data, at, Math.min(step, data.length - at));
    }
    zlib.finish();
    return out.toByteArray();
  }

  private static byte[] roundTrip(byte[] data, int step) throws DataFormatException {
    byte[] compressed = compressed(data, step);
    Inflater inflater = new Inflater();
    inflater.setInput(compressed);
    byte[] back = new byte[data.length + 1];
    int length = inflater.inflate(back);
    assertThat(inflater.finished()).isTrue();
    assertThat(inflater.getRemaining()).isZero();
    inflater.end();
    assertThat(Arrays.equals(data, 0, data.length, back, 0, length)).isTrue();
    return compressed;
  }

  @ParameterizedTest
  @ValueSource(
      ints = {0, 1, 2, 3, 4, 5, 257, 258, 259, 65535, 65536, BUFFER - 1, BUFFER, BUFFER + 1})
  void runsAndNoiseOfEveryLengthComeBack(int length) throws DataFormatException {
    byte[] data = new byte[length];
    assertThat(roundTrip(data, 4096).length).isLessThan(60 + length / 500);
    new Random(11).nextBytes(data);
    roundTrip(data, 5000);
  }

  @Test
  void hugeRunsComeBackAndAreSmall() throws DataFormatException {
    byte[] data = new byte[5_000_000];
    Arrays.fill(data, 2_000_000, 4_000_000, (byte) 7);
    assertThat(roundTrip(data, 1 << 20).length).isLessThan(6_000);
  }

  @Test
  void noiseIsStoredWithFiveBytesABlock() throws DataFormatException {
    byte[] data = new byte[1_000_000];
    new Random(5).nextBytes(data);
    assertThat(roundTrip(data, 777).length).isLessThan(data.length + 6 + 70 * 5);
  }

  @Test
  void repetitionIsFoundAcrossTheWholeWindow() throws DataFormatException {
    for (int distance : new int[] {1, 3, 4, 257, 4705, 32_767, 32_768}) {
      byte[] data = new byte[600_000];
      byte[] period = new byte[distance];
      new Random(distance).nextBytes(period);
      for (int i = 0; i < data.length; i++) {
        data[i] = period[i % distance];
      }
      assertThat(roundTrip(data, 10_000).length).isLessThan(distance + 20_000);
    }
  }

  @Test
  void repetitionFromBeyondTheWindowIsNotTaken() throws DataFormatException {
    byte[] data = new byte[4 * 32_769];
    byte[] period = new byte[32_769];
    new Random(3).nextBytes(period);
    for (int i = 0; i < data.length; i++) {
      data[i] = period[i % period.length];
    }
    roundTrip(data, 10_000);
  }

  /** Frequencies like Fibonacci's numbers ask for codes longer than the 15 bits of the format. */
  @Test
  void codesThatWouldBeTooLongAreCut() throws DataFormatException {
    byte[] data = new byte[400_000];
    int at = 0;
    for (int value = 0, one = 1, two = 1; value < 26 && at < data.length; value++) {
      for (int i = 0; i < two && at < data.length; i++) {
        data[at++] = (byte) (value * 9);
      }
      int next = one + two;
      one = two;
      two = next;
    }
    shuffle(data, at, new Random(8));
    roundTrip(Arrays.copyOf(data, at), 999);
    roundTrip(Arrays.copyOf(data, 12_000), 999);
  }

  private static void shuffle(byte[] data, int length, Random random) {
    for (int i = length - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      byte kept = data[i];
      data[i] = data[other];
      data[other] = kept;
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void mixturesOfLiteralsRunsAndCopiesComeBack(long seed) throws DataFormatException {
    Random random = new Random(seed);
    byte[] data = new byte[50_000 + random.nextInt(600_000)];
    for (int at = 0; at < data.length; ) {
      int n = Math.min(data.length - at, 1 + random.nextInt(1 << 1 + random.nextInt(10)));
      switch (random.nextInt(3)) {
        case 0 -> literals(data, at, n, random);
        case 1 -> Arrays.fill(data, at, at + n, (byte) random.nextInt(256));
        default -> copy(data, at, n, random);
      }
      at += n;
    }
    byte[] ours = roundTrip(data, 1 + random.nextInt(9_000));
    assertThat(ours.length).isLessThan(jdk(data, Deflater.BEST_SPEED) * 11 / 10);
  }

  private static void literals(byte[] data, int at, int n, Random random) {
    int values = 1 + random.nextInt(256);
    for (int i = at; i < at + n; i++) {
      data[i] = (byte) random.nextInt(values);
    }
  }

  private static void copy(byte[] data, int at, int n, Random random) {
    int distance = at == 0 ? 0 : 1 + random.nextInt(Math.min(at, 40_000));
    for (int i = at; i < at + n; i++) {
      data[i] = distance == 0 ? 0 : data[i - distance];
    }
  }

  private static int jdk(byte[] data, int level) {
    Deflater deflater = new Deflater(level);
    deflater.setInput(data);
    deflater.finish();
    int length = deflater.deflate(new byte[data.length + 1000]);
    deflater.end();
    return length;
  }
}
