package io.github.visionpreflight.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.visionpreflight.media.MediaException;
import io.github.visionpreflight.media.MediaSource;
import io.github.visionpreflight.media.ReadLimits;
import io.github.visionpreflight.probe.Dimensions;
import io.github.visionpreflight.testdata.AwkwardChannel;
import io.github.visionpreflight.video.FrameOptions;
import io.github.visionpreflight.video.FrameSampling;
import io.github.visionpreflight.video.FrameSize;
import io.github.visionpreflight.video.FrameStream;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

class StoppingTest {
  private static final MediaSource VIDEO = MediaSource.of(TestVideos.file(TestVideo.H264));
  private static final FrameOptions OPTIONS =
      FrameOptions.defaults().withSampling(FrameSampling.everySecond(10));

  private final FFmpegFrames source = new FFmpegFrames();

  @Test
  void cancelFromAnotherThreadEndsTheIteration() throws InterruptedException {
    try (FrameStream stream = source.open(VIDEO, OPTIONS)) {
      stream.next();
      Thread other = new Thread(stream::cancel);
      other.start();
      other.join();
      assertThatThrownBy(stream::next)
          .isInstanceOf(MediaException.Timeout.class)
          .hasMessageContaining("cancelled");
      assertThat(stream.report().delivered()).isEqualTo(1);
    }
  }

  @Test
  void cancelEndsDecodingInSeveralThreads() throws InterruptedException {
    try (FrameStream stream = source.open(VIDEO, OPTIONS.withThreads(3))) {
      stream.next();
      Thread other = new Thread(stream::cancel);
      other.start();
      other.join();
      assertThatThrownBy(() -> stream.forEachRemaining(frame -> {}))
          .isInstanceOf(MediaException.Timeout.class);
      assertThatThrownBy(stream::next).isInstanceOf(MediaException.Timeout.class);
    }
  }

  @Test
  void interruptEndsWaitingForOtherThreads() {
    try (FrameStream stream = source.open(VIDEO, OPTIONS.withThreads(2))) {
      stream.next();
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> stream.forEachRemaining(frame -> {}))
          .isInstanceOf(MediaException.Timeout.class);
    }
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void callersRuleForSizesIsOnlyCalledInTheCallersThread() {
    Set<Thread> callers = ConcurrentHashMap.newKeySet();
    FrameSize rule =
        displayed -> {
          callers.add(Thread.currentThread());
          return new Dimensions(96, 54);
        };
    try (FrameStream stream = source.open(VIDEO, OPTIONS.withThreads(3).withSize(rule))) {
      assertThat(callers).as("nothing is asked before a frame is wanted").isEmpty();
      stream.forEachRemaining(frame -> assertThat(frame.size()).isEqualTo(new Dimensions(96, 54)));
    }
    assertThat(callers).containsExactly(Thread.currentThread());
  }

  @Test
  void closingInTheMiddleEndsTheThreads() {
    try (FrameStream stream = source.open(VIDEO, OPTIONS.withThreads(3))) {
      stream.next();
    }
    assertThat(Thread.getAllStackTraces().keySet())
        .noneMatch(thread -> thread.getName().startsWith("video-frames-"));
  }

  @Test
  void failingInputInAnotherThreadIsToldToTheCaller() {
    MediaSource failing =
        MediaSource.of(
            "failing.mp4",
            () ->
                new AwkwardChannel(Files.readAllBytes(TestVideos.file(TestVideo.H264)))
                    .failingAt(40_000));
    assertThatThrownBy(() -> source.frames(failing, OPTIONS.withThreads(2)))
        .isInstanceOf(MediaException.Io.class);
  }

  @Test
  void deadlineEndsTheCall() {
    FrameOptions hasty =
        OPTIONS.withLimits(ReadLimits.defaults().toBuilder().deadline(Duration.ofNanos(1)).build());
    assertThatThrownBy(() -> source.frames(VIDEO, hasty))
        .isInstanceOf(MediaException.Timeout.class);
  }

  @Test
  void interruptEndsTheCallAndStaysSet() {
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> source.frames(VIDEO, OPTIONS))
        .isInstanceOf(MediaException.Timeout.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void closedStreamHasNoMoreFramesAndClosesTwice() {
    FrameStream stream = source.open(VIDEO, OPTIONS);
    stream.next();
    stream.close();
    stream.close();
    assertThat(stream.hasNext()).isFalse();
  }
}
