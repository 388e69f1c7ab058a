package io.github.visionpreflight.examples;

import com.anthropic.client.AnthropicClient;
import com.anthropic.client.okhttp.AnthropicOkHttpClient;
import com.anthropic.core.JsonValue;
import com.anthropic.models.messages.ContentBlockParam;
import com.anthropic.models.messages.Message;
import com.anthropic.models.messages.MessageCreateParams;
import com.anthropic.models.messages.TextBlock;
import io.github.visionpreflight.content.Dialect;
import io.github.visionpreflight.content.WirePart;
import io.github.visionpreflight.plan.RequestPlan;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** anthropic-java, Messages: Sail. */
final class AnthropicExample {
  private AnthropicExample() {}

  static String ask(AnthropicClient client, String model, List<WirePart> parts) {
    List<ContentBlockParam> content =
        parts.stream()
            .map(part -> JsonValue.from(part.toMap()).convert(ContentBlockParam.class))
            .toList();
    Message answer =
        client
            .messages()
            .create(
                MessageCreateParams.builder()
                    .model(model)
                    .maxTokens(1024)
                    .addUserMessageOfContentBlockParams(content)
                    .build());
    return answer.content().stream()
        .flatMap(block -> block.text().stream())
        .map(TextBlock::text)
        .collect(Collectors.joining());
  }

  /** Asks Sail about the photo at {@code args[0]}. */
  public static void main(String[] args) {
    RequestPlan plan =
        Question.about(
            Path.of(args[0]),
            "What is this?",
            "sail/moonshotai/Kimi-K2.5",
            Dialect.ANTHROPIC_MESSAGES);
    AnthropicClient client =
        AnthropicOkHttpClient.builder()
            .baseUrl("https://api.sailresearch.com")
            .apiKey(Question.key("SAIL_API_KEY"))
            .build();
    System.out.println(ask(client, "moonshotai/Kimi-K2.5", plan.parts()));
  }
}
