package io.github.visionpreflight.provider;

import io.github.visionpreflight.content.Transport;
import io.github.visionpreflight.probe.Dimensions;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * All limits of one model in one dialect. What a page does not state is not here, and nothing is
 * refused for it. Immutable and safe to share.
 */
public final class Limits {
  private final Map<LimitName, List<Limit>> byName = new EnumMap<>(LimitName.class);
  private final List<Limit> all;

  Limits(List<Limit> limits) {
    all = List.copyOf(limits);
    for (Limit limit : all) {
      byName.computeIfAbsent(limit.name(), name -> new ArrayList<>(2)).add(limit);
    }
  }

  /** Returns every limit, in the order of the page. */
  public List<Limit> all() {
    return all;
  }

  /** Returns the limits with this name, for any transport; empty when the page states none. */
  public List<Limit> named(LimitName name) {
    return List.copyOf(ofName(name));
  }

  /** Returns the limit with this name and bound; of several, the first. */
  public Optional<Limit> find(LimitName name, Limit.Bound bound) {
    return ofName(name).stream().filter(limit -> limit.bound() == bound).findFirst();
  }

  /** Returns the default or fact with this name; empty when the page states none. */
  public Optional<Limit> setting(LimitName name) {
    return find(name, Limit.Bound.SETTING);
  }

  /**
   * Returns the largest whole number that is allowed for this transport; empty when the page states
   * no such bound.
   */
  public OptionalLong most(LimitName name, Transport transport) {
    return ofName(name).stream()
        .filter(limit -> limit.holdsFor(transport))
        .flatMapToLong(limit -> most(limit).stream())
        .min();
  }

  /**
   * Returns the largest whole number that is allowed whatever the transport; empty when the page
   * states no such bound.
   */
  public OptionalLong most(LimitName name) {
    return ofName(name).stream()
        .filter(limit -> limit.transports().isEmpty())
        .flatMapToLong(limit -> most(limit).stream())
        .min();
  }

  private static OptionalLong most(Limit limit) {
    return switch (limit.bound()) {
      case AT_MOST -> OptionalLong.of(limit.number().longValue());
      case BELOW -> OptionalLong.of(limit.number().longValueExact() - 1);
      default -> OptionalLong.empty();
    };
  }

  /**
   * Returns the words that are allowed, in the host's spelling and the page's order, each with what
   * it stands for; empty when the page does not state them.
   */
  public Optional<Map<String, String>> words(LimitName name) {
    return find(name, Limit.Bound.ONE_OF).map(Limit::words);
  }

  /** Returns what is wrong with this number, whatever the transport; empty when nothing is. */
  public List<Violation> check(LimitName name, long actual) {
    return check(name, BigDecimal.valueOf(actual));
  }

  /** Returns what is wrong with this number, whatever the transport; empty when nothing is. */
  public List<Violation> check(LimitName name, BigDecimal actual) {
    return each(name, limit -> limit.transports().isEmpty(), limit -> limit.check(actual));
  }

  /** Returns what is wrong with this number for media by this transport; empty when nothing is. */
  public List<Violation> check(LimitName name, Transport transport, long actual) {
    BigDecimal number = BigDecimal.valueOf(actual);
    return each(name, limit -> limit.holdsFor(transport), limit -> limit.check(number));
  }

  /** Returns what is wrong with this size; empty when nothing is. */
  public List<Violation> check(LimitName name, Dimensions actual) {
    return each(name, limit -> true, limit -> limit.check(actual));
  }

  /**
   * Returns what is wrong with this word; empty when nothing is.
   *
   * @param actual what the word stands for: a MIME name, the id of a transport
   */
  public List<Violation> check(LimitName name, String actual) {
    return each(name, limit -> true, limit -> limit.check(actual));
  }

  private List<Violation> each(
      LimitName name, Predicate<Limit> holds, Function<Limit, Optional<Violation>> check) {
    List<Limit> limits = ofName(name);
    return limits.isEmpty()
        ? List.of()
        : limits.stream().filter(holds).flatMap(limit -> check.apply(limit).stream()).toList();
  }

  private List<Limit> ofName(LimitName name) {
    return byName.getOrDefault(name, List.of());
  }
}
