package io.github.visionpreflight.token;

import io.github.visionpreflight.probe.Dimensions;
import java.util.List;
import java.util.OptionalLong;

/**
 * A rule that turns the size of a picture, or of a video and its frames, into a number of tokens.
 * Two rules count the same picture very differently; an answer always names the one that gave it.
 * Sizes are the displayed ones, after the EXIF rotation.
 *
 * <p>A rule never changes: when a model counts differently, it gets a rule of its own with a new
 * name. Immutable and safe to share.
 */
public sealed interface TokenRule permits TilesRule, ProcessorRule {
  /**
   * Returns the rule that Baseten documents for Kimi K2.5 and K2.6, version of its page of 2026:
   * {@code floor(width / 14) * floor(height / 14)}. A picture below 14 pixels a side is 0 tokens by
   * that rule.
   *
   * <p>For videos the page gives no formula, only that the "token count scales with both resolution
   * and the number of sampled frames". {@link #video} takes sampled frames × tiles of a frame and
   * calls it {@link Basis#ASSUMED}; {@code low} takes groups of four averaged frames at the size
   * the model sees them, as the model's published code does; {@code high} takes every frame that
   * the shape allows, unless a sample rate is given.
   */
  static TokenRule tiles() {
    return TilesRule.BASETEN_KIMI;
  }

  /**
   * Returns what the image processor of Kimi K2.5 and K2.6 does, as published with the models:
   * patches of 14 pixels, merged two by two; at most 16,384 patches an image, 4,096 a video frame,
   * 7,168 pixels a side; scaled down to that, never up, and padded to multiples of 28. The markers
   * around an image are 5 tokens; around a group of video frames 11, and 1 around the video.
   *
   * <p>A video sampled at the model's own rate is as good as an image. Where the caller gives a
   * sample rate or a cap, how the host maps them is {@link Basis#ASSUMED}, and {@code low} and
   * {@code high} allow for one sample fewer or more.
   */
  static TokenRule processor() {
    return ProcessorRule.KIMI_K2_5;
  }

  /**
   * Returns the rule with this name.
   *
   * @param name {@code tiles} or {@code processor}
   * @throws IllegalArgumentException when there is no such rule; the message lists those there are
   */
  static TokenRule named(String name) {
    return all().stream()
        .filter(rule -> rule.name().equals(name))
        .findFirst()
        .orElseThrow(() -> unknown(name));
  }

  /** Returns every rule. */
  static List<TokenRule> all() {
    return List.of(tiles(), processor());
  }

  private static IllegalArgumentException unknown(String name) {
    List<String> names = all().stream().map(TokenRule::name).toList();
    return new IllegalArgumentException(
        "token rule: expected one of " + String.join(", ", names) + ", got '" + name + "'");
  }

  /** Returns the name: {@code tiles} or {@code processor}. */
  String name();

  /** Returns what the rule rests on, for an image. */
  Basis basis();

  /** Returns where the rule is written down, for people. */
  String source();

  /**
   * Returns the same arithmetic resting on something else, for a model that is believed to count
   * like this one.
   */
  TokenRule restingOn(Basis basis, String source);

  /**
   * Returns the tokens of an image, without the markers around it. Allocates nothing.
   *
   * @param width displayed width in pixels
   * @param height displayed height in pixels
   * @throws IllegalArgumentException when a side is below 1
   */
  long imageTokens(int width, int height);

  /**
   * Returns the tokens of an image with the markers around it; empty when the rule does not say.
   *
   * @throws IllegalArgumentException when a side is below 1
   */
  OptionalLong imagePromptTokens(int width, int height);

  /**
   * Returns the tokens that one look at a video costs, without markers: a frame for {@code tiles},
   * a group of four frames for {@code processor}. Allocates nothing.
   *
   * @throws IllegalArgumentException when a side is below 1
   */
  long frameTokens(int width, int height);

  /**
   * Returns the size at which the model sees an image that is sent in this size; never larger. More
   * pixels than that cost bytes and time and buy nothing. The input itself when the rule scales
   * nothing.
   *
   * @throws IllegalArgumentException when a side is below 1
   * @see #sizeToSend
   */
  Dimensions seen(int width, int height);

  /**
   * Returns the size in which to send an image so that the model takes it as it is. This is mostly
   * {@link #seen}, but under {@code processor} about one large image in eight that is sent in its
   * seen size would be scaled again, mostly by less than 3 % of its pixels, because the limit
   * counts whole patches only: 4000×3000 is seen as 2073×1554, but 2073×1554 as 2070×1551. This
   * method returns the latter, which costs no more tokens and spares the image a second resampling.
   *
   * @throws IllegalArgumentException when a side is below 1
   */
  default Dimensions sizeToSend(int width, int height) {
    Dimensions sent = new Dimensions(width, height);
    Dimensions seen = seen(width, height);
    // Each round shrinks a side, so it ends; two rounds nearly always do.
    while (!seen.equals(sent)) {
      sent = seen;
      seen = seen(sent.width(), sent.height());
    }
    return sent;
  }

  /**
   * Returns the size at which the model sees each frame of a video that is sent in this size.
   *
   * @throws IllegalArgumentException when a side is below 1
   */
  Dimensions seenFrame(int width, int height);

  /** Returns the count for an image of this displayed size. */
  default TokenEstimate image(Dimensions size) {
    int width = size.width();
    int height = size.height();
    return TokenEstimate.exact(
        this, imageTokens(width, height), imagePromptTokens(width, height), seen(width, height));
  }

  /** Returns the count for a video; takes the same time for any length. */
  TokenEstimate video(VideoShape video);
}
