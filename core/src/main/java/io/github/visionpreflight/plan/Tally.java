package io.github.visionpreflight.plan;

import io.github.visionpreflight.content.Transport;
import io.github.visionpreflight.content.WirePart;
import io.github.visionpreflight.token.Basis;
import io.github.visionpreflight.token.TokenEstimate;
import java.util.OptionalLong;

/**
 * What items come to together. Grows an item at a time, so that a list can be cut where it gets too
 * much; copy it to try. Sums stop at {@link Long#MAX_VALUE}. Not safe to share.
 */
final class Tally {
  private int images;
  private int videos;
  private int parts;
  private int uncounted;
  private long urlBytes;
  private long partBytes;
  private long tokens;
  private long low;
  private long high;
  private Basis basis = Basis.DOC;

  Tally copy() {
    Tally copy = new Tally();
    copy.images = images;
    copy.videos = videos;
    copy.parts = parts;
    copy.uncounted = uncounted;
    copy.urlBytes = urlBytes;
    copy.partBytes = partBytes;
    copy.tokens = tokens;
    copy.low = low;
    copy.high = high;
    copy.basis = basis;
    return copy;
  }

  /** Adds an item; one that could not be read adds nothing. */
  Tally add(PlannedItem item) {
    if (item.error().isPresent()) {
      return this;
    }
    if (item.item() instanceof TextItem text) {
      addText(text.tokens());
    } else {
      addMedium(item);
    }
    item.part().ifPresent(this::addPart);
    return this;
  }

  /** Adds the tokens of a text, or that nobody has counted them. */
  Tally addText(OptionalLong count) {
    if (count.isPresent()) {
      addTokens(count.getAsLong(), count.getAsLong(), count.getAsLong());
    } else {
      uncounted++;
    }
    return this;
  }

  private void addMedium(PlannedItem item) {
    if (item.isVideo()) {
      videos++;
    } else {
      images++;
    }
    if (item.transport().filter(Transport.URL::equals).isPresent()) {
      urlBytes = sum(urlBytes, item.bytes().orElse(0));
    }
    item.tokens().ifPresentOrElse(this::addEstimate, () -> uncounted++);
  }

  private void addEstimate(TokenEstimate estimate) {
    long prompt = promptTokens(estimate);
    long markers = Math.max(0, prompt - estimate.tokens());
    addTokens(prompt, sum(estimate.low(), markers), sum(estimate.high(), markers));
    basis = basis.weaker(estimate.basis());
  }

  private void addTokens(long more, long fewest, long most) {
    tokens = sum(tokens, more);
    low = sum(low, fewest);
    high = sum(high, most);
  }

  private void addPart(WirePart part) {
    parts++;
    partBytes = sum(partBytes, part.jsonLength());
  }

  /** Returns the tokens with the markers around the medium where the rule knows them. */
  static long promptTokens(TokenEstimate estimate) {
    return estimate.promptTokens().orElse(estimate.tokens());
  }

  static long sum(long a, long b) {
    return a > Long.MAX_VALUE - b ? Long.MAX_VALUE : a + b;
  }

  int images() {
    return images;
  }

  int videos() {
    return videos;
  }

  long urlBytes() {
    return urlBytes;
  }

  long tokens() {
    return tokens;
  }

  /** Returns the length of a body around these parts; 0 when there is no part. */
  long bodyBytes(long frameBytes) {
    return parts == 0 ? 0 : sum(frameBytes, sum(partBytes, parts - 1L));
  }

  PlanTotals totals(long frameBytes, long answerTokens) {
    return new PlanTotals(
        images,
        videos,
        urlBytes,
        bodyBytes(frameBytes),
        tokens,
        low,
        high,
        uncounted,
        basis,
        answerTokens);
  }
}
