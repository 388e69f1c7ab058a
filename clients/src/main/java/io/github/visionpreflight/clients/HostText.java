package io.github.visionpreflight.clients;

import java.util.regex.Pattern;

/** Makes what a host said fit to be quoted: without the key, on one line, and short. */
record HostText(ApiKey key) {
  private static final int MAX_CHARACTERS = 300;
  private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cntrl}\\p{Cs}\\s]+");

  /** The key goes first: a cut through it would leave half of it standing. */
  String quotable(String text) {
    String line = UNPRINTABLE.matcher(key.redact(text)).replaceAll(" ").strip();
    return line.length() <= MAX_CHARACTERS ? line : line.substring(0, MAX_CHARACTERS) + "…";
  }
}
