package io.github.visionpreflight.clients;

import io.github.visionpreflight.content.ContentPart;
import io.github.visionpreflight.content.Dialect;
import io.github.visionpreflight.media.MediaException;
import java.util.List;
import java.util.Map;

/**
 * Sail's counter of tokens. Each call blocks until it is answered. Safe to share.
 *
 * <p>Sail's page documents no answer of this call; it is read as Anthropic's Messages API has it,
 * whose dialect this is: {@code {"input_tokens": n}}.
 */
public final class SailClient {
  private static final String COUNT = "/v1/messages/count_tokens";
  private static final String ANTHROPIC_VERSION = "2023-06-01";

  private final ApiConnection connection;
  private final ApiCaller caller;

  private SailClient(ApiConnection connection) {
    this.connection = connection;
    this.caller =
        new ApiCaller(
            connection,
            Map.of("x-api-key", connection.key().secret(), "anthropic-version", ANTHROPIC_VERSION));
  }

  /** Returns a client; opens no connection yet. */
  public static SailClient of(ApiConnection connection) {
    return new SailClient(connection);
  }

  /**
   * Returns how many tokens Sail counts for one user message. Media are streamed.
   *
   * @param model as Sail spells it: {@code moonshotai/Kimi-K2.5}
   * @throws ProviderException when there is no count
   * @throws IllegalArgumentException when there is no part, or Anthropic's dialect cannot say one
   * @throws MediaException when a medium cannot be read
   */
  public long countTokens(String model, List<? extends ContentPart> content) {
    Call call = Call.ask(COUNT, new UserMessage(Dialect.ANTHROPIC_MESSAGES, model, content));
    return caller
        .send(call)
        .count("input_tokens")
        .orElseThrow(() -> Unreadable.field(call, connection, "input_tokens"));
  }

  /** Returns the address, never the key. */
  @Override
  public String toString() {
    return "Sail at " + connection;
  }
}
