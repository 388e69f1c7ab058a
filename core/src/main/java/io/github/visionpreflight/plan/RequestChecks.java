package io.github.visionpreflight.plan;

import io.github.visionpreflight.content.Transport;
import io.github.visionpreflight.provider.LimitName;
import io.github.visionpreflight.provider.Limits;
import io.github.visionpreflight.provider.ModelProfile;
import io.github.visionpreflight.provider.Violation;
import java.util.ArrayList;
import java.util.List;

/** What a provider has against a request as a whole. */
final class RequestChecks {
  private final ModelProfile profile;
  private final long frameBytes;
  private final long answerTokens;

  /**
   * Creates the checks of a profile.
   *
   * @param frameBytes the length of a body without its parts
   * @param answerTokens what is kept of the context for the answer
   */
  RequestChecks(ModelProfile profile, long frameBytes, long answerTokens) {
    this.profile = profile;
    this.frameBytes = frameBytes;
    this.answerTokens = answerTokens;
  }

  /** Returns what is wrong with so much of everything; empty when nothing is. */
  List<Violation> check(Tally tally) {
    Limits limits = profile.limits();
    List<Violation> found = new ArrayList<>();
    if (profile.acceptsImages()) {
      found.addAll(limits.check(LimitName.IMAGES_PER_REQUEST, tally.images()));
    }
    if (profile.acceptsVideos()) {
      found.addAll(limits.check(LimitName.VIDEOS_PER_REQUEST, tally.videos()));
    }
    found.addAll(limits.check(LimitName.TOTAL_MEDIA_BYTES, Transport.URL, tally.urlBytes()));
    found.addAll(limits.check(LimitName.REQUEST_BODY_BYTES, tally.bodyBytes(frameBytes)));
    found.addAll(limits.check(LimitName.CONTEXT_TOKENS, Tally.sum(tally.tokens(), answerTokens)));
    return found;
  }

  /** Returns whether the provider takes so much of everything. */
  boolean takes(Tally tally) {
    return check(tally).stream().noneMatch(Violation::isRefusal);
  }
}
