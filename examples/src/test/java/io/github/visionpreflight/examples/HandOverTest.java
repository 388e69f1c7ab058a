package io.github.visionpreflight.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.alibaba.dashscope.aigc.multimodalconversation.MultiModalConversation;
import com.alibaba.dashscope.protocol.Protocol;
import com.anthropic.client.okhttp.AnthropicOkHttpClient;
import com.fasterxml.jackson.databind.JsonNode;
import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.openai.OpenAiChatModel;
import io.github.visionpreflight.clients.ApiConnection;
import io.github.visionpreflight.clients.MoonshotClient;
import io.github.visionpreflight.content.ContentPart;
import io.github.visionpreflight.content.Dialect;
import io.github.visionpreflight.content.MediaReference;
import io.github.visionpreflight.content.RequestBody;
import io.github.visionpreflight.content.VideoSampling;
import io.github.visionpreflight.content.WirePart;
import io.github.visionpreflight.media.MediaSource;
import io.github.visionpreflight.media.MediaType;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What each SDK puts on the wire, beside what the provider's page shows. The expected content is
 * written as on the page, with short addresses and bytes.
 */
final class HandOverTest {
  private static final String KEY = "sk-key";
  private static final byte[] BYTES = "media".getBytes(StandardCharsets.UTF_8);
  private static final String BASE64 = "bWVkaWE=";

  private static final ContentPart CAT =
      ContentPart.image(MediaReference.url("https://example.com/cat.jpg"));
  private static final ContentPart INLINE_JPEG =
      ContentPart.image(MediaReference.inline(MediaSource.of(BYTES), MediaType.JPEG));
  private static final ContentPart WHAT = ContentPart.text("What's in this image?");
  private static final MediaReference CLIP = MediaReference.url("https://example.com/1.mp4");

  private final Host host = new Host();

  @AfterEach
  void stop() {
    host.close();
  }

  private static List<WirePart> in(Dialect dialect, ContentPart... parts) {
    return Stream.of(parts).map(part -> part.in(dialect)).toList();
  }

  private OpenAIClient openAi() {
    return OpenAIOkHttpClient.builder().baseUrl(host.uri() + "/v1").apiKey(KEY).build();
  }

  private JsonNode chatContent(ContentPart... parts) {
    String answer = OpenAiChatExample.ask(openAi(), "m", in(Dialect.OPENAI_CHAT, parts));
    assertThat(answer).isEqualTo(Host.ANSWER);
    Host.Received sent = host.only("/v1/chat/completions");
    assertThat(sent.authorization()).isEqualTo("Bearer " + KEY);
    assertThat(sent.json().at("/messages/0/role").textValue()).isEqualTo("user");
    return sent.json().at("/messages/0/content");
  }

  private JsonNode dashScopeContent(ContentPart... parts) throws Exception {
    MultiModalConversation conversation =
        new MultiModalConversation(Protocol.HTTP.getValue(), host.uri() + "/api/v1");
    String answer =
        DashScopeExample.ask(conversation, KEY, "kimi-k2.6", in(Dialect.DASHSCOPE, parts));
    assertThat(answer).isEqualTo(Host.ANSWER);
    return host.only("/api/v1/services/aigc/multimodal-generation/generation")
        .json()
        .at("/input/messages/0/content");
  }

  /** Moonshot: "Use the image_url type to upload the image, the content is the base64". */
  @Test
  void openAiChatSendsMoonshotsBase64Image() {
    ContentPart png =
        ContentPart.image(MediaReference.inline(MediaSource.of(BYTES), MediaType.PNG));
    assertThat(chatContent(png, ContentPart.text("Describe the content of the image.")))
        .isEqualTo(
            Host.json(
                """
                [{"type":"image_url","image_url":{"url":"data:image/png;base64,%s"}},
                 {"type":"text","text":"Describe the content of the image."}]"""
                    .replace("%s", BASE64)));
  }

