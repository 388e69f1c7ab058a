package io.github.visionpreflight.probe;

import static io.github.visionpreflight.probe.Bytes.be;
import static io.github.visionpreflight.probe.Bytes.box;
import static io.github.visionpreflight.probe.Bytes.fullBox;
import static io.github.visionpreflight.probe.Bytes.hex;
import static io.github.visionpreflight.probe.Bytes.join;
import static io.github.visionpreflight.probe.Bytes.text;
import static io.github.visionpreflight.probe.Bytes.zeros;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.visionpreflight.media.MediaException;
import io.github.visionpreflight.media.MediaType;
import io.github.visionpreflight.media.ReadLimits;
import io.github.visionpreflight.probe.VideoInfo.DurationBasis;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** ISO/IEC 14496-12 and the QuickTime File Format, box by box. */
class Mp4ReaderTest {
  private final Mp4File file = new Mp4File();

  private VideoInfo read() {
    return Videos.read(MediaType.MP4, file.build());
  }

  @Test
  void plainFileSaysEverything() {
    VideoInfo info = read();

    assertThat(info.type()).isEqualTo(MediaType.MP4);
    assertThat(info.codec()).isEqualTo("h264");
    assertThat(info.stored()).isEqualTo(new Dimensions(64, 48));
    assertThat(info.orientation()).isEqualTo(1);
    assertThat(info.frames()).hasValue(10);
    assertThat(info.durationSeconds()).hasValue(1.0);
    assertThat(info.playSeconds()).hasValue(1.0);
    assertThat(info.averageFps()).hasValue(10.0);
    assertThat(info.variableRate()).isFalse();
    assertThat(info.startSeconds()).isZero();
    assertThat(info.pixelAspect()).isEmpty();
    assertThat(info.durationBasis()).isEqualTo(DurationBasis.HEADER);
    assertThat(info.bytes()).isEqualTo(file.build().length);
  }

  @Test
  void movieHeaderMayComeLastAndBoxesMayHaveLongSizes() {
    byte[] longFree = join(be(4, 1), text("free"), be(8, 24), zeros(8));
    file.chunkOffset = 8;
    byte[] bytes = join(box("mdat", zeros(50)), longFree, file.moov());

    assertThat(Videos.read(MediaType.MP4, bytes).frames()).hasValue(10);
  }

  @Test
  void lastBoxOfSizeZeroReachesToTheEnd() {
    byte[] bytes = join(file.moov(), be(4, 0), text("mdat"), zeros(60));

    assertThat(Videos.read(MediaType.MP4, bytes).frames()).hasValue(10);
  }

  /** Sides of the matrix as a, b, c, d; a point (x, y) is shown at (a·x + c·y, b·x + d·y). */
  @ParameterizedTest
  @CsvSource({
    "1, 0, 0, 1, 1", "-1, 0, 0, 1, 2", "-1, 0, 0, -1, 3", "1, 0, 0, -1, 4",
    "0, 1, 1, 0, 5", "0, 1, -1, 0, 6", "0, -1, -1, 0, 7", "0, -1, 1, 0, 8",
    "0, 0, 0, 0, 1", "1, 1, -1, 1, 1", "2, 0, 0, 3, 1"
  })
  void matrixBecomesExifOrientation(int a, int b, int c, int d, int orientation) {
    file.matrix = new int[] {a << 16, b << 16, c << 16, d << 16};

    assertThat(read().orientation()).isEqualTo(orientation);
  }

  @Test
  void matrixOfTheMovieTurnsTheTurnedTrackFurther() {
    int[] quarter = {0, 0x10000, -0x10000, 0};
    file.matrix = quarter;
    file.movieMatrix = quarter;

    assertThat(read().orientation()).isEqualTo(3);
  }

  @Test
  void quarterTurnSwapsTheDisplayedSize() {
    file.matrix = new int[] {0, 0x10000, -0x10000, 0};

    assertThat(read().stored()).isEqualTo(new Dimensions(64, 48));
    assertThat(read().displayed()).isEqualTo(new Dimensions(48, 64));
  }

