package io.github.visionpreflight.content;

import static io.github.visionpreflight.content.JsonValues.object;
import static io.github.visionpreflight.content.JsonValues.plus;

import java.util.Map;

/** Chat Completions, with Alibaba's {@code fps} beside the URL of a video. */
final class OpenAiChatShape implements WireShape {
  @Override
  public Map<String, Object> text(TextPart part) {
    return object("type", "text", "text", part.text());
  }

  @Override
  public Map<String, Object> image(ImagePart part) {
    Map<String, Object> url = object("url", part.image().uri());
    return object(
        "type",
        "image_url",
        "image_url",
        part.detail().map(detail -> plus(url, "detail", detail)).orElse(url));
  }

  @Override
  public Map<String, Object> video(VideoPart part) {
    if (part.sampling().maxFrames().isPresent()) {
      throw new Inexpressible(Dialect.OPENAI_CHAT, "max_frames; only dashscope has");
    }
    Map<String, Object> video =
        object("type", "video_url", "video_url", object("url", part.video().uri()));
    return part.sampling().fps().map(fps -> plus(video, "fps", fps)).orElse(video);
  }

  @Override
  public Map<String, Object> frames(FramesPart part) {
    Map<String, Object> video = object("type", "video", "video", part.uris());
    return part.fps().map(fps -> plus(video, "fps", fps)).orElse(video);
  }

  @Override
  public Map<String, Object> request(Request request) {
    Map<String, Object> body = request.begun();
    body.put("messages", request.messages(request.systemText()));
    request.putMaxOutputTokens("max_tokens", body);
    request.putFields(body);
    return body;
  }
}
