package io.github.visionpreflight.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.visionpreflight.media.MediaException;
import io.github.visionpreflight.testdata.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreparedImageTest {
  private final PreparedImage prepared =
      Preparing.prepare(Samples.photo(64, 48), Preparing.longest(32));

  @Test
  void fileHoldsTheBytesAndNothingElseIsThere(@TempDir Path folder) throws IOException {
    prepared.writeTo(folder.resolve("a.jpg"));
    assertThat(Files.readAllBytes(folder.resolve("a.jpg"))).isEqualTo(prepared.bytes());
    assertThat(names(folder)).containsExactly("a.jpg");
  }

  @Test
  void olderFileIsReplaced(@TempDir Path folder) throws IOException {
    Path target = Files.writeString(folder.resolve("a.jpg"), "old and longer than nothing");
    prepared.writeTo(target);
    assertThat(Files.readAllBytes(target)).isEqualTo(prepared.bytes());
  }

  @Test
  void folderIsNotReplaced(@TempDir Path folder) throws IOException {
    Path target = Files.createDirectory(folder.resolve("a.jpg"));
    assertThatThrownBy(() -> prepared.writeTo(target))
        .isInstanceOf(MediaException.Io.class)
        .hasMessage("a.jpg: expected a file, got a directory");
    assertThat(names(folder)).containsExactly("a.jpg");
  }

  @Test
  void missingFolderIsAnIoErrorAndLeavesNothing(@TempDir Path folder) throws IOException {
    assertThatThrownBy(() -> prepared.writeTo(folder.resolve("none").resolve("a.jpg")))
        .isInstanceOf(MediaException.Io.class);
    assertThat(names(folder)).isEmpty();
  }

  private static Stream<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> String.valueOf(file.getFileName())).toList().stream();
    }
  }
}
