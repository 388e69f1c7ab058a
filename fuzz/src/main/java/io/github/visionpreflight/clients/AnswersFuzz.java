package io.github.visionpreflight.clients;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;

/** What a host may answer, read leniently and within bounds. */
public final class AnswersFuzz {
  private static final LocalDate TODAY = LocalDate.of(2026, 1, 1);

  private AnswersFuzz() {}

  /** Reads a list of models; bytes that are no JSON object are an {@link IOException}. */
  public static void listing(byte[] answer) {
    try {
      JsonObject object = JsonReader.object(answer);
      HostText text = new HostText(new ApiKey("secret-key"));
      new ListingReader("fuzz", TODAY, text).read(object.list("data"));
    } catch (IOException documented) {
      // No JSON, no object, or more than one.
    }
  }

  /** Reads a usage; bytes that hold none are an {@link IllegalArgumentException}. */
  public static void usage(byte[] answer) {
    String json = new String(answer, StandardCharsets.UTF_8);
    try {
      Usage usage = Usage.parse(json);
      if (usage.inputTokens() < 0) {
        throw new AssertionError("negative: " + usage);
      }
    } catch (IllegalArgumentException e) {
      if (!String.valueOf(e.getMessage()).startsWith("usage: expected")) {
        throw e;
      }
    }
  }
}
