package io.github.visionpreflight.ffmpeg;

import io.github.visionpreflight.ffmpeg.process.Children;
import io.github.visionpreflight.ffmpeg.process.Conversation;
import io.github.visionpreflight.ffmpeg.process.Kind;
import io.github.visionpreflight.media.Deadline;
import io.github.visionpreflight.media.Isolation;
import io.github.visionpreflight.media.MediaException;
import io.github.visionpreflight.media.MediaSource;
import io.github.visionpreflight.media.ReadLimits;
import io.github.visionpreflight.video.FrameOptions;
import io.github.visionpreflight.video.FrameSource;
import io.github.visionpreflight.video.FrameStream;
import io.github.visionpreflight.video.FrameTimes;
import java.time.Duration;
import java.util.Optional;

/** The same frames, decoded by a child process. Safe to share. */
final class IsolatedFrames implements FrameSource {
  private final Optional<String> problem;
  private final Children children;

  IsolatedFrames(Optional<String> problem, Children children) {
    this.problem = problem;
    this.children = children;
  }

  @Override
  public Optional<String> problem() {
    return problem;
  }

  @Override
  public FrameSource isolated(Isolation isolation) {
    return new IsolatedFrames(problem, DecoderProcess.children(isolation));
  }

  @Override
  public FrameStream open(MediaSource source, FrameOptions options) {
    Deadline deadline = start(source, options.limits());
    FrameMessages.Source given = given(source, options.limits(), deadline);
    Conversation child = Conversation.about(source, children, deadline);
    try {
      return IsolatedStream.open(child, given, options);
    } catch (RuntimeException e) {
      child.close();
      throw e;
    }
  }

  @Override
  public FrameTimes scan(MediaSource source, ReadLimits limits) {
    Deadline deadline = start(source, limits);
    FrameMessages.Source given = given(source, limits, deadline);
    try (Conversation child = Conversation.about(source, children, deadline)) {
      return child.turn(
          () -> {
            child.send(Kind.SCAN, given::writeTo);
            FrameTimes times =
                FrameMessages.readTimes(child.expect(Kind.TIMES, FrameMessages.MOST_TIMES_BYTES));
            child.over();
            return times;
          });
    }
  }

  private Deadline start(MediaSource source, ReadLimits limits) {
    if (problem.isPresent()) {
      throw new MediaException.Unsupported("video frames: " + problem.get());
    }
    Deadline deadline = Deadline.start(limits);
    deadline.check(source.name());
    return deadline;
  }

  /** What is no video never reaches a decoder. */
  private static FrameMessages.Source given(
      MediaSource source, ReadLimits limits, Deadline deadline) {
    Container container = Container.of(source);
    Duration left = Duration.ofNanos(deadline.remainingNanos());
    return new FrameMessages.Source(
        source.name(), container, source.size(), limits.toBuilder().deadline(left).build());
  }
}
