package io.github.visionpreflight.testdata;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class ReadmeTableTest {
  @Test
  void tableListsEveryFileOfTheGeneratorInItsOrderAndNoOther() throws IOException {
    List<String> rows = Files.readAllLines(Path.of("README.md"));
    List<String> expected =
        Stream.concat(MediaGenerator.samples().stream(), MediaGenerator.benchmarkSet().stream())
            .map(SampleFile::row)
            .toList();
    assertThat(rows.stream().filter(row -> row.startsWith("| `")))
        .containsExactlyElementsOf(expected);
  }

  @Test
  void noTwoFilesShareAName() {
    assertThat(
            Stream.concat(MediaGenerator.samples().stream(), MediaGenerator.benchmarkSet().stream())
                .map(SampleFile::name))
        .doesNotHaveDuplicates();
  }
}
