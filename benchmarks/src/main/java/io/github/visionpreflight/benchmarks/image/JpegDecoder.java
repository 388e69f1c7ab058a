package io.github.visionpreflight.benchmarks.image;

import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_COLOR;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_REDUCED_COLOR_8;

import io.github.visionpreflight.benchmarks.job.Implementation;
import io.github.visionpreflight.image.planar.PlanarJpeg;
import io.github.visionpreflight.image.planar.PlanarRequest;
import io.github.visionpreflight.media.Deadline;
import io.github.visionpreflight.media.ReadLimits;
import io.github.visionpreflight.probe.Dimensions;
import java.awt.image.BufferedImage;
import java.io.IOException;
import javax.imageio.ImageReader;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.opencv_core.Mat;

/** Who decodes a JPEG, whole or at an eighth of its sides. */
public enum JpegDecoder implements Implementation {
  /** Ours, at an eighth: a thumbnail, so that what is left is decoding. */
  PLANAR_EIGHTH {
    @Override
    Dimensions decode(byte[] bytes, Dimensions size) {
      Dimensions eighth = eighth(size);
      PlanarRequest request = PlanarRequest.of(eighth, 1, Rasters.QUALITY);
      ReadLimits limits = ReadLimits.defaults();
      CODEC.resize(bytes, request, limits, Deadline.start(limits)).orElseThrow();
      return eighth;
    }
  },
  /** ImageIO, every eighth sample. */
  IMAGEIO_EIGHTH {
    @Override
    Dimensions decode(byte[] bytes, Dimensions size) throws IOException {
      return size(Rasters.read(Readers.jdk(JPEG), bytes, 8));
    }
  },
  /** OpenCV at an eighth, which libjpeg-turbo does inside the inverse DCT. */
  OPENCV_EIGHTH {
    @Override
    Dimensions decode(byte[] bytes, Dimensions size) throws IOException {
      return opencv(bytes, IMREAD_REDUCED_COLOR_8);
    }
  },
  /** ImageIO, whole; our ImageIO lane decodes with this one too. */
  IMAGEIO {
    @Override
    Dimensions decode(byte[] bytes, Dimensions size) throws IOException {
      return size(Rasters.read(Readers.jdk(JPEG), bytes));
    }
  },
  /** TwelveMonkeys, whole. */
  TWELVEMONKEYS {
    @Override
    Dimensions decode(byte[] bytes, Dimensions size) throws IOException {
      ImageReader reader = Readers.twelveMonkeys(JPEG);
      return size(Rasters.read(reader, bytes));
    }
  },
  /** OpenCV, whole. */
  OPENCV {
    @Override
    Dimensions decode(byte[] bytes, Dimensions size) throws IOException {
      return opencv(bytes, IMREAD_COLOR);
    }
  };

  private static final String JPEG = "picture.jpg";
  private static final PlanarJpeg CODEC = new PlanarJpeg();

  /**
   * Decodes.
   *
   * @return the size of what came out
   */
  abstract Dimensions decode(byte[] bytes, Dimensions size) throws IOException;

  @Override
  public boolean isOurs() {
    return this == PLANAR_EIGHTH;
  }

  static Dimensions eighth(Dimensions size) {
    return new Dimensions((size.width() + 7) / 8, (size.height() + 7) / 8);
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
