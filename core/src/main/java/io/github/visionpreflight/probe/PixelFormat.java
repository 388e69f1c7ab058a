package io.github.visionpreflight.probe;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How a picture stores its pixels, as far as the header says.
 *
 * @param colors what the channels mean
 * @param channels channels of a pixel with alpha, 1 for a palette index; 0 when the header does not
 *     say
 * @param bitsPerChannel bits of the first channel as stored, or of an entry of the palette; 0 when
 *     the header does not say
 * @param progressive whether the picture comes in several passes: a progressive JPEG, an interlaced
 *     PNG or GIF; a decoder then holds the whole picture at once
 */
public record PixelFormat(Colors colors, int channels, int bitsPerChannel, boolean progressive) {
  /** The header says nothing of the pixels. */
  public static final PixelFormat UNKNOWN = new PixelFormat(Colors.UNKNOWN, 0, 0, false);

  private static final int MOST_SHARED_CHANNELS = 4;

  /** Nearly every picture has 8 bits a channel; probing it then allocates nothing for this. */
  private static final Map<Colors, List<PixelFormat>> EIGHT_BITS = eightBits();

  /** What the channels mean. */
  public enum Colors {
    /** Brightness alone. */
    GRAY,
    /** Red, green and blue, or a brightness and two colour differences made from them. */
    RGB,
    /** An index in a table of colours. */
    PALETTE,
    /** Four inks, or the JPEG transform of them (YCCK). */
    CMYK,
    /** Something else, or not said. */
    UNKNOWN
  }

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException when a count is negative
   */
  public PixelFormat {
    if (channels < 0 || bitsPerChannel < 0) {
      throw new IllegalArgumentException(
          "pixel format: expected counts of at least 0, got "
              + channels
              + " channels of "
              + bitsPerChannel
              + " bits");
    }
  }

  /** Returns the format, a shared one when it is common. */
  static PixelFormat of(Colors colors, int channels, int bitsPerChannel, boolean progressive) {
    List<PixelFormat> shared = EIGHT_BITS.get(colors);
    return bitsPerChannel == 8 && channels <= MOST_SHARED_CHANNELS && shared != null
        ? shared.get(2 * channels + (progressive ? 1 : 0))
        : new PixelFormat(colors, channels, bitsPerChannel, progressive);
  }

  private static Map<Colors, List<PixelFormat>> eightBits() {
    Map<Colors, List<PixelFormat>> all = new EnumMap<>(Colors.class);
    for (Colors colors : Colors.values()) {
      List<PixelFormat> formats = new ArrayList<>();
      for (int channels = 0; channels <= MOST_SHARED_CHANNELS; channels++) {
        formats.add(new PixelFormat(colors, channels, 8, false));
        formats.add(new PixelFormat(colors, channels, 8, true));
      }
      all.put(colors, List.copyOf(formats));
    }
    return all;
  }
}
