package io.github.visionpreflight.benchmarks.image;

import com.sksamuel.scrimage.ImmutableImage;
import com.sksamuel.scrimage.nio.JpegWriter;
import io.github.visionpreflight.benchmarks.job.Implementation;
import io.github.visionpreflight.image.raster.JpegEncoder;
import java.io.IOException;
import org.bytedeco.javacpp.PointerScope;

/** Who writes pixels as JPEG of quality 85. */
public enum Encoder implements Implementation {
  /** Ours behind the ImageIO lane: the JDK's libjpeg over our rows. */
  PREFLIGHT {
    @Override
    byte[] encode(Decoded picture) {
      return JpegEncoder.encode(picture.pixels(), Rasters.QUALITY);
    }

    @Override
    public boolean isOurs() {
      return true;
    }
  },
  /** The JDK's writer as it is used by hand. */
  IMAGEIO {
    @Override
    byte[] encode(Decoded picture) throws IOException {
      return Rasters.jpeg(picture.image());
    }
  },
  /** scrimage's writer over ImageIO. */
  SCRIMAGE {
    @Override
    byte[] encode(Decoded picture) throws IOException {
      return ImmutableImage.wrapAwt(picture.image())
          .bytes(new JpegWriter().withCompression(Rasters.QUALITY));
    }
  },
  /** OpenCV over libjpeg-turbo. */
  OPENCV {
    @Override
    byte[] encode(Decoded picture) {
      try (PointerScope scope = new PointerScope()) {
        return OpenCv.jpeg(picture.mat());
      }
    }
  };

  abstract byte[] encode(Decoded picture) throws IOException;

  @Override
  public boolean isOurs() {
    return false;
  }
}
