package io.github.visionpreflight.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.visionpreflight.media.Isolation;
import io.github.visionpreflight.media.MediaException;
import io.github.visionpreflight.media.MediaSource;
import io.github.visionpreflight.media.ReadLimits;
import io.github.visionpreflight.video.FrameOptions;
import io.github.visionpreflight.video.FrameSource;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativesTest {
  @Test
  void presentNativesAreNoProblemAndTheSourceIsFound() {
    assertThat(new FFmpegFrames().problem()).isEmpty();
    assertThat(FrameSource.find()).isInstanceOf(FFmpegFrames.class);
  }

  @Test
  void everyWayOfMissingIsAStateToReport() {
    for (Error missing :
        new Error[] {new UnsatisfiedLinkError("jniavutil"), new NoClassDefFoundError("avutil")}) {
      Optional<String> problem =
          Natives.problemOf(
              () -> {
                throw missing;
              });
      assertThat(problem.orElseThrow()).contains("org.bytedeco:ffmpeg", "classifier");
    }
  }

  @Test
  void unusableSourceRefusesAndSaysWhatToAdd() {
    FFmpegFrames unusable = new FFmpegFrames(Optional.of("add org.bytedeco:ffmpeg"));
    MediaSource any = MediaSource.of(new byte[0]);
    assertThatThrownBy(() -> unusable.open(any, FrameOptions.defaults()))
        .isInstanceOf(MediaException.Unsupported.class)
        .hasMessageContaining("add org.bytedeco:ffmpeg");
    assertThatThrownBy(() -> unusable.scan(any, ReadLimits.defaults()))
        .isInstanceOf(MediaException.Unsupported.class);
  }

  @Test
  void withoutTheNativeJarsAProgramStillRuns() throws IOException, InterruptedException {
    Process program =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                withoutNatives(),
                Asking.class.getName())
            .redirectErrorStream(true)
            .start();
    String said = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(program.waitFor()).as(said).isZero();
    assertThat(said).contains("UNSUPPORTED").contains("org.bytedeco:ffmpeg");
  }

  /** A machine of its own, because the folder is looked up once for each. */
  @Test
  void onlyIsolationNeedsATemporaryFolder(@TempDir Path folder) throws Exception {
    Path missing = folder.resolve("missing");
    Process program =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.io.tmpdir=" + missing,
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                Scanning.class.getName(),
                TestVideos.file(TestVideo.H264).toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(program.waitFor()).as(said).isZero();
    assertThat(said)
        .contains("frames in this process: true")
        .contains("isolated: IO decoder process: no temporary folder for it");
    assertThat(missing).doesNotExist();
  }

  /** Scans a video in this process and in one of its own. */
  static final class Scanning {
    private Scanning() {}

    public static void main(String[] args) {
      MediaSource video = MediaSource.of(Path.of(args[0]));
      FFmpegFrames here = new FFmpegFrames();
      int frames = here.scan(video, ReadLimits.defaults()).count();
      System.out.println("frames in this process: " + (frames > 0));
      try {
        here.isolated(Isolation.defaults()).scan(video, ReadLimits.defaults());
      } catch (MediaException e) {
        System.out.println("isolated: " + e.kind() + " " + e.getMessage());
      }
    }
  }

  private static String withoutNatives() {
    String all =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return Arrays.stream(all.split(File.pathSeparator, -1))
        .filter(entry -> !entry.matches(".*(ffmpeg|javacpp)-[0-9.]+(-[0-9.]+)?-[a-z]+.*jar"))
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** Asks for frames and says how that ended. */
  static final class Asking {
    private Asking() {}

    public static void main(String[] args) {
      try {
        FrameSource.find();
      } catch (MediaException e) {
        System.out.println(e.kind() + " " + e.getMessage());
      }
    }
  }
}
