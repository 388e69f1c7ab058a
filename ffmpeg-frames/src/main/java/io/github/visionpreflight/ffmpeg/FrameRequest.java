package io.github.visionpreflight.ffmpeg;

import io.github.visionpreflight.media.MediaException;
import io.github.visionpreflight.media.MediaSource;
import io.github.visionpreflight.video.FrameOptions;
import io.github.visionpreflight.video.FramePick;
import io.github.visionpreflight.video.FrameTimes;
import java.util.List;
import java.util.function.Function;

/**
 * Which frames of what are asked for.
 *
 * @param sampling chooses them when all times are known
 * @param stop ends everything that is done for it
 */
record FrameRequest(
    MediaSource source,
    Container container,
    FrameOptions options,
    Function<FrameTimes, List<FramePick>> sampling,
    Stop stop) {
  String name() {
    return source.name();
  }

  /** Opens the track at its first packet. */
  Demuxer openTrack() {
    return new Demuxer(source, container, stop);
  }

  /** Reads all packets of the track without decoding one. */
  PacketTable scan() {
    try (Demuxer demuxer = openTrack()) {
      return PacketScan.of(demuxer);
    }
  }

  /** Reads the animation's frames without decoding one. */
  WebpAnimation animation() {
    return WebpAnimation.of(source, options.limits(), stop);
  }

  /** Reads when each frame is shown. */
  FrameTimes times() {
    return container == Container.WEBP ? animation().times() : scan().times();
  }

  /**
   * Chooses the frames.
   *
   * @throws MediaException.Limit when they are too many
   */
  List<FramePick> pick(FrameTimes times) {
    List<FramePick> picks = sampling.apply(times);
    int most = options.limits().maxFrames();
    if (picks.size() > most) {
      throw new MediaException.Limit(
          name() + ": expected at most " + most + " frames, the sampling takes " + picks.size());
    }
    return picks;
  }

  /**
   * Checks what showing so many frames of an animation costs: the whole canvas for each, however
   * little of it they paint.
   *
   * @throws MediaException.Limit when that is more than an animation may have
   */
  void checkShown(int frames, long canvas) {
    long most = options.limits().maxAnimationPixels();
    if (canvas * frames > most) {
      throw new MediaException.Limit(
          name()
              + " pixels of "
              + frames
              + " frames shown: expected at most "
              + most
              + ", got "
              + canvas * frames);
    }
  }
}
