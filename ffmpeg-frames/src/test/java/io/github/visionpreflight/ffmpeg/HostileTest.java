package io.github.visionpreflight.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.visionpreflight.media.Isolation;
import io.github.visionpreflight.media.MediaException;
import io.github.visionpreflight.media.MediaSource;
import io.github.visionpreflight.video.FrameOptions;
import io.github.visionpreflight.video.FrameSampling;
import io.github.visionpreflight.video.FrameSource;
import io.github.visionpreflight.video.FrameStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Files made to hurt get frames or a documented error, soon, and open nothing else. */
class HostileTest {
  private static final int PATH = 0;
  private static final int VERDICT = 6;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  /** Of CPU in this process; what a child may take is for the deadline to end. */
  private static final Duration SOON = Duration.ofSeconds(5);

  /** Kept from run to run: making them takes longer than reading them. */
  private static final Path FILES = Path.of("target", "hostile");

  private static List<String> table = List.of();

  private final FrameSource source = new FFmpegFrames();

  @BeforeAll
  static void make() throws IOException, InterruptedException {
    table = Shared.hostile(FILES, "mp4/", "video/");
  }

  @Test
  void everyHostileVideoEndsSoonWithFramesOrADocumentedError() {
    checkAll(source);
  }

  @Test
  void everyHostileVideoEndsSoonInAnotherProcessAsWell() {
    checkAll(source.isolated(Isolation.defaults()));
  }

  private static void checkAll(FrameSource source) {
    Set<String> wrong = new TreeSet<>();
    int seen = 0;
    for (String line : table) {
      String[] row = line.split("\t", -1);
      if (Files.isRegularFile(FILES.resolve(row[PATH])) && row[PATH].matches("(mp4|video)/.*")) {
        seen++;
        check(source, row, wrong);
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(seen).isGreaterThan(60);
  }

  private static void check(FrameSource source, String[] row, Set<String> wrong) {
    FrameOptions options = FrameOptions.defaults().withSampling(FrameSampling.everySecond(10, 50));
    long start = THREADS.getCurrentThreadCpuTime();
    int frames = 0;
    String outcome = "end";
    try (FrameStream stream = source.open(MediaSource.of(FILES.resolve(row[PATH])), options)) {
      for (; stream.hasNext(); frames++) {
        stream.next();
      }
    } catch (MediaException e) {
      outcome = e.kind() + " " + e.getMessage();
    }
    if (THREADS.getCurrentThreadCpuTime() - start > SOON.toNanos()) {
      wrong.add(row[PATH] + ": not done within 5 s of CPU");
    }
    if (row[VERDICT].equals("ACCEPT") && !(outcome.equals("end") && frames > 0)
        || row[VERDICT].startsWith("REJECT") && outcome.equals("end")) {
      wrong.add(
          row[PATH] + ": expected " + row[VERDICT] + ", got " + frames + " frames, " + outcome);
    }
  }
}
