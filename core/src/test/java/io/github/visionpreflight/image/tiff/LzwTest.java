package io.github.visionpreflight.image.tiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.visionpreflight.image.tiff.ForeignTiff.Encoder;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.DataFormatException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What encoders of others packed, and codes put together one by one. */
class LzwTest {
  private static final int CLEAR = 256;
  private static final int END = 257;

  /** How often a byte is like the one before it decides how long strings become. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 10, 60, 500, 5000, Integer.MAX_VALUE})
  void whatOthersPackedComesBack(int alike) throws IOException {
    for (int length : new int[] {1, 2, 3, 254, 255, 256, 511, 513, 1023, 4096, 8191, 300_000}) {
      byte[] data = mixture(length, alike);
      for (Encoder encoder : new Encoder[] {Encoder.JDK, Encoder.TWELVE_MONKEYS_BIG}) {
        assertThat(unpackedRows(encoder, data)).isEqualTo(data);
      }
    }
  }

  private static byte[] mixture(int length, int alike) {
    Random random = new Random(alike);
    byte[] data = new byte[length];
    for (int i = 1; i < length; i++) {
      boolean same = random.nextInt(alike) != 0;
      data[i] = same ? data[i - 1] : (byte) random.nextInt(alike == 2 ? 2 : 256);
    }
    return data;
  }

  private static byte[] unpackedRows(Encoder encoder, byte[] data) throws IOException {
    BufferedImage image = new BufferedImage(data.length, 1, BufferedImage.TYPE_BYTE_GRAY);
    byte[] pixels = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
    System.arraycopy(data, 0, pixels, 0, data.length);
    byte[] tiff = ForeignTiff.write(image, encoder, "LZW", ByteOrder.LITTLE_ENDIAN);
    return TiffPictureTest.gray(tiff);
  }

  /** Writes codes as an encoder does: a bit more as soon as the next entry needs it. */
  private static final class Codes {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private long bits;
    private int count;
    private int entries = END + 1;

    Codes add(int... codes) {
      for (int code : codes) {
        int width = entries < 512 ? 9 : entries < 1024 ? 10 : entries < 2048 ? 11 : 12;
        bits = bits << width | code;
        count += width;
        for (; count >= 8; count -= 8) {
          out.write((int) (bits >> count - 8));
        }
        entries = code == CLEAR ? END + 1 : entries + 1;
      }
      return this;
    }

    byte[] toArray() {
      out.write((int) (bits << 8 - count));
      return out.toByteArray();
    }
  }

  private static byte[] unpacked(byte[] codes, int most) throws DataFormatException {
    Lzw lzw = new Lzw(codes, () -> {});
    lzw.start(0, codes.length);
    byte[] out = new byte[most];
    return Arrays.copyOf(out, lzw.read(out, 0, most));
  }

  private static byte[] unpacked(Codes codes) throws DataFormatException {
    return unpacked(codes.toArray(), 100_000);
  }

  @Test
  void codesThatAreBytesMakeAllCodesLonger() throws DataFormatException {
    byte[] data = new byte[3800];
    new Random(1).nextBytes(data);
    Codes codes = new Codes().add(CLEAR);
    for (byte value : data) {
      codes.add(value & 0xFF);
    }
    assertThat(unpacked(codes.add(END))).isEqualTo(data);
  }

  /** Some encoders go on with a table that is full, as GIF's may. */
  @Test
  void fullTableStaysInUse() throws DataFormatException {
    byte[] data = new byte[90_000];
    new Random(2).nextBytes(data);
    Codes codes = new Codes().add(CLEAR);
    for (byte value : data) {
      codes.add(value & 0xFF);
    }
    byte[] out = unpacked(codes.add(300, 4095, END));
    assertThat(out).startsWith(data).hasSize(data.length + 4);
    // Entry 258 is the first two bytes of all.
    assertThat(Arrays.copyOfRange(out, data.length, data.length + 2))
        .containsExactly(data[42], data[43]);
    assertThat(Arrays.copyOfRange(out, data.length + 2, data.length + 4))
        .containsExactly(data[3837], data[3838]);
  }

  @Test
  void stringMayBeUsedBeforeItIsWhole() throws DataFormatException {
    assertThat(unpacked(new Codes().add(CLEAR, 7, 258, 259, 260, END)))
        .isEqualTo(new byte[] {7, 7, 7, 7, 7, 7, 7, 7, 7, 7});
    assertThat(unpacked(new Codes().add(CLEAR, 1, 2, 258, 260, END)))
        .containsExactly(1, 2, 1, 2, 1, 2, 1);
  }

  @Test
  void clearCodesMayFollowOneAnotherAndTheEndMayBeMissing() throws DataFormatException {
    assertThat(unpacked(new Codes().add(CLEAR, CLEAR, CLEAR, 5, 6, CLEAR, 7)))
        .containsExactly(5, 6, 7);
    assertThat(unpacked(new Codes().add(CLEAR, END))).isEmpty();
    assertThat(unpacked(new byte[0], 10)).isEmpty();
  }

  @Test
  void codeThatCannotBeIsDamage() {
    for (Codes codes :
        new Codes[] {
          new Codes().add(65, 66),
          new Codes().add(CLEAR, 258),
          new Codes().add(CLEAR, 65, 259),
          new Codes().add(CLEAR, 65, 66, CLEAR, 258)
        }) {
      assertThatThrownBy(() -> unpacked(codes)).isInstanceOf(DataFormatException.class);
    }
  }

  @Test
  void oneDecoderReadsOneStripAfterAnother() throws DataFormatException {
    byte[] codes = new Codes().add(CLEAR, 65, 66, 258, END).toArray();
    byte[] twice = Arrays.copyOf(codes, 2 * codes.length);
    System.arraycopy(codes, 0, twice, codes.length, codes.length);
    Lzw lzw = new Lzw(twice, () -> {});
    for (int from : new int[] {0, codes.length, 0}) {
      lzw.start(from, from + codes.length);
      byte[] out = new byte[4];
      assertThat(lzw.read(out, 0, 2)).isEqualTo(2);
      assertThat(lzw.read(out, 2, 2)).isEqualTo(2);
      assertThat(out).containsExactly(65, 66, 65, 66);
    }
  }
}
