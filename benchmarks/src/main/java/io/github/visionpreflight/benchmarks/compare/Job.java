package io.github.visionpreflight.benchmarks.compare;

import io.github.visionpreflight.benchmarks.compare.Request.Kind;
import java.nio.file.Path;

/**
 * One job on one file.
 *
 * @param name the job: files with one name make one mean
 * @param file the file
 * @param request what every implementation is asked
 */
record Job(String name, Path file, Request request) {
  /** What every JPEG is to come out in. */
  static final int QUALITY = 85;

  static Job image(String name, Path file, int side, String type) {
    return new Job(name, file, new Request(Kind.IMAGE, file, side, type, QUALITY, 0, 1, null));
  }

  static Job dataUri(Path file) {
    return new Job("data-uri", file, new Request(Kind.DATAURI, file, 0, "jpeg", 0, 0, 1, null));
  }

  static Job frames(String name, Path file, double fps) {
    return new Job(name, file, new Request(Kind.VIDEO, file, 768, "jpeg", QUALITY, fps, 1, null));
  }

  boolean isVideo() {
    return request.kind() == Kind.VIDEO;
  }

  /** Returns all that tells one job from another, for people. */
  String title() {
    return name + "  " + file.getFileName() + "  (" + setting() + ")";
  }

  /** Returns how it is to come out, for people. */
  String setting() {
    String size = request.side() == 0 ? "kept size" : "fit " + request.side();
    return switch (request.kind()) {
      case DATAURI -> "base64";
      case VIDEO -> Figures.plain(request.fps()) + " fps, " + size + ", JPEG q" + QUALITY;
      case IMAGE -> size + (request.type().equals("png") ? ", PNG" : ", JPEG q85 4:2:0");
    };
  }
}
