package io.github.visionpreflight.video;

import io.github.visionpreflight.media.MediaException;
import java.util.ArrayList;
import java.util.List;

/** Chooses among the sources that are installed. */
final class FrameSources {
  private static final String DEPENDENCY =
      "io.github.visionpreflight:vision-preflight-ffmpeg-frames";

  private FrameSources() {}

  static FrameSource find(Iterable<FrameSource> installed) {
    List<String> problems = new ArrayList<>();
    for (FrameSource source : installed) {
      String problem = source.problem().orElse(null);
      if (problem == null) {
        return source;
      }
      problems.add(problem);
    }
    throw new MediaException.Unsupported(
        problems.isEmpty()
            ? "video frames: no decoder installed; add the dependency " + DEPENDENCY
            : "video frames: " + String.join("; ", problems));
  }
}
