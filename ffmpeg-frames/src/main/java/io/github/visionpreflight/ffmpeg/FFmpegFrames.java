package io.github.visionpreflight.ffmpeg;

import io.github.visionpreflight.media.Deadline;
import io.github.visionpreflight.media.Isolation;
import io.github.visionpreflight.media.MediaException;
import io.github.visionpreflight.media.MediaSource;
import io.github.visionpreflight.media.ReadLimits;
import io.github.visionpreflight.video.FrameOptions;
import io.github.visionpreflight.video.FrameSource;
import io.github.visionpreflight.video.FrameStream;
import io.github.visionpreflight.video.FrameTimes;
import java.util.Optional;

/**
 * Frames of MP4, MOV, 3GP, WebM, Matroska, AVI, FLV, WMV, MPEG program, elementary and transport
 * streams, GIF and animated WebP, decoded by FFmpeg's libraries: inside this process, or {@link
 * #isolated} from it. Nothing but the given source is ever read: FFmpeg opens no file and no
 * connection of its own. Safe to share.
 *
 * <p>Decodes only the frames that a wanted frame depends on. Colours come out as JPEG means them
 * (BT.601, full range) whatever matrix, range and depth the video has; frames are turned upright
 * and their pixels made square.
 */
public final class FFmpegFrames implements FrameSource {
  private final Optional<String> problem;

  /** Creates the source. Loads the native libraries when they are not loaded yet. */
  public FFmpegFrames() {
    this(Natives.problem());
  }

  FFmpegFrames(Optional<String> problem) {
    this.problem = problem;
  }

  @Override
  public Optional<String> problem() {
    return problem;
  }

  @Override
  public FrameStream open(MediaSource source, FrameOptions options) {
    checkUsable();
    try {
      return Extraction.open(request(source, options));
    } catch (OutOfMemoryError | StackOverflowError e) {
      throw MediaException.ofShortage(source.name(), e);
    }
  }

  @Override
  public FrameTimes scan(MediaSource source, ReadLimits limits) {
    checkUsable();
    try {
      return request(source, FrameOptions.defaults().withLimits(limits)).times();
    } catch (OutOfMemoryError | StackOverflowError e) {
      throw MediaException.ofShortage(source.name(), e);
    }
  }

  @Override
  public FrameSource isolated(Isolation isolation) {
    return new IsolatedFrames(problem, DecoderProcess.children(isolation));
  }

  private static FrameRequest request(MediaSource source, FrameOptions options) {
    Stop stop = new Stop(Deadline.start(options.limits()));
    stop.check(source.name());
    return new FrameRequest(source, Container.of(source), options, options.sampling()::pick, stop);
  }

  private void checkUsable() {
    if (problem.isPresent()) {
      throw new MediaException.Unsupported("video frames: " + problem.get());
    }
  }
}
