package io.github.visionpreflight.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.visionpreflight.ffmpeg.image.NativeLane;
import io.github.visionpreflight.ffmpeg.image.TestPictures;
import io.github.visionpreflight.image.ImageConstraints;
import io.github.visionpreflight.image.ImagePreparer;
import io.github.visionpreflight.image.OutputFormat;
import io.github.visionpreflight.media.Deadline;
import io.github.visionpreflight.media.MediaException;
import io.github.visionpreflight.media.MediaSource;
import io.github.visionpreflight.media.ReadLimits;
import io.github.visionpreflight.probe.ImageInfo;
import io.github.visionpreflight.probe.Probe;
import io.github.visionpreflight.testdata.CountedClock;
import io.github.visionpreflight.video.FrameOptions;
import io.github.visionpreflight.video.FrameSampling;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Native code looks at the clock while it works. The clock is the test's: it passes the deadline,
 * or has the thread interrupted, at its n-th look, for many n, and no time is needed.
 */
class DeadlineTest {
  private static final ReadLimits LIMITS = ReadLimits.defaults();
  private static final ImagePreparer PREPARER = ImagePreparer.of(List.of(new NativeLane()));
  private static final ImageConstraints AS_PNG =
      ImageConstraints.builder().format(OutputFormat.PNG).build();
  private static final int MOST_TRIED = 20;

  /** What is decoded, and how often the clock is looked at meanwhile, at least. */
  enum Way {
    VIDEO(30) {
      @Override
      void run(Deadline deadline) {
        frames(TestVideos.file(TestVideo.H264), 1, deadline);
      }
    },
    VIDEO_IN_TWO_THREADS(30) {
      @Override
      void run(Deadline deadline) {
        frames(TestVideos.file(TestVideo.H264), 2, deadline);
      }
    },
    ANIMATED_WEBP(10) {
      @Override
      void run(Deadline deadline) {
        frames(TestVideos.file(TestVideo.WEBP), 1, deadline);
      }
    },
    HEIC(5) {
      @Override
      void run(Deadline deadline) throws Exception {
        prepare(TestPictures.heicGrid(), deadline);
      }
    },
    AVIF(5) {
      @Override
      void run(Deadline deadline) {
        prepare(TestPictures.avif(), deadline);
      }
    },
    WEBP(5) {
      @Override
      void run(Deadline deadline) {
        prepare(TestPictures.webp(), deadline);
      }
    },
    JPEG(5) {
      @Override
      void run(Deadline deadline) throws IOException {
        prepare(TestPictures.jpeg(), deadline);
      }
    };

    private final int leastLooks;

    Way(int leastLooks) {
      this.leastLooks = leastLooks;
    }

    abstract void run(Deadline deadline) throws Exception;

    IntStream looks() throws Exception {
      CountedClock clock = CountedClock.still();
      run(Deadline.start(LIMITS, clock));
      assertThat(clock.looks()).isGreaterThanOrEqualTo(leastLooks);
      // Threads share the looks as it happens, so the last ones are not always there.
      int last = this == VIDEO_IN_TWO_THREADS ? clock.looks() / 2 : clock.looks();
      return CountedClock.spread(last, MOST_TRIED);
    }
  }

  private static void frames(Path file, int threads, Deadline deadline) {
    MediaSource video = MediaSource.of(file);
    FrameOptions options =
        FrameOptions.defaults().withSampling(FrameSampling.everySecond(2)).withThreads(threads);
    try (Extraction frames =
        Extraction.open(
            new FrameRequest(
                video,
                Container.of(video),
                options,
                options.sampling()::pick,
                new Stop(deadline)))) {
      frames.forEachRemaining(frame -> {});
    }
  }

  private static void prepare(byte[] picture, Deadline deadline) {
    MediaSource source = MediaSource.of(picture);
    ImageInfo info = (ImageInfo) Probe.of(source, LIMITS);
    PREPARER.prepare(source, info, AS_PNG, LIMITS, deadline);
  }

  @ParameterizedTest
  @EnumSource
  void deadlineThatPassesAtAnyLookEndsTheCall(Way way) throws Exception {
    way.looks()
        .forEach(
            look -> {
              CountedClock clock = CountedClock.passingAt(look);
              assertThatThrownBy(() -> way.run(Deadline.start(LIMITS, clock)))
                  .as("look %d", look)
                  .isInstanceOf(MediaException.Timeout.class)
                  .hasMessageContaining("not done within 10000 ms");
            });
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "VIDEO_IN_TWO_THREADS")
  void interruptAtAnyLookEndsTheCallAtTheNextAndStaysSet(Way way) throws Exception {
    way.looks()
        .filter(look -> look > 1)
        .forEach(
            look -> {
              CountedClock clock = CountedClock.interruptingAt(look - 1);
              assertThatThrownBy(() -> way.run(Deadline.start(LIMITS, clock)))
                  .as("look %d", look)
                  .isInstanceOf(MediaException.Timeout.class)
                  .hasMessageContaining("interrupted");
              assertThat(Thread.interrupted()).isTrue();
            });
  }
}
