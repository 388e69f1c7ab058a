package io.github.visionpreflight.image.imageio;

import io.github.visionpreflight.image.raster.Profiles;
import io.github.visionpreflight.image.raster.RowSource;
import io.github.visionpreflight.image.raster.SrgbTransform;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A picture as stored, row by row.
 *
 * @param rows the rows, to be read once
 * @param toSrgb what brings them to sRGB; empty when they are in it
 * @param notes what a user should know
 */
record Decoded(RowSource rows, Optional<SrgbTransform> toSrgb, List<String> notes) {
  static Decoded of(RowSource rows) {
    return new Decoded(rows, Optional.empty(), List.of());
  }

  /** Wraps four inks, which turn into RGB as they are read. */
  static Decoded ofInks(RowSource inks, Profiles profile) {
    return of(new InkRows(inks, profile.toSrgb())).withNotes(profile.notes());
  }

  Decoded withRows(RowSource other) {
    return new Decoded(other, toSrgb, notes);
  }

  Decoded withProfile(Profiles profile) {
    return new Decoded(rows, profile.toSrgb(), plus(profile.notes()));
  }

  Decoded withNotes(List<String> more) {
    return new Decoded(rows, toSrgb, plus(more));
  }

  private List<String> plus(List<String> more) {
    return Stream.concat(notes.stream(), more.stream()).toList();
  }
}
