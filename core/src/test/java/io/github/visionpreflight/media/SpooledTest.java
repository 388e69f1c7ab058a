package io.github.visionpreflight.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SpooledTest {
  private static final ReadLimits LIMITS = ReadLimits.defaults();

  @Test
  void streamIsReadAgainAndAgainUntilItIsClosed() {
    byte[] bytes = new byte[200_000];
    bytes[199_999] = 7;
    MediaSource source;
    try (Spooled spooled =
        MediaSource.spool("clip.mp4", new ByteArrayInputStream(bytes), 200_000, LIMITS)) {
      source = spooled.source();
      assertThat(source.name()).isEqualTo("clip.mp4");
      assertThat(source.readAll(LIMITS)).isEqualTo(bytes);
      assertThat(source.readAll(LIMITS)).isEqualTo(bytes);
      assertThat(source.path()).isEmpty();
    }
    assertThatThrownBy(source::size).isInstanceOf(MediaException.Io.class);
  }

  @Test
  void oneByteTooManyIsALimitAndLeavesNothingBehind() {
    Set<Path> before = spools();
    byte[] bytes = new byte[100_001];
    assertThatThrownBy(
            () -> MediaSource.spool("s", new ByteArrayInputStream(bytes), 100_000, LIMITS))
        .isInstanceOf(MediaException.Limit.class)
        .hasMessageContaining("100000");
    assertThat(spools()).isEqualTo(before);
  }

  @Test
  void failingStreamIsAnIoErrorAndLeavesNothingBehind() {
    Set<Path> before = spools();
    InputStream failing =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("line cut");
          }
        };
    assertThatThrownBy(() -> MediaSource.spool("s", failing, 100, LIMITS))
        .isInstanceOf(MediaException.Io.class)
        .hasMessageContaining("line cut");
    assertThat(spools()).isEqualTo(before);
  }

  private static Set<Path> spools() {
    try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      Set<Path> found = new TreeSet<>();
      files
          .filter(file -> file.getFileName().toString().startsWith("vision-preflight-"))
          .forEach(found::add);
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
