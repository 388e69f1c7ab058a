package io.github.visionpreflight.examples;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.JsonValue;
import com.openai.models.responses.Response;
import com.openai.models.responses.ResponseCreateParams;
import com.openai.models.responses.ResponseInputContent;
import com.openai.models.responses.ResponseInputItem;
import com.openai.models.responses.ResponseOutputText;
import io.github.visionpreflight.content.Dialect;
import io.github.visionpreflight.content.WirePart;
import io.github.visionpreflight.plan.RequestPlan;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** openai-java, Responses: Sail. */
final class OpenAiResponsesExample {
  private OpenAiResponsesExample() {}

  static String ask(OpenAIClient client, String model, List<WirePart> parts) {
    List<ResponseInputContent> content =
        parts.stream()
            .map(part -> JsonValue.from(part.toMap()).convert(ResponseInputContent.class))
            .toList();
    ResponseInputItem message =
        ResponseInputItem.ofMessage(
            ResponseInputItem.Message.builder()
                .role(ResponseInputItem.Message.Role.USER)
                .content(content)
                .build());
    return text(
        client
            .responses()
            .create(
                ResponseCreateParams.builder()
                    .model(model)
                    .inputOfResponse(List.of(message))
                    .build()));
  }

  private static String text(Response answer) {
    return answer.output().stream()
        .flatMap(item -> item.message().stream())
        .flatMap(message -> message.content().stream())
        .flatMap(content -> content.outputText().stream())
        .map(ResponseOutputText::text)
        .collect(Collectors.joining());
  }

  /** Asks Sail about the photo at {@code args[0]}. */
  public static void main(String[] args) {
    RequestPlan plan =
        Question.about(
            Path.of(args[0]),
            "What is this?",
            "sail/moonshotai/Kimi-K2.5",
            Dialect.OPENAI_RESPONSES);
    OpenAIClient client =
        OpenAIOkHttpClient.builder()
            .baseUrl("https://api.sailresearch.com/v1")
            .apiKey(Question.key("SAIL_API_KEY"))
            .build();
    System.out.println(ask(client, "moonshotai/Kimi-K2.5", plan.parts()));
  }
}
