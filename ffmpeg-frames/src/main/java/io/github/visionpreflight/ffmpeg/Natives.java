package io.github.visionpreflight.ffmpeg;

import java.util.Optional;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.javacpp.Loader;

/** Loads the native libraries, the one place where that can fail. */
public final class Natives {
  private static final Optional<String> PROBLEM = problemOf(Natives::load);

  private Natives() {}

  /** Returns why the libraries cannot be used; empty when they can. */
  public static Optional<String> problem() {
    return PROBLEM;
  }

  static Optional<String> problemOf(Runnable loading) {
    try {
      loading.run();
      return Optional.empty();
    } catch (LinkageError | RuntimeException e) {
      return Optional.of(
          "FFmpeg's native libraries do not load ("
              + e.getClass().getSimpleName()
              + "); add org.bytedeco:ffmpeg and org.bytedeco:javacpp with the classifier of this"
              + " platform, for example linux-x86_64");
    }
  }

  private static void load() {
    Loader.load(avutil.class);
    Loader.load(avcodec.class);
    Loader.load(avformat.class);
    Loader.load(swscale.class);
    // What FFmpeg says about a file goes into the exceptions of this library, never to the console.
    avutil.av_log_set_level(avutil.AV_LOG_QUIET);
  }
}
