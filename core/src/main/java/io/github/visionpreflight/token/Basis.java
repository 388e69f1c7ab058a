package io.github.visionpreflight.token;

/** What a figure rests on, strongest first. */
public enum Basis {
  /** A provider's own page says so. */
  DOC,
  /** Read in published code that does it. */
  CODE,
  /** Somebody else's table says so. */
  SECOND,
  /** Nobody says so; inferred from something that is known. */
  ASSUMED,
  /** Not known. */
  UNKNOWN;

  /** Returns the weaker of the two: a figure is as good as the weakest one it is made from. */
  public Basis weaker(Basis other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
