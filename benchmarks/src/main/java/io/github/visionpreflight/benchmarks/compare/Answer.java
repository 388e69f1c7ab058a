package io.github.visionpreflight.benchmarks.compare;

import java.util.Locale;

/** What a worker says to a request. */
sealed interface Answer {
  /**
   * The job was done.
   *
   * @param millis time from bytes in to bytes out, in milliseconds
   * @param cpuMillis processor time of the whole process meanwhile, in milliseconds
   * @param bytes length of the result, of all frames together
   * @param count pictures in the result
   * @param note how it was done, for people; may be empty
   */
  record Done(double millis, double cpuMillis, long bytes, int count, String note)
      implements Answer {
    @Override
    public String line() {
      return String.format(
          Locale.ROOT, "ok\t%.6f\t%.6f\t%d\t%d\t%s", millis, cpuMillis, bytes, count, note);
    }
  }

  /**
   * The job is not done by this worker.
   *
   * @param reason why, for people
   */
  record Refused(String reason) implements Answer {
    @Override
    public String line() {
      return "no\t" + reason.replaceAll("\\s+", " ");
    }
  }

  /** Returns the line that says this. */
  String line();

  /** Reads such a line. */
  static Answer parse(String line) {
    String[] words = line.split("\t", -1);
    if (words[0].equals("no") && words.length == 2) {
      return new Refused(words[1]);
    }
    if (words[0].equals("ok") && words.length == 6) {
      return new Done(
          Double.parseDouble(words[1]),
          Double.parseDouble(words[2]),
          Long.parseLong(words[3]),
          Integer.parseInt(words[4]),
          words[5]);
    }
    throw new IllegalArgumentException("answer: expected ok or no, got " + line);
  }
}
