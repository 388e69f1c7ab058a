package io.github.visionpreflight.content;

import static io.github.visionpreflight.content.Dialect.ANTHROPIC_MESSAGES;
import static io.github.visionpreflight.content.Dialect.DASHSCOPE;
import static io.github.visionpreflight.content.Dialect.OPENAI_CHAT;
import static io.github.visionpreflight.content.Dialect.OPENAI_RESPONSES;
import static io.github.visionpreflight.content.WireForms.assertSays;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.visionpreflight.media.MediaSource;
import io.github.visionpreflight.media.MediaType;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each shape beside the sentence or the example of the provider's page that shows it. */
class ContentPartTest {
  private static final MediaReference CAT = MediaReference.url("https://example.com/cat.jpg");
  private static final MediaReference CLIP = MediaReference.url("https://example.com/1.mp4");
  private static final MediaReference BYTES = inline("cat", MediaType.JPEG);
  private static final List<MediaReference> FRAMES =
      Stream.of("football1.jpg", "football2.jpg", "football3.jpg", "football4.jpg")
          .map(name -> MediaReference.url("https://example.com/" + name))
          .toList();

  private static MediaReference inline(String content, MediaType type) {
    return MediaReference.inline(MediaSource.of(content.getBytes(StandardCharsets.US_ASCII)), type);
  }

  // Baseten: "Use the image_url content type to include images in your messages."
  // "Optional image_url.detail controls preprocessing resolution: low, high, original, or auto"
  @Test
  void basetenShowsImageUrlWithDetailInsideTheObject() throws IOException {
    assertSays(
        ContentPart.image(CAT, "auto").in(OPENAI_CHAT),
        """
        {"type": "image_url",
         "image_url": {"url": "https://example.com/cat.jpg", "detail": "auto"}}
        """);
  }

  // Sail: "Use OpenAI's standard image_url content part."
  @Test
  void sailShowsTextPartOfChat() throws IOException {
    assertSays(
        ContentPart.text("What's in this image?").in(OPENAI_CHAT),
        """
        {"type": "text", "text": "What's in this image?"}
        """);
  }

  // Sail: "Data URIs are accepted in the same url field"
  // Alibaba: "To pass a local file using Base64 encoding, construct a Data URL."
  @Test
  void bytesAreADataUriInTheSameUrlField() throws IOException {
    assertSays(
        ContentPart.image(BYTES).in(OPENAI_CHAT),
        """
        {"type": "image_url", "image_url": {"url": "data:image/jpeg;base64,Y2F0"}}
        """);
  }

  // Moonshot: "the format of video_url.url is ms://<file-id>"
  @Test
  void moonshotShowsAnUploadedVideoByItsFileId() throws IOException {
    assertSays(
        ContentPart.video(MediaReference.uploaded("f-1a2b3c")).in(OPENAI_CHAT),
        """
        {"type": "video_url", "video_url": {"url": "ms://f-1a2b3c"}}
        """);
  }

  // Alibaba: "When passing a video file directly, set the "type" parameter to "video_url"."
  @Test
  void alibabaShowsFpsBesideTheVideoUrl() throws IOException {
    assertSays(
        ContentPart.video(CLIP, VideoSampling.fps(2)).in(OPENAI_CHAT),
        """
        {"type": "video_url", "video_url": {"url": "https://example.com/1.mp4"}, "fps": 2}
        """);
  }

  // Alibaba: "Encode the local video as a Data URL and pass it to the video_url parameter"
  @Test
  void alibabaShowsALocalVideoAsADataUrl() throws IOException {
    assertSays(
        ContentPart.video(inline("mp4", MediaType.MP4), VideoSampling.fps(2)).in(OPENAI_CHAT),
        """
        {"type": "video_url", "video_url": {"url": "data:video/mp4;base64,bXA0"}, "fps": 2}
        """);
  }

  // Alibaba: "When passing an image list, set the "type" parameter in the user message to "video"."
  @Test
  void alibabaShowsAFrameListOfTypeVideoWithFps() throws IOException {
    assertSays(
        ContentPart.frames(FRAMES, 2).in(OPENAI_CHAT),
        """
        {"type": "video",
         "video": ["https://example.com/football1.jpg", "https://example.com/football2.jpg",
                   "https://example.com/football3.jpg", "https://example.com/football4.jpg"],
         "fps": 2}
        """);
  }

