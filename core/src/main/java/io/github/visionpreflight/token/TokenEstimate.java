package io.github.visionpreflight.token;

import io.github.visionpreflight.probe.Dimensions;
import java.util.OptionalLong;

/**
 * How many tokens one medium becomes under one rule.
 *
 * <p>{@code low} and {@code high} bound the count for a host that follows the rule but settles what
 * the rule leaves open in another way: how many frames of a video it looks at, how it rounds. They
 * equal {@code tokens} where the rule leaves nothing open, as for every image. They do not cover a
 * host that follows another rule: ask that rule.
 *
 * <p>Counts stop at {@link Long#MAX_VALUE}, which then means "at least so many"; they never wrap.
 *
 * @param tokens the tokens of the medium itself, without the markers around it; at least 0
 * @param low the fewest, at most {@code tokens}
 * @param high the most, at least {@code tokens}
 * @param promptTokens the tokens of the medium with the markers and timestamps that the model puts
 *     around it; empty when the rule does not say
 * @param rule the rule that counted
 * @param basis what the count rests on: the rule's own basis, or a weaker one where the rule had to
 *     be stretched
 * @param seen the size in pixels at which the model sees the picture, or each frame
 * @param sampledFrames how many frames of a video are looked at; 0 for an image
 */
public record TokenEstimate(
    long tokens,
    long low,
    long high,
    OptionalLong promptTokens,
    TokenRule rule,
    Basis basis,
    Dimensions seen,
    long sampledFrames) {
  /**
   * Checks the order of the counts.
   *
   * @throws IllegalArgumentException unless {@code 0 <= low <= tokens <= high} and {@code
   *     sampledFrames} is not negative
   */
  public TokenEstimate {
    if (low < 0 || low > tokens || tokens > high) {
      throw new IllegalArgumentException(
          "tokens: expected 0 <= low <= tokens <= high, got " + low + ", " + tokens + ", " + high);
    }
    if (sampledFrames < 0) {
      throw new IllegalArgumentException(
          "sampled frames: expected at least 0, got " + sampledFrames);
    }
  }

  static TokenEstimate exact(
      TokenRule rule, long tokens, OptionalLong promptTokens, Dimensions seen) {
    return new TokenEstimate(tokens, tokens, tokens, promptTokens, rule, rule.basis(), seen, 0);
  }
}
