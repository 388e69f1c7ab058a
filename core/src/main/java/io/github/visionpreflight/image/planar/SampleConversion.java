package io.github.visionpreflight.image.planar;

import io.github.visionpreflight.media.Deadline;
import java.util.List;
import java.util.Optional;

/**
 * One call of the lane for a picture that comes as samples: each row of a plane is a row of blocks
 * of one sample.
 */
final class SampleConversion {
  private static final int LEAST = 16;
  private static final int LUMA_STEPS = 219;
  private static final int CHROMA_STEPS = 224;
  private static final float[] LUMA = scale(LEAST, LUMA_STEPS, 0);
  private static final float[] CHROMA = scale(128, CHROMA_STEPS, 128);

  private final Yuv420 picture;
  private final PlanarRequest request;
  private final Deadline deadline;
  private final PlanarBuffers.Space space;

  SampleConversion(
      Yuv420 picture, PlanarRequest request, Deadline deadline, PlanarBuffers.Space space) {
    this.picture = picture;
    this.request = request;
    this.deadline = deadline;
    this.space = space;
  }

  /**
   * Returns what each sample is as the scaler takes it: 2 × (value - 128) + 1, where the value is
   * that of JFIF, 0 to 255.
   */
  private static float[] scale(int zero, int steps, int value) {
    float[] scale = new float[256];
    for (int i = 0; i < scale.length; i++) {
      double full = value + (i - zero) * 255.0 / steps;
      scale[i] = (float) (2 * (Math.max(0, Math.min(255, full)) - 128) + 1);
    }
    return scale;
  }

  Optional<byte[]> run() {
    Planes planes = Planes.ofSamples(picture.size(), request, space);
    if (!planes.areReasonable()) {
      return Optional.empty();
    }
    for (int plane = 0; plane < Yuv420.PLANES; plane++) {
      read(plane, planes);
    }
    return Optional.of(planes.write(List.of(), deadline));
  }

  private void read(int plane, Planes planes) {
    Component component = planes.frame().components().get(plane);
    PlaneScaler scaler = planes.scaler(plane);
    float[] scale = plane == 0 ? LUMA : CHROMA;
    byte[] row = new byte[component.width()];
    for (int y = 0; y < component.height(); y++) {
      deadline.check("scaling planes");
      picture.read(plane, y, row);
      convert(row, scaler.next()[0][0], scale);
      scaler.filled();
    }
  }

  private static void convert(byte[] row, float[] out, float[] scale) {
    for (int x = 0; x < row.length; x++) {
      out[x] = scale[row[x] & 0xFF];
    }
  }
}
