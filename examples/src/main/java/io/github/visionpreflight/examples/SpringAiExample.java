package io.github.visionpreflight.examples;

import io.github.visionpreflight.Preflight;
import io.github.visionpreflight.Prepared;
import java.nio.file.Path;
import java.util.List;
import org.springframework.ai.chat.messages.UserMessage;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.ai.content.Media;
import org.springframework.ai.openai.OpenAiChatModel;
import org.springframework.ai.openai.OpenAiChatOptions;
import org.springframework.ai.openai.api.OpenAiApi;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.util.MimeTypeUtils;

/** Spring AI: {@code Media} of the prepared bytes. It sends a video as text, so send its frames. */
final class SpringAiExample {
  private SpringAiExample() {}

  static String ask(ChatModel model, String text, List<Media> media) {
    UserMessage message = UserMessage.builder().text(text).media(media).build();
    return String.valueOf(model.call(new Prompt(message)).getResult().getOutput().getText());
  }

  static Media media(byte[] image, String mime) {
    return Media.builder()
        .mimeType(MimeTypeUtils.parseMimeType(mime))
        .data(new ByteArrayResource(image))
        .build();
  }

  static ChatModel model(String baseUrl, String key, String model) {
    return OpenAiChatModel.builder()
        .openAiApi(OpenAiApi.builder().baseUrl(baseUrl).apiKey(key).build())
        .defaultOptions(OpenAiChatOptions.builder().model(model).build())
        .build();
  }

  /** Asks Moonshot about the photo at {@code args[0]}. */
  public static void main(String[] args) {
    Prepared photo = Preflight.forModel("moonshot/kimi-k2.5").prepare(Path.of(args[0]));
    ChatModel model =
        model("https://api.moonshot.ai", Question.key("MOONSHOT_API_KEY"), "kimi-k2.5");
    System.out.println(
        ask(model, "What is this?", List.of(media(photo.bytes(), photo.type().mime()))));
  }
}
