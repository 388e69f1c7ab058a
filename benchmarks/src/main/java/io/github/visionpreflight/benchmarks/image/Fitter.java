package io.github.visionpreflight.benchmarks.image;

import com.sksamuel.scrimage.ImmutableImage;
import com.sksamuel.scrimage.ScaleMethod;
import com.sksamuel.scrimage.nio.JpegWriter;
import com.twelvemonkeys.image.ResampleOp;
import io.github.visionpreflight.benchmarks.job.Implementation;
import io.github.visionpreflight.image.ImageLane;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Set;
import net.coobird.thumbnailator.Thumbnails;
import org.imgscalr.Scalr;

/** Who makes a picture fit into a square box and writes it as JPEG of quality 85, on one thread. */
public enum Fitter implements Implementation {
  /** Ours, as users get it: the first lane that reads the picture. */
  PREFLIGHT {
    @Override
    byte[] fit(byte[] bytes, String name, int box) {
      return Ours.ALL.fit(bytes, box);
    }

    @Override
    public boolean does(String data) {
      return IMAGEIO_LANE.does(data) || NATIVE.does(data);
    }
  },
  /** Ours: JPEG in its own planes, pure Java. */
  PLANAR {
    @Override
    byte[] fit(byte[] bytes, String name, int box) {
      return Ours.PLANAR_LANE.fit(bytes, box);
    }

    @Override
    public boolean does(String data) {
      return Readers.suffix(data).equals("jpg");
    }
  },
  /** Ours: lanes over native code, where there are any, for what they take on. */
  NATIVE {
    @Override
    byte[] fit(byte[] bytes, String name, int box) {
      return Ours.NATIVE_LANES.fit(bytes, box);
    }

    @Override
    public boolean does(String data) {
      return Ours.NATIVE_LANES.open(data);
    }
  },
  /** Ours: ImageIO's and TwelveMonkeys' decoders, our own resampling. */
  IMAGEIO_LANE {
    @Override
    byte[] fit(byte[] bytes, String name, int box) {
      return Ours.IMAGEIO.fit(bytes, box);
    }

    @Override
    public boolean does(String data) {
      return !ONLY_NATIVE.contains(Readers.suffix(data));
    }
  },
  /** ImageIO and Graphics2D, bicubic in one step. */
  GRAPHICS2D {
    @Override
    byte[] fit(byte[] bytes, String name, int box) throws IOException {
      BufferedImage picture = Rasters.read(Readers.jdk(name), bytes);
      int[] size = Rasters.into(box, picture.getWidth(), picture.getHeight());
      return Rasters.jpeg(Rasters.drawn(picture, size[0], size[1]));
    }

    @Override
    public boolean does(String data) {
      return Readers.jdkReads(data);
    }
  },
  /** TwelveMonkeys' readers and its Lanczos. */
  TWELVEMONKEYS {
    @Override
    byte[] fit(byte[] bytes, String name, int box) throws IOException {
      BufferedImage picture = Rasters.read(Readers.twelveMonkeys(name), bytes);
      int[] size = Rasters.into(box, picture.getWidth(), picture.getHeight());
      ResampleOp lanczos = new ResampleOp(size[0], size[1], ResampleOp.FILTER_LANCZOS);
      return Rasters.jpeg(Rasters.opaque(lanczos.filter(picture, null)));
    }

    @Override
    public boolean does(String data) {
      return Readers.twelveMonkeysReads(data);
    }
  },
  /** Thumbnailator. */
  THUMBNAILATOR {
    @Override
    byte[] fit(byte[] bytes, String name, int box) throws IOException {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      Thumbnails.of(new ByteArrayInputStream(bytes))
          .size(box, box)
          .addFilter(Rasters::opaque)
          .outputFormat("jpg")
          .outputQuality(Rasters.QUALITY / 100.0)
          .toOutputStream(out);
      return out.toByteArray();
    }

    @Override
    public boolean does(String data) {
      return Readers.jdkReads(data);
    }
  },
  /** imgscalr, in its way for quality. */
  IMGSCALR {
    @Override
    byte[] fit(byte[] bytes, String name, int box) throws IOException {
      BufferedImage picture = Rasters.read(Readers.jdk(name), bytes);
      BufferedImage small = Scalr.resize(picture, Scalr.Method.QUALITY, box);
      return Rasters.jpeg(Rasters.opaque(small));
    }

    @Override
    public boolean does(String data) {
      return Readers.jdkReads(data);
    }
  },
  /** scrimage, Lanczos. */
  SCRIMAGE {
    @Override
    byte[] fit(byte[] bytes, String name, int box) throws IOException {
      ImmutableImage picture = ImmutableImage.loader().fromBytes(bytes);
      JpegWriter writer = new JpegWriter().withCompression(Rasters.QUALITY);
      return picture
          .bound(box, box, ScaleMethod.Lanczos3)
          .removeTransparency(Color.WHITE)
          .bytes(writer);
    }

    @Override
    public boolean does(String data) {
      return Readers.jdkReads(data);
    }
  },
  /** OpenCV, area averaging. It drops alpha without looking at it. */
  OPENCV {
    @Override
    byte[] fit(byte[] bytes, String name, int box) throws IOException {
      return OpenCv.fit(bytes, box);
    }

    @Override
    public boolean does(String data) {
      return !data.equals("alpha.png") && OPENCV_READS.contains(Readers.suffix(data));
    }
  };

  private static final Set<String> ONLY_NATIVE = Set.of("heic", "avif");
  private static final Set<String> OPENCV_READS = Set.of("jpg", "png", "webp", "bmp", "tiff");

  /** Returns the picture as JPEG, its longer side not above the box. */
  abstract byte[] fit(byte[] bytes, String name, int box) throws IOException;

  @Override
  public boolean isOurs() {
    return ordinal() <= IMAGEIO_LANE.ordinal();
  }

  private static final class Ours {
    static final Lanes ALL = Lanes.all();
    static final Lanes PLANAR_LANE = Lanes.ofOrder(order -> order == ImageLane.PLANAR);
    static final Lanes IMAGEIO = Lanes.ofOrder(order -> order == ImageLane.IMAGEIO);
    static final Lanes NATIVE_LANES =
        Lanes.ofOrder(order -> order != ImageLane.PLANAR && order != ImageLane.IMAGEIO);
  }
}
