package io.github.visionpreflight.examples;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.JsonValue;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionContentPart;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import io.github.visionpreflight.content.Dialect;
import io.github.visionpreflight.content.WirePart;
import io.github.visionpreflight.plan.RequestPlan;
import java.nio.file.Path;
import java.util.List;

/** openai-java, Chat Completions: any of the four providers. */
final class OpenAiChatExample {
  private OpenAiChatExample() {}

  static String ask(OpenAIClient client, String model, List<WirePart> parts) {
    List<ChatCompletionContentPart> content =
        parts.stream()
            .map(part -> JsonValue.from(part.toMap()).convert(ChatCompletionContentPart.class))
            .toList();
    ChatCompletion answer =
        client
            .chat()
            .completions()
            .create(
                ChatCompletionCreateParams.builder()
                    .model(model)
                    .addUserMessageOfArrayOfContentParts(content)
                    .build());
    return answer.choices().get(0).message().content().orElse("");
  }

  /** Asks Moonshot about the photo at {@code args[0]}. */
  public static void main(String[] args) {
    RequestPlan plan =
        Question.about(
            Path.of(args[0]), "What is this?", "moonshot/kimi-k2.5", Dialect.OPENAI_CHAT);
    OpenAIClient client =
        OpenAIOkHttpClient.builder()
            .baseUrl("https://api.moonshot.ai/v1")
            .apiKey(Question.key("MOONSHOT_API_KEY"))
            .build();
    System.out.println(ask(client, "kimi-k2.5", plan.parts()));
  }
}
