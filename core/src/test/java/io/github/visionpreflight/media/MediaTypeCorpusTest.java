package io.github.visionpreflight.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.visionpreflight.testing.SharedCorpus;
import io.github.visionpreflight.testing.SharedCorpus.Truth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The real types of files from 16 public repositories, as several other tools see them. */
class MediaTypeCorpusTest {
  /** Our names where the table's are coarser, or mean the same container. */
  private static final Map<String, List<String>> OUR_NAMES =
      Map.of(
          "image/heif", List.of("image/heic", "image/avif"),
          "video/x-m4v", List.of("video/mp4"),
          "video/x-ms-asf", List.of("video/x-ms-wmv"));

  private static final Set<String> NOT_SUPPORTED = Set.of("application/mxf", "image/heif-sequence");

  @TestFactory
  Stream<DynamicTest> bytesShowTheTypeThatOtherToolsSee() {
    return SharedCorpus.truths().stream()
        .map(truth -> DynamicTest.dynamicTest(truth.path(), () -> check(truth)));
  }

  private static void check(Truth truth) {
    MediaSource source = MediaSource.of(truth.file());
    if (NOT_SUPPORTED.containsAll(truth.mimes())) {
      assertThatThrownBy(() -> MediaType.of(source)).isInstanceOf(MediaException.Unsupported.class);
      return;
    }
    assertThat(ourNames(truth)).contains(MediaType.of(source).mime());
  }

  private static List<String> ourNames(Truth truth) {
    return truth.mimes().stream()
        .flatMap(name -> OUR_NAMES.getOrDefault(name, List.of(name)).stream())
        .toList();
  }
}
