package io.github.visionpreflight.content;

import static io.github.visionpreflight.content.WireForms.assertSays;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.visionpreflight.media.MediaSource;
import io.github.visionpreflight.media.MediaType;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whole requests beside those that the providers' pages show. */
class RequestBodyTest {
  private static final MediaReference CAT = MediaReference.url("https://example.com/cat.jpg");

  // Moonshot, "Correct Format": content is an array of an image_url part and a text part.
  @Test
  void moonshotsCorrectFormat() throws IOException {
    MediaReference png = MediaReference.inline(MediaSource.of(new byte[3]), MediaType.PNG);
    assertSays(
        RequestBody.builder(Dialect.OPENAI_CHAT, "kimi-k2.5")
            .system("You are Kimi.")
            .part(ContentPart.image(png))
            .part(ContentPart.text("Please describe this image."))
            .field("temperature", 0.3)
            .build(),
        """
        {"model": "kimi-k2.5",
         "messages": [
           {"role": "system", "content": "You are Kimi."},
           {"role": "user", "content": [
             {"type": "image_url", "image_url": {"url": "data:image/png;base64,AAAA"}},
             {"type": "text", "text": "Please describe this image."}]}],
         "temperature": 0.3}
        """);
  }

  // Alibaba, curl of the OpenAI-compatible API.
  @Test
  void alibabasChatRequest() throws IOException {
    assertSays(
        RequestBody.builder(Dialect.OPENAI_CHAT, "kimi-k2.6")
            .part(ContentPart.text("What scene is depicted in the image?"))
            .part(ContentPart.image(CAT))
            .maxOutputTokens(1024)
            .field("enable_thinking", true)
            .build(),
        """
        {"model": "kimi-k2.6",
         "messages": [{"role": "user", "content": [
            {"type": "text", "text": "What scene is depicted in the image?"},
            {"type": "image_url", "image_url": {"url": "https://example.com/cat.jpg"}}]}],
         "max_tokens": 1024,
         "enable_thinking": true}
        """);
  }

  // Sail, "Responses API".
  @Test
  void sailsResponsesRequest() throws IOException {
    assertSays(
        RequestBody.builder(Dialect.OPENAI_RESPONSES, "moonshotai/Kimi-K2.5")
            .part(ContentPart.text("What's in this image?"))
            .part(ContentPart.image(CAT))
            .field("background", true)
            .build(),
        """
        {"model": "moonshotai/Kimi-K2.5",
         "input": [{"role": "user", "content": [
            {"type": "input_text", "text": "What's in this image?"},
            {"type": "input_image", "image_url": "https://example.com/cat.jpg"}]}],
         "background": true}
        """);
  }

  @Test
  void responsesNamesInstructionsAndMaxOutputTokens() throws IOException {
    assertSays(
        RequestBody.builder(Dialect.OPENAI_RESPONSES, "m")
            .system("Be brief.")
            .part(ContentPart.text("?"))
            .maxOutputTokens(10)
            .build(),
        """
        {"model": "m", "instructions": "Be brief.",
         "input": [{"role": "user", "content": [{"type": "input_text", "text": "?"}]}],
         "max_output_tokens": 10}
        """);
  }

  // Sail, "Messages API (Anthropic)": model, max_tokens, messages.
  @Test
  void sailsMessagesRequest() throws IOException {
    assertSays(
        RequestBody.builder(Dialect.ANTHROPIC_MESSAGES, "moonshotai/Kimi-K2.5")
            .maxOutputTokens(1024)
            .part(ContentPart.image(CAT))
            .part(ContentPart.text("What's in this image?"))
            .build(),
        """
        {"model": "moonshotai/Kimi-K2.5",
         "max_tokens": 1024,
         "messages": [{"role": "user", "content": [
            {"type": "image", "source": {"type": "url", "url": "https://example.com/cat.jpg"}},
            {"type": "text", "text": "What's in this image?"}]}]}
        """);
  }

  @Test
  void messagesCannotDoWithoutMaxTokens() {
    RequestBody.Builder builder =
        RequestBody.builder(Dialect.ANTHROPIC_MESSAGES, "m").part(ContentPart.text("?"));
    assertThatThrownBy(builder::build)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("max_tokens: anthropic_messages cannot do without");
  }

  // Alibaba, curl of DashScope: input.messages, and enable_thinking among the parameters.
  @Test
  void alibabasDashScopeRequest() throws IOException {
    assertSays(
        RequestBody.builder(Dialect.DASHSCOPE, "kimi-k2.6")
            .part(ContentPart.text("What scene is depicted in the image?"))
            .part(ContentPart.image(CAT))
            .field("enable_thinking", true)
            .build(),
        """
        {"model": "kimi-k2.6",
         "input": {"messages": [{"role": "user", "content": [
            {"text": "What scene is depicted in the image?"},
            {"image": "https://example.com/cat.jpg"}]}]},
         "parameters": {"enable_thinking": true}}
        """);
  }

  // Alibaba, curl of DashScope with a video: no parameters at all.
  @Test
  void alibabasDashScopeVideoRequest() throws IOException {
    assertSays(
        RequestBody.builder(Dialect.DASHSCOPE, "kimi-k2.6")
            .system("Be brief.")
            .part(
                ContentPart.video(
                    MediaReference.url("https://example.com/1.mp4"), VideoSampling.fps(2)))
            .part(ContentPart.text("What is the content of this video?"))
            .build(),
        """
        {"model": "kimi-k2.6",
         "input": {"messages": [
            {"role": "system", "content": [{"text": "Be brief."}]},
            {"role": "user", "content": [
            {"video": "https://example.com/1.mp4", "fps": 2},
            {"text": "What is the content of this video?"}]}]}}
        """);
  }

  // Moonshot: "do not serialize the JSON array and put it into message.content as a str"
  @ParameterizedTest
  @EnumSource
  void contentIsAnArrayEvenOfOneText(Dialect dialect) {
    RequestBody body =
        RequestBody.builder(dialect, "m")
            .part(ContentPart.text("only text"))
            .maxOutputTokens(1)
            .build();
    assertThat(WireForms.parsed(body.toJson()).findValue("content").isArray()).isTrue();
  }

  @Test
  void fieldsAreCopiedAndCannotReplaceWhatTheRequestSays() {
    Map<String, Object> thinking = new HashMap<>(Map.of("type", "enabled"));
    RequestBody.Builder builder =
        RequestBody.builder(Dialect.OPENAI_CHAT, "m")
            .part(ContentPart.text("?"))
            .field("thinking", thinking);
    thinking.put("type", "disabled");
    assertThat(builder.build().toMap()).containsEntry("thinking", Map.of("type", "enabled"));
    builder.field("messages", List.of());
    assertThatThrownBy(builder::build)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("field: 'messages' is set by the request itself");
  }

  @Test
  void aRequestHasAPart() {
    assertThatThrownBy(() -> RequestBody.builder(Dialect.OPENAI_CHAT, "m").build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("request: expected at least one part, got none");
  }

  @Test
  void aBodyPrintsItsLengthAndNotItself() {
    RequestBody body =
        RequestBody.builder(Dialect.OPENAI_CHAT, "m").part(ContentPart.text("secret")).build();
    assertThat(body).hasToString("openai_chat request of " + body.length() + " bytes");
  }
}
