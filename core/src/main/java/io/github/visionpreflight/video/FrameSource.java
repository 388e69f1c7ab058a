package io.github.visionpreflight.video;

import io.github.visionpreflight.media.Isolation;
import io.github.visionpreflight.media.MediaException;
import io.github.visionpreflight.media.MediaSource;
import io.github.visionpreflight.media.ReadLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * Takes frames out of videos. The core has no decoder: the module {@code
 * vision-preflight-ffmpeg-frames} provides one, found through {@link ServiceLoader}.
 * Implementations are safe to share; each extraction belongs to one thread.
 */
public interface FrameSource {
  /**
   * Returns why this source cannot work here: native libraries are missing, or do not load. Empty
   * when it can. Never throws.
   */
  Optional<String> problem();

  /**
   * Opens an extraction. Reads what is needed to know which frames to take; decodes none yet.
   *
   * @throws MediaException.Unsupported when this source does not work here, the bytes are no video
   *     it knows, hold no video track, are encrypted, or use a codec it lacks
   * @throws MediaException.Malformed when the container is broken or holds no frame
   * @throws MediaException.Limit when a number in the options' limits is passed
   * @throws MediaException.Timeout when the deadline passes
   * @throws MediaException.Io when reading fails
   */
  FrameStream open(MediaSource source, FrameOptions options);

  /**
   * Reads through the container without decoding, to know when each frame is shown: for files whose
   * header does not say, or is not to be believed. Costs one pass over the file.
   *
   * @throws MediaException as {@link #open}
   */
  FrameTimes scan(MediaSource source, ReadLimits limits);

  /**
   * Takes all frames at once; they are all in memory then.
   *
   * @throws MediaException as {@link FrameStream}
   */
  default List<Frame> frames(MediaSource source, FrameOptions options) {
    try (FrameStream stream = open(source, options)) {
      List<Frame> frames = new ArrayList<>();
      stream.forEachRemaining(frames::add);
      return List.copyOf(frames);
    }
  }

  /**
   * Returns this source with its native code in processes of its own, so that a crash there is an
   * error of one call. The bytes are still read by this process, as are the frames' sizes chosen.
   *
   * @throws MediaException.Unsupported when this source cannot run so; the default cannot
   */
  default FrameSource isolated(Isolation isolation) {
    throw new MediaException.Unsupported(
        "video frames: " + getClass().getSimpleName() + " cannot run in a process of its own");
  }

  /**
   * Returns the first source on the class path or module path that works here.
   *
   * @throws MediaException.Unsupported when there is none; the message says which dependency to add
   */
  static FrameSource find() {
    return FrameSources.find(ServiceLoader.load(FrameSource.class));
  }
}
