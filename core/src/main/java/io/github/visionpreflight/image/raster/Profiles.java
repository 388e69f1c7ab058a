package io.github.visionpreflight.image.raster;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a picture's colour profile.
 *
 * @param toSrgb the conversion it asks for; empty when none is needed, or it cannot be used
 * @param notes what to tell the user about it
 */
public record Profiles(Optional<SrgbTransform> toSrgb, List<String> notes) {
  private static final String CONVERTED = "colour profile converted to sRGB";
  private static final String IGNORED = "colour profile cannot be used: ignored";
  private static final Profiles NONE = new Profiles(Optional.empty(), List.of());

  /** Reads an embedded profile; null means that there is none. */
  public static Profiles embedded(byte @Nullable [] icc, int components) {
    return icc == null ? NONE : judged(SrgbTransform.of(icc, components));
  }

  /** Takes the colour space that a decoder found. */
  public static Profiles of(ColorSpace space, int components) {
    boolean plain = space.isCS_sRGB() || space.equals(ColorSpace.getInstance(ColorSpace.CS_GRAY));
    return !plain && space instanceof ICC_ColorSpace icc
        ? judged(SrgbTransform.of(icc.getProfile(), components))
        : NONE;
  }

  private static Profiles judged(Optional<SrgbTransform> transform) {
    if (transform.isEmpty()) {
      return new Profiles(transform, List.of(IGNORED));
    }
    return transform.get().isIdentity() ? NONE : new Profiles(transform, List.of(CONVERTED));
  }
}
