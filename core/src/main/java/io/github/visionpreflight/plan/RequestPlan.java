package io.github.visionpreflight.plan;

import io.github.visionpreflight.content.RequestBody;
import io.github.visionpreflight.content.WirePart;
import io.github.visionpreflight.media.MediaException;
import io.github.visionpreflight.price.Cost;
import io.github.visionpreflight.price.UnknownPriceException;
import io.github.visionpreflight.provider.LimitName;
import io.github.visionpreflight.provider.ModelProfile;
import io.github.visionpreflight.provider.Violation;
import io.github.visionpreflight.token.TokenRule;
import io.github.visionpreflight.token.VideoShape;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * One request, looked at as a whole before anything is sent: what each item becomes, what all come
 * to, and everything that the provider would refuse or advises against. Immutable and safe to
 * share, as long as the bytes behind its items do not change.
 */
public final class RequestPlan {
  private final RequestPlanner planner;
  private final List<PlannedItem> items;
  private final PlanTotals totals;
  private final List<Violation> findings;

  RequestPlan(RequestPlanner planner, List<PlannedItem> items) {
    this(planner, items, List.of());
  }

  private RequestPlan(RequestPlanner planner, List<PlannedItem> items, List<Violation> more) {
    this.planner = planner;
    this.items = List.copyOf(items);
    Tally tally = planner.begun();
    this.items.forEach(tally::add);
    totals = tally.totals(planner.frameBytes(), planner.answerTokens());
    findings = Stream.concat(advised(planner.checks().check(tally)), more.stream()).toList();
  }

  RequestPlan withFinding(Violation finding) {
    return new RequestPlan(planner, items, List.of(finding));
  }

  private Stream<Violation> advised(List<Violation> found) {
    return Stream.concat(found.stream(), planner.checkFrame().stream()).map(this::advised);
  }

  private Violation advised(Violation finding) {
    if (Findings.is(LimitName.CONTEXT_TOKENS, finding) && !sampledVideos().isEmpty()) {
      return Findings.withAdvice(finding, samplingAdvice());
    }
    if (Findings.is(LimitName.REQUEST_BODY_BYTES, finding) && !suggestions().isEmpty()) {
      return Findings.withAdvice(finding, transportAdvice());
    }
    return finding;
  }

  private String samplingAdvice() {
    Optional<BigDecimal> fps = fittingFps();
    if (fps.isEmpty()) {
      return "not even fps " + rates().slowest().toPlainString() + " fits: shorten the video";
    }
    String fits = "at fps " + fps.get().toPlainString() + " it fits";
    return VideoChecks.takesFps(profile())
        ? fits
        : fits + ", but the pages of " + profile().provider() + " name no fps: shorten the video";
  }

  private String transportAdvice() {
    List<String> ways =
        suggestions().stream()
            .map(way -> way.item().name() + " as " + way.transport().id())
            .toList();
    return "send " + String.join(", ", ways);
  }

  /** Returns the model's profile. */
  public ModelProfile profile() {
    return planner.profile();
  }

  /** Returns the rule that counted. */
  public TokenRule rule() {
    return planner.rule();
  }

  /** Returns every item, in the order of the request, those that could not be read among them. */
  public List<PlannedItem> items() {
    return items;
  }

  /** Returns the items that could not be read; the request is planned without them. */
  public List<PlannedItem> failed() {
    return items.stream().filter(item -> item.error().isPresent()).toList();
  }

  /** Returns what the request comes to. */
  public PlanTotals totals() {
    return totals;
  }

  /** Returns what the provider would refuse, the items' own first; empty when nothing. */
  public List<Violation> violations() {
    return findings().filter(Violation::isRefusal).toList();
  }

  /** Returns what the provider takes and advises against; empty when nothing. */
  public List<Violation> warnings() {
    return findings().filter(finding -> !finding.isRefusal()).toList();
  }

  /** Returns what is wrong with the request as a whole, without what is wrong with an item. */
  public List<Violation> requestFindings() {
    return findings;
  }

  private Stream<Violation> findings() {
    return Stream.concat(
        items.stream().flatMap(item -> item.findings().stream()), findings.stream());
  }

  /** Returns whether every item could be read and the provider would refuse nothing. */
  public boolean isReady() {
    return failed().isEmpty() && violations().isEmpty();
  }

  /**
   * Returns this plan when it {@linkplain #isReady() is ready}.
   *
   * @throws RequestRefusedException when it is not
   */
  public RequestPlan orThrow() {
    if (!isReady()) {
      throw new RequestRefusedException(this);
    }
    return this;
  }

  /**
   * Returns what the input tokens in {@link #totals} cost, exactly, at the price for uncached
   * input.
   *
   * @throws UnknownPriceException when the price is not known
   */
  public Cost cost() {
    return planner.price().cost(totals.tokens());
  }

  /**
   * Returns what the request costs with an answer of all the tokens that are kept for it, exactly.
   *
   * @throws UnknownPriceException when a price is not known
   */
  public Cost costWithAnswer() {
    return planner.price().cost(totals.tokens(), 0, totals.answerTokens());
  }

  /**
   * Returns the highest rate in hundredths of a frame a second, the same for all videos, at which
   * the request fits the context.
   *
   * @return empty when there is no video to sample, no context is known, or no rate that the host
   *     takes is slow enough
   */
  public Optional<BigDecimal> fittingFps() {
    OptionalLong context = profile().contextTokens();
    if (context.isEmpty()) {
      return Optional.empty();
    }
    long others = totals.tokens() - sampledVideos().stream().mapToLong(Shrinking::tokens).sum();
    return rates().within(context.getAsLong() - totals.answerTokens() - others);
  }

