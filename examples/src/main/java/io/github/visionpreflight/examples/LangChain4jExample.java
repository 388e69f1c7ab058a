package io.github.visionpreflight.examples;

import dev.langchain4j.data.message.ImageContent;
import dev.langchain4j.data.message.ImageContent.DetailLevel;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.data.message.VideoContent;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.openai.OpenAiChatModel;
import io.github.visionpreflight.Preflight;
import io.github.visionpreflight.Prepared;
import java.nio.file.Path;
import java.util.Base64;

/** LangChain4j: the prepared bytes and their type. It has no field for a video's {@code fps}. */
final class LangChain4jExample {
  private LangChain4jExample() {}

  static String ask(ChatModel model, String text, Prepared photo) {
    return ask(model, text, photo.bytes(), photo.type().mime());
  }

  static String ask(ChatModel model, String text, byte[] image, String mime) {
    ImageContent content =
        ImageContent.from(Base64.getEncoder().encodeToString(image), mime, DetailLevel.AUTO);
    return model.chat(UserMessage.from(TextContent.from(text), content)).aiMessage().text();
  }

  static String askAboutVideo(ChatModel model, String text, byte[] video, String mime) {
    VideoContent content = VideoContent.from(Base64.getEncoder().encodeToString(video), mime);
    return model.chat(UserMessage.from(TextContent.from(text), content)).aiMessage().text();
  }

  /** Asks Moonshot about the photo at {@code args[0]}. */
  public static void main(String[] args) {
    Prepared photo = Preflight.forModel("moonshot/kimi-k2.5").prepare(Path.of(args[0]));
    ChatModel model =
        OpenAiChatModel.builder()
            .baseUrl("https://api.moonshot.ai/v1")
            .apiKey(Question.key("MOONSHOT_API_KEY"))
            .modelName("kimi-k2.5")
            .build();
    System.out.println(ask(model, "What is this?", photo));
  }
}
