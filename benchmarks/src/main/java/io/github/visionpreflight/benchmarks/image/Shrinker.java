package io.github.visionpreflight.benchmarks.image;

import static org.bytedeco.opencv.global.opencv_imgproc.INTER_AREA;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_LANCZOS4;

import com.sksamuel.scrimage.ImmutableImage;
import com.sksamuel.scrimage.ScaleMethod;
import com.twelvemonkeys.image.ResampleOp;
import io.github.visionpreflight.benchmarks.job.Implementation;
import io.github.visionpreflight.image.planar.PlanarSteps;
import io.github.visionpreflight.image.raster.Pixels;
import io.github.visionpreflight.image.raster.Resampler;
import io.github.visionpreflight.media.Deadline;
import io.github.visionpreflight.media.ReadLimits;
import java.awt.image.BufferedImage;
import java.io.IOException;
import net.coobird.thumbnailator.Thumbnails;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.opencv_core.Mat;
import org.imgscalr.Scalr;

/** Who makes pixels fewer. */
public enum Shrinker implements Implementation {
  /** Ours: Lanczos, three lobes. */
  PREFLIGHT {
    @Override
    Pixels shrink(Decoded picture, int width, int height) {
      Deadline deadline = Deadline.start(ReadLimits.defaults());
      return Resampler.resample(picture.pixels().rows(), width, height, deadline);
    }

    @Override
    public boolean isOurs() {
      return true;
    }
  },
  /** Ours on the planar lane's way: from what its inverse DCT leaves to quantised blocks. */
  PLANAR {
    @Override
    PlanarSteps shrink(Decoded picture, int width, int height) {
      return picture.planes(width, height).resample();
    }

    @Override
    public boolean does(String data) {
      return Decoded.isJpeg(data);
    }

    @Override
    public boolean isOurs() {
      return true;
    }
  },
  /** Graphics2D, bicubic in one step. */
  GRAPHICS2D {
    @Override
    BufferedImage shrink(Decoded picture, int width, int height) {
      return Rasters.drawn(picture.image(), width, height);
    }
  },
  /** TwelveMonkeys, Lanczos. */
  TWELVEMONKEYS {
    @Override
    BufferedImage shrink(Decoded picture, int width, int height) {
      return new ResampleOp(width, height, ResampleOp.FILTER_LANCZOS).filter(picture.image(), null);
    }
  },
  /** Thumbnailator, which halves and then draws. */
  THUMBNAILATOR {
    @Override
    BufferedImage shrink(Decoded picture, int width, int height) throws IOException {
      return Thumbnails.of(picture.image()).forceSize(width, height).asBufferedImage();
    }
  },
  /** imgscalr, in its way for quality. */
  IMGSCALR {
    @Override
    BufferedImage shrink(Decoded picture, int width, int height) {
      return Scalr.resize(
          picture.image(), Scalr.Method.QUALITY, Scalr.Mode.FIT_EXACT, width, height);
    }
  },
  /** scrimage, Lanczos. */
  SCRIMAGE {
    @Override
    BufferedImage shrink(Decoded picture, int width, int height) {
      return ImmutableImage.wrapAwt(picture.image())
          .scaleTo(width, height, ScaleMethod.Lanczos3)
          .awt();
    }
  },
  /** OpenCV, area averaging. */
  OPENCV_AREA {
    @Override
    Pixels shrink(Decoded picture, int width, int height) {
      return opencv(picture, width, height, INTER_AREA);
    }
  },
  /** OpenCV, Lanczos of eight samples whatever the factor, which aliases. */
  OPENCV_LANCZOS4 {
    @Override
    Pixels shrink(Decoded picture, int width, int height) {
      return opencv(picture, width, height, INTER_LANCZOS4);
    }
  };

  /**
   * Returns a {@link BufferedImage}, {@link Pixels} or {@link PlanarSteps}; OpenCV's pixels are
   * blue first.
   */
  abstract Object shrink(Decoded picture, int width, int height) throws IOException;

  @Override
  public boolean isOurs() {
    return false;
  }

  static Pixels opencv(Decoded picture, int width, int height, int filter) {
    try (PointerScope scope = new PointerScope()) {
      Mat small = OpenCv.resized(picture.mat(), width, height, filter);
      byte[] samples = new byte[3 * width * height];
      new BytePointer(small.data()).get(samples);
      return new Pixels(width, height, 3, samples);
    }
  }
}
