package io.github.visionpreflight.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class DialectTest {
  @Test
  void namesAreThoseOfTheCommandLineInAnyLocale() {
    assertThat(Dialect.values())
        .extracting(Dialect::id)
        .containsExactly("openai_chat", "openai_responses", "anthropic_messages", "dashscope");
    assertThat(Transport.values())
        .extracting(Transport::id)
        .containsExactly("data_uri", "url", "file_id", "local_file");
  }

  @Test
  void aDialectIsFoundByItsNameAndAnUnknownNameListsThem() {
    for (Dialect dialect : Dialect.values()) {
      assertThat(Dialect.named(dialect.id())).isSameAs(dialect);
    }
    assertThatThrownBy(() -> Dialect.named("openai"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "dialect: expected one of openai_chat, openai_responses, anthropic_messages, dashscope,"
                + " got 'openai'");
    assertThatThrownBy(() -> Transport.named("ftp"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("transport: expected one of data_uri, url, file_id, local_file, got 'ftp'");
  }
}