  // Alibaba: "Encode multiple local images with Base64 and pass them as a list"
  @Test
  void alibabaShowsFramesAsDataUrls() throws IOException {
    assertSays(
        ContentPart.frames(List.of(BYTES, BYTES), 2).in(OPENAI_CHAT),
        """
        {"type": "video",
         "video": ["data:image/jpeg;base64,Y2F0", "data:image/jpeg;base64,Y2F0"], "fps": 2}
        """);
  }

  // Sail: "Pass an input_image block inside a message's content array.
  // The image_url value can be a data URI or a public URL."
  @Test
  void sailShowsInputImageWhoseImageUrlIsAString() throws IOException {
    assertSays(
        ContentPart.image(CAT).in(OPENAI_RESPONSES),
        """
        {"type": "input_image", "image_url": "https://example.com/cat.jpg"}
        """);
    assertSays(
        ContentPart.image(BYTES).in(OPENAI_RESPONSES),
        """
        {"type": "input_image", "image_url": "data:image/jpeg;base64,Y2F0"}
        """);
  }

  // Sail, under "Responses API": "detail ("auto", "low", "high") is supported."
  @Test
  void sailTakesDetailInResponses() throws IOException {
    assertSays(
        ContentPart.image(CAT, "low").in(OPENAI_RESPONSES),
        """
        {"type": "input_image", "image_url": "https://example.com/cat.jpg", "detail": "low"}
        """);
  }

  // Sail: {"type": "input_text", "text": "What's in this image?"}
  @Test
  void sailShowsInputText() throws IOException {
    assertSays(
        ContentPart.text("What's in this image?").in(OPENAI_RESPONSES),
        """
        {"type": "input_text", "text": "What's in this image?"}
        """);
  }

  // Sail: "Use the Anthropic image content block. Both base64 and url source types are supported."
  @Test
  void sailShowsAnthropicImageWithAUrlSource() throws IOException {
    assertSays(
        ContentPart.image(CAT).in(ANTHROPIC_MESSAGES),
        """
        {"type": "image", "source": {"type": "url", "url": "https://example.com/cat.jpg"}}
        """);
  }

  // Sail: "raw base64 string, no data: prefix"
  @Test
  void sailShowsAnthropicBase64WithoutAPrefix() throws IOException {
    assertSays(
        ContentPart.image(BYTES).in(ANTHROPIC_MESSAGES),
        """
        {"type": "image",
         "source": {"type": "base64", "media_type": "image/jpeg", "data": "Y2F0"}}
        """);
    assertSays(
        ContentPart.text("What's in this image?").in(ANTHROPIC_MESSAGES),
        """
        {"type": "text", "text": "What's in this image?"}
        """);
  }

  // Alibaba, DashScope: {"image": "https://…"}, {"text": "…"}
  @Test
  void dashScopeKeysSayWhatThePartIs() throws IOException {
    assertSays(
        ContentPart.image(CAT).in(DASHSCOPE), "{\"image\": \"https://example.com/cat.jpg\"}");
    assertSays(
        ContentPart.image(BYTES).in(DASHSCOPE), "{\"image\": \"data:image/jpeg;base64,Y2F0\"}");
    assertSays(
        ContentPart.text("What is the content of this video?").in(DASHSCOPE),
        "{\"text\": \"What is the content of this video?\"}");
  }

  // Alibaba, DashScope: {"video": "https://…/1.mp4","fps":2}
  @Test
  void dashScopeVideoHasFpsBesideIt() throws IOException {
    assertSays(
        ContentPart.video(CLIP, VideoSampling.fps(2)).in(DASHSCOPE),
        "{\"video\": \"https://example.com/1.mp4\", \"fps\": 2}");
  }

  // Alibaba: "max_frames: … This parameter is available only when you use the DashScope SDK."
  @Test
  void maxFramesExistsOnlyInDashScope() throws IOException {
    ContentPart video = ContentPart.video(CLIP, VideoSampling.fps(2).withMaxFrames(500));
    assertSays(
        video.in(DASHSCOPE),
        "{\"video\": \"https://example.com/1.mp4\", \"fps\": 2, \"max_frames\": 500}");
    assertThatThrownBy(() -> video.in(OPENAI_CHAT))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("openai_chat has no max_frames; only dashscope has");
  }

  // Alibaba, DashScope: {"video":["…football1.jpg", …],"fps":2}
  @Test
  void dashScopeFrameListIsAListUnderVideo() throws IOException {
    assertSays(
        ContentPart.frames(FRAMES, 2).in(DASHSCOPE),
        """
        {"video": ["https://example.com/football1.jpg", "https://example.com/football2.jpg",
                   "https://example.com/football3.jpg", "https://example.com/football4.jpg"],
         "fps": 2}
        """);
  }

