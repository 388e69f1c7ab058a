package io.github.visionpreflight.clients;

import java.util.regex.Pattern;

/** A secret that never becomes part of a text, except of the header that needs it. */
final class ApiKey {
  private static final Pattern VISIBLE_ASCII = Pattern.compile("[!-~]+");

  private final String secret;

  /**
   * Checks the key here, because the HTTP client would quote a bad header value in its complaint.
   */
  ApiKey(String secret) {
    if (!VISIBLE_ASCII.matcher(secret).matches()) {
      throw new IllegalArgumentException("key: expected visible ASCII characters and no spaces");
    }
    this.secret = secret;
  }

  /** Returns the key itself, for a header. */
  String secret() {
    return secret;
  }

  /** Returns the text without the key, which some hosts quote when they refuse it. */
  String redact(String text) {
    return text.replace(secret, "***");
  }

  @Override
  public String toString() {
    return "***";
  }
}
