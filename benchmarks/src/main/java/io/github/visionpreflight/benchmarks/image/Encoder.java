package io.github.visionpreflight.benchmarks.image;

import com.sksamuel.scrimage.ImmutableImage;
import com.sksamuel.scrimage.nio.JpegWriter;
import com.sksamuel.scrimage.nio.PngWriter;
import io.github.visionpreflight.benchmarks.job.Implementation;
import io.github.visionpreflight.image.planar.PlanarJpeg;
import io.github.visionpreflight.image.raster.JpegEncoder;
import io.github.visionpreflight.image.raster.PngEncoder;
import io.github.visionpreflight.media.Deadline;
import io.github.visionpreflight.media.ReadLimits;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.bytedeco.javacpp.PointerScope;

/** Who writes pixels, as JPEG of quality 85 or as PNG. */
public enum Encoder implements Implementation {
  /** Ours behind the ImageIO lane, from RGB. */
  PREFLIGHT {
    private final JpegEncoder codec = new PlanarJpeg();

    @Override
    byte[] jpeg(Decoded picture) {
      return codec.encode(picture.pixels(), Rasters.QUALITY, ample());
    }

    @Override
    byte[] png(Decoded picture) {
      return PngEncoder.encode(picture.pixels(), ample());
    }

    @Override
    public boolean isOurs() {
      return true;
    }
  },
  /** Ours in the planar lane: from planes, with Huffman tables for the picture; no PNG. */
  PLANAR {
    @Override
    byte[] jpeg(Decoded picture) {
      return picture.planes(picture.pixels().width(), picture.pixels().height()).resample().write();
    }

    @Override
    byte[] png(Decoded picture) {
      throw new UnsupportedOperationException();
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
  /** The JDK's writers as they are used by hand. */
  IMAGEIO {
    @Override
    byte[] jpeg(Decoded picture) throws IOException {
      return Rasters.jpeg(picture.image());
    }

    @Override
    byte[] png(Decoded picture) throws IOException {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      ImageIO.write(picture.image(), "png", out);
      return out.toByteArray();
    }
  },
  /** scrimage's writers: ImageIO for JPEG, pngj for PNG. */
  SCRIMAGE {
    @Override
    byte[] jpeg(Decoded picture) throws IOException {
      return ImmutableImage.wrapAwt(picture.image())
          .bytes(new JpegWriter().withCompression(Rasters.QUALITY));
    }

    @Override
    byte[] png(Decoded picture) throws IOException {
      return ImmutableImage.wrapAwt(picture.image()).bytes(PngWriter.MaxCompression);
    }
  },
  /** OpenCV over libjpeg-turbo and libpng. */
  OPENCV {
    @Override
    byte[] jpeg(Decoded picture) {
      try (PointerScope scope = new PointerScope()) {
        return OpenCv.jpeg(picture.mat());
      }
    }

    @Override
    byte[] png(Decoded picture) {
      try (PointerScope scope = new PointerScope()) {
        return OpenCv.png(picture.mat());
      }
    }
  };

  private static Deadline ample() {
    return Deadline.start(ReadLimits.defaults());
  }

  abstract byte[] jpeg(Decoded picture) throws IOException;

  abstract byte[] png(Decoded picture) throws IOException;

  @Override
  public boolean isOurs() {
    return false;
  }
}
