package io.github.visionpreflight.probe;

import io.github.visionpreflight.media.MediaType;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What a header says of a video. What it does not say is empty, never guessed.
 *
 * @param type the container that the bytes show
 * @param codec the codec of the first video track in lower case ({@code h264}, {@code hevc}, {@code
 *     vp9}, {@code av1}, …), or the container's own code for it when it has no common name
 * @param stored the coded size
 * @param orientation EXIF orientation 1 to 8 of the track's rotation
 * @param frames how many frames there are; empty when the header does not say
 * @param durationSeconds how long it plays; empty when the header does not say
 * @param averageFps frames a second over the whole; empty when the header does not say
 * @param variableRate whether the header shows frames of different lengths
 * @param bytes the length of the file
 */
public record VideoInfo(
    MediaType type,
    String codec,
    Dimensions stored,
    int orientation,
    OptionalLong frames,
    OptionalDouble durationSeconds,
    OptionalDouble averageFps,
    boolean variableRate,
    long bytes)
    implements MediaInfo {
  /** Checks the ranges. */
  public VideoInfo {
    if (orientation < 1 || orientation > 8) {
      throw new IllegalArgumentException("orientation: expected 1..8, got " + orientation);
    }
  }
}
