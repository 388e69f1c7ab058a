package io.github.visionpreflight.content;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** How a medium reaches the provider. */
public enum Transport {
  /** Inline, as base64 in the request. */
  DATA_URI,
  /** By a web address that the provider fetches. */
  URL,
  /** By the id of a file that was uploaded before. */
  FILE_ID,
  /** By a local path that the provider's own SDK uploads. */
  LOCAL_FILE;

  private final String id = name().toLowerCase(Locale.ROOT);

  /** Returns the name that options and data use: {@code data_uri}. */
  public String id() {
    return id;
  }

  /**
   * Returns the transport with this name.
   *
   * @param id such as {@code data_uri}
   * @throws IllegalArgumentException when there is none; the message lists those there are
   */
  public static Transport named(String id) {
    return Arrays.stream(values())
        .filter(transport -> transport.id.equals(id))
        .findFirst()
        .orElseThrow(() -> unknown(id));
  }

  private static IllegalArgumentException unknown(String id) {
    String known = Arrays.stream(values()).map(Transport::id).collect(Collectors.joining(", "));
    return new IllegalArgumentException(
        "transport: expected one of " + known + ", got '" + id + "'");
  }
}
