package io.github.visionpreflight.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import io.github.visionpreflight.media.MediaException;
import io.github.visionpreflight.media.MediaSource;
import io.github.visionpreflight.media.MediaType;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Base64TextTest {
  private static final int SIXTY_MB = 60_000_000;

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 49_151, 49_152, 49_153, 49_154, 98_304, 98_305, 200_000})
  void everyLengthAroundAChunkIsEncodedAsTheJdkDoes(int length, @TempDir Path folder)
      throws IOException {
    byte[] bytes = new byte[length];
    new SplittableRandom(42).nextBytes(bytes);
    Path file = Files.write(folder.resolve("bytes"), bytes);
    String expected = "data:," + Base64.getEncoder().encodeToString(bytes);
    for (MediaSource source : new MediaSource[] {MediaSource.of(bytes), MediaSource.of(file)}) {
      Base64Text text = new Base64Text("data:,", source, length);
      assertThat(text.materialized()).isEqualTo(expected);
      assertThat(text.length()).isEqualTo(expected.length());
    }
  }

  @Test
  void aFileThatShrankIsReportedInsteadOfShortened(@TempDir Path folder) throws IOException {
    Path file = Files.write(folder.resolve("shrinks.png"), new byte[100]);
    ContentPart part =
        ContentPart.image(MediaReference.inline(MediaSource.of(file), MediaType.PNG));
    Files.write(file, new byte[99]);
    assertThatThrownBy(() -> part.toMap(Dialect.OPENAI_CHAT))
        .isInstanceOf(MediaException.Io.class)
        .hasMessage("shrinks.png: expected 100 bytes, it ended early");
  }

  @Test
  void aFileThatGrewIsReportedInsteadOfCut(@TempDir Path folder) throws IOException {
    Path file = Files.write(folder.resolve("grows.png"), new byte[100]);
    ContentPart part =
        ContentPart.image(MediaReference.inline(MediaSource.of(file), MediaType.PNG));
    Files.write(file, new byte[101]);
    assertThatThrownBy(() -> part.writeJson(Dialect.OPENAI_CHAT, OutputStream.nullOutputStream()))
        .isInstanceOf(MediaException.Io.class)
        .hasMessage("grows.png: expected 100 bytes, it has more");
  }

  @Test
  void aFailingStreamIsTheCallersIoException() {
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("disk full");
          }
        };
    ContentPart part = ContentPart.text("x");
    assertThatThrownBy(() -> part.writeJson(Dialect.OPENAI_CHAT, full))
        .isExactlyInstanceOf(IOException.class)
        .hasMessage("disk full");
  }

  @Test
  void sixtyMegabytesOfVideoAreWrittenWithinHalfAMegabyteOfMemory(@TempDir Path folder)
      throws IOException {
    Path file = folder.resolve("video.mp4");
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(SIXTY_MB);
    }
    WirePart part =
        ContentPart.video(MediaReference.inline(MediaSource.of(file), MediaType.MP4))
            .in(Dialect.OPENAI_CHAT);
    Counting out = new Counting();
    part.writeJson(out); // classes are loaded outside the measurement
    out.count = 0;
    long before = allocated();
    part.writeJson(out);
    assertThat(allocated() - before).isLessThan(500_000);
    assertThat(out.count).isEqualTo(part.jsonLength()).isGreaterThan(80_000_000);
  }

  private static long allocated() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    return threads.getCurrentThreadAllocatedBytes();
  }

  private static final class Counting extends OutputStream {
    private long count;

    @Override
    public void write(int b) {
      count++;
    }

    @Override
    public void write(byte[] b, int off, int len) {
      count += len;
    }
  }
}
