package io.github.visionpreflight.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.visionpreflight.media.MediaException;
import io.github.visionpreflight.media.MediaType;
import io.github.visionpreflight.testing.SharedCorpus;
import io.github.visionpreflight.testing.SharedCorpus.Truth;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What ffprobe and mediainfo say of real files, row by row of {@code truth.tsv}. */
class CorpusVideosTest {
  private static final double MILLISECOND_ROUNDED = 0.0015;

  private static final Map<String, String> OTHER_NAMES =
      Map.of("video/x-m4v", "video/mp4", "video/x-ms-asf", "video/x-ms-wmv");

  /** Clockwise degrees of the table. */
  private static final Map<String, Integer> ORIENTATIONS =
      Map.of("", 1, "rot90", 6, "rot180", 3, "rot270", 8);

  /** The tools count packets that they cannot decrypt: the sample entry is encv, scheme cbcs. */
  private static final String ENCRYPTED =
      "mp4parse-rust/mp4parse_capi/tests/av1-clearkey-cbcs-video.mp4";

  /** Where the table's duration is not the header's, and why. */
  private static final Map<String, String> OTHER_DURATIONS =
      Map.of(
          "file-type/fixture/fixture.wmv.asf", "sound and video starts added up by the tool",
          "file-type/fixture/fixture.mpg", "a guess from the bit rate; a raw stream says nothing",
          "file-type/fixture/fixture2.mpg", "counted frames; a raw stream says nothing");

  /** A rate in the header that the frames do not keep. */
  private static final List<String> FEWER_FRAMES_THAN_THE_RATE =
      List.of("file-type/fixture/fixture-null.webm");

  static Stream<Truth> videos() {
    return SharedCorpus.truths().stream()
        .filter(truth -> truth.mimes().get(0).startsWith("video/"));
  }

  @TestFactory
  Stream<DynamicTest> headerSaysWhatOtherToolsSay() {
    return videos().map(truth -> DynamicTest.dynamicTest(truth.path(), () -> check(truth)));
  }

  @Test
  void tableHasVideosOfEveryContainer() {
    assertThat(videos().map(truth -> type(truth).mime()))
        .contains(
            "video/mp4",
            "video/quicktime",
            "video/3gpp",
            "video/webm",
            "video/x-matroska",
            "video/x-msvideo",
            "video/x-flv",
            "video/x-ms-wmv",
            "video/mpeg",
            "video/mp2t");
  }

  private static MediaType type(Truth truth) {
    String mime = truth.mimes().get(0);
    return MediaType.named(OTHER_NAMES.getOrDefault(mime, mime)).orElseThrow();
  }

  private static void check(Truth truth) {
    try {
      checkInfo(truth, (VideoInfo) Probe.of(truth.file()));
      assertThat(truth.path()).isNotEqualTo(ENCRYPTED);
    } catch (MediaException refused) {
      boolean allowed = !truth.mustDecode() || truth.path().equals(ENCRYPTED);
      assertThat(allowed).as(refused.getMessage()).isTrue();
    }
  }

  private static void checkInfo(Truth truth, VideoInfo info) {
    SoftAssertions softly = new SoftAssertions();
    softly.assertThat(info.type()).isEqualTo(type(truth));
    softly.assertThat(info.stored().width()).hasToString(truth.cell("width"));
    softly.assertThat(info.stored().height()).hasToString(truth.cell("height"));
    softly.assertThat(info.displayed().width()).hasToString(truth.cell("shown_width"));
    softly.assertThat(info.displayed().height()).hasToString(truth.cell("shown_height"));
    softly
        .assertThat(info.orientation())
        .isEqualTo(ORIENTATIONS.getOrDefault(truth.cell("orientation"), 0));
    softly.assertThat(truth.cell("tags").split(", ", -1)).contains(info.codec());
    softly.assertThat(info.bytes()).hasToString(truth.cell("bytes"));
    checkFrames(softly, truth, info);
    checkDuration(softly, truth, info);
    softly.assertAll();
  }

  private static void checkFrames(SoftAssertions softly, Truth truth, VideoInfo info) {
    String[] range = truth.cell("frames").split("\\.\\.", -1);
    if (range[0].isEmpty() || FEWER_FRAMES_THAN_THE_RATE.contains(truth.path())) {
      return;
    }
    info.framesOrEstimated()
        .ifPresent(
            frames ->
                softly
                    .assertThat(frames)
                    .as("frames")
                    .isBetween(Long.valueOf(range[0]), Long.valueOf(range[range.length - 1])));
  }

  private static void checkDuration(SoftAssertions softly, Truth truth, VideoInfo info) {
    String[] range = truth.cell("duration_s").split("\\.\\.", -1);
    if (range[0].isEmpty() || OTHER_DURATIONS.containsKey(truth.path())) {
      return;
    }
    double least = Double.parseDouble(range[0]) - MILLISECOND_ROUNDED;
    double most = Double.parseDouble(range[range.length - 1]) + MILLISECOND_ROUNDED;
    softly.assertThat(info.playSeconds().getAsDouble()).as("duration").isBetween(least, most);
  }

  @TestFactory
  Stream<DynamicTest> everyCutOfTheHeaderGivesAnAnswerOrADocumentedError() {
    return videos()
        .filter(truth -> Integer.parseInt(truth.cell("bytes")) < 5_000)
        .map(truth -> DynamicTest.dynamicTest(truth.path(), () -> cut(truth)));
  }

  private static void cut(Truth truth) throws IOException {
    byte[] all = Files.readAllBytes(truth.file());
    for (int length = 0; length < all.length; length++) {
      byte[] cut = Arrays.copyOf(all, length);
      try {
        VideoInfo info = Videos.read(type(truth), cut);
        assertThat(info.stored().width()).hasToString(truth.cell("width"));
      } catch (MediaException documented) {
        assertThat(documented.kind())
            .isIn(MediaException.Kind.MALFORMED, MediaException.Kind.UNSUPPORTED);
      }
    }
  }
}