  /** Moonshot: "the format of video_url.url is ms://&lt;file-id&gt;". */
  @Test
  void openAiChatSendsMoonshotsUploadedVideo() {
    assertThat(
            chatContent(
                ContentPart.video(MediaReference.uploaded("file-abc")),
                ContentPart.text("Please describe this video")))
        .isEqualTo(
            Host.json(
                """
                [{"type":"video_url","video_url":{"url":"ms://file-abc"}},
                 {"type":"text","text":"Please describe this video"}]"""));
  }

  /** Baseten: "Optional image_url.detail controls preprocessing resolution". */
  @Test
  void openAiChatSendsBasetensDetail() {
    assertThat(
            chatContent(
                ContentPart.text("Describe the natural environment in the image."),
                ContentPart.image(MediaReference.url("https://example.com/seashore.png"), "auto")))
        .isEqualTo(
            Host.json(
                """
                [{"type":"text","text":"Describe the natural environment in the image."},
                 {"type":"image_url","image_url":
                   {"url":"https://example.com/seashore.png","detail":"auto"}}]"""));
  }

  /** Baseten's {@code original} is not among OpenAI's own values. */
  @Test
  void openAiChatSendsDetailThatTheSdkDoesNotKnow() {
    assertThat(
            chatContent(
                    ContentPart.image(MediaReference.url("https://example.com/a.png"), "original"))
                .at("/0/image_url/detail")
                .textValue())
        .isEqualTo("original");
  }

  /** Alibaba: "set the "type" parameter to "video_url"", with {@code fps} beside it. */
  @Test
  void openAiChatSendsAlibabasVideoWithItsRate() {
    assertThat(
            chatContent(
                ContentPart.video(CLIP, VideoSampling.fps(2)),
                ContentPart.text("What is the content of this video?")))
        .isEqualTo(
            Host.json(
                """
                [{"type":"video_url","video_url":{"url":"https://example.com/1.mp4"},"fps":2},
                 {"type":"text","text":"What is the content of this video?"}]"""));
  }

  /** Alibaba: "When passing an image list, set the "type" parameter … to "video"". */
  @Test
  void openAiChatSendsAlibabasFrames() {
    assertThat(chatContent(ContentPart.frames(frames(), 2), ContentPart.text("Describe it")))
        .isEqualTo(
            Host.json(
                """
                [{"type":"video","video":["https://example.com/football1.jpg",
                   "https://example.com/football2.jpg","https://example.com/football3.jpg",
                   "https://example.com/football4.jpg"],"fps":2},
                 {"type":"text","text":"Describe it"}]"""));
  }

  private static List<MediaReference> frames() {
    return Stream.of(1, 2, 3, 4)
        .map(i -> MediaReference.url("https://example.com/football" + i + ".jpg"))
        .toList();
  }

  /** Sail: "Pass an input_image block inside a message's content array." */
  @Test
  void openAiResponsesSendsSailsImage() {
    assertThat(responsesContent(WHAT, CAT))
        .isEqualTo(
            Host.json(
                """
                [{"type":"input_text","text":"What's in this image?"},
                 {"type":"input_image","image_url":"https://example.com/cat.jpg"}]"""));
  }

  /** Sail: "The image_url value can be a data URI"; "detail … is supported". */
  @Test
  void openAiResponsesSendsSailsDataUriAndDetail() {
    ContentPart image =
        ContentPart.image(MediaReference.inline(MediaSource.of(BYTES), MediaType.JPEG), "low");
    assertThat(responsesContent(WHAT, image))
        .isEqualTo(
            Host.json(
                """
                [{"type":"input_text","text":"What's in this image?"},
                 {"type":"input_image","image_url":"data:image/jpeg;base64,%s","detail":"low"}]"""
                    .replace("%s", BASE64)));
  }

