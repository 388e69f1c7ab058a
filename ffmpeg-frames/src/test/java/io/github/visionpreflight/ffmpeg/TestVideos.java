package io.github.visionpreflight.ffmpeg;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Where the test videos are; the first question makes them. */
final class TestVideos {
  private static final Path FOLDER = make();

  private TestVideos() {}

  static Path file(TestVideo video) {
    return FOLDER.resolve(video.fileName());
  }

  static Path file(TestClip clip) {
    return FOLDER.resolve(clip.fileName());
  }

  /**
   * Returns the presentation times in seconds of a plain decode of the whole file. Where the
   * container says none, the last ones are lost: there the step before is repeated.
   */
  static List<Double> times(TestVideo video) {
    try {
      List<Double> times = new ArrayList<>();
      for (String time : Files.readAllLines(FOLDER.resolve(video.fileName() + ".pts"))) {
        if (time.equals("N/A")) {
          times.add(2 * times.get(times.size() - 1) - times.get(times.size() - 2));
        } else {
          times.add(Double.valueOf(time));
        }
      }
      return times;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path make() {
    Path folder = Path.of("target", "test-videos");
    try {
      Files.createDirectories(folder);
      GplProgram.run(TestVideoMaker.class, folder, "test-videos.log");
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
