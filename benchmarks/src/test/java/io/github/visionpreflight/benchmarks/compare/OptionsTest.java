package io.github.visionpreflight.benchmarks.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class OptionsTest {
  @Test
  void whatIsRecordedNamesNoFolderOfTheMachine() {
    List<String> words =
        List.of(
            "--quick", "--only", "image", "--job", "photo|webp", "--cache", "/a/b", "--out", "/c");
    assertThat(Options.parse(words).command())
        .isEqualTo("benchmarks/compare --only image --quick --job 'photo|webp'");
  }
}