  // Alibaba: "DashScope supports both Base64 encoding and file paths"; file:///home/images/test.png
  @Test
  void dashScopeTakesFilePaths() throws IOException {
    assertSays(
        ContentPart.image(MediaReference.url("file:///home/images/test.png")).in(DASHSCOPE),
        "{\"image\": \"file:///home/images/test.png\"}");
  }

  // Moonshot lists its video formats as "x-flv", "3gpp" and so on: the host's own spelling goes out
  @Test
  void mimeTypeIsSpelledAsTheCallerSays() throws IOException {
    MediaReference mpg = MediaReference.inline(MediaSource.of(new byte[] {0, 0, 1}), "video/mpg");
    assertSays(
        ContentPart.video(mpg).in(OPENAI_CHAT),
        """
        {"type": "video_url", "video_url": {"url": "data:video/mpg;base64,AAAB"}}
        """);
  }

  @Test
  void whatIsNotSaidIsLeftOut() throws IOException {
    assertSays(ContentPart.video(CLIP).in(DASHSCOPE), "{\"video\": \"https://example.com/1.mp4\"}");
    assertSays(
        ContentPart.frames(List.of(CAT)).in(OPENAI_CHAT),
        "{\"type\": \"video\", \"video\": [\"https://example.com/cat.jpg\"]}");
  }

  @ParameterizedTest
  @EnumSource(names = {"OPENAI_RESPONSES", "ANTHROPIC_MESSAGES"})
  void videosHaveNoFormInResponsesAndMessages(Dialect dialect) {
    for (ContentPart part : List.of(ContentPart.video(CLIP), ContentPart.frames(FRAMES, 2))) {
      assertThat(part.obstacle(dialect)).contains(dialect.id() + " has no part for videos");
      assertThatThrownBy(() -> part.toMap(dialect))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(dialect.id() + " has no part for videos");
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"DASHSCOPE", "ANTHROPIC_MESSAGES"})
  void detailHasNoFormInDashScopeAndMessages(Dialect dialect) {
    assertThat(ContentPart.image(CAT, "high").obstacle(dialect))
        .contains(dialect.id() + " has no detail for images");
    assertThat(ContentPart.image(CAT).obstacle(dialect)).isEmpty();
  }

  @Test
  void fpsKeepsTheDigitsItWasGiven() {
    Map<Number, String> written =
        Map.of(
            2,
            "2",
            2L,
            "2",
            2.0,
            "2.0",
            0.1,
            "0.1",
            1e-7,
            "0.00000010",
            29.97f,
            "29.97",
            new BigDecimal("2.50"),
            "2.50",
            new BigDecimal("1E+1"),
            "10");
    written.forEach(
        (fps, json) ->
            assertThat(ContentPart.video(CLIP, VideoSampling.fps(fps)).toJson(DASHSCOPE))
                .isEqualTo("{\"video\":\"https://example.com/1.mp4\",\"fps\":" + json + "}"));
  }

  @Test
  void fpsIsAFiniteNumberAboveZero() {
    for (Number fps : List.<Number>of(0, -1, 0.0, Double.NaN, Double.POSITIVE_INFINITY)) {
      assertThatThrownBy(() -> VideoSampling.fps(fps)).isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> ContentPart.frames(FRAMES, fps))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> VideoSampling.hostDefault().withMaxFrames(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("max_frames: expected at least 1, got 0");
  }

  @Test
  void aVideoOfNoFramesIsRefused() {
    assertThatThrownBy(() -> ContentPart.frames(List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("frames: expected at least 1, got none");
  }

  @Test
  void mapsCannotBeChanged() {
    Map<String, Object> map = ContentPart.image(CAT).toMap(OPENAI_CHAT);
    assertThatThrownBy(() -> map.put("more", 1)).isInstanceOf(UnsupportedOperationException.class);
    Map<?, ?> inner = (Map<?, ?>) Objects.requireNonNull(map.get("image_url"));
    assertThatThrownBy(inner::clear).isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void nothingPrintsBase64OrASignature() {
    MediaReference signed = MediaReference.url("https://example.com/cat.jpg?Signature=c2VjcmV0");
    for (Object printed :
        List.of(
            ContentPart.image(BYTES),
            ContentPart.image(BYTES).in(OPENAI_CHAT),
            ContentPart.frames(List.of(BYTES)),
            BYTES,
            ((MediaReference.Inline) BYTES).base64(),
            ContentPart.image(signed))) {
      assertThat(printed.toString()).doesNotContain("Y2F0").doesNotContain("c2VjcmV0");
    }
  }
}
