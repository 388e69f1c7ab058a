package io.github.visionpreflight.benchmarks.request;

import io.github.visionpreflight.benchmarks.media.BenchmarkMedia;
import java.util.Collections;
import java.util.List;

/** Pictures of one request, read from a text such as {@code 8 photo-1080p.jpg}. */
record Pictures(List<byte[]> files) {
  static final String QUESTION = "What is on \"these\" pictures?";
  static final String MODEL = "kimi-k2.5";

  static Pictures parse(String text) {
    String[] words = text.split(" ", -1);
    byte[] file = BenchmarkMedia.bytes(words[1]);
    return new Pictures(Collections.nCopies(Integer.parseInt(words[0]), file));
  }
}
