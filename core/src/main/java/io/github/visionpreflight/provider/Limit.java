package io.github.visionpreflight.provider;

import io.github.visionpreflight.content.Dialect;
import io.github.visionpreflight.content.Transport;
import io.github.visionpreflight.probe.Dimensions;
import io.github.visionpreflight.provider.Violation.Severity;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One figure of a provider's page: what it is about, how it bounds, and where it is from.
 * Immutable.
 *
 * @param name what it is about
 * @param bound how the value bounds
 * @param value as in the data: a decimal number; a size such as {@code 4096x2160}; or words
 *     separated by {@code |}, each with what it stands for where the host spells it in its own way:
 *     {@code mov=video/quicktime}. Empty for {@link Bound#UNLIMITED}
 * @param transports the transports for which it holds; empty for all
 * @param dialects the dialects for which it holds; empty for all
 * @param severity what exceeding it means
 * @param wording the provider's own message, with {@code {actual}} and {@code {allowed}}; empty
 *     where it publishes none
 * @param source where it is from
 */
public record Limit(
    LimitName name,
    Bound bound,
    String value,
    Set<Transport> transports,
    Set<Dialect> dialects,
    Severity severity,
    String wording,
    Source source) {
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,15}(\\.[0-9]{1,6})?");
  private static final Pattern SIZE = Pattern.compile("[1-9][0-9]{0,8}x[1-9][0-9]{0,8}");

  /** How a value bounds. */
  public enum Bound {
    /** The value itself is fine, more is not. */
    AT_MOST("at most "),
    /** The value itself is too much. */
    BELOW("less than "),
    /** The value itself is fine, less is not. */
    AT_LEAST("at least "),
    /** The value itself is too little. */
    ABOVE("more than "),
    /** A size fits into the value, either way round. */
    WITHIN("at most "),
    /** Any of the words. */
    ONE_OF("one of "),
    /** The page says that there is no limit. */
    UNLIMITED("any "),
    /** Nothing to exceed: a default, a threshold, a fact. */
    SETTING("");

    private final String words;

    Bound(String words) {
      this.words = words;
    }

    private boolean isNumeric() {
      return compareTo(ABOVE) <= 0;
    }
  }

  /**
   * Checks that the value is of the kind that name and bound want, and copies the sets.
   *
   * @throws IllegalArgumentException when it is not
   */
  public Limit {
    if (!isSound(name, bound, value)) {
      throw new IllegalArgumentException(
          name.id() + ": '" + value + "' is no value for " + name.kind() + " " + bound);
    }
    transports = Set.copyOf(transports);
    dialects = Set.copyOf(dialects);
  }

  private static boolean isSound(LimitName name, Bound bound, String value) {
    if (bound == Bound.UNLIMITED) {
      return value.isEmpty();
    }
    boolean setting = bound == Bound.SETTING;
    return switch (name.kind()) {
      case NUMBER -> (setting || bound.isNumeric()) && NUMBER.matcher(value).matches();
      case SIZE -> (setting || bound == Bound.WITHIN) && SIZE.matcher(value).matches();
      case WORD -> (setting || bound == Bound.ONE_OF) && !value.isEmpty();
    };
  }

  /** Returns a limit for every transport and dialect that a program sets itself. */
  public static Limit of(LimitName name, Bound bound, String value) {
    return new Limit(name, bound, value, Set.of(), Set.of(), Severity.VIOLATION, "", Source.code());
  }

  /**
   * Returns the value as a number.
   *
   * @throws IllegalStateException when it is none
   */
  public BigDecimal number() {
    if (value.isEmpty() || name.kind() != LimitName.Kind.NUMBER) {
      throw new IllegalStateException(name.id() + ": '" + value + "' is no number");
    }
    return new BigDecimal(value);
  }

  /**
   * Returns the value as a size, as wide and as high as the page says it.
   *
   * @throws IllegalStateException when it is none
   */
  public Dimensions size() {
    if (value.isEmpty() || name.kind() != LimitName.Kind.SIZE) {
      throw new IllegalStateException(name.id() + ": '" + value + "' is no size");
    }
    int cross = value.indexOf('x');
    return new Dimensions(
        Integer.parseInt(value.substring(0, cross)), Integer.parseInt(value.substring(cross + 1)));
  }

  /**
   * Returns the host's words in the page's order, each with what it stands for, which mostly is the
   * word itself; empty for a number or a size.
   */
  public Map<String, String> words() {
    Map<String, String> words = new LinkedHashMap<>();
    if (name.kind() == LimitName.Kind.WORD && !value.isEmpty()) {
      Arrays.stream(value.split("\\|", -1))
          .map(word -> word.split("=", 2))
          .forEach(parts -> words.put(parts[0], parts[parts.length - 1]));
    }
    return words;
  }

  /** Returns whether it holds for this transport. */
  public boolean holdsFor(Transport transport) {
    return transports.isEmpty() || transports.contains(transport);
  }

  /** Returns whether it holds for this dialect. */
  public boolean holdsFor(Dialect dialect) {
    return dialects.isEmpty() || dialects.contains(dialect);
  }

  /** Returns the violation if the number is out of bounds; empty where nothing can be exceeded. */
  public Optional<Violation> check(BigDecimal actual) {
    return isWithin(actual) ? Optional.empty() : Optional.of(violation(actual.toPlainString()));
  }

  /** Returns the violation if the size does not fit; empty where nothing can be exceeded. */
  public Optional<Violation> check(Dimensions actual) {
    boolean fits = bound != Bound.WITHIN || fits(actual, size());
    return fits ? Optional.empty() : Optional.of(violation(actual.toString()));
  }

  /**
   * Returns the violation if the word is none of those allowed; empty where nothing can be
   * exceeded.
   *
   * @param actual what the word stands for: a MIME name, a transport's id
   */
  public Optional<Violation> check(String actual) {
    boolean allowed = bound != Bound.ONE_OF || words().containsValue(actual);
    return allowed ? Optional.empty() : Optional.of(violation(actual));
  }

  /** Returns whether a size fits into another, either way round. */
  static boolean fits(Dimensions size, Dimensions box) {
    return size.longestSide() <= box.longestSide() && size.shortestSide() <= box.shortestSide();
  }

  private boolean isWithin(BigDecimal actual) {
    return switch (bound) {
      case AT_MOST -> actual.compareTo(number()) <= 0;
      case BELOW -> actual.compareTo(number()) < 0;
      case AT_LEAST -> actual.compareTo(number()) >= 0;
      case ABOVE -> actual.compareTo(number()) > 0;
      case WITHIN, ONE_OF, UNLIMITED, SETTING -> true;
    };
  }

  /** Returns the violation that this value is, whether the limit can tell so itself or not. */
  public Violation violation(String actual) {
    return violation(actual, allowed());
  }

  /**
   * Returns the violation that this value is, where something else than the limit's own is allowed.
   */
  public Violation violation(String actual, String allowed) {
    String message =
        wording.isEmpty()
            ? worded(actual, allowed)
            : wording.replace("{actual}", actual).replace("{allowed}", allowed);
    return new Violation(name.id(), actual, allowed, message, source.page(), severity);
  }

  /** Returns what is allowed, for people: {@code 96}, {@code 4096x2160}, {@code png, jpeg}. */
  public String allowed() {
    return name.kind() == LimitName.Kind.WORD ? String.join(", ", words().keySet()) : value;
  }

  private String worded(String actual, String allowed) {
    String verb = severity == Severity.WARNING ? ": advised " : ": expected ";
    String unit = name.unit().isEmpty() ? "" : " " + name.unit();
    return name.words() + verb + bound.words + allowed + unit + ", got " + actual;
  }
}
