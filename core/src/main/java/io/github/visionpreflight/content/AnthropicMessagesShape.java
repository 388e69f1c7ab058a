package io.github.visionpreflight.content;

import static io.github.visionpreflight.content.JsonValues.object;

import java.util.List;
import java.util.Map;

/** Messages: an image has a source, and its base64 no prefix. */
final class AnthropicMessagesShape implements WireShape {
  @Override
  public Map<String, Object> text(TextPart part) {
    return object("type", "text", "text", part.text());
  }

  @Override
  public Map<String, Object> image(ImagePart part) {
    if (part.detail().isPresent()) {
      throw new Inexpressible(Dialect.ANTHROPIC_MESSAGES, "detail for images");
    }
    return object("type", "image", "source", source(part.image()));
  }

  private static Map<String, Object> source(MediaReference image) {
    return image instanceof MediaReference.Inline inline
        ? object("type", "base64", "media_type", inline.mime(), "data", inline.base64())
        : object("type", "url", "url", image.uri());
  }

  @Override
  public Map<String, Object> video(VideoPart part) {
    throw new Inexpressible(Dialect.ANTHROPIC_MESSAGES, "part for videos");
  }

  @Override
  public Map<String, Object> frames(FramesPart part) {
    throw new Inexpressible(Dialect.ANTHROPIC_MESSAGES, "part for videos");
  }

  @Override
  public Map<String, Object> request(Request request) {
    if (request.maxOutputTokens().isEmpty()) {
      throw new IllegalArgumentException("max_tokens: anthropic_messages cannot do without");
    }
    Map<String, Object> body = request.begun();
    request.putMaxOutputTokens("max_tokens", body);
    request.system().ifPresent(text -> body.put("system", text));
    body.put("messages", List.of(request.userMessage()));
    request.putFields(body);
    return body;
  }
}
