package io.github.visionpreflight.ffmpeg;

import static org.bytedeco.ffmpeg.global.avutil.AVERROR_DECODER_NOT_FOUND;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_PATCHWELCOME;
import static org.bytedeco.ffmpeg.global.avutil.av_strerror;

import io.github.visionpreflight.media.MediaException;
import java.nio.charset.StandardCharsets;

/** Turns FFmpeg's error numbers into the exceptions of this library. */
public final class Failures {
  private static final int TEXT_BYTES = 128;

  private Failures() {}

  /** Returns the exception for an error of what is named. */
  public static MediaException of(String what, int error) {
    String message = what + ": " + text(error);
    return error == AVERROR_PATCHWELCOME || error == AVERROR_DECODER_NOT_FOUND
        ? new MediaException.Unsupported(message)
        : new MediaException.Malformed(message);
  }

  /** Returns FFmpeg's fixed sentence for the number; it holds nothing of the file. */
  public static String text(int error) {
    byte[] text = new byte[TEXT_BYTES];
    av_strerror(error, text, TEXT_BYTES);
    int end = 0;
    while (end < TEXT_BYTES && text[end] != 0) {
      end++;
    }
    return new String(text, 0, end, StandardCharsets.UTF_8);
  }
}
