package io.github.visionpreflight.provider;

import io.github.visionpreflight.token.Basis;

/**
 * Where a figure is from.
 *
 * @param page the title of the page, with the provider's name
 * @param sentence the page's own words; parts left out are marked by an ellipsis
 * @param checked when the figure was compared with the page: a date, or a month where the copy of
 *     the page carries no day
 * @param basis {@code DOC} where the page says it of this model; weaker where it is carried over
 */
public record Source(String page, String sentence, String checked, Basis basis) {
  /** Returns the source of a figure that a program sets itself. */
  public static Source code() {
    return new Source("given in code", "", "", Basis.SECOND);
  }
}
