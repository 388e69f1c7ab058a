package io.github.visionpreflight.examples;

import io.github.visionpreflight.clients.JsonPublisher;
import io.github.visionpreflight.content.Dialect;
import io.github.visionpreflight.content.RequestBody;
import io.github.visionpreflight.plan.RequestPlan;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;

/** No SDK: {@code java.net.http}, with the body streamed as it is encoded. */
final class PlainHttpExample {
  private PlainHttpExample() {}

  static String ask(HttpClient client, URI endpoint, String key, RequestBody body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(endpoint)
            .header("Authorization", "Bearer " + key)
            .header("Content-Type", "application/json")
            .POST(JsonPublisher.of(body))
            .build();
    return client.send(request, BodyHandlers.ofString()).body();
  }

  /** Asks Moonshot about the photo at {@code args[0]}; prints the answer's JSON. */
  public static void main(String[] args) throws IOException, InterruptedException {
    RequestPlan plan =
        Question.about(
            Path.of(args[0]), "What is this?", "moonshot/kimi-k2.5", Dialect.OPENAI_CHAT);
    System.out.println(
        ask(
            HttpClient.newHttpClient(),
            URI.create("https://api.moonshot.ai/v1/chat/completions"),
            Question.key("MOONSHOT_API_KEY"),
            plan.body()));
  }
}
