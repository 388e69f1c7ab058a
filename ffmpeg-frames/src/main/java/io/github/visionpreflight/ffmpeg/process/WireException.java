package io.github.visionpreflight.ffmpeg.process;

import java.io.IOException;

/** The other side of a wire broke the rules. The message holds kinds and numbers, no content. */
public final class WireException extends IOException {
  private static final long serialVersionUID = 1L;

  /** Creates an error whose message says which rule. */
  public WireException(String message) {
    super(message);
  }
}
