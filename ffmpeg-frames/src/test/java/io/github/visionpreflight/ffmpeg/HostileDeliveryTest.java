package io.github.visionpreflight.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import io.github.visionpreflight.datauri.DataUri;
import io.github.visionpreflight.media.MediaException;
import io.github.visionpreflight.media.MediaSource;
import io.github.visionpreflight.media.MediaType;
import io.github.visionpreflight.media.ReadLimits;
import io.github.visionpreflight.video.FrameOptions;
import io.github.visionpreflight.video.FrameSampling;
import io.github.visionpreflight.video.FrameStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Every file made to hurt, of whatever kind, by path, by bytes, by stream and by data URI: frames
 * or a documented error, the same each way, soon; and nothing else is opened.
 */
class HostileDeliveryTest {
  private static final int PATH = 0;
  private static final int VERDICT = 6;
  private static final int NOTE = 8;
  private static final int FILES_AT_LEAST = 400;
  private static final long SOON_NANOS = 5_000_000_000L;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /** Where the files try to connect to. */
  private static final int PORT = 18_081;

  /** Some of them have a picture of their own besides. */
  private static final String FINE = "ACCEPT is right";

  private static final String CANARY = "CANARY-7f3a91c2";

  /** Kept from run to run: making them takes longer than reading them. */
  private static final Path FILES = Path.of("target", "hostile-all");

  private static List<String> table = List.of();

  private final FFmpegFrames source = new FFmpegFrames();

  @BeforeAll
  static void make() throws IOException, InterruptedException {
    Path hostile = Shared.folder("hostile");
    table = Files.readAllLines(hostile.resolve("hostile.tsv"));
    if (Files.exists(FILES.resolve("hostile.tsv"))) {
      return;
    }
    String script = hostile.resolve("make_hostile.py").toString();
    assumeTrue(run("python3", script, "--out", FILES.toString()), "skipped: no python3 here");
  }

  private static boolean run(String... command) throws InterruptedException {
    try {
      Process maker =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return maker.waitFor() == 0;
    } catch (IOException noSuchCommand) {
      return false;
    }
  }

  @Test
  void everyHostileFileEndsSoonTheSameByEveryWayAndOpensNothingElse() throws IOException {
    Set<String> wrong = new TreeSet<>();
    int seen = 0;
    try (ServerSocket listener = new ServerSocket(PORT, 50, InetAddress.getLoopbackAddress())) {
      for (String line : table) {
        String[] row = line.split("\t", -1);
        Path file = FILES.resolve(row[PATH].replace("\\n", "\n"));
        if (Files.isRegularFile(file)) {
          seen++;
          check(row, file, wrong);
        }
      }
      listener.setSoTimeout(1);
      assertThatThrownBy(listener::accept).isInstanceOf(SocketTimeoutException.class);
    }
    assertThat(wrong).isEmpty();
    assertThat(seen).isGreaterThan(FILES_AT_LEAST);
  }

  private void check(String[] row, Path file, Set<String> wrong) throws IOException {
    long start = THREADS.getCurrentThreadCpuTime();
    String outcome = outcome(MediaSource.of(file));
    if (THREADS.getCurrentThreadCpuTime() - start > SOON_NANOS) {
      wrong.add(row[PATH] + ": not done within 5 s of CPU");
    }
    byte[] bytes = Files.readAllBytes(file);
    Set<String> others = new TreeSet<>();
    others.add(outcome(MediaSource.of(bytes)));
    others.add(
        outcome(
            MediaSource.readFully(
                "stream", new ByteArrayInputStream(bytes), ReadLimits.defaults())));
    if (bytes.length > 0) {
      String uri = DataUri.encode(MediaType.MP4, bytes);
      others.add(outcome(DataUri.parse(uri, ReadLimits.defaults()).source()));
    }
    if (!others.equals(Set.of(outcome))) {
      wrong.add(row[PATH] + ": by path " + outcome + ", otherwise " + others);
    }
    // What else the table says of videos is HostileTest's; pictures are the core's.
    boolean reference = row[PATH].matches("(playlist|disguise)/.*") && !row[NOTE].contains(FINE);
    if (reference && row[VERDICT].equals("NO_IO") && outcome.startsWith("END")) {
      wrong.add(row[PATH] + ": expected " + row[VERDICT] + ", got " + outcome);
    }
  }

  /** The number of frames, or the kind of the error and how many came before it. */
  private String outcome(MediaSource media) {
    FrameOptions options = FrameOptions.defaults().withSampling(FrameSampling.everySecond(10, 50));
    int frames = 0;
    try (FrameStream stream = source.open(media, options)) {
      for (; stream.hasNext(); frames++) {
        byte[] jpeg = stream.next().jpeg();
        assertThat(new String(jpeg, StandardCharsets.ISO_8859_1)).doesNotContain(CANARY);
      }
      return "END " + frames;
    } catch (MediaException documented) {
      assertThat(documented.getMessage()).doesNotContain(CANARY);
      return documented.kind() + " " + frames;
    }
  }
}
