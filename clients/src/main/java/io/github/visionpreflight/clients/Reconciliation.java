package io.github.visionpreflight.clients;

import io.github.visionpreflight.probe.Dimensions;
import io.github.visionpreflight.token.TokenEstimate;
import io.github.visionpreflight.token.TokenRule;
import io.github.visionpreflight.token.VideoShape;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * Which rule does the host really bill? Sets what each rule counts for a request beside what the
 * answer was billed. Immutable.
 *
 * <p>Hosts mostly bill text and media as one number. Say with {@link Builder#otherTokens} how many
 * tokens the same request has without its media (one call without them tells), or let the host's
 * own count by kind do. With neither, the text is in the difference: a rule that counts more than
 * was billed is out then, and of the others the nearest is the best.
 *
 * @param actual the tokens that were billed for the media, perhaps with the text
 * @param textIncluded whether {@code actual} may include text
 * @param rows one for each way to count, in the order of {@link TokenRule#all}
 */
public record Reconciliation(long actual, boolean textIncluded, List<Row> rows) {
  /** Copies the rows. */
  public Reconciliation {
    rows = List.copyOf(rows);
  }

  /**
   * One way to count, beside what was billed.
   *
   * @param rule the rule
   * @param withMarkers whether the tokens that the model puts around media are counted too
   * @param estimate what the rule counts for all media together
   * @param low the fewest that the rule allows for
   * @param high the most that the rule allows for
   * @param difference billed less estimated: above 0 when more was billed
   */
  public record Row(
      TokenRule rule, boolean withMarkers, long estimate, long low, long high, long difference) {

    /** Returns the rule's name: {@code processor}, or {@code processor with markers}. */
    public String name() {
      return rule.name() + (withMarkers ? " with markers" : "");
    }

    /** Returns how far what was billed is from what the rule allows for; 0 within. */
    long distance() {
      long actual = estimate + difference;
      return Math.max(0, Math.max(low - actual, actual - high));
    }

    /** Returns the row as {@code tiles: estimated 10549, difference -7858}. */
    @Override
    public String toString() {
      return name() + ": estimated " + estimate + ", difference " + difference;
    }
  }

  /** Returns a builder that sets estimates beside the usage. */
  public static Builder of(Usage usage) {
    return new Builder(usage);
  }

  /**
   * Returns the row that comes nearest to what was billed; empty when two rules come equally near,
   * or every rule counts more than was billed although text is included.
   */
  public Optional<Row> best() {
    Comparator<Row> nearest =
        Comparator.comparingLong(Row::distance)
            .thenComparingLong(row -> Math.abs(row.difference()));
    List<Row> ranked =
        rows.stream().filter(row -> !textIncluded || row.low() <= actual).sorted(nearest).toList();
    boolean tie = ranked.size() > 1 && nearest.compare(ranked.get(0), ranked.get(1)) == 0;
    return tie ? Optional.empty() : ranked.stream().findFirst();
  }

  /** Returns all rows on lines of their own, and the best last. */
  @Override
  public String toString() {
    String lines = rows.stream().map(Row::toString).collect(Collectors.joining("\n"));
    String best = best().map(Row::name).orElse("none");
    return "billed "
        + actual
        + (textIncluded ? " with text" : "")
        + "\n"
        + lines
        + "\nbest: "
        + best;
  }

  /** Collects the media of one request. Not safe to share. */
  public static final class Builder {
    private final Usage usage;
    private final List<Medium> media = new ArrayList<>();
    private OptionalLong otherTokens;

    private Builder(Usage usage) {
      this.usage = usage;
      this.otherTokens = usage.textTokens();
    }

    /** Adds an image of this displayed size. */
    public Builder image(Dimensions displayed) {
      media.add(rule -> rule.image(displayed));
      return this;
    }

    /** Adds a video, as the host was asked to sample it. */
    public Builder video(VideoShape video) {
      media.add(rule -> rule.video(video));
      return this;
    }

    /**
     * Sets how many input tokens are not media.
     *
     * @throws IllegalArgumentException when it is negative or more than all input tokens
     */
    public Builder otherTokens(long tokens) {
      if (tokens < 0 || tokens > usage.inputTokens()) {
        throw new IllegalArgumentException(
            "other tokens: expected 0 to " + usage.inputTokens() + ", got " + tokens);
      }
      otherTokens = OptionalLong.of(tokens);
      return this;
    }

    /**
     * Returns the comparison.
     *
     * @throws IllegalArgumentException when there is no medium
     */
    public Reconciliation build() {
      if (media.isEmpty()) {
        throw new IllegalArgumentException("media: expected at least one, got none");
      }
      OptionalLong billed = mediaTokens();
      long actual = billed.orElse(usage.inputTokens());
      List<Row> rows =
          TokenRule.all().stream().flatMap(rule -> rows(rule, actual).stream()).toList();
      return new Reconciliation(actual, billed.isEmpty(), rows);
    }

    private OptionalLong mediaTokens() {
      List<TokenEstimate> any = estimates(TokenRule.processor());
      OptionalLong byKind =
          usage.ofMedia(
              any.stream().anyMatch(estimate -> estimate.sampledFrames() == 0),
              any.stream().anyMatch(estimate -> estimate.sampledFrames() > 0));
      return byKind.isPresent() || otherTokens.isEmpty()
          ? byKind
          : OptionalLong.of(Math.max(0, usage.inputTokens() - otherTokens.getAsLong()));
    }

    private List<Row> rows(TokenRule rule, long actual) {
      List<TokenEstimate> estimates = estimates(rule);
      List<Row> rows = new ArrayList<>();
      rows.add(row(rule, estimates, 0, false, actual));
      if (estimates.stream().allMatch(estimate -> estimate.promptTokens().isPresent())) {
        rows.add(row(rule, estimates, markers(estimates), true, actual));
      }
      return rows;
    }

    private List<TokenEstimate> estimates(TokenRule rule) {
      return media.stream().map(medium -> medium.count(rule)).toList();
    }

    private static Row row(
        TokenRule rule, List<TokenEstimate> all, long markers, boolean with, long actual) {
      long estimate = all.stream().mapToLong(TokenEstimate::tokens).reduce(markers, Usage::plus);
      long low = all.stream().mapToLong(TokenEstimate::low).reduce(markers, Usage::plus);
      long high = all.stream().mapToLong(TokenEstimate::high).reduce(markers, Usage::plus);
      return new Row(rule, with, estimate, low, high, actual - estimate);
    }

    private static long markers(List<TokenEstimate> estimates) {
      return estimates.stream()
          .mapToLong(estimate -> estimate.promptTokens().orElseThrow() - estimate.tokens())
          .sum();
    }
  }

  /** Something a rule can count. */
  private interface Medium {
    TokenEstimate count(TokenRule rule);
  }
}
