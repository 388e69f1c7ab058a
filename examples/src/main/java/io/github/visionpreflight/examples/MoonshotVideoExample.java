package io.github.visionpreflight.examples;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import io.github.visionpreflight.clients.ApiConnection;
import io.github.visionpreflight.clients.FileInfo;
import io.github.visionpreflight.clients.FilePurpose;
import io.github.visionpreflight.clients.MoonshotClient;
import io.github.visionpreflight.content.ContentPart;
import io.github.visionpreflight.content.Dialect;
import io.github.visionpreflight.content.WirePart;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A video too large for a request: upload it to Moonshot, count, ask by its id, delete it. */
final class MoonshotVideoExample {
  private MoonshotVideoExample() {}

  static String ask(
      MoonshotClient moonshot, OpenAIClient client, String model, Path video, String text) {
    FileInfo file = moonshot.uploadFile(video, FilePurpose.VIDEO);
    try {
      List<ContentPart> content =
          List.of(ContentPart.video(file.reference()), ContentPart.text(text));
      System.out.println(moonshot.estimateTokens(model, content) + " tokens");
      Stream<WirePart> parts = content.stream().map(part -> part.in(Dialect.OPENAI_CHAT));
      return OpenAiChatExample.ask(client, model, parts.toList());
    } finally {
      moonshot.deleteFile(file.id());
    }
  }

  /** Asks Moonshot about the video at {@code args[0]}. */
  public static void main(String[] args) {
    String base = "https://api.moonshot.ai/v1";
    String key = Question.key("MOONSHOT_API_KEY");
    MoonshotClient moonshot =
        MoonshotClient.of(ApiConnection.builder(URI.create(base), key).build());
    OpenAIClient client = OpenAIOkHttpClient.builder().baseUrl(base).apiKey(key).build();
    System.out.println(
        ask(moonshot, client, "kimi-k2.5", Path.of(args[0]), "Please describe this video"));
  }
}