  private JsonNode responsesContent(ContentPart... parts) {
    String answer = OpenAiResponsesExample.ask(openAi(), "m", in(Dialect.OPENAI_RESPONSES, parts));
    assertThat(answer).isEqualTo(Host.ANSWER);
    JsonNode message = host.only("/v1/responses").json().at("/input/0");
    assertThat(message.at("/role").textValue()).isEqualTo("user");
    return message.at("/content");
  }

  /** Sail: "Both base64 and url source types are supported." */
  @Test
  void anthropicSendsSailsImagesByUrlAndAsBase64() {
    String answer =
        AnthropicExample.ask(
            AnthropicOkHttpClient.builder().baseUrl(host.uri()).apiKey(KEY).build(),
            "moonshotai/Kimi-K2.5",
            in(Dialect.ANTHROPIC_MESSAGES, CAT, INLINE_JPEG, WHAT));
    assertThat(answer).isEqualTo(Host.ANSWER);
    JsonNode body = host.only("/v1/messages").json();
    assertThat(body.at("/max_tokens").intValue()).isEqualTo(1024);
    assertThat(body.at("/messages/0/content"))
        .isEqualTo(
            Host.json(
                """
                [{"type":"image","source":{"type":"url","url":"https://example.com/cat.jpg"}},
                 {"type":"image","source":
                   {"type":"base64","media_type":"image/jpeg","data":"%s"}},
                 {"type":"text","text":"What's in this image?"}]"""
                    .replace("%s", BASE64)));
  }

  /** Alibaba: {@code [{"text": …}, {"image": …}]}. */
  @Test
  void dashScopeSendsAlibabasImages() throws Exception {
    assertThat(
            dashScopeContent(
                ContentPart.text("What scene is depicted in the image?"), CAT, INLINE_JPEG))
        .isEqualTo(
            Host.json(
                """
                [{"text":"What scene is depicted in the image?"},
                 {"image":"https://example.com/cat.jpg"},
                 {"image":"data:image/jpeg;base64,%s"}]"""
                    .replace("%s", BASE64)));
  }

  /** Alibaba: "max_frames … is available only when you use the DashScope SDK". */
  @Test
  void dashScopeSendsAlibabasVideoWithRateAndCap() throws Exception {
    assertThat(
            dashScopeContent(
                ContentPart.video(CLIP, VideoSampling.fps(2).withMaxFrames(200)),
                ContentPart.text("What is the content of this video?")))
        .isEqualTo(
            Host.json(
                """
                [{"video":"https://example.com/1.mp4","fps":2,"max_frames":200},
                 {"text":"What is the content of this video?"}]"""));
  }

  /** Alibaba: "When you provide a video as an image list …, use the fps parameter". */
  @Test
  void dashScopeSendsAlibabasFrames() throws Exception {
    assertThat(dashScopeContent(ContentPart.frames(frames(), 2), ContentPart.text("Describe it")))
        .isEqualTo(
            Host.json(
                """
                [{"video":["https://example.com/football1.jpg","https://example.com/football2.jpg",
                   "https://example.com/football3.jpg","https://example.com/football4.jpg"],
                  "fps":2},
                 {"text":"Describe it"}]"""));
  }

  private ChatModel langChain() {
    return OpenAiChatModel.builder()
        .baseUrl(host.uri() + "/v1")
        .apiKey(KEY)
        .modelName("kimi-k2.5")
        .build();
  }

  @Test
  void langChain4jSendsMoonshotsImageWithADetail() {
    String answer =
        LangChain4jExample.ask(langChain(), "What's in this image?", BYTES, "image/jpeg");
    assertThat(answer).isEqualTo(Host.ANSWER);
    assertThat(host.only("/v1/chat/completions").json().at("/messages/0/content"))
        .isEqualTo(
            Host.json(
                """
                [{"type":"text","text":"What's in this image?"},
                 {"type":"image_url","image_url":
                   {"url":"data:image/jpeg;base64,%s","detail":"auto"}}]"""
                    .replace("%s", BASE64)));
  }

