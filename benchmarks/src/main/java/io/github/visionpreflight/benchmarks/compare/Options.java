package io.github.visionpreflight.benchmarks.compare;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the command line asks for. Does not change once it is parsed. */
final class Options {
  static final String USAGE =
      "usage: benchmarks/compare [--only image|video] [--quick] [--json] [--out FILE]"
          + " [--job PATTERN] [--with PATTERN] [--rounds N] [--cache DIR] [--no-install]";

  private String only = "";
  private boolean quick;
  private boolean json;
  private String job = "";
  private String with = "";
  private int rounds = -1;
  private @Nullable Path out;
  private Path cache = Path.of("target", "compare");

  private Options() {}

  /**
   * Reads the words of a command line.
   *
   * @throws IllegalArgumentException when one is not known, or lacks its value
   */
  static Options parse(List<String> words) {
    Options options = new Options();
    Iterator<String> rest = words.iterator();
    while (rest.hasNext()) {
      options.take(rest.next(), rest);
    }
    return options;
  }

  private void take(String word, Iterator<String> rest) {
    switch (word) {
      case "--quick" -> quick = true;
      case "--json" -> json = true;
      case "--only" -> only = imageOrVideo(value(word, rest));
      case "--job" -> job = value(word, rest);
      case "--with" -> with = value(word, rest);
      case "--rounds" -> rounds = Integer.parseInt(value(word, rest));
      case "--out" -> out = Path.of(value(word, rest));
      case "--cache" -> cache = Path.of(value(word, rest));
      default -> throw new IllegalArgumentException("not an option: " + word);
    }
  }

  private static String imageOrVideo(String value) {
    if (!value.equals("image") && !value.equals("video")) {
      throw new IllegalArgumentException("--only: expected image or video, got " + value);
    }
    return value;
  }

  private static String value(String word, Iterator<String> rest) {
    if (!rest.hasNext()) {
      throw new IllegalArgumentException(word + ": a value is missing");
    }
    return rest.next();
  }

  /** Returns the command that measures the same, without the folders of this machine. */
  String command() {
    StringBuilder words = new StringBuilder("benchmarks/compare");
    word(words, " --only ", only);
    words.append(quick ? " --quick" : "");
    word(words, " --job ", job);
    word(words, " --with ", with);
    word(words, " --rounds ", rounds >= 0 ? Integer.toString(rounds) : "");
    return words.toString();
  }

  private static void word(StringBuilder words, String name, String value) {
    if (!value.isEmpty()) {
      words.append(name).append(value.matches("\\w+") ? value : "'" + value + "'");
    }
  }

  boolean images() {
    return !only.equals("video");
  }

  boolean videos() {
    return !only.equals("image");
  }

  /** Returns whether fewer files and rounds are to do. */
  boolean quick() {
    return quick;
  }

  /** Returns whether a line of JSON is to be written for each measurement instead of tables. */
  boolean json() {
    return json;
  }

  /** Returns the pattern that is to be found in what a table of a job is headed with. */
  String job() {
    return job;
  }

  /** Returns the pattern that is to be found in the names of implementations. */
  String with() {
    return with;
  }

  /** Returns how pictures are measured. */
  Race.Pace imagePace() {
    return quick ? pace(1_000, 7) : pace(4_000, 21);
  }

  /** Returns how videos are measured: the look at the result before it is all their warming up. */
  Race.Pace videoPace() {
    return pace(0, quick ? 2 : 5);
  }

  private Race.Pace pace(double warmMillis, int usual) {
    return new Race.Pace(warmMillis, rounds >= 0 ? rounds : usual);
  }

  /** Returns where everything is to be recorded. */
  Optional<Path> out() {
    return Optional.ofNullable(out);
  }

  /** Returns the folder of what is made or fetched. */
  Path cache() {
    return cache;
  }
}
