package io.github.visionpreflight.probe;

import static io.github.visionpreflight.probe.Samples.fileType;
import static io.github.visionpreflight.probe.Samples.handler;
import static io.github.visionpreflight.probe.Samples.heif;
import static io.github.visionpreflight.probe.Samples.ispe;
import static io.github.visionpreflight.probe.Samples.meta;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.visionpreflight.media.MediaException;
import io.github.visionpreflight.media.MediaType;
import io.github.visionpreflight.probe.PixelFormat.Colors;
import io.github.visionpreflight.testing.Bytes;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeifReaderTest {
  @ParameterizedTest
  @CsvSource({"heic, HEIC", "avif, AVIF"})
  void sizeIsThatOfPrimaryItem(String brand, MediaType type) {
    ImageInfo info = probe(heif(brand, ispe(16, 12)));
    assertThat(info.type()).isEqualTo(type);
    assertThat(info.stored()).isEqualTo(new Dimensions(16, 12));
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "1, 8", "2, 3", "3, 6"})
  void rotationBoxTurnsAnticlockwise(int angle, int orientation) {
    assertThat(probe(heif("heic", ispe(16, 12), irot(angle))).orientation()).isEqualTo(orientation);
  }

  @ParameterizedTest
  @CsvSource({"0, 4", "1, 2"})
  void mirrorBoxExchangesTopAndBottomOrLeftAndRight(int axis, int orientation) {
    assertThat(probe(heif("avif", ispe(16, 12), imir(axis))).orientation()).isEqualTo(orientation);
  }

  /** The table that the libavif header gives for rotation, then mirror. */
  @ParameterizedTest
  @CsvSource({"1, 0, 5", "3, 0, 7", "0, 1, 2", "2, 0, 2", "3, 1, 5", "1, 1, 7", "2, 1, 4"})
  void rotationThenMirrorIsOneOrientation(int angle, int axis, int orientation) {
    assertThat(probe(heif("avif", ispe(16, 12), irot(angle), imir(axis))).orientation())
        .isEqualTo(orientation);
  }

  @Test
  void orderOfTurnAndMirrorIsThatOfItem() {
    assertThat(probe(heif("avif", ispe(16, 12), imir(0), irot(1))).orientation()).isEqualTo(7);
    assertThat(probe(heif("avif", ispe(16, 12), irot(1), imir(0))).orientation()).isEqualTo(5);
  }

  @Test
  void propertiesOfOtherItemsDoNotCount() {
    Bytes ipco = new Bytes().raw(ispe(99, 99).toArray()).raw(ispe(16, 12).toArray());
    Bytes ipma = new Bytes().be32(0).be32(2).be16(7).u8(1).u8(1).be16(1).u8(1).u8(0x82);
    assertThat(probe(withProperties(ipco, ipma)).stored()).isEqualTo(new Dimensions(16, 12));
  }

  @Test
  void wideItemNumbersAndPlacesAreRead() {
    Bytes ipco = new Bytes().box("free", new Bytes()).raw(ispe(16, 12).toArray());
    Bytes ipma = new Bytes().be32(0x01000001).be32(1).be32(1).u8(1).be16(0x8002);
    assertThat(probe(withProperties(ipco, ipma)).stored()).isEqualTo(new Dimensions(16, 12));
  }

  @Test
  void primaryItemMayBeNamedBehindProperties() {
    Bytes iprp = new Bytes().box("ipco", ispe(16, 12)).box("ipma", places());
    Bytes meta = new Bytes().be32(0).box("iprp", iprp).box("hdlr", handler("pict"));
    meta.box("pitm", new Bytes().be32(0x01000000).be32(1));
    byte[] file = fileType("avif").box("meta", meta).toArray();
    assertThat(probe(file).stored()).isEqualTo(new Dimensions(16, 12));
  }

  @Test
  void boxLengthsOfZeroAnd64BitsAreRead() {
    Bytes iprp = new Bytes().be32(1).ascii("ipco").be64(16 + 20).raw(ispe(16, 12).toArray());
    iprp.box("ipma", places());
    byte[] meta = meta().box("iprp", iprp).toArray();
    byte[] file = fileType("avif").be32(0).ascii("meta").raw(meta).toArray();
    assertThat(probe(file).stored()).isEqualTo(new Dimensions(16, 12));
  }

  @Test
  void pixelInformationIsReported() {
    Bytes pixi = new Bytes().box("pixi", new Bytes().be32(0).u8(3).u8(10).u8(10).u8(10));
    assertThat(probe(heif("avif", ispe(16, 12), pixi)).pixels())
        .isEqualTo(new PixelFormat(Colors.RGB, 3, 10, false));
    assertThat(probe(heif("avif", ispe(16, 12))).pixels()).isEqualTo(PixelFormat.UNKNOWN);
  }

  @ParameterizedTest
  @CsvSource({
    "urn:mpeg:mpegB:cicp:systems:auxiliary:alpha, true",
    "urn:mpeg:hevc:2015:auxid:1, true",
    "urn:mpeg:hevc:2015:auxid:2, false"
  })
  void auxiliaryPictureOfTransparencyGivesAlpha(String name, boolean alpha) {
    Bytes auxC = new Bytes().box("auxC", new Bytes().be32(0).ascii(name).u8(0));
    assertThat(probe(heif("avif", ispe(16, 12), auxC)).hasAlpha()).isEqualTo(alpha);
  }

  @Test
  void framesOfSequenceAreThoseOfItsPictureTrack() {
    byte[] still = heif("avis", ispe(16, 12));
    Bytes moov = new Bytes().box("trak", track("soun", 9)).box("trak", track("pict", 5));
    byte[] file = new Bytes().raw(still).box("moov", moov).toArray();
    assertThat(probe(file).frames()).isEqualTo(5);
  }

  @Test
  void sequenceWithoutPrimaryItemHasSizeOfItsTrack() {
    Bytes moov = new Bytes().box("trak", track("pict", 5));
    ImageInfo info = probe(fileType("avis").box("moov", moov).toArray());
    assertThat(info.stored()).isEqualTo(new Dimensions(16, 12));
    assertThat(info.frames()).isEqualTo(5);
  }

  @Test
  void trackOfStillPictureDoesNotCount() {
    byte[] still = heif("avif", ispe(16, 12));
    Bytes moov = new Bytes().box("trak", track("pict", 5));
    assertThat(probe(new Bytes().raw(still).box("moov", moov).toArray()).frames()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"0, 12", "16, 0", "-1, 12", "16, -1"})
  void impossibleSideIsMalformed(int width, int height) {
    assertMalformed(heif("avif", ispe(width, height)))
        .hasMessageContaining("expected 1..2147483647");
  }

  @Test
  void missingSizeIsMalformed() {
    assertMalformed(heif("avif", irot(1))).hasMessageContaining("AVIF ispe");
  }

  @Test
  void missingPrimaryItemIsMalformed() {
    Bytes meta = new Bytes().be32(0).box("hdlr", handler("pict"));
    assertMalformed(fileType("heic").box("meta", meta).toArray()).hasMessageContaining("HEIC pitm");
    assertMalformed(fileType("heic").toArray()).hasMessageContaining("HEIC pitm");
  }

  @Test
  void otherHandlerIsMalformed() {
    Bytes meta = new Bytes().be32(0).box("hdlr", handler("vide"));
    assertMalformed(fileType("avif").box("meta", meta).toArray())
        .hasMessageContaining("AVIF hdlr handler: expected pict");
  }

  @Test
  void propertiesListedTwiceAreMalformed() {
    Bytes ipma = new Bytes().be32(0).be32(2).be16(1).u8(1).u8(1).be16(1).u8(1).u8(1);
    assertMalformed(withProperties(ispe(16, 12), ipma)).hasMessageContaining("AVIF ipma");
  }

  @ParameterizedTest
  @ValueSource(strings = {"00000007", "00000002", "FFFFFFFF"})
  void impossibleBoxLengthIsMalformed(String length) {
    Bytes meta = meta().hex(length).ascii("iprp").zeros(8);
    assertMalformed(fileType("avif").box("meta", meta).toArray())
        .hasMessageContaining("AVIF iprp size");
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 15, Long.MIN_VALUE, Long.MAX_VALUE})
  void impossibleLongBoxLengthIsMalformed(long length) {
    Bytes meta = meta().be32(1).ascii("iprp").be64(length);
    assertMalformed(fileType("avif").box("meta", meta).toArray())
        .hasMessageContaining("AVIF iprp size");
  }

  @Test
  void moviesInsideMoviesEndAtDepthLimit() {
    Bytes inner = new Bytes();
    for (int i = 0; i < 40; i++) {
      inner = new Bytes().box("mdia", inner);
    }
    Bytes moov = new Bytes().box("trak", inner);
    byte[] file = fileType("avis").box("moov", moov).toArray();
    assertThatThrownBy(() -> Probe.of(file)).isInstanceOf(MediaException.Limit.class);
  }

  private static Bytes irot(int angle) {
    return new Bytes().box("irot", new Bytes().u8(angle));
  }

  private static Bytes imir(int axis) {
    return new Bytes().box("imir", new Bytes().u8(axis));
  }

  /** Item 1 has property 1. */
  private static Bytes places() {
    return new Bytes().be32(0).be32(1).be16(1).u8(1).u8(1);
  }

  private static byte[] withProperties(Bytes ipco, Bytes ipma) {
    Bytes iprp = new Bytes().box("ipco", ipco).box("ipma", ipma);
    return fileType("avif").box("meta", meta().box("iprp", iprp)).toArray();
  }

  private static Bytes track(String handler, int samples) {
    Bytes sampleEntry = new Bytes().zeros(24).be16(16).be16(12);
    Bytes stsd = new Bytes().be32(0).be32(1).box("av01", sampleEntry);
    Bytes stsz = new Bytes().be32(0).be32(0).be32(samples);
    Bytes stbl = new Bytes().box("stsd", stsd).box("stsz", stsz);
    Bytes minf = new Bytes().box("stbl", stbl);
    return new Bytes().box("mdia", new Bytes().box("hdlr", handler(handler)).box("minf", minf));
  }

  private static ImageInfo probe(byte[] bytes) {
    return (ImageInfo) Probe.of(bytes);
  }

  private static AbstractThrowableAssert<?, ?> assertMalformed(byte[] bytes) {
    return assertThatThrownBy(() -> Probe.of(bytes)).isInstanceOf(MediaException.Malformed.class);
  }
}