  @Test
  void langChain4jSendsMoonshotsVideo() {
    LangChain4jExample.askAboutVideo(langChain(), "Describe it", BYTES, "video/mp4");
    assertThat(host.only("/v1/chat/completions").json().at("/messages/0/content"))
        .isEqualTo(
            Host.json(
                """
                [{"type":"text","text":"Describe it"},
                 {"type":"video_url","video_url":{"url":"data:video/mp4;base64,%s"}}]"""
                    .replace("%s", BASE64)));
  }

  @Test
  void springAiSendsMoonshotsImages() {
    String answer =
        SpringAiExample.ask(
            SpringAiExample.model(host.uri(), KEY, "kimi-k2.5"),
            "What's in this image?",
            List.of(
                SpringAiExample.media(BYTES, "image/jpeg"),
                SpringAiExample.media(BYTES, "image/png")));
    assertThat(answer).isEqualTo(Host.ANSWER);
    assertThat(host.only("/v1/chat/completions").json().at("/messages/0/content"))
        .isEqualTo(
            Host.json(
                """
                [{"type":"text","text":"What's in this image?"},
                 {"type":"image_url","image_url":{"url":"data:image/jpeg;base64,%s"}},
                 {"type":"image_url","image_url":{"url":"data:image/png;base64,%s"}}]"""
                    .replace("%s", BASE64)));
  }

  /** Why the recipe says to send frames: when this fails, Spring AI has learned videos. */
  @Test
  void springAiSaysNoVideoThatAnyPageKnows() {
    SpringAiExample.ask(
        SpringAiExample.model(host.uri(), KEY, "kimi-k2.5"),
        "Describe it",
        List.of(SpringAiExample.media(BYTES, "video/mp4")));
    assertThat(host.only("/v1/chat/completions").json().findValuesAsText("type"))
        .doesNotContain("video_url", "video");
  }

  @Test
  void plainHttpSendsTheWholeBodyOfThePage() throws Exception {
    RequestBody body =
        RequestBody.builder(Dialect.OPENAI_CHAT, "kimi-k2.5")
            .system("You are Kimi.")
            .part(INLINE_JPEG)
            .part(ContentPart.text("Please describe this image."))
            .field("temperature", 0.3)
            .build();
    String answer =
        PlainHttpExample.ask(
            HttpClient.newHttpClient(), URI.create(host.uri() + "/v1/chat/completions"), KEY, body);
    assertThat(Host.json(answer).at("/choices/0/message/content").textValue())
        .isEqualTo(Host.ANSWER);
    assertThat(host.only("/v1/chat/completions").json())
        .isEqualTo(
            Host.json(
                """
                {"model":"kimi-k2.5","messages":[
                  {"role":"system","content":"You are Kimi."},
                  {"role":"user","content":[
                    {"type":"image_url","image_url":{"url":"data:image/jpeg;base64,%s"}},
                    {"type":"text","text":"Please describe this image."}]}],
                 "temperature":0.3}"""
                    .replace("%s", BASE64)));
  }

  @Test
  void moonshotVideoIsUploadedCountedAskedAboutAndDeleted(@TempDir Path dir) throws Exception {
    Path video = Files.write(dir.resolve("a.mp4"), BYTES);
    MoonshotClient moonshot =
        MoonshotClient.of(ApiConnection.builder(URI.create(host.uri()), KEY).build());
    assertThat(
            MoonshotVideoExample.ask(
                moonshot, openAi(), "kimi-k2.5", video, "Please describe this video"))
        .isEqualTo(Host.ANSWER);
    assertThat(host.received())
        .extracting(Host.Received::call)
        .containsExactly(
            "POST /v1/files",
            "POST /v1/tokenizers/estimate-token-count",
            "POST /v1/chat/completions",
            "DELETE /v1/files/file-abc");
    assertThat(host.received().get(2).json().at("/messages/0/content/0/video_url/url").textValue())
        .isEqualTo("ms://file-abc");
  }
}