  @ParameterizedTest
  @CsvSource({
    "avc3, h264",
    "hvc1, hevc",
    "hev1, hevc",
    "vp08, vp8",
    "vp09, vp9",
    "av01, av1",
    "mp4v, mpeg4",
    "s263, h263",
    "jpeg, mjpeg",
    "mjpa, mjpeg",
    "apcn, prores",
    "ap4h, prores",
    "SVQ3, svq3"
  })
  void sampleEntryNamesTheCodec(String entry, String codec) {
    file.entry = entry;

    assertThat(read().codec()).isEqualTo(codec);
  }

  /** ISO/IEC 14496-1, table 5: object types under mp4v. */
  @ParameterizedTest
  @CsvSource({"20, mpeg4", "61, mpeg2video", "6A, mpeg1video", "6C, mjpeg"})
  void objectTypeTellsWhichMpegUnderMp4v(String objectType, String codec) {
    file.entry = "mp4v";
    byte[] config = hex("04808080 11 " + objectType + " 11" + "00".repeat(15));
    file.extensions = fullBox("esds", 0, hex("03808080 16 0001 00"), config);

    assertThat(read().codec()).isEqualTo(codec);
  }

  @Test
  void pixelAspectBoxIsWidthOverHeight() {
    file.extensions = box("pasp", be(4, 16), be(4, 11));

    assertThat(read().pixelAspect()).hasValue(16 / 11.0);
  }

  @Test
  void sizeMissingInTheSampleEntryComesFromTheTrackHeader() {
    byte[] bytes = file.build();
    int entry = new String(bytes, ISO_8859_1).indexOf("avc1");
    System.arraycopy(zeros(4), 0, bytes, entry + 28, 4);

    assertThat(Videos.read(MediaType.MP4, bytes).stored()).isEqualTo(new Dimensions(64, 48));
  }

  @Test
  void framesOfDifferentLengthsAreVariable() {
    file.durations = new long[][] {{5, 1000}, {5, 500}};
    file.mediaDuration = 7500;

    assertThat(read().variableRate()).isTrue();
    assertThat(read().averageFps().getAsDouble()).isEqualTo(10 / 0.75, within(1e-9));
    assertThat(read().durationSeconds()).hasValue(0.75);
  }

  @Test
  void roundingToTicksAndAnOddLastFrameAreNotVariable() {
    file.durations = new long[][] {{3, 333}, {3, 334}, {3, 333}, {1, 1}};

    assertThat(read().variableRate()).isFalse();
  }

  @Test
  void oneRunOfFourBillionSamplesIsCutToTheSamplesThereAre() {
    file.durations = new long[][] {{0xFFFFFFFFL, 1000}};

    assertThat(read().frames()).hasValue(10);
    assertThat(read().durationSeconds()).hasValue(1.0);
  }

  @Test
  void mediaHeaderCannotLastLongerThanItsSamples() {
    file.mediaDuration = 0xFFFFFFFFL;

    assertThat(read().durationSeconds()).hasValue(1.0);
  }

  @Test
  void withoutTimeScaleTheMovieHeaderSaysTheDuration() {
    file.timescale = 0;

    assertThat(read().durationSeconds()).hasValue(1.0);
    assertThat(read().averageFps()).hasValue(10.0);
  }

  @Test
  void editListShowsPartOfTheMedia() {
    file.edits = new long[][] {{400, 3000}};

    assertThat(read().frames()).hasValue(4);
    assertThat(read().durationSeconds().getAsDouble()).isEqualTo(0.4, within(1e-9));
    assertThat(read().averageFps()).hasValue(10.0);
  }

  @Test
  void emptyEditDelaysTheStartAndIsNoPartOfTheDuration() {
    file.edits = new long[][] {{1500, -1}, {1000, 0}};

    assertThat(read().startSeconds()).isEqualTo(1.5);
    assertThat(read().durationSeconds()).hasValue(1.0);
    assertThat(read().frames()).hasValue(10);
  }

  @Test
  void twoEditsAddUpWithThePauseBetween() {
    file.edits = new long[][] {{300, 0}, {200, -1}, {200, 8000}};

    assertThat(read().frames()).hasValue(5);
    assertThat(read().durationSeconds().getAsDouble()).isEqualTo(0.7, within(1e-9));
  }

