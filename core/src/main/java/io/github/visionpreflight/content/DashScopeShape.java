package io.github.visionpreflight.content;

import static io.github.visionpreflight.content.JsonValues.object;
import static io.github.visionpreflight.content.JsonValues.plus;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** DashScope: the key says what the part is. */
final class DashScopeShape implements WireShape {
  @Override
  public Map<String, Object> text(TextPart part) {
    return object("text", part.text());
  }

  @Override
  public Map<String, Object> image(ImagePart part) {
    if (part.detail().isPresent()) {
      throw new Inexpressible(Dialect.DASHSCOPE, "detail for images");
    }
    return object("image", part.image().uri());
  }

  @Override
  public Map<String, Object> video(VideoPart part) {
    VideoSampling sampling = part.sampling();
    Map<String, Object> video = object("video", part.video().uri());
    Map<String, Object> paced = sampling.fps().map(fps -> plus(video, "fps", fps)).orElse(video);
    return sampling.maxFrames().isPresent()
        ? plus(paced, "max_frames", sampling.maxFrames().getAsInt())
        : paced;
  }

  @Override
  public Map<String, Object> frames(FramesPart part) {
    Map<String, Object> video = object("video", part.uris());
    return part.fps().map(fps -> plus(video, "fps", fps)).orElse(video);
  }

  @Override
  public Map<String, Object> request(Request request) {
    Map<String, Object> body = request.begun();
    body.put(
        "input",
        object("messages", request.messages(List.of(object("text", request.systemText())))));
    Map<String, Object> parameters = new LinkedHashMap<>();
    request.putMaxOutputTokens("max_tokens", parameters);
    request.putFields(parameters);
    if (!parameters.isEmpty()) {
      body.put("parameters", parameters);
    }
    return body;
  }
}
