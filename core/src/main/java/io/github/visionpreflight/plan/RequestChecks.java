package io.github.visionpreflight.plan;

import io.github.visionpreflight.content.Transport;
import io.github.visionpreflight.provider.Limit;
import io.github.visionpreflight.provider.LimitName;
import io.github.visionpreflight.provider.Limits;
import io.github.visionpreflight.provider.ModelProfile;
import io.github.visionpreflight.provider.Violation;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

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

  /**
   * Returns what is wrong with a request whatever is in it; empty when nothing is.
   *
   * @param fields what the caller says beside the message
   * @param day when the request is to be sent
   */
  List<Violation> checkFrame(
      OptionalLong maxOutputTokens, Map<String, Object> fields, LocalDate day) {
    Limits limits = profile.limits();
    List<Violation> found = new ArrayList<>();
    maxOutputTokens.ifPresent(most -> found.addAll(limits.check(LimitName.OUTPUT_TOKENS, most)));
    limits
        .setting(LimitName.FIXED_FIELD)
        .ifPresent(
            fixed ->
                fixed.words().forEach((name, values) -> fixed(fixed, name, values, fields, found)));
    limits
        .setting(LimitName.RETIRES)
        .filter(limit -> !day.isBefore(LocalDate.parse(limit.value())))
        .ifPresent(limit -> found.add(limit.violation(day.toString())));
    return found;
  }

  private static void fixed(
      Limit limit, String name, String values, Map<String, Object> fields, List<Violation> found) {
    Object value = fields.get(name);
    boolean taken =
        !(value instanceof Number number)
            || Arrays.stream(values.split("/", -1))
                .anyMatch(one -> Double.parseDouble(one) == number.doubleValue());
    if (!taken) {
      found.add(limit.violation(name + "=" + value, name + "=" + values.replace("/", " or ")));
    }
  }

  /** Returns whether the provider takes so much of everything. */
  boolean takes(Tally tally) {
    return check(tally).stream().noneMatch(Violation::isRefusal);
  }
}
