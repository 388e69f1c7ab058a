package io.github.visionpreflight.testdata;

import java.util.Base64;

/** A small lossy WebP, which nothing in Java can make. */
public final class LossyWebp {
  private static final String RAMPS =
      """
      UklGRswAAABXRUJQVlA4WAoAAAAQAAAAKgAAJAAAQUxQSBYAAAABINOA0EknnXTSye+3RcQEgHI6+gUA
      VlA4IJAAAABwBACdASorACUAPzmKu1gvP7OqKrVcA/AnCWwAnTK4xhFexWJOYIr4fP/gAAD+7h/L95fC
      /5CLsNGkg/x0AzCI5GQwW0AKzPREvaiW0YjlxDMxzrbzplnxKfcavxPwFJw+8z+qAAy7zKG7vbTQJFR7
      tlAzmHh1u0kEDm1+nMdnFVf1TmApRYgwaWh9oL0TgAA=
      """;

  private LossyWebp() {}

  /** Returns 43 by 37 pixels, two ramps and a disc of noise, by {@code cwebp -q 20 -m 6}. */
  public static byte[] ramps() {
    return Base64.getMimeDecoder().decode(RAMPS);
  }
}
