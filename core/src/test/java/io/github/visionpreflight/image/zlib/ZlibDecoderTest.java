package io.github.visionpreflight.image.zlib;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the JDK's zlib wrote, and what it makes of damaged streams. */
class ZlibDecoderTest {
  private static final String WRONG_CHECKSUM = "incorrect data check";

  private static byte[] mixture(int length, long seed) {
    Random random = new Random(seed);
    byte[] data = new byte[length];
    for (int at = 0; at < length; ) {
      int n = Math.min(length - at, 1 + random.nextInt(1 << 1 + random.nextInt(9)));
      int distance = 1 + random.nextInt(Math.max(1, Math.min(at, 32_768)));
      int kind = random.nextInt(3);
      int values = 1 + random.nextInt(256);
      for (int i = at; i < at + n; i++) {
        data[i] = kind == 0 || i < distance ? (byte) random.nextInt(values) : data[i - distance];
      }
      at += n;
    }
    return data;
  }

  private static byte[] jdk(byte[] data, int level, int strategy) {
    Deflater deflater = new Deflater(level);
    deflater.setStrategy(strategy);
    deflater.setInput(data);
    deflater.finish();
    byte[] out = new byte[data.length + data.length / 8 + 1000];
    int length = 0;
    while (!deflater.finished()) {
      length += deflater.deflate(out, length, out.length - length);
    }
    deflater.end();
    return Arrays.copyOf(out, length);
  }

  private static byte[] read(byte[] stream, int most, int step) throws DataFormatException {
    ZlibDecoder zlib = new ZlibDecoder(stream, () -> {});
    byte[] out = new byte[most];
    int length = 0;
    for (int n = step; n == step && length < most; length += n) {
      n = zlib.read(out, length, Math.min(step, most - length));
      if (n == 0) {
        break;
      }
    }
    return Arrays.copyOf(out, length);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0", "1, 0", "1, 1", "2, 1", "6, 0", "6, 1", "6, 2", "9, 0", // level, strategy
  })
  void everyKindOfBlockIsRead(int level, int strategy) throws DataFormatException {
    for (int length : new int[] {0, 1, 2, 3, 100, 65_535, 65_536, 131_071, 131_072, 700_000}) {
      byte[] data = mixture(length, length + level);
      byte[] stream = jdk(data, level, strategy);
      assertThat(Arrays.equals(read(stream, length + 1, 4801), data)).isTrue();
    }
  }

  @Test
  void runsOfEveryDistanceAreRead() throws DataFormatException {
    for (int distance = 1; distance < 20; distance++) {
      byte[] data = new byte[200_000];
      for (int i = 0; i < data.length; i++) {
        data[i] = i < distance ? (byte) (17 * i + 1) : data[i - distance];
      }
      byte[] stream = jdk(data, 6, Deflater.DEFAULT_STRATEGY);
      assertThat(Arrays.equals(read(stream, data.length, 1 << 20), data)).isTrue();
    }
  }

  @Test
  void whatOurEncoderWroteIsReadWhateverTheSteps() throws DataFormatException {
    byte[] data = mixture(300_000, 77);
    byte[] ours = ZlibEncoderTest.compressed(data, 5000);
    for (int step : new int[] {1, 7, 32_768, 300_000}) {
      assertThat(Arrays.equals(read(ours, data.length, step), data)).isTrue();
    }
  }

  /** Every byte that can be known is delivered, and not one more. */
  @Test
  void truncatedStreamDeliversWhatTheJdkDelivers() throws DataFormatException {
    byte[] data = mixture(3_000, 4);
    for (int strategy : new int[] {Deflater.DEFAULT_STRATEGY, Deflater.HUFFMAN_ONLY}) {
      byte[] stream = jdk(data, 6, strategy);
      for (int length = 0; length < stream.length; length++) {
        requireAsJdk(Arrays.copyOf(stream, length), data.length + 300);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 6})
  void damagedStreamIsJudgedAsByTheJdk(int level) throws DataFormatException {
    Random random = new Random(level);
    byte[] data = mixture(2_000, level);
    byte[] stream = jdk(data, level, random.nextInt(3));
    for (int i = 0; i < 3_000; i++) {
      byte[] damaged = stream.clone();
      int first = random.nextInt(4) == 0 ? 80 : damaged.length;
      for (int k = random.nextInt(3); k >= 0; k--) {
        damaged[random.nextInt(Math.min(first, damaged.length))] ^= (byte) (1 << random.nextInt(8));
      }
      requireAsJdk(damaged, 40_000);
    }
  }

  private static void requireAsJdk(byte[] stream, int most) throws DataFormatException {
    Inflater inflater = new Inflater();
    inflater.setInput(stream);
    byte[] expected = new byte[most];
    int length = 0;
    try {
      for (int n = 1; n > 0; length += n) {
        n = inflater.inflate(expected, length, most - length);
      }
    } catch (DataFormatException e) {
      length = WRONG_CHECKSUM.equals(e.getMessage()) ? inflater.getTotalOut() : -1;
    } finally {
      boolean wantsDictionary = inflater.needsDictionary();
      length = wantsDictionary ? -1 : length;
      inflater.end();
    }
    if (length < 0) {
      assertThatThrownBy(() -> read(stream, most, most)).isInstanceOf(DataFormatException.class);
    } else {
      byte[] ours = read(stream, most, most);
      assertThat(Arrays.equals(ours, 0, ours.length, expected, 0, length)).isTrue();
    }
  }
}