  @Test
  void editListThatShowsNothingIsPassedOver() {
    file.edits = new long[][] {{1000, 2_000_000}};

    assertThat(read().frames()).hasValue(10);
  }

  @Test
  void moreEditsThanAreKeptLeaveTheFramesOpen() {
    file.edits = new long[50][];
    Arrays.fill(file.edits, new long[] {100, 0});

    assertThat(read().frames()).isEmpty();
    assertThat(read().durationSeconds().getAsDouble()).isEqualTo(5.0, within(1e-9));
    assertThat(read().framesOrEstimated()).hasValue(50);
  }

  @Test
  void reorderedFramesStartAtTheLeastPresentationTime() {
    file.offsets = new long[][] {{1, 2000}, {1, 4000}, {1, 1000}, {7, 2000}};

    assertThat(read().startSeconds()).isEqualTo(0.2);
    file.edits = new long[][] {{1000, 2000}};
    assertThat(read().startSeconds()).isZero();
    assertThat(read().frames()).hasValue(10);
  }

  @Test
  void disabledTrackGivesWayToAnEnabledOne() {
    file.trackFlags = 0;
    file.width = 16;
    assertThat(read().stored().width()).isEqualTo(16);

    file.movieExtras = new Mp4File().trak();
    file.chunkOffset = 1000;
    assertThat(read().stored().width()).isEqualTo(64);
  }

  @Test
  void fragmentsAreAddedUp() {
    byte[] bytes =
        join(
            Mp4File.fragmented(0).build(),
            Mp4File.fragment(0, 10, 1000),
            Mp4File.fragment(10_000, 5, 1000));
    VideoInfo info = Videos.read(MediaType.MP4, bytes);

    assertThat(info.frames()).hasValue(15);
    assertThat(info.durationSeconds()).hasValue(1.5);
    assertThat(info.averageFps()).hasValue(10.0);
    assertThat(info.durationBasis()).isEqualTo(DurationBasis.FRAGMENTS);
  }

  @Test
  void fragmentsThatStartLateHaveAStart() {
    byte[] bytes = join(Mp4File.fragmented(0).build(), Mp4File.fragment(70_000, 10, 1000));

    assertThat(Videos.read(MediaType.MP4, bytes).startSeconds()).isEqualTo(7.0);
    assertThat(Videos.read(MediaType.MP4, bytes).durationSeconds()).hasValue(1.0);
  }

  @Test
  void samplesInTheMovieHeaderAreTheFirstFragment() {
    file.movieExtras = box("mvex", fullBox("trex", 0, be(4, 1), be(4, 1), zeros(12)));
    byte[] bytes = join(file.build(), Mp4File.fragment(10_000, 10, 1000));

    assertThat(Videos.read(MediaType.MP4, bytes).frames()).hasValue(20);
    assertThat(Videos.read(MediaType.MP4, bytes).durationSeconds()).hasValue(2.0);
  }

  @Test
  void fragmentsPastTheLimitLeaveTheFramesOpenAndKeepWhatTheHeaderPromised() {
    byte[] bytes = Mp4File.fragmented(60_000).build();
    for (int i = 0; i < 60; i++) {
      bytes = join(bytes, Mp4File.fragment(i * 10_000L, 10, 1000));
    }
    ReadLimits few = ReadLimits.defaults().toBuilder().maxBoxes(100).build();
    VideoInfo info = Videos.read(MediaType.MP4, bytes, few);

    assertThat(info.frames()).isEmpty();
    assertThat(info.durationSeconds()).hasValue(60.0);
    assertThat(info.averageFps()).hasValue(10.0);
    assertThat(info.framesOrEstimated()).hasValue(600);
    assertThat(Videos.read(MediaType.MP4, bytes).frames()).hasValue(600);
  }

