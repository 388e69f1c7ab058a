package io.github.visionpreflight.content;

import java.util.Map;

/** What one dialect makes of each kind of part: one method a kind, one class a dialect. */
interface WireShape {
  /** Returns the shape of the dialect. */
  static WireShape of(Dialect dialect) {
    return switch (dialect) {
      case OPENAI_CHAT -> new OpenAiChatShape();
      case OPENAI_RESPONSES -> new OpenAiResponsesShape();
      case ANTHROPIC_MESSAGES -> new AnthropicMessagesShape();
      case DASHSCOPE -> new DashScopeShape();
    };
  }

  /** Returns the form of a text. */
  Map<String, Object> text(TextPart part);

  /**
   * Returns the form of an image.
   *
   * @throws Inexpressible when the dialect has no field for something the part says
   */
  Map<String, Object> image(ImagePart part);

  /**
   * Returns the form of a video file.
   *
   * @throws Inexpressible when the dialect has none
   */
  Map<String, Object> video(VideoPart part);

  /**
   * Returns the form of a list of frames.
   *
   * @throws Inexpressible when the dialect has none
   */
  Map<String, Object> frames(FramesPart part);

  /**
   * Returns the form of a whole request.
   *
   * @throws IllegalArgumentException when the request lacks something, or says something twice
   */
  Map<String, Object> request(Request request);

  /** The dialect has no way to say it. */
  final class Inexpressible extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    Inexpressible(Dialect dialect, String what) {
      super(dialect.id() + " has no " + what);
    }
  }
}