  private FittingFps rates() {
    List<VideoShape> shapes =
        sampledVideos().stream().flatMap(item -> item.video().stream()).toList();
    return new FittingFps(profile(), rule(), shapes);
  }

  /** Returns the videos whose rate the host settles; frames that somebody picked have none. */
  private List<PlannedItem> sampledVideos() {
    return items.stream()
        .filter(item -> item.item() instanceof MediaItem && item.video().isPresent())
        .toList();
  }

  /**
   * Returns the media that are too large to go inline, in the order of the request, each with
   * another way that the provider takes; empty when everything fits.
   */
  public List<Suggestion> suggestions() {
    return new Suggestions(profile()).of(items, totals.bodyBytes());
  }

  /** Returns the parts of the message that can be sent, in order. */
  public List<WirePart> parts() {
    return items.stream().flatMap(item -> item.part().stream()).toList();
  }

  /**
   * Returns the request's body, of the items that can be said; ask {@link #isReady} whether these
   * are all.
   *
   * @throws IllegalStateException when there is none
   */
  public RequestBody body() {
    List<WirePart> parts = parts();
    if (parts.isEmpty()) {
      throw new IllegalStateException("request: none of its items can be sent");
    }
    return planner.body(parts);
  }

  /**
   * Writes the request's body, of {@code totals().bodyBytes()} bytes, ready to be posted. Media are
   * read as they are written, a piece at a time.
   *
   * @param out is neither flushed nor closed
   * @throws IllegalStateException when no item can be sent
   * @throws MediaException.Io when a medium cannot be read, or has not as many bytes as it had
   * @throws IOException when writing to {@code out} fails
   */
  public void writeRequest(OutputStream out) throws IOException {
    body().writeTo(out);
  }

  /**
   * Returns this plan with every inline image made ready for the model: turned upright, no larger
   * than the model sees, of a type that the provider takes. Decodes and encodes what does not fit
   * already. An image that cannot be made to fit is in the plan with its error. The frames of a
   * video that is given as a list are left as they are, here and wherever a plan shrinks images.
   */
  public RequestPlan prepared() {
    return new Shrinking(this, planner).prepared();
  }

  /**
   * Returns this plan with its inline images shrunk evenly until the body is within the provider's
   * limit; this plan when it is already, or the provider states none.
   *
   * @see #fitBody(long)
   */
  public RequestPlan fitBody() {
    OptionalLong most = profile().limits().most(LimitName.REQUEST_BODY_BYTES);
    return most.isPresent() ? fitBody(most.getAsLong()) : this;
  }

  /**
   * Returns this plan with its inline images shrunk until the body is no longer than this: first to
   * what the model sees, then every one by the same factor. Each try encodes all images anew, some
   * ten times at most; lengths do not shrink in step with sizes, so the factor is the largest found
   * to fit, not the largest there is.
   *
   * @param bytes the most that the body may have
   * @return a plan with the violation {@code body_budget} when it cannot be done without going
   *     below {@link io.github.visionpreflight.image.ImageConstraints#minLongestSide()}
   */
  public RequestPlan fitBody(long bytes) {
    return totals.bodyBytes() <= bytes ? this : new Shrinking(this, planner).toBody(bytes);
  }

  /**
   * Returns this plan with its media made to count no more tokens than this: every inline image
   * shrunk by the same factor, found by trying every size, because smaller can cost more; and where
   * the host takes an {@code fps}, every video sampled at the same lower rate, images and videos
   * each keeping their share. What is not counted, such as a text of unknown length, is not in it.
   *
   * @param tokens the most that {@code totals().tokens()} may be
   * @return a plan with the violation {@code token_budget} when it cannot be done without going
   *     below {@link io.github.visionpreflight.image.ImageConstraints#minLongestSide()} or the
   *     host's slowest rate
   */
  public RequestPlan fitTokens(long tokens) {
    return totals.tokens() <= tokens ? this : new Shrinking(this, planner).toTokens(tokens);
  }

  /**
   * Returns this plan with its media made to cost no more than this, as {@link #fitTokens}.
   *
   * @param amount in the currency of the model's price, for input alone
   * @throws UnknownPriceException when the price is not known
   * @throws IllegalArgumentException when {@code amount} is negative
   */
  public RequestPlan fitCost(BigDecimal amount) {
    if (amount.signum() < 0) {
      throw new IllegalArgumentException("amount: expected at least 0, got " + amount);
    }
    BigDecimal million = planner.price().cost(1_000_000).amount();
    if (million.signum() == 0) {
      return this;
    }
    BigDecimal tokens = amount.movePointRight(6).divideToIntegralValue(million);
    return fitTokens(tokens.min(BigDecimal.valueOf(Long.MAX_VALUE)).longValue());
  }

  /**
   * Returns the requests into which this one is cut so that each is within the provider's limits on
   * count, bytes and tokens, every medium in the one order. A list of this plan alone when it fits.
   *
   * <p>Texts before the first medium and after the last are taken for the question and are in every
   * request. A text between two media is taken for a caption and stays with the medium after it. A
   * medium that is too much by itself gets a request of its own, which then has the violation.
   */
  public List<RequestPlan> split() {
    return new Splitting(planner).split(this);
  }

  /** Returns model, number of items and totals. */
  @Override
  public String toString() {
    return profile().id() + ", " + items.size() + " items: " + totals;
  }
}