  @Test
  void segmentIndexSaysTheDurationOfFragmentsPastTheLimit() {
    byte[] index =
        fullBox("sidx", 0, be(4, 1), be(4, 100), zeros(10), be(2, 2), segment(4000), segment(2000));
    byte[] bytes = join(Mp4File.fragmented(0).build(), index);
    for (int i = 0; i < 60; i++) {
      bytes = join(bytes, Mp4File.fragment(i * 10_000L, 10, 1000));
    }
    ReadLimits few = ReadLimits.defaults().toBuilder().maxBoxes(100).build();

    assertThat(Videos.read(MediaType.MP4, bytes, few).durationSeconds()).hasValue(60.0);
    assertThat(Videos.read(MediaType.MP4, bytes, few).durationBasis())
        .isEqualTo(DurationBasis.HEADER);
    assertThat(Videos.read(MediaType.MP4, bytes).durationBasis())
        .isEqualTo(DurationBasis.FRAGMENTS);
  }

  private static byte[] segment(long duration) {
    return join(be(4, 100), be(4, duration), zeros(4));
  }

  @Test
  void headerOfFragmentsThatNeverCameHasNoDuration() {
    VideoInfo info = Videos.read(MediaType.MP4, Mp4File.fragmented(0).build());

    assertThat(info.durationSeconds()).isEmpty();
    assertThat(info.frames()).isEmpty();
    assertThat(info.durationBasis()).isEqualTo(DurationBasis.ABSENT);
  }

  @Test
  void runOfFourBillionEmptySamplesIsMalformed() {
    byte[] bytes = join(Mp4File.fragmented(0).build(), Mp4File.fragment(0, 1, 1000));
    int trun = new String(bytes, ISO_8859_1).indexOf("trun");
    Arrays.fill(bytes, trun + 8, trun + 12, (byte) 0xFF);

    assertThatThrownBy(() -> Videos.read(MediaType.MP4, bytes))
        .isInstanceOf(MediaException.Malformed.class)
        .hasMessageContaining("trun samples");
  }

  @ParameterizedTest
  @CsvSource({"encv, encrypted", "drmi, encrypted", "zzzz, codec"})
  void entryThatCannotBeDecodedIsUnsupported(String entry, String says) {
    file.entry = entry;

    assertThatThrownBy(this::read)
        .isInstanceOf(MediaException.Unsupported.class)
        .hasMessageContaining(says);
  }

  @Test
  void soundOnlyIsUnsupported() {
    file.handler = "soun";

    assertThatThrownBy(this::read)
        .isInstanceOf(MediaException.Unsupported.class)
        .hasMessageContaining("no video track");
  }

  @Test
  void mediaInAnotherFileIsUnsupported() {
    file.dataReferenceFlags = 0;

    assertThatThrownBy(this::read)
        .isInstanceOf(MediaException.Unsupported.class)
        .hasMessageContaining("another file");
  }

  @Test
  void compressedMovieHeaderIsUnsupportedAndAnAbsurdOneMalformed() {
    assertThatThrownBy(() -> Videos.read(MediaType.QUICKTIME, compressed(100_000)))
        .isInstanceOf(MediaException.Unsupported.class);
    assertThatThrownBy(() -> Videos.read(MediaType.QUICKTIME, compressed(256 << 20)))
        .isInstanceOf(MediaException.Malformed.class);
  }

  private static byte[] compressed(long size) {
    return box("moov", box("cmov", box("dcom", text("zlib")), box("cmvd", be(4, size), zeros(9))));
  }

  @Test
  void noMovieHeaderIsMalformed() {
    assertThatThrownBy(() -> Videos.read(MediaType.MP4, box("ftyp", text("isom"), zeros(4))))
        .isInstanceOf(MediaException.Malformed.class)
        .hasMessageContaining("moov");
  }

  @Test
  void mediaThatIsNotThereIsMalformed() {
    file.chunkOffset = 1 << 20;

    assertThatThrownBy(this::read)
        .isInstanceOf(MediaException.Malformed.class)
        .hasMessageContaining("first chunk");
  }

  @Test
  void moreSamplesThanBytesAreMalformed() {
    file.samples = 0xFFFFFFFFL;

    assertThatThrownBy(this::read)
        .isInstanceOf(MediaException.Malformed.class)
        .hasMessageContaining("stsz sample count");
  }

  @Test
  void boxShorterThanItsHeaderIsMalformed() {
    file.before = join(be(4, 7), text("free"));

    assertThatThrownBy(this::read)
        .isInstanceOf(MediaException.Malformed.class)
        .hasMessageContaining("free size: expected at least 8, got 7");
  }
}
