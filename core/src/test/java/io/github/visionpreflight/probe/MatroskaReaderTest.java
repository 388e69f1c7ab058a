package io.github.visionpreflight.probe;

import static io.github.visionpreflight.probe.Bytes.be;
import static io.github.visionpreflight.probe.Bytes.element;
import static io.github.visionpreflight.probe.Bytes.float64;
import static io.github.visionpreflight.probe.Bytes.hex;
import static io.github.visionpreflight.probe.Bytes.join;
import static io.github.visionpreflight.probe.Bytes.text;
import static io.github.visionpreflight.probe.Bytes.zeros;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.visionpreflight.media.MediaException;
import io.github.visionpreflight.media.MediaType;
import io.github.visionpreflight.probe.VideoInfo.DurationBasis;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 8794 and RFC 9559, element by element. */
class MatroskaReaderTest {
  private final MatroskaFile file = new MatroskaFile();

  private VideoInfo read() {
    return Videos.read(MediaType.WEBM, file.build());
  }

  @Test
  void plainFileSaysAllButTheFrames() {
    VideoInfo info = read();

    assertThat(info.codec()).isEqualTo("vp9");
    assertThat(info.stored()).isEqualTo(new Dimensions(64, 48));
    assertThat(info.averageFps()).hasValue(25.0);
    assertThat(info.frames()).isEmpty();
    assertThat(info.framesOrEstimated()).hasValue(50);
    assertThat(info.durationBasis()).isEqualTo(DurationBasis.PLAY);
    assertThat(info.playSeconds()).hasValue(2.0);
  }

  @Test
  void durationCountsFromZeroSoALateStartShortensTheVideo() {
    file.firstTimestamp = 495;

    assertThat(read().startSeconds()).isEqualTo(0.5);
    assertThat(read().durationSeconds()).hasValue(1.5);
    assertThat(read().playSeconds()).hasValue(2.0);
  }

