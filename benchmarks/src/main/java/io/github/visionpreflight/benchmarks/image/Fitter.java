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
import java.util.function.Predicate;
import javax.imageio.ImageReader;
import net.coobird.thumbnailator.Thumbnails;
import org.imgscalr.Scalr;

/** Who makes a picture fit into a square box and writes it as JPEG of quality 85, on one thread. */
public enum Fitter implements Implementation {
  /** Ours, as users get it: the first lane that reads the picture. */
  PREFLIGHT(
      data -> Ours.imageIo(data) || Ours.NATIVE_LANES.open(data),
      (bytes, name, box) -> Ours.ALL.fit(bytes, box)),
  /** Ours: JPEG in its own planes, pure Java. */
  PLANAR(
      data -> Readers.suffix(data).equals("jpg"),
      (bytes, name, box) -> Ours.PLANAR_LANE.fit(bytes, box)),
  /** Ours: lanes over native code, where there are any, for what they take on. */
  NATIVE(
      data -> Ours.NATIVE_LANES.open(data),
      (bytes, name, box) -> Ours.NATIVE_LANES.fit(bytes, box)),
  /** Ours: ImageIO's and TwelveMonkeys' decoders, our own resampling. */
  IMAGEIO_LANE(Ours::imageIo, (bytes, name, box) -> Ours.IMAGEIO.fit(bytes, box)),
  /** ImageIO and Graphics2D, bicubic in one step. */
  GRAPHICS2D(
      Readers::jdkReads,
      (bytes, name, box) -> Resized.jpeg(Rasters.read(Readers.jdk(name), bytes), box)),
  /** TwelveMonkeys' readers and its Lanczos. */
  TWELVEMONKEYS(Readers::twelveMonkeysReads, Fitter::twelveMonkeys),
  /** Thumbnailator. */
  THUMBNAILATOR(Readers::jdkReads, Fitter::thumbnailator),
  /** imgscalr, in its way for quality. */
  IMGSCALR(Readers::jdkReads, Fitter::imgscalr),
  /** scrimage, Lanczos. */
  SCRIMAGE(Readers::jdkReads, Fitter::scrimage),
  /** OpenCV, area averaging. It drops alpha without looking at it. */
  OPENCV(
      data -> !data.equals("alpha.png") && Set.of("jpg", "png", "webp").contains(suffix(data)),
      (bytes, name, box) -> OpenCv.fit(bytes, box));

  private final Predicate<String> reads;
  private final Fit fit;

  Fitter(Predicate<String> reads, Fit fit) {
    this.reads = reads;
    this.fit = fit;
  }

  /** The job. */
  @FunctionalInterface
  private interface Fit {
    byte[] fit(byte[] bytes, String name, int box) throws IOException;
  }

  private static String suffix(String data) {
    return Readers.suffix(data);
  }

  private static byte[] twelveMonkeys(byte[] bytes, String name, int box) throws IOException {
    ImageReader reader = Readers.twelveMonkeys(name);
    BufferedImage picture = Rasters.read(reader, bytes);
    int[] size = Rasters.into(box, picture.getWidth(), picture.getHeight());
    ResampleOp lanczos = new ResampleOp(size[0], size[1], ResampleOp.FILTER_LANCZOS);
    return Rasters.jpeg(Rasters.opaque(lanczos.filter(picture, null)));
  }

  private static byte[] thumbnailator(byte[] bytes, String name, int box) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Thumbnails.of(new ByteArrayInputStream(bytes))
        .size(box, box)
        .addFilter(Rasters::opaque)
        .outputFormat("jpg")
        .outputQuality(Rasters.QUALITY / 100.0)
        .toOutputStream(out);
    return out.toByteArray();
  }

  private static byte[] imgscalr(byte[] bytes, String name, int box) throws IOException {
    BufferedImage picture = Rasters.read(Readers.jdk(name), bytes);
    return Rasters.jpeg(Rasters.opaque(Scalr.resize(picture, Scalr.Method.QUALITY, box)));
  }

  private static byte[] scrimage(byte[] bytes, String name, int box) throws IOException {
    return ImmutableImage.loader()
        .fromBytes(bytes)
        .bound(box, box, ScaleMethod.Lanczos3)
        .removeTransparency(Color.WHITE)
        .bytes(new JpegWriter().withCompression(Rasters.QUALITY));
  }

  /** Returns the picture as JPEG, its longer side not above the box. */
  byte[] fit(byte[] bytes, String name, int box) throws IOException {
    return fit.fit(bytes, name, box);
  }

  @Override
  public boolean does(String data) {
    return reads.test(data);
  }

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

    static boolean imageIo(String data) {
      return !Set.of("heic", "avif").contains(suffix(data));
    }
  }
}
