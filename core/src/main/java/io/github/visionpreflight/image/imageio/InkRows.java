package io.github.visionpreflight.image.imageio;

import io.github.visionpreflight.image.raster.Pixels;
import io.github.visionpreflight.image.raster.RowSource;
import io.github.visionpreflight.image.raster.SrgbTransform;
import java.util.Optional;

/**
 * Inks, 0 for none to 255 for full, as RGB: by their profile, or without one each ink takes its
 * share of the light that black leaves. Done before resampling, where a fourth channel is alpha.
 */
final class InkRows extends RowSource {
  private final RowSource inks;
  private final Optional<SrgbTransform> profile;
  private final Pixels row;

  InkRows(RowSource inks, Optional<SrgbTransform> profile) {
    super(inks.width(), inks.height(), 3);
    this.inks = inks;
    this.profile = profile;
    this.row = Pixels.blank(inks.width(), 1, 4);
  }

  @Override
  public void read(byte[] target) {
    inks.read(row.samples());
    if (profile.isPresent()) {
      byte[] rgb = profile.get().apply(row).samples();
      System.arraycopy(rgb, 0, target, 0, rgb.length);
    } else {
      multiply(row.samples(), target);
    }
  }

  private static void multiply(byte[] inks, byte[] target) {
    for (int i = 0, o = 0; i < inks.length; i += 4) {
      int light = 255 - (inks[i + 3] & 0xFF);
      for (int c = 0; c < 3; c++) {
        target[o++] = (byte) (((255 - (inks[i + c] & 0xFF)) * light + 127) / 255);
      }
    }
  }
}
