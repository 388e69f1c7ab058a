package io.github.visionpreflight.provider;

/**
 * Something that a provider refuses or advises against. A value, not an exception: planning exists
 * to report it.
 *
 * @param limit what is violated, as {@link LimitName#id()}
 * @param actual what was found, in the limit's unit, without it
 * @param allowed what the provider takes
 * @param message a sentence for people; the provider's own words where it publishes them
 * @param source the page that states the limit
 * @param severity whether the provider refuses, or only advises
 */
public record Violation(
    String limit, String actual, String allowed, String message, String source, Severity severity) {

  /** How bad it is. */
  public enum Severity {
    /** The provider refuses the request. */
    VIOLATION,
    /** The provider takes it and advises against it. */
    WARNING
  }

  /** Returns whether the provider refuses the request. */
  public boolean isRefusal() {
    return severity == Severity.VIOLATION;
  }

  /** Returns the same in other words. */
  Violation worded(String otherMessage) {
    return new Violation(limit, actual, allowed, otherMessage, source, severity);
  }
}