  @Test
  void liveFileWithoutDurationHasNone() {
    file.duration = zeros(0);
    VideoInfo info = Videos.read(MediaType.WEBM, file.buildLive());

    assertThat(info.durationSeconds()).isEmpty();
    assertThat(info.framesOrEstimated()).isEmpty();
    assertThat(info.durationBasis()).isEqualTo(DurationBasis.ABSENT);
    assertThat(info.averageFps()).hasValue(25.0);
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, 1e300, -5, 0})
  void durationThatCannotBeIsNone(double ticks) {
    file.duration = element("4489", float64(ticks));

    assertThat(read().durationSeconds()).isEmpty();
  }

  @Test
  void durationMayHaveFourBytesAndAnotherScale() {
    file.scale = element("2AD7B1", be(3, 100_000));
    file.duration = element("4489", be(4, Float.floatToIntBits(20_000)));

    assertThat(read().playSeconds()).hasValue(2.0);
  }

  @ParameterizedTest
  @CsvSource({
    "V_VP8, vp8", "V_AV1, av1", "V_MPEG4/ISO/AVC, h264", "V_MPEGH/ISO/HEVC, hevc",
    "V_MPEG4/ISO/ASP, mpeg4", "V_MPEG2, mpeg2video", "V_MJPEG, mjpeg", "V_FFV1, ffv1"
  })
  void codecIdHasACommonName(String id, String name) {
    file.codec = id;

    assertThat(read().codec()).isEqualTo(name);
  }

  @Test
  void bitmapHeaderNamesTheCodecOfVideoForWindows() {
    file.codec = "V_MS/VFW/FOURCC";
    file.codecPrivate = element("63A2", zeros(16), text("MP42"), zeros(20));

    assertThat(read().codec()).isEqualTo("msmpeg4v2");
  }

  @Test
  void displaySizeGivesTheShapeOfAPixel() {
    file.videoExtras = join(element("54B0", be(2, 128)), element("54BA", be(2, 48)));
    assertThat(read().pixelAspect()).hasValue(2.0);

    file.videoExtras = join(file.videoExtras, element("54B2", be(1, 4)));
    assertThat(read().pixelAspect()).isEmpty();
  }

  /** RFC 9559, 5.1.4.1.28.46: a roll turns counter-clockwise. */
  @ParameterizedTest
  @CsvSource({"90, 8", "-90, 6", "180, 3", "-180, 3", "45, 1", "0, 1"})
  void rollIsTheRotation(double roll, int orientation) {
    file.videoExtras = element("7670", element("7675", float64(roll)));

    assertThat(read().orientation()).isEqualTo(orientation);
  }

  @Test
  void viewIntoASphereIsNoRotation() {
    file.videoExtras = element("7670", element("7673", float64(10)), element("7675", float64(90)));

    assertThat(read().orientation()).isEqualTo(1);
  }

  @Test
  void statisticsOfTheMuxerCountTheFrames() {
    file.beforeCluster = MatroskaFile.tags("muxer 1", "48", "00:00:01.920000000");

    assertThat(read().frames()).hasValue(48);
    assertThat(read().durationSeconds().getAsDouble()).isEqualTo(1.92, within(1e-9));
  }

  @Test
  void statisticsOfAnotherProgramMayBeOfAnotherFile() {
    file.beforeCluster = MatroskaFile.tags("muxer 0", "48000", "00:00:01.920000000");

    assertThat(read().frames()).isEmpty();
  }

  @Test
  void seekHeadLeadsToTagsBehindTheClusters() {
    file.afterCluster = MatroskaFile.tags("muxer 1", "48", "00:00:01.920000000");
    file.beforeTracks = seekHead("1254C367", 0);
    long tags = file.build().length - file.afterCluster.length - segmentStart();
    file.beforeTracks = seekHead("1254C367", tags);

    assertThat(read().frames()).hasValue(48);
  }

  @Test
  void seekHeadThatPointsAnywhereIsNotBelieved() {
    for (long position : new long[] {0, 1, 50, 1L << 40, -1}) {
      file.beforeTracks = seekHead("1254C367", position);
      assertThat(read().averageFps()).hasValue(25.0);
    }
  }

  private static byte[] seekHead(String id, long position) {
    return element(
        "114D9B74", element("4DBB", element("53AB", hex(id)), element("53AC", be(8, position))));
  }

  private static long segmentStart() {
    return MatroskaFile.ebml().length + 12L;
  }

  @Test
  void disabledTrackGivesWayToAnEnabledOne() {
    MatroskaFile other = new MatroskaFile();
    other.trackExtras = element("B9", be(1, 0));
    other.size = join(element("B0", be(2, 16)), element("BA", be(2, 16)));
    assertThat(Videos.read(MediaType.WEBM, other.build()).stored().width()).isEqualTo(16);

    file.beforeTracks = other.tracks();
    assertThat(read().stored().width()).isEqualTo(64);
  }

  @Test
  void encryptedTrackIsUnsupported() {
    file.trackExtras = element("6D80", element("6240", element("5035", zeros(4))));

    assertThatThrownBy(this::read)
        .isInstanceOf(MediaException.Unsupported.class)
        .hasMessageContaining("encrypted");
  }

  @Test
  void unknownCodecIsUnsupportedAndNamedWithoutOddBytes() {
    file.codec = "V_NEW\n\u0001";

    assertThatThrownBy(this::read)
        .isInstanceOf(MediaException.Unsupported.class)
        .hasMessage("Matroska codec: not supported: V_NEW??");
  }

  @Test
  void soundOnlyIsUnsupported() {
    file.trackType = 2;

    assertThatThrownBy(this::read)
        .isInstanceOf(MediaException.Unsupported.class)
        .hasMessageContaining("no video track");
  }

  @Test
  void sizeThatCannotBeIsMalformed() {
    file.size = join(element("B0", be(4, Integer.MAX_VALUE)), element("BA", be(2, 48)));
    assertThatThrownBy(this::read).isInstanceOf(MediaException.Malformed.class);

    file.size = zeros(0);
    assertThatThrownBy(this::read)
        .isInstanceOf(MediaException.Malformed.class)
        .hasMessageContaining("width: expected 1..65536, got 0");
  }

  @Test
  void headerWithoutSegmentIsMalformed() {
    assertThatThrownBy(() -> Videos.read(MediaType.WEBM, MatroskaFile.ebml()))
        .isInstanceOf(MediaException.Malformed.class)
        .hasMessageContaining("Segment");
  }

  @Test
  void elementLongerThanTheFileIsMalformedBeforeTheTracks() {
    file.beforeTracks = hex("EC 01FFFFFFFFFFFFFE");

    assertThatThrownBy(this::read)
        .isInstanceOf(MediaException.Malformed.class)
        .hasMessageContaining("length");
  }
}
