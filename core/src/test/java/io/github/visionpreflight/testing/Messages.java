package io.github.visionpreflight.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;

/** What an error may say of bytes: never the bytes. */
public final class Messages {
  private static final int MOST_CHARACTERS = 400;
  private static final int QUOTE = 12;
  private static final int LOOKED_AT = 1 << 16;
  private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/]{32}");
  private static final String CANARY = "CANARY-7f3a91c2";

  private Messages() {}

  /** Fails when the message quotes the file, its text form or the files beside it. */
  public static void assertHoldsNoContent(String message, String name, byte[] file) {
    String said = message.replace(name, "");
    assertThat(said).hasSizeLessThan(MOST_CHARACTERS).doesNotContain(CANARY);
    assertThat(BASE64.matcher(said).find()).as(said).isFalse();
    String content =
        new String(
            Arrays.copyOf(file, Math.min(file.length, LOOKED_AT)), StandardCharsets.ISO_8859_1);
    for (int i = 0; i + QUOTE <= said.length(); i++) {
      assertThat(content).doesNotContain(said.substring(i, i + QUOTE));
    }
  }
}
