package io.github.visionpreflight.image.tiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.visionpreflight.image.raster.RowSource;
import io.github.visionpreflight.image.structure.TiffStructure;
import io.github.visionpreflight.image.structure.TiffStructure.Tag;
import io.github.visionpreflight.image.tiff.ForeignTiff.Encoder;
import io.github.visionpreflight.media.Deadline;
import io.github.visionpreflight.media.MediaException;
import io.github.visionpreflight.media.ReadLimits;
import io.github.visionpreflight.testdata.CountedClock;
import io.github.visionpreflight.testing.SharedCorpus;
import io.github.visionpreflight.testing.SharedCorpus.Truth;
import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What encoders of others wrote, held against what a decoder of others reads. */
class TiffPictureTest {
  private static final int WIDTH = 67;
  private static final int HEIGHT = 41;
  private static final List<String> COMPRESSIONS =
      List.of("None", "LZW", "ZLib", "Deflate", "PackBits");
  private static final List<ByteOrder> ORDERS =
      List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN);

  /** Kinds of pictures; the encoders choose how to store them. */
  enum Sort {
    GRAY,
    GRAY_16,
    GRAY_ALPHA,
    RGB,
    RGB_16,
    RGBA,
    RGBA_16,
    PALETTE_8,
    PALETTE_4,
    PALETTE_2,
    BILEVEL,
    BILEVEL_WHITE_FIRST;

    private BufferedImage empty() {
      return switch (this) {
        case GRAY -> new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_GRAY);
        case GRAY_16 -> new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_USHORT_GRAY);
        case GRAY_ALPHA -> ofComponents(ColorSpace.CS_GRAY, true, DataBuffer.TYPE_BYTE);
        case RGB -> new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_3BYTE_BGR);
        case RGB_16 -> ofComponents(ColorSpace.CS_sRGB, false, DataBuffer.TYPE_USHORT);
        case RGBA -> new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_4BYTE_ABGR);
        case RGBA_16 -> ofComponents(ColorSpace.CS_sRGB, true, DataBuffer.TYPE_USHORT);
        case PALETTE_8 -> new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_INDEXED);
        case PALETTE_4 -> ofPalette(4, new Random(4));
        case PALETTE_2 -> ofPalette(2, new Random(2));
        case BILEVEL -> new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_BINARY);
        case BILEVEL_WHITE_FIRST -> ofPalette(new IndexColorModel(1, 2, WHITE, WHITE, WHITE));
      };
    }

    private static final byte[] WHITE = {-1, 0};

    private static BufferedImage ofComponents(int space, boolean alpha, int type) {
      ComponentColorModel model =
          new ComponentColorModel(
              ColorSpace.getInstance(space),
              alpha,
              false,
              alpha ? Transparency.TRANSLUCENT : Transparency.OPAQUE,
              type);
      WritableRaster raster = model.createCompatibleWritableRaster(WIDTH, HEIGHT);
      return new BufferedImage(model, raster, false, null);
    }

    private static BufferedImage ofPalette(int bits, Random random) {
      byte[][] colours = new byte[3][1 << bits];
      for (byte[] channel : colours) {
        random.nextBytes(channel);
      }
      return ofPalette(new IndexColorModel(bits, 1 << bits, colours[0], colours[1], colours[2]));
    }

    private static BufferedImage ofPalette(IndexColorModel palette) {
      return new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_BINARY, palette);
    }

    /** Noise above, a ramp below: long codes and long runs. */
    BufferedImage drawn() {
      BufferedImage image = empty();
      Random random = new Random(6);
      WritableRaster raster = image.getRaster();
      for (int y = 0; y < HEIGHT; y++) {
        for (int x = 0; x < WIDTH; x++) {
          for (int band = 0; band < raster.getNumBands(); band++) {
            int most = (1 << raster.getSampleModel().getSampleSize(band)) - 1;
            int value = y < HEIGHT / 2 ? random.nextInt() : x * most / WIDTH;
            raster.setSample(x, y, band, value & most);
          }
        }
      }
      return image;
    }

    boolean isWrittenBy(Encoder encoder) {
      return encoder.isJdk() || this != RGB_16 && this != RGBA_16;
    }
  }

  private static Optional<RowSource> rows(byte[] tiff) {
    return rows(tiff, Deadline.start(ReadLimits.defaults()));
  }

  private static Optional<RowSource> rows(byte[] tiff, Deadline deadline) {
    TiffStructure structure = TiffStructure.parse(tiff, ReadLimits.defaults(), deadline);
    return TiffPicture.rows(tiff, structure, deadline);
  }

  /** R, G, B, A for each pixel. */
  private static byte[] rgba(RowSource rows) {
    int channels = rows.channels();
    byte[] out = new byte[4 * rows.width() * rows.height()];
    byte[] row = new byte[rows.width() * channels];
    for (int i = 0; i < out.length; i += 4) {
      int x = i / 4 % rows.width();
      if (x == 0) {
        rows.read(row);
      }
      for (int c = 0; c < 3; c++) {
        out[i + c] = row[x * channels + (channels < 3 ? 0 : c)];
      }
      out[i + 3] = channels % 2 == 0 ? row[x * channels + channels - 1] : -1;
    }
    return out;
  }

  static byte[] gray(byte[] tiff) {
    RowSource rows = rows(tiff).orElseThrow();
    byte[] out = new byte[rows.width() * rows.height()];
    byte[] row = new byte[rows.width()];
    for (int y = 0; y < rows.height(); y++) {
      rows.read(row);
      System.arraycopy(row, 0, out, y * row.length, row.length);
    }
    return out;
  }

  @TestFactory
  Stream<DynamicTest> whatOthersWroteIsReadAsOthersReadIt() {
    return Arrays.stream(Sort.values())
        .flatMap(
            sort ->
                Arrays.stream(Encoder.values())
                    .filter(sort::isWrittenBy)
                    .map(
                        encoder ->
                            DynamicTest.dynamicTest(
                                sort + " by " + encoder, () -> check(sort, encoder))));
  }

  private static void check(Sort sort, Encoder encoder) throws IOException {
    BufferedImage image = sort.drawn();
    for (String compression : COMPRESSIONS) {
      for (ByteOrder order : ORDERS) {
        byte[] tiff = ForeignTiff.write(image, encoder, compression, order);
        assertThat((char) tiff[0]).isEqualTo(order.equals(ByteOrder.BIG_ENDIAN) ? 'M' : 'I');
        assertThat(rgba(rows(tiff).orElseThrow()))
            .as("%s %s", compression, order)
            .isEqualTo(ForeignTiff.rgba(tiff));
      }
    }
  }

  /** TwelveMonkeys leaves colours as dark as they are stored; Pillow and libvips do not. */
  @ParameterizedTest
  @EnumSource
  void colourThatWasMultipliedByAlphaIsDividedAgain(Encoder encoder) throws IOException {
    BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_4BYTE_ABGR_PRE);
    image.getRaster().setPixel(0, 0, new int[] {0, 136, 68, 136});
    image.getRaster().setPixel(1, 0, new int[] {10, 20, 3, 30});
    byte[] tiff = ForeignTiff.write(image, encoder, "LZW", ByteOrder.LITTLE_ENDIAN);
    assertThat(rgba(rows(tiff).orElseThrow())).containsExactly(0, 255, 128, 136, 85, 170, 26, 30);
  }

  @Test
  void sampleFileWithMultipliedColoursHasThoseThatPillowAndLibvipsShow() throws IOException {
    String path = "commons-imaging/data/images/tiff/12/TransparencyTestStripAssociated.tif";
    byte[] pixels = rgba(rows(Files.readAllBytes(SharedCorpus.file(path))).orElseThrow());
    assertThat(Arrays.copyOfRange(pixels, 4 * 2550, 4 * 2551)).containsExactly(0, 255, 0, 136);
    assertThat(Arrays.copyOf(pixels, 4)).containsExactly(0, 0, 0, 0);
  }

  /** Fax, CMYK, JPEG inside, YCbCr, floats, and a palette with transparency are for another. */
  @TestFactory
  Stream<DynamicTest> sampleFileIsReadAsOthersReadItOrHandedOn() {
    return SharedCorpus.images()
        .filter(truth -> truth.mustDecode() && truth.cell("mime").equals("image/tiff"))
        .filter(truth -> !truth.path().contains("Associated"))
        .map(truth -> DynamicTest.dynamicTest(truth.path(), () -> check(truth)));
  }

  private static void check(Truth truth) throws IOException {
    byte[] tiff = Files.readAllBytes(truth.file());
    Optional<RowSource> rows = rows(tiff);
    boolean isOfAnotherKind =
        Stream.of("CMYK", "cmyk", "CCITT", "ccitt", "fax", "G31D", "fogra", "iojs", "USGS")
            .anyMatch(truth.path()::contains);
    assertThat(rows.isPresent()).isNotEqualTo(isOfAnotherKind);
    if (rows.isPresent()) {
      assertThat(rgba(rows.get())).isEqualTo(ForeignTiff.rgba(tiff));
    }
  }

  @Test
  void whiteMayBeZero() {
    TinyTiff tiff = new TinyTiff(3, 1).data(new byte[] {0, 100, -1}).with(262, 0);
    assertThat(gray(tiff.toArray())).containsExactly(255, 155, 0);
    tiff.with(258, 16).data(new byte[] {0, 0, 0, 100, 0x7F, (byte) 0x80});
    assertThat(gray(tiff.toArray())).containsExactly(255, 155, 127);
    tiff.with(258, 4).data(new byte[] {0x0F, 0x70});
    assertThat(gray(tiff.toArray())).containsExactly(255, 0, 136);
  }

  /** As libtiff does it; Pillow too. */
  @Test
  void paletteOfBytesIsTakenAsSuch() {
    long[] colours = new long[768];
    Arrays.setAll(colours, i -> i % 256);
    byte[] tiff =
        new TinyTiff(2, 1).with(262, 3).with(320, colours).data(new byte[] {7, -2}).toArray();
    assertThat(rgba(rows(tiff).orElseThrow())).containsExactly(7, 7, 7, -1, -2, -2, -2, -1);
  }

  @ParameterizedTest
  @CsvSource({
    "259, 2, fax",
    "259, 7, JPEG",
    "262, 5, CMYK",
    "262, 6, YCbCr",
    "262, 8, Lab",
    "266, 2, low bit first",
    "317, 3, float predictor",
    "258, 32, 32 bits",
    "258, 12, 12 bits",
    "339, 3, float",
    "339, 2, signed",
    "338, 0, unknown extra sample",
    "322, 32, tiles nowhere",
    "317, 2, predictor without compression"
  })
  void otherKindIsHandedOn(int tag, long value, String why) {
    byte[] tiff = new TinyTiff(2, 2).data(new byte[4]).with(tag, value).toArray();
    assertThat(rows(tiff)).as(why).isEmpty();
  }

  @Test
  void separatePlanesAreHandedOn() {
    TinyTiff tiff = new TinyTiff(2, 2).data(new byte[12]).with(262, 2).with(277, 3);
    tiff.with(258, 8, 8, 8);
    assertThat(rows(tiff.toArray())).isPresent();
    assertThat(rows(tiff.with(284, 2).toArray())).isEmpty();
    assertThat(rows(tiff.with(284, 1).with(258, 8, 8, 16).toArray())).isEmpty();
  }

  @Test
  void lzwOfTheOldKindIsHandedOn() {
    byte[] old = {0, 1, 2, 3};
    assertThat(rows(new TinyTiff(2, 2).data(old).with(259, 5).toArray())).isEmpty();
  }

  @Test
  void lengthsOfStripsThatAreNotCompressedAreNotAsked() {
    TinyTiff tiff = new TinyTiff(2, 2).data(new byte[] {1, 2, 3, 4}).with(279, 1);
    assertThat(gray(tiff.toArray())).containsExactly(1, 2, 3, 4);
    assertThat(gray(tiff.without(279).toArray())).containsExactly(1, 2, 3, 4);
  }

  @Test
  void stripsMayLieInAnyOrderAndOverlap() {
    TinyTiff tiff = new TinyTiff(2, 3).data(new byte[] {1, 2, 3, 4}).with(278, 1);
    assertThat(gray(tiff.with(273, 2, 0, 1).with(279, 2, 2, 2).toArray()))
        .containsExactly(3, 4, 1, 2, 2, 3);
  }

  @Test
  void damageIsNamedWithItsPlace() {
    TinyTiff tiff = new TinyTiff(4, 3).data(new byte[10]).with(278, 2);
    assertMalformed(
        tiff.with(273, 0, 8).toArray(), "STRIP_OFFSETS 1, row 0: expected 4 bytes, got 2");
    assertMalformed(tiff.with(273, 0).toArray(), "STRIP_OFFSETS: expected more than 1, got 1");
    assertMalformed(tiff.with(273, 5000).toArray(), "STRIP_OFFSETS: expected 0..");
    assertMalformed(tiff.with(278, 0).toArray(), "ROWS_PER_STRIP: expected at least 1, got 0");
    tiff.with(278, 3).with(273, 0).with(259, 8);
    assertMalformed(tiff.toArray(), "STRIP_OFFSETS 0, row 0: damaged (offset");
  }

  private static void assertMalformed(byte[] tiff, String message) {
    assertThatThrownBy(() -> gray(tiff))
        .isInstanceOf(MediaException.Malformed.class)
        .hasMessageStartingWith("TIFF ")
        .hasMessageContaining(message)
        .hasMessageContaining("(offset ");
  }

  /** Either the file is refused, or what is missing was not needed. */
  @ParameterizedTest
  @ValueSource(strings = {"None", "LZW", "ZLib", "PackBits"})
  void cutFileIsJudgedAsByOthers(String compression) throws IOException {
    byte[] tiff = dataLast(Sort.RGB.drawn(), compression);
    byte[] whole = rgba(rows(tiff).orElseThrow());
    int least = tiff.length - Math.min(tiff.length / 2, 2000);
    for (int length = tiff.length - 1; length > least; length -= 1 + (tiff.length - length) / 20) {
      byte[] cut = Arrays.copyOf(tiff, length);
      if (isRefusedByOthers(cut)) {
        assertThatThrownBy(() -> rgba(rows(cut).orElseThrow()))
            .isInstanceOf(MediaException.Malformed.class);
      } else {
        assertThat(rgba(rows(cut).orElseThrow())).isEqualTo(whole);
      }
    }
  }

  private static byte[] dataLast(BufferedImage image, String compression) throws IOException {
    byte[] tiff =
        ForeignTiff.write(image, Encoder.TWELVE_MONKEYS, compression, ByteOrder.BIG_ENDIAN);
    TiffStructure directory =
        TiffStructure.parse(tiff, ReadLimits.defaults(), Deadline.start(ReadLimits.defaults()));
    int from = (int) directory.first(Tag.STRIP_OFFSETS, 0);
    int length = (int) directory.first(Tag.STRIP_BYTE_COUNTS, 0);
    return new TinyTiff(WIDTH, HEIGHT)
        .with(258, 8, 8, 8)
        .with(259, directory.first(Tag.COMPRESSION, 0))
        .with(262, 2)
        .with(277, 3)
        .with(279, length)
        .with(317, directory.first(Tag.PREDICTOR, 1))
        .data(Arrays.copyOfRange(tiff, from, from + length))
        .toArray();
  }

  private static boolean isRefusedByOthers(byte[] tiff) {
    try {
      return ForeignTiff.rgba(tiff).length == 0;
    } catch (IOException | RuntimeException refused) {
      return true;
    }
  }

  /** A thousand strips, each the same million bytes from which nothing comes. */
  @ParameterizedTest
  @ValueSource(ints = {5, 8, 32773})
  void stripsThatOverlapCostNoMoreThanTheFile(int compression) throws IOException {
    byte[] nothing = nothing(compression, 1_000_000);
    long[] zeros = new long[1000];
    long[] lengths = IntStream.range(0, 1000).mapToLong(i -> nothing.length).toArray();
    byte[] tiff =
        new TinyTiff(1, 1000)
            .with(259, compression)
            .with(278, 1)
            .with(273, zeros)
            .with(279, lengths)
            .data(nothing)
            .toArray();
    CountedClock clock = CountedClock.still();
    Deadline counting = Deadline.start(ReadLimits.defaults(), clock);
    assertThatThrownBy(() -> rgba(rows(tiff, counting).orElseThrow()))
        .isInstanceOf(MediaException.Malformed.class);
    assertThat(clock.looks()).isLessThan(2 * nothing.length);
  }

  /** What is behind it is one row for one strip, so that the first strips are whole. */
  private static byte[] nothing(int compression, int length) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    if (compression == 5) {
      // Eight clear codes of nine bits.
      byte[] clear = {-128, 64, 32, 16, 8, 4, 2, 1, 0};
      for (int i = 0; i < length / 9; i++) {
        out.write(clear);
      }
      return out.toByteArray();
    }
    if (compression == 32773) {
      byte[] skipped = new byte[length];
      Arrays.fill(skipped, (byte) -128);
      out.write(skipped);
      out.write(new byte[] {0, 7});
      return out.toByteArray();
    }
    out.write(new byte[] {0x78, (byte) 0x9C});
    for (int i = 0; i < length / 5; i++) {
      out.write(new byte[] {0, 0, 0, -1, -1});
    }
    byte[] last = deflated(new byte[] {7});
    out.write(last, 2, last.length - 2);
    return out.toByteArray();
  }

  private static byte[] deflated(byte[] data) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (DeflaterOutputStream deflater = new DeflaterOutputStream(out)) {
      deflater.write(data);
    }
    return out.toByteArray();
  }

  @Test
  void tileMuchLargerThanThePictureIsHandedOn() {
    TinyTiff tiff = new TinyTiff(2, 2).data(new byte[1 << 20]).with(324, 0).with(325, 1 << 20);
    assertThat(rows(tiff.with(322, 1024).with(323, 1024).toArray())).isPresent();
    assertThat(rows(tiff.with(322, 1040).with(323, 16).toArray())).isEmpty();
    assertThat(rows(tiff.with(322, 16).with(323, 1 << 30).toArray())).isEmpty();
    assertThat(rows(tiff.with(322, 0).with(323, 16).toArray())).isEmpty();
  }
}
