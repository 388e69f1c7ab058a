package io.github.visionpreflight;

import io.github.visionpreflight.price.Cost;
import io.github.visionpreflight.price.UnknownPriceException;
import io.github.visionpreflight.probe.Dimensions;
import io.github.visionpreflight.probe.MediaInfo;
import io.github.visionpreflight.provider.ModelProfile;
import io.github.visionpreflight.provider.Violation;
import io.github.visionpreflight.token.TokenEstimate;
import io.github.visionpreflight.token.TokenRule;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What one medium becomes at a model: tokens, money, and what the provider would refuse. Immutable
 * and safe to share.
 */
public final class Estimate {
  private final ModelProfile profile;
  private final Optional<MediaInfo> media;
  private final TokenEstimate count;
  private final Function<TokenRule, TokenEstimate> counter;
  private final List<Violation> findings;
  private final long textTokens;
  private final ModelPrice price;
  private final LocalDate day;

  Estimate(
      ModelProfile profile,
      Optional<MediaInfo> media,
      TokenEstimate count,
      Function<TokenRule, TokenEstimate> counter,
      List<Violation> findings,
      long textTokens,
      ModelPrice price,
      LocalDate day) {
    this.profile = profile;
    this.media = media;
    this.count = count;
    this.counter = counter;
    this.findings = findings;
    this.textTokens = textTokens;
    this.price = price;
    this.day = day;
  }

  /** Returns the model that was asked about. */
  public ModelProfile profile() {
    return profile;
  }

  /** Returns what the header says of the medium; empty when only its numbers were given. */
  public Optional<MediaInfo> media() {
    return media;
  }

  /**
   * Returns the tokens of the medium itself by {@link #rule}, without markers around it and text.
   */
  public long tokens() {
    return count.tokens();
  }

  /** Returns the rule that counted. */
  public TokenRule rule() {
    return count.rule();
  }

  /** Returns the count with its bounds, its basis and the size that the model sees. */
  public TokenEstimate count() {
    return count;
  }

  /**
   * Returns the size at which the model sees the picture, or each frame, whichever rule counts:
   * more pixels than that cost bytes and time and buy nothing.
   */
  public Dimensions seen() {
    return counter.apply(TokenRule.processor()).seen();
  }

  /** Returns the count by every rule, the one in use among them. */
  public List<TokenEstimate> byRule() {
    return TokenRule.all().stream().map(counter).toList();
  }

  /**
   * Returns the input tokens that {@link #cost} is taken of: the medium with the markers around it
   * where the rule knows them, else the medium alone, plus the text tokens that were added.
   */
  public long billedTokens() {
    return Math.addExact(count.promptTokens().orElse(count.tokens()), textTokens);
  }

  /**
   * Returns the exact cost of {@link #billedTokens} at the model's price for uncached input.
   *
   * @throws UnknownPriceException when no price is known for the model on the day
   */
  public Cost cost() {
    return price.on(day).cost(billedTokens());
  }

  /** Returns what the provider would refuse; empty when the medium fits as it is. */
  public List<Violation> violations() {
    return findings.stream().filter(Violation::isRefusal).toList();
  }

  /** Returns what the provider advises against and takes all the same. */
  public List<Violation> warnings() {
    return findings.stream().filter(finding -> !finding.isRefusal()).toList();
  }

  /**
   * Returns this estimate with the tokens of a text beside the medium, as the caller counts them.
   *
   * @throws IllegalArgumentException when the number is negative
   */
  public Estimate plusTextTokens(long tokens) {
    if (tokens < 0) {
      throw new IllegalArgumentException("text tokens: expected at least 0, got " + tokens);
    }
    long sum = Math.addExact(textTokens, tokens);
    return new Estimate(profile, media, count, counter, findings, sum, price, day);
  }

  /** Returns {@code 2691 tokens by processor at moonshot/kimi-k2.5}. */
  @Override
  public String toString() {
    return tokens() + " tokens by " + rule().name() + " at " + profile.id();
  }
}
