package io.github.visionpreflight.benchmarks.image;

import com.sksamuel.scrimage.ImmutableImage;
import io.github.visionpreflight.benchmarks.job.Implementation;
import io.github.visionpreflight.image.raster.PngEncoder;
import io.github.visionpreflight.media.Deadline;
import io.github.visionpreflight.media.ReadLimits;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.bytedeco.javacpp.PointerScope;

/** Who writes pixels as PNG. */
public enum PngWriter implements Implementation {
  /** Ours. */
  PREFLIGHT {
    @Override
    byte[] encode(Decoded picture) {
      return PngEncoder.encode(picture.pixels(), Deadline.start(ReadLimits.defaults()));
    }

    @Override
    public boolean isOurs() {
      return true;
    }
  },
  /** The JDK's writer. */
  IMAGEIO {
    @Override
    byte[] encode(Decoded picture) throws IOException {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      ImageIO.write(picture.image(), "png", out);
      return out.toByteArray();
    }
  },
  /** scrimage's writer, which is pngj. */
  SCRIMAGE {
    @Override
    byte[] encode(Decoded picture) throws IOException {
      return ImmutableImage.wrapAwt(picture.image())
          .bytes(com.sksamuel.scrimage.nio.PngWriter.MaxCompression);
    }
  },
  /** OpenCV over libpng. */
  OPENCV {
    @Override
    byte[] encode(Decoded picture) {
      try (PointerScope scope = new PointerScope()) {
        return OpenCv.png(picture.mat());
      }
    }
  };

  abstract byte[] encode(Decoded picture) throws IOException;

  @Override
  public boolean isOurs() {
    return false;
  }
}
