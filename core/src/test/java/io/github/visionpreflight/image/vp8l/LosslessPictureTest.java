package io.github.visionpreflight.image.vp8l;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.visionpreflight.image.raster.RowSource;
import io.github.visionpreflight.image.structure.WebpStructure;
import io.github.visionpreflight.media.Deadline;
import io.github.visionpreflight.media.MediaException;
import io.github.visionpreflight.media.ReadLimits;
import io.github.visionpreflight.testing.SharedCorpus;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every sample as libwebp 1.2.4 has it: SHA-256 of the RGBA that {@code dwebp -pam} writes of
 * {@link RandomLossless#file}.
 */
class LosslessPictureTest {
  /** Every code has one symbol and so no bits: a picture of any size in 14 bytes. */
  private static final String NO_BITS = "2f" + "00000000" + "2850010bd2ff020000";

  @ParameterizedTest
  @CsvSource({
    "1, aececa322c88877c",
    "2, 514315ce39264953",
    "3, 08460054aec7f115",
    "4, 43a36a7127315dad",
    "5, a13d05f9adf36570",
    "6, ff1a2c9abcecf13e",
    "7, 391a26038ed7c845",
    "8, 9d22f3789bdf3f2e",
    "9, 4f561474f2844712",
    "10, 0abf325321e8395a",
    "11, fb73a7b0ce13cdb1",
    "12, 51c4d7722d1b4e2f",
    "13, f5df2acbe8d4b151",
    "14, faa9351ce65ed52c",
    "15, 2179a1bab98c1221",
    "16, 1d58a15e2b5b382e",
    "17, 7192d9714c1d7807",
    "18, 72e4425fdf1be2ae",
    "19, c4ec6b1c8dd16a3f",
    "20, 788e48f29b9c5f2d",
    "21, 2ad8ca979f9eee75",
    "22, b6c8f14933480b8a",
    "23, 0b5522cb38a40f98",
    "24, 8ae134f75660e3c9",
    "25, 955d75a82b30620c",
    "26, 6c0141f428d303d9",
    "27, 1df0f2651c8d8aa6",
    "28, f20f1a548a641993",
    "29, 4dc716e770e44d42",
    "30, 812f071e49d69d9f",
    "31, 72d044cda4b04fec",
    "32, c688f086cdde706b",
    "33, 1af64f51cfc20e42",
    "34, b0b7d6c8ca74f3cc",
    "35, 3d77d5876f293cd3",
    "36, 496fe3717a8ea483",
    "37, 93141b9ce07be25c",
    "38, 538232a71d278eea",
    "39, a7646855afe42ffa",
    "40, a0e014aff5e9a4b6",
  })
  void pixelIsWhatLibwebpHas(long seed, String digest) {
    assertThat(digest(RandomLossless.small(seed))).isEqualTo(digest);
  }

  /** More pixels than copies can reach back to, so that the window moves. */
  @ParameterizedTest
  @CsvSource({"2, a70ec84082ac5e8e", "6, 1c55a493963c50eb", "12, 0775652ce926c362"})
  void pixelOfALargePictureIsWhatLibwebpHas(long seed, String digest) {
    assertThat(digest(RandomLossless.sized(seed, 4096, 700))).isEqualTo(digest);
  }

  @ParameterizedTest
  @CsvSource({
    "libwebp-test-data/lossless_vec_2_4.webp, def70892d49a5a53",
    "libwebp-test-data/one_color_no_palette.webp, e7e2dcff542de953",
    "libwebp-test-data/lossless_vec_1_13.webp, c6b88b3e6e3d60d8",
    "golang-image/testdata/blue-purple-pink-large.lossless.webp, 755caa4f5152b117",
    "golang-image/testdata/yellow_rose.lossless.webp, fb11de55cbf88f91",
    "image-rs/webp/lossless_images/2-color.webp, 05af7ca15654a10a",
  })
  void pixelOfARealFileIsWhatLibwebpHas(String path, String digest) throws IOException {
    byte[] bytes = Files.readAllBytes(SharedCorpus.file(path));
    WebpStructure webp = WebpStructure.parse(bytes, ReadLimits.defaults(), deadline());
    assertThat(digest(webp.frame())).isEqualTo(digest);
  }

  @Test
  void pictureThatIsCutOffIsMalformed() {
    byte[] whole = RandomLossless.small(2);
    // The last byte may be padding.
    for (int length = whole.length - 2; length > 5; length--) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> digest(cut))
          .isInstanceOf(MediaException.Malformed.class)
          .hasMessageContaining("VP8L")
          .hasMessageContaining("offset");
    }
  }

  @Test
  void damagedPictureIsAPictureOrMalformed() {
    byte[] whole = RandomLossless.small(7);
    for (int at = 5; at < whole.length; at++) {
      byte[] damaged = whole.clone();
      damaged[at] ^= (byte) (1 << at % 8);
      try {
        digest(damaged);
      } catch (MediaException.Malformed documented) {
        assertThat(documented).hasMessageContaining("VP8L");
      }
    }
  }

  @Test
  void pictureWithoutABitToReadEndsAtTheDeadline() {
    ReadLimits soon = ReadLimits.defaults().toBuilder().deadline(Duration.ofNanos(1)).build();
    byte[] bomb = withoutBits(12_000, 8_000);
    assertThatThrownBy(() -> digest(bomb, Deadline.start(soon)))
        .isInstanceOf(MediaException.Timeout.class);
  }

  @Test
  void pictureWithoutABitToReadHasOneColour() {
    RowSource rows = LosslessPicture.rows(withoutBits(300, 2), deadline());
    byte[] row = new byte[300 * rows.channels()];
    rows.read(row);
    byte[] again = row.clone();
    rows.read(again);
    assertThat(again).isEqualTo(row);
  }

  @Test
  void tablesOfPrefixCodesAreLimited() {
    byte[] chunk = RandomLossless.manyCodes(1024, 1024, 32_768);
    assertThatThrownBy(() -> digest(chunk))
        .isInstanceOf(MediaException.Limit.class)
        .hasMessageContaining("prefix codes");
  }

  private static byte[] withoutBits(int width, int height) {
    byte[] chunk = HexFormat.of().parseHex(NO_BITS);
    int size = width - 1 | height - 1 << 14;
    ByteBuffer.wrap(chunk).order(ByteOrder.LITTLE_ENDIAN).putInt(1, size);
    return chunk;
  }

  private static String digest(byte[] chunk) {
    return digest(chunk, deadline());
  }

  private static String digest(byte[] chunk, Deadline deadline) {
    RowSource rows = LosslessPicture.rows(chunk, deadline);
    MessageDigest sha = sha256();
    byte[] row = new byte[rows.width() * rows.channels()];
    byte[] rgba = new byte[rows.width() * 4];
    Arrays.fill(rgba, (byte) 0xFF);
    for (int y = 0; y < rows.height(); y++) {
      rows.read(row);
      for (int x = 0; x < rows.width(); x++) {
        System.arraycopy(row, x * rows.channels(), rgba, 4 * x, rows.channels());
      }
      sha.update(rgba);
    }
    return HexFormat.of().formatHex(sha.digest(), 0, 8);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  private static Deadline deadline() {
    return Deadline.start(ReadLimits.defaults());
  }
}
