package io.github.visionpreflight.content;

import static io.github.visionpreflight.content.JsonValues.object;
import static io.github.visionpreflight.content.JsonValues.plus;

import java.util.List;
import java.util.Map;

/** Responses: the URL of an image is a string, not an object. */
final class OpenAiResponsesShape implements WireShape {
  @Override
  public Map<String, Object> text(TextPart part) {
    return object("type", "input_text", "text", part.text());
  }

  @Override
  public Map<String, Object> image(ImagePart part) {
    Map<String, Object> image = object("type", "input_image", "image_url", part.image().uri());
    return part.detail().map(detail -> plus(image, "detail", detail)).orElse(image);
  }

  @Override
  public Map<String, Object> video(VideoPart part) {
    throw new Inexpressible(Dialect.OPENAI_RESPONSES, "part for videos");
  }

  @Override
  public Map<String, Object> frames(FramesPart part) {
    throw new Inexpressible(Dialect.OPENAI_RESPONSES, "part for videos");
  }

  @Override
  public Map<String, Object> request(Request request) {
    Map<String, Object> body = request.begun();
    request.system().ifPresent(text -> body.put("instructions", text));
    body.put("input", List.of(request.userMessage()));
    request.putMaxOutputTokens("max_output_tokens", body);
    request.putFields(body);
    return body;
  }
}
