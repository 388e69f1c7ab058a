package io.github.visionpreflight.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpooledTest {
  private static final ReadLimits LIMITS = ReadLimits.defaults();

  @TempDir private Path folder;

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
    byte[] bytes = new byte[100_001];
    assertThatThrownBy(
            () -> Spooled.fill(folder, "s", new ByteArrayInputStream(bytes), 100_000, LIMITS))
        .isInstanceOf(MediaException.Limit.class)
        .hasMessageContaining("100000");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void failingStreamIsAnIoErrorAndLeavesNothingBehind() {
    InputStream failing = new PipedInputStream();
    assertThatThrownBy(() -> Spooled.fill(folder, "s", failing, 100, LIMITS))
        .isInstanceOf(MediaException.Io.class)
        .hasMessageContaining("Pipe not connected");
    assertThat(folder).isEmptyDirectory();
  }
}
