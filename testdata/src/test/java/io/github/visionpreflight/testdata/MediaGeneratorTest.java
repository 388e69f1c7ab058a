package io.github.visionpreflight.testdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MediaGeneratorTest {
  private static final List<SampleFile> TWO =
      List.of(Samples.named("alpha.png"), Samples.named("empty.png"));

  @TempDir private Path folder = Path.of("");

  @Test
  void filesThatAreThereWithTheirLengthAreNotMadeAgain() throws IOException {
    assertThat(MediaGenerator.write(folder, TWO)).isEqualTo(2);
    assertThat(MediaGenerator.write(folder, TWO)).isZero();
  }

  @Test
  void aFileThatWasCutShortIsMadeAgain() throws IOException {
    MediaGenerator.write(folder, TWO);
    Files.write(folder.resolve("alpha.png"), new byte[10]);
    assertThat(MediaGenerator.write(folder, TWO)).isEqualTo(1);
    assertThat(folder.resolve("alpha.png")).hasBinaryContent(Samples.bytes("alpha.png"));
  }

  @Test
  void aFolderOfAnOlderRecipeIsMadeAnew() throws IOException {
    MediaGenerator.write(folder, TWO);
    Files.writeString(folder.resolve(".made"), "recipe 0\n0 empty.png\n");
    assertThat(MediaGenerator.write(folder, TWO)).isEqualTo(2);
  }

  @Test
  void nothingHalfWrittenStaysWhenAFileCannotBePlaced() throws IOException {
    Files.createDirectories(folder.resolve("alpha.png/in-the-way"));
    assertThatThrownBy(() -> MediaGenerator.write(folder, TWO)).isInstanceOf(IOException.class);
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).containsExactly(folder.resolve("alpha.png"));
    }
  }

  @Test
  void withoutAFolderTheUsageIsTheError() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MediaGenerator.main(new String[] {"--benchmark"}))
        .withMessageContaining("usage: MediaGenerator DIR");
  }

  @Test
  void changingReturnedBytesDoesNotChangeTheSample() {
    byte[] first = Samples.bytes("alpha.png");
    first[0] = 0;
    assertThat(Samples.bytes("alpha.png")[0]).isEqualTo((byte) 0x89);
  }

  @Test
  void anUnknownSampleIsNamedInTheError() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Samples.bytes("no-such.jpg"))
        .withMessageContaining("no-such.jpg");
  }
}
