package io.github.visionpreflight.benchmarks.compare;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What a worker is asked to do; a line of words with tabs between them on its standard input.
 *
 * @param kind what is to be done
 * @param file the picture or video
 * @param side the longer side of the box to fit into, in pixels; 0 keeps the size
 * @param type {@code jpeg} or {@code png}
 * @param quality JPEG quality
 * @param fps sampled frames a second, of a video
 * @param repeat how often the job is done within one measurement
 * @param out where the result goes; a folder for frames. Such a call is not counted: it also writes
 */
record Request(
    Kind kind,
    Path file,
    int side,
    String type,
    int quality,
    double fps,
    int repeat,
    @Nullable Path out) {
  private static final String NOWHERE = "-";

  /** What can be asked for. */
  enum Kind {
    IMAGE,
    DATAURI,
    VIDEO;

    String word() {
      return switch (this) {
        case IMAGE -> "image";
        case DATAURI -> "datauri";
        case VIDEO -> "video";
      };
    }

    static Kind of(String word) {
      for (Kind kind : values()) {
        if (kind.word().equals(word)) {
          return kind;
        }
      }
      throw new IllegalArgumentException("kind: expected image, datauri or video, got " + word);
    }
  }

  static Request parse(String line) {
    String[] words = line.split("\t", -1);
    if (words.length != 8) {
      throw new IllegalArgumentException("request: expected 8 words, got " + words.length);
    }
    return new Request(
        Kind.of(words[0]),
        Path.of(words[1]),
        Integer.parseInt(words[2]),
        words[3],
        Integer.parseInt(words[4]),
        Double.parseDouble(words[5]),
        Integer.parseInt(words[6]),
        words[7].equals(NOWHERE) ? null : Path.of(words[7]));
  }

  String line() {
    return String.join(
        "\t",
        kind.word(),
        file.toString(),
        Integer.toString(side),
        type,
        Integer.toString(quality),
        Double.toString(fps),
        Integer.toString(repeat),
        out == null ? NOWHERE : out.toString());
  }

  Request repeated(int times) {
    return new Request(kind, file, side, type, quality, fps, times, out);
  }

  Request into(Path target) {
    return new Request(kind, file, side, type, quality, fps, 1, target);
  }
}
