package io.github.visionpreflight.image;

import io.github.visionpreflight.media.MediaException;
import io.github.visionpreflight.media.MediaType;
import io.github.visionpreflight.probe.Dimensions;
import io.github.visionpreflight.token.TokenBudget;
import io.github.visionpreflight.token.TokenRule;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * What a picture has to fit into. Immutable and safe to share, as long as the functions given to it
 * are.
 *
 * <p>{@link #defaults()}:
 *
 * <ul>
 *   <li>no box, no limit in bytes: the size stays
 *   <li>accepted JPEG, PNG, WebP and GIF
 *   <li>{@link OutputFormat#AUTO}, JPEG quality 85, white behind transparent pixels
 *   <li>to meet a limit in bytes: quality down to 40, then the longer side down to 256
 *   <li>of an animation, the first frame
 * </ul>
 */
public final class ImageConstraints {
  private static final ImageConstraints DEFAULTS = new Builder().build();

  /** A copy that nobody else has. */
  private final Builder set;

  private ImageConstraints(Builder from) {
    set = from.copy();
    set.minQuality = Math.min(set.minQuality, set.quality);
    checkFormat();
  }

  private void checkFormat() {
    Set<MediaType> accepted = accepted();
    OutputFormat format = format();
    boolean jpeg = accepted.contains(MediaType.JPEG);
    boolean png = accepted.contains(MediaType.PNG);
    boolean possible =
        switch (format) {
          case AUTO -> jpeg || png;
          case JPEG -> jpeg;
          case PNG -> png;
          case WEBP, WEBP_LOSSLESS -> accepted.contains(MediaType.WEBP);
        };
    if (!possible) {
      throw new IllegalArgumentException(
          "accepted: expected what " + format + " comes out as, got " + accepted);
    }
  }

  /** Returns the constraints listed above. */
  public static ImageConstraints defaults() {
    return DEFAULTS;
  }

  /** Returns a builder that starts from {@link #defaults()}. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder that starts from these constraints. */
  public Builder toBuilder() {
    return set.copy();
  }

  /** Returns the types that may go out. */
  public Set<MediaType> accepted() {
    return set.accepted;
  }

  /** Returns the type to encode to. */
  public OutputFormat format() {
    return set.format;
  }

  /** Returns the quality of JPEG or lossy WebP to start with, 1 to 100. */
  public int quality() {
    return set.quality;
  }

  /** Returns the lowest quality that a limit in bytes may lead to; at most the quality. */
  public int minQuality() {
    return set.minQuality;
  }

  /** Returns how short the longer side may become to meet a limit in bytes. */
  public int minLongestSide() {
    return set.minLongestSide;
  }

  /** Returns what transparent pixels are laid on where they must go, {@code 0xRRGGBB}. */
  public int backgroundRgb() {
    return set.backgroundRgb;
  }

  /** Returns whether an animation that fits may go out with all its frames. */
  public boolean keepAnimation() {
    return set.keepAnimation;
  }

  /** Returns the most bytes that a file of the type may have under all three limits on length. */
  public long maxBytes(MediaType type) {
    long prefix = ("data:" + type.mime() + ";base64,").length();
    return Math.min(
        set.maxFileBytes,
        Math.min(beforeBase64(set.maxBase64Chars), beforeBase64(set.maxDataUriChars - prefix)));
  }

  private static long beforeBase64(long chars) {
    return Math.max(0, chars) / 4 * 3;
  }

  /**
   * Returns the size to bring a picture to: inside the box, then what the model sees of it, then
   * what the token budget leaves. Never larger than the picture in either side.
   *
   * @param shown the picture's size as shown
   * @throws IllegalArgumentException when one of the functions given makes a picture larger
   */
  public Dimensions target(Dimensions shown) {
    Dimensions boxed = intoBox(shown);
    return checked("fit", set.fit, checked("seen", set.seen, boxed));
  }

  private static Dimensions checked(
      String name, UnaryOperator<Dimensions> function, Dimensions size) {
    Dimensions result = function.apply(size);
    if (result.width() > size.width() || result.height() > size.height()) {
      throw new IllegalArgumentException(
          name + ": expected at most " + size + ", the function returned " + result);
    }
    return result;
  }

  private Dimensions intoBox(Dimensions size) {
    int across = Math.min(set.maxWidth, set.maxLongestSide);
    int down = Math.min(set.maxHeight, set.maxLongestSide);
    double scale = Math.min((double) across / size.width(), (double) down / size.height());
    scale = Math.min(scale, Math.sqrt((double) set.maxPixels / size.pixels()));
    return scale >= 1 ? size : scaled(size, scale, across, down);
  }

  private Dimensions scaled(Dimensions size, double scale, int across, int down) {
    int width = (int) Math.max(1, Math.min(across, Math.round(size.width() * scale)));
    int height = (int) Math.max(1, Math.min(down, Math.round(size.height() * scale)));
    if ((long) width * height > set.maxPixels) {
      // Rounding up both sides can pass the limit by a row.
      height = (int) Math.max(1, set.maxPixels / width);
      width = (int) Math.min(width, set.maxPixels);
    }
    return new Dimensions(width, height);
  }

  static void checkRange(String name, long value, long least, long most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          name + ": expected " + least + ".." + most + ", got " + value);
    }
  }

  /** Changes some of the constraints. Not safe to share. */
  public static final class Builder implements Cloneable {
    private int maxWidth = Integer.MAX_VALUE;
    private int maxHeight = Integer.MAX_VALUE;
    private int maxLongestSide = Integer.MAX_VALUE;
    private long maxPixels = Long.MAX_VALUE;
    private UnaryOperator<Dimensions> seen = UnaryOperator.identity();
    private UnaryOperator<Dimensions> fit = UnaryOperator.identity();
    private long maxFileBytes = Long.MAX_VALUE;
    private long maxBase64Chars = Long.MAX_VALUE;
    private long maxDataUriChars = Long.MAX_VALUE;
    private Set<MediaType> accepted =
        Collections.unmodifiableSet(
            EnumSet.of(MediaType.JPEG, MediaType.PNG, MediaType.WEBP, MediaType.GIF));
    private OutputFormat format = OutputFormat.AUTO;
    private int quality = 85;
    private int minQuality = 40;
    private int minLongestSide = 256;
    private int backgroundRgb = 0xFFFFFF;
    private boolean keepAnimation;

    private Builder() {}

    private Builder copy() {
      try {
        return (Builder) clone();
      } catch (CloneNotSupportedException e) {
        throw new AssertionError(e);
      }
    }

    /** Sets the box that the picture as shown must fit into; both at least 1. */
    public Builder box(int width, int height) {
      checkRange("width", width, 1, Integer.MAX_VALUE);
      checkRange("height", height, 1, Integer.MAX_VALUE);
      maxWidth = width;
      maxHeight = height;
      return this;
    }

    /** Sets the longest side allowed, in pixels; at least 1. */
    public Builder maxLongestSide(int pixels) {
      checkRange("maxLongestSide", pixels, 1, Integer.MAX_VALUE);
      maxLongestSide = pixels;
      return this;
    }

    /** Sets the most pixels allowed, width times height; at least 1. */
    public Builder maxPixels(long pixels) {
      checkRange("maxPixels", pixels, 1, Long.MAX_VALUE);
      maxPixels = pixels;
      return this;
    }

    /**
     * Sets what the model sees of a picture of a given size: more pixels are never sent. The
     * function never returns a larger side than it is given, and is safe to share.
     */
    public Builder seen(UnaryOperator<Dimensions> function) {
      seen = function;
      return this;
    }

    /**
     * Sets the size that the model takes as it is under the rule, {@link TokenRule#sizeToSend}:
     * more pixels are never sent.
     */
    public Builder seenBy(TokenRule rule) {
      return seen(size -> rule.sizeToSend(size.width(), size.height()));
    }

    /**
     * Sets how many tokens the picture may have, without the markers around it: it becomes the
     * largest size that they pay for. Replaces {@link #fit}.
     *
     * @param tokens at least 1
     */
    public Builder maxTokens(TokenRule rule, long tokens) {
      checkRange("maxTokens", tokens, 1, Long.MAX_VALUE);
      return fit(
          size ->
              TokenBudget.largestSize(rule, size, tokens)
                  .orElseThrow(() -> tooDear(rule, size, tokens)));
    }

    private static MediaException.Limit tooDear(TokenRule rule, Dimensions size, long tokens) {
      return new MediaException.Limit(
          "tokens by "
              + rule.name()
              + ": expected at most "
              + tokens
              + ", no size in the shape of "
              + size
              + " has so few");
    }

    /**
     * Sets a further rule, applied last: the largest size not above the given one that the rule
     * allows, such as one whose tokens fit a budget. Safe to share.
     */
    public Builder fit(UnaryOperator<Dimensions> function) {
      fit = function;
      return this;
    }

    /** Sets the most bytes of the file itself; at least 1. */
    public Builder maxFileBytes(long bytes) {
      checkRange("maxFileBytes", bytes, 1, Long.MAX_VALUE);
      maxFileBytes = bytes;
      return this;
    }

    /** Sets the most characters of the file in base64, padding counted; at least 4. */
    public Builder maxBase64Chars(long chars) {
      checkRange("maxBase64Chars", chars, 4, Long.MAX_VALUE);
      maxBase64Chars = chars;
      return this;
    }

    /** Sets the most characters of the whole data URI; at least 32. */
    public Builder maxDataUriChars(long chars) {
      checkRange("maxDataUriChars", chars, 32, Long.MAX_VALUE);
      maxDataUriChars = chars;
      return this;
    }

    /** Sets the types that may go out; the one to encode to must be among them. */
    public Builder accepted(Set<MediaType> types) {
      accepted =
          Collections.unmodifiableSet(
              types.isEmpty() ? EnumSet.noneOf(MediaType.class) : EnumSet.copyOf(types));
      return this;
    }

    /** Sets the type to encode to. A picture of another type is then encoded anew. */
    public Builder format(OutputFormat value) {
      format = value;
      return this;
    }

    /** Sets the quality of JPEG or lossy WebP to start with, 1 to 100. */
    public Builder quality(int value) {
      checkRange("quality", value, 1, 100);
      quality = value;
      return this;
    }

    /** Sets how far a limit in bytes may lower the quality, 1 to 100. */
    public Builder minQuality(int value) {
      checkRange("minQuality", value, 1, 100);
      minQuality = value;
      return this;
    }

    /** Sets how far a limit in bytes may shrink the longer side, in pixels; at least 1. */
    public Builder minLongestSide(int pixels) {
      checkRange("minLongestSide", pixels, 1, Integer.MAX_VALUE);
      minLongestSide = pixels;
      return this;
    }

    /** Sets what transparent pixels are laid on where they must go, {@code 0xRRGGBB}. */
    public Builder backgroundRgb(int rgb) {
      checkRange("backgroundRgb", rgb, 0, 0xFFFFFF);
      backgroundRgb = rgb;
      return this;
    }

    /** Sets whether an animation that fits may go out untouched, with all its frames. */
    public Builder keepAnimation(boolean value) {
      keepAnimation = value;
      return this;
    }

    /**
     * Returns the constraints.
     *
     * @throws IllegalArgumentException when the type that is to come out is not accepted, or, where
     *     it is ours to choose, neither JPEG nor PNG
     */
    public ImageConstraints build() {
      return new ImageConstraints(this);
    }
  }
}
