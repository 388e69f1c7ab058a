package io.github.visionpreflight.image.raster;

import java.awt.color.CMMException;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.ColorConvertOp;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.util.Optional;

/** Brings samples that a colour profile describes to sRGB. */
public final class SrgbTransform {
  /** Steps of the grid that shows whether a profile is sRGB in all but name. */
  private static final int PROBE_STEPS = 5;

  /** A profile this close, in 8-bit steps, is not worth a pass over the pixels. */
  private static final int NEGLIGIBLE = 2;

  private final ColorConvertOp convert;
  private final int components;

  private SrgbTransform(ColorConvertOp convert, int components) {
    this.convert = convert;
    this.components = components;
  }

  /**
   * Returns the transform for a profile; empty when the profile is broken or is for another number
   * of components.
   */
  public static Optional<SrgbTransform> of(byte[] profile, int components) {
    try {
      return of(ICC_Profile.getInstance(profile), components);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Returns the transform for a profile; empty when it is for another number of components. */
  public static Optional<SrgbTransform> of(ICC_Profile profile, int components) {
    try {
      if (profile.getNumComponents() != components) {
        return Optional.empty();
      }
      ICC_Profile srgb = ICC_Profile.getInstance(ColorSpace.CS_sRGB);
      ColorConvertOp convert = new ColorConvertOp(new ICC_Profile[] {profile, srgb}, null);
      SrgbTransform transform = new SrgbTransform(convert, components);
      transform.apply(Pixels.blank(1, 1, components));
      return Optional.of(transform);
    } catch (IllegalArgumentException | CMMException e) {
      // A profile that the colour engine refuses is no reason to refuse the picture.
      return Optional.empty();
    }
  }

  /** Returns whether it leaves RGB samples as they are, within what nobody can see. */
  public boolean isIdentity() {
    if (components != 3) {
      return false;
    }
    Pixels grid = Pixels.blank(PROBE_STEPS * PROBE_STEPS * PROBE_STEPS, 1, 3);
    for (int i = 0; i < grid.width(); i++) {
      grid.samples()[3 * i] = probe(i);
      grid.samples()[3 * i + 1] = probe(i / PROBE_STEPS);
      grid.samples()[3 * i + 2] = probe(i / PROBE_STEPS / PROBE_STEPS);
    }
    return isClose(grid.samples(), apply(grid).samples());
  }

  private static byte probe(int i) {
    return (byte) (i % PROBE_STEPS * 255 / (PROBE_STEPS - 1));
  }

  private static boolean isClose(byte[] a, byte[] b) {
    for (int i = 0; i < a.length; i++) {
      if (Math.abs((a[i] & 0xFF) - (b[i] & 0xFF)) > NEGLIGIBLE) {
        return false;
      }
    }
    return true;
  }

  /**
   * Returns the picture in sRGB: RGB, or RGB and alpha where the picture has alpha. Its colour
   * channels are as many as the profile has components (gray 1, RGB 3, CMYK 4).
   */
  public Pixels apply(Pixels pixels) {
    int extra = pixels.channels() > components ? 1 : 0;
    Pixels out = Pixels.blank(pixels.width(), pixels.height(), 3 + extra);
    byte[] in = extra == 0 ? pixels.samples() : colours(pixels);
    byte[] rgb = extra == 0 ? out.samples() : new byte[pixels.width() * pixels.height() * 3];
    convert.filter(
        raster(in, pixels.width(), pixels.height(), components),
        raster(rgb, pixels.width(), pixels.height(), 3));
    if (extra == 1) {
      interleave(out.samples(), rgb, pixels);
    }
    return out;
  }

  private byte[] colours(Pixels pixels) {
    byte[] in = new byte[pixels.width() * pixels.height() * components];
    for (int i = 0, s = 0; i < in.length; s++) {
      for (int c = 0; c < components; c++) {
        in[i++] = pixels.samples()[s++];
      }
    }
    return in;
  }

  private static void interleave(byte[] out, byte[] rgb, Pixels alphaOf) {
    int alpha = alphaOf.channels() - 1;
    for (int i = 0, o = 0; o < out.length; i += 3, alpha += alphaOf.channels()) {
      out[o++] = rgb[i];
      out[o++] = rgb[i + 1];
      out[o++] = rgb[i + 2];
      out[o++] = alphaOf.samples()[alpha];
    }
  }

  private static WritableRaster raster(byte[] samples, int width, int height, int bands) {
    DataBuffer buffer = new DataBufferByte(samples, samples.length);
    int[] offsets = new int[bands];
    for (int i = 0; i < bands; i++) {
      offsets[i] = i;
    }
    return Raster.createInterleavedRaster(
        buffer, width, height, width * bands, bands, offsets, null);
  }
}
