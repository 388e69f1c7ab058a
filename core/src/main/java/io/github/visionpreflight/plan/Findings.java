package io.github.visionpreflight.plan;

import io.github.visionpreflight.provider.Limit;
import io.github.visionpreflight.provider.LimitName;
import io.github.visionpreflight.provider.ModelProfile;
import io.github.visionpreflight.provider.Violation;
import io.github.visionpreflight.provider.Violation.Severity;

/** Findings that no single figure of a page gives by itself. */
final class Findings {
  private Findings() {}

  /** Returns a finding whose page is the one that states anything of this name. */
  static Violation of(
      ModelProfile profile, LimitName name, String actual, String message, Severity severity) {
    String allowed = profile.limits().find(name, Limit.Bound.ONE_OF).map(Limit::allowed).orElse("");
    return new Violation(name.id(), actual, allowed, message, page(profile, name), severity);
  }

  private static String page(ModelProfile profile, LimitName name) {
    return profile.limits().named(name).stream()
        .findFirst()
        .map(limit -> limit.source().page())
        .orElse("");
  }

  /** Returns the finding with a way out added to its message. */
  static Violation withAdvice(Violation finding, String advice) {
    return new Violation(
        finding.limit(),
        finding.actual(),
        finding.allowed(),
        finding.message() + "; " + advice,
        finding.source(),
        finding.severity());
  }

  static boolean is(LimitName name, Violation finding) {
    return finding.limit().equals(name.id());
  }
}
