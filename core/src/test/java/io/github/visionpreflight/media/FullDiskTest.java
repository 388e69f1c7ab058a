package io.github.visionpreflight.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import io.github.visionpreflight.datauri.DataUri;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * A disk that is full, or is full half way: the documented error, and the same files as before. The
 * disk is one in memory with so many blocks, so that it needs no rights and is the same anywhere.
 */
class FullDiskTest {
  private static final ReadLimits LIMITS = ReadLimits.defaults();
  private static final int BLOCK = 4096;
  private static final int BLOCKS = 64;

  /** More than a buffer, so that some of it is on the disk when the rest finds no room. */
  private static final byte[] TOO_MUCH = new byte[(BLOCKS + 1) * BLOCK];

  private final FileSystem disk =
      Jimfs.newFileSystem(
          Configuration.unix().toBuilder()
              .setBlockSize(BLOCK)
              .setMaxSize((long) BLOCKS * BLOCK)
              .build());
  private final Path folder = disk.getPath("").toAbsolutePath();

  @AfterEach
  void close() throws IOException {
    disk.close();
  }

  @Test
  void streamThatFillsTheDiskIsAnIoErrorAndLeavesNothing() throws IOException {
    assertThatThrownBy(() -> spool(TOO_MUCH))
        .isInstanceOf(MediaException.Io.class)
        .hasMessageStartingWith("clip.mp4: spooling failed: ");
    assertThat(files()).isEmpty();
    try (Spooled fits = spool(new byte[BLOCKS * BLOCK])) {
      assertThat(fits.source().size()).as("all room is there again").isEqualTo(BLOCKS * BLOCK);
    }
    assertThat(files()).isEmpty();
  }

  private Spooled spool(byte[] bytes) {
    return Spooled.fill(folder, "clip.mp4", new ByteArrayInputStream(bytes), 1 << 20, LIMITS);
  }

  @Test
  void fileThatFillsTheDiskIsAnIoErrorAndTheOldOneStays() throws IOException {
    Path target = Files.write(folder.resolve("out.jpg"), new byte[] {1, 2, 3});
    assertThatThrownBy(() -> WholeFile.write(target, TOO_MUCH))
        .isInstanceOf(MediaException.Io.class)
        .hasMessageStartingWith("out.jpg: cannot be written: ");
    assertThat(files()).containsExactly(target);
    assertThat(target).hasBinaryContent(new byte[] {1, 2, 3});
  }

  @Test
  void contentThatIsWrittenInStepsIsAnIoErrorHalfWayToo() throws IOException {
    Path target = folder.resolve("out.uri");
    assertThatThrownBy(
            () -> WholeFile.write(target, out -> DataUri.encodeTo(MediaType.PNG, TOO_MUCH, out)))
        .isInstanceOf(MediaException.Io.class);
    assertThat(files()).isEmpty();
  }

  @Test
  void writerThatFailsLeavesNothing() throws IOException {
    Path target = folder.resolve("out.jpg");
    IllegalStateException mistake = new IllegalStateException("half way");
    assertThatThrownBy(
            () ->
                WholeFile.write(
                    target,
                    out -> {
                      out.write(new byte[BLOCK]);
                      throw mistake;
                    }))
        .isSameAs(mistake);
    assertThat(files()).isEmpty();
  }

  @Test
  void folderThatIsMissingIsAnIoError() {
    Path missing = folder.resolve("missing");
    assertThatThrownBy(
            () -> Spooled.fill(missing, "s", new ByteArrayInputStream(TOO_MUCH), 9, LIMITS))
        .isInstanceOf(MediaException.Io.class);
    assertThatThrownBy(() -> WholeFile.write(missing.resolve("out.jpg"), TOO_MUCH))
        .isInstanceOf(MediaException.Io.class);
    assertThat(missing).doesNotExist();
  }

  private Iterable<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }
}
