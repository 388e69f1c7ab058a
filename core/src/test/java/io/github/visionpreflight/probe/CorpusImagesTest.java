package io.github.visionpreflight.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.visionpreflight.media.MediaException;
import io.github.visionpreflight.testing.SharedCorpus;
import io.github.visionpreflight.testing.SharedCorpus.Truth;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What several other tools say of real files, row by row of {@code truth.tsv}. */
class CorpusImagesTest {
  /** A general HEIF name in the table; the brands say which of the two it is. */
  private static final Map<String, List<String>> FINER_NAMES =
      Map.of("image/heif", List.of("image/heic", "image/avif"));

  /** One tool counts the layers of a progressive AVIF as frames; there is one picture to show. */
  private static final String LAYERS_COUNTED_AS_FRAMES =
      "mp4parse-rust/mp4parse/tests/corrupt/lsel-missing-essential.avif";

  @TestFactory
  Stream<DynamicTest> headerSaysWhatOtherToolsSay() {
    return SharedCorpus.images()
        .map(truth -> DynamicTest.dynamicTest(truth.path(), () -> check(truth)));
  }

  @Test
  void tableHasImagesOfEveryFormat() {
    assertThat(SharedCorpus.images().map(truth -> truth.mimes().get(0)))
        .contains(
            "image/jpeg",
            "image/png",
            "image/gif",
            "image/webp",
            "image/bmp",
            "image/tiff",
            "image/heic",
            "image/avif");
  }

  private static void check(Truth truth) {
    try {
      checkInfo(truth, (ImageInfo) Probe.of(truth.file()));
    } catch (MediaException refused) {
      assertThat(truth.mustDecode()).as(refused.getMessage()).isFalse();
    }
  }

  private static void checkInfo(Truth truth, ImageInfo info) {
    SoftAssertions softly = new SoftAssertions();
    softly.assertThat(names(truth)).contains(info.type().mime());
    same(softly, "width", truth.width(), info.stored().width());
    same(softly, "height", truth.height(), info.stored().height());
    same(softly, "shown width", truth.shownWidth(), info.displayed().width());
    same(softly, "shown height", truth.shownHeight(), info.displayed().height());
    if (truth.cell("orientation").matches("[1-8]")) {
      softly.assertThat("" + info.orientation()).isEqualTo(truth.cell("orientation"));
    }
    if (truth.cell("frames").matches("[0-9]+") && !truth.path().equals(LAYERS_COUNTED_AS_FRAMES)) {
      softly.assertThat("" + info.frames()).as("frames").isEqualTo(truth.cell("frames"));
    }
    softly.assertThat(info.bytes()).hasToString(truth.cell("bytes"));
    softly.assertAll();
  }

  private static List<String> names(Truth truth) {
    return truth.mimes().stream()
        .flatMap(name -> FINER_NAMES.getOrDefault(name, List.of(name)).stream())
        .toList();
  }

  private static void same(SoftAssertions softly, String what, OptionalInt expected, int actual) {
    expected.ifPresent(value -> softly.assertThat(actual).as(what).isEqualTo(value));
  }
}
