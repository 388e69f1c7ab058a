package io.github.visionpreflight.benchmarks.image;

import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_COLOR;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_REDUCED_COLOR_8;

import io.github.visionpreflight.benchmarks.job.Implementation;
import io.github.visionpreflight.image.planar.PlanarSteps;
import io.github.visionpreflight.probe.Dimensions;
import java.awt.image.BufferedImage;
import java.io.IOException;
import javax.imageio.ImageReader;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.opencv_core.Mat;

/** Who decodes a JPEG, whole or at an eighth of its sides. */
public enum JpegDecoder implements Implementation {
  /** Ours, whole. */
  PLANAR {
    @Override
    Dimensions decode(byte[] bytes) {
      return PlanarSteps.decode(bytes, 8);
    }
  },
  /** Ours at an eighth, inside the inverse DCT. */
  PLANAR_EIGHTH {
    @Override
    Dimensions decode(byte[] bytes) {
      return PlanarSteps.decode(bytes, 1);
    }
  },
  /** ImageIO, every eighth sample. */
  IMAGEIO_EIGHTH {
    @Override
    Dimensions decode(byte[] bytes) throws IOException {
      return size(Rasters.read(Readers.jdk(JPEG), bytes, 8));
    }
  },
  /** OpenCV at an eighth, which libjpeg-turbo does inside the inverse DCT. */
  OPENCV_EIGHTH {
    @Override
    Dimensions decode(byte[] bytes) throws IOException {
      return opencv(bytes, IMREAD_REDUCED_COLOR_8);
    }
  },
  /** ImageIO, whole; our ImageIO lane decodes with this one too. */
  IMAGEIO {
    @Override
    Dimensions decode(byte[] bytes) throws IOException {
      return size(Rasters.read(Readers.jdk(JPEG), bytes));
    }
  },
  /** TwelveMonkeys, whole. */
  TWELVEMONKEYS {
    @Override
    Dimensions decode(byte[] bytes) throws IOException {
      ImageReader reader = Readers.twelveMonkeys(JPEG);
      return size(Rasters.read(reader, bytes));
    }
  },
  /** OpenCV, whole. */
  OPENCV {
    @Override
    Dimensions decode(byte[] bytes) throws IOException {
      return opencv(bytes, IMREAD_COLOR);
    }
  };

  private static final String JPEG = "picture.jpg";

  /**
   * Decodes.
   *
   * @return the size of what came out
   */
  abstract Dimensions decode(byte[] bytes) throws IOException;

  @Override
  public boolean isOurs() {
    return this == PLANAR || this == PLANAR_EIGHTH;
  }

  static Dimensions size(BufferedImage image) {
    return new Dimensions(image.getWidth(), image.getHeight());
  }

  static Dimensions opencv(byte[] bytes, int flags) throws IOException {
    try (PointerScope scope = new PointerScope()) {
      Mat picture = OpenCv.decode(bytes, flags);
      return new Dimensions(picture.cols(), picture.rows());
    }
  }
}
