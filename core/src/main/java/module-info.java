/** Preflight for images and videos on their way to a vision model. */
@SuppressWarnings("module") // The native lane is built after the core, and may not be there at all.
module io.github.visionpreflight.core {
  requires com.twelvemonkeys.imageio.tiff;
  requires java.desktop;
  requires org.apache.tika.core;
  requires static transitive org.jspecify;

  exports io.github.visionpreflight;
  exports io.github.visionpreflight.content;
  exports io.github.visionpreflight.datauri;
  exports io.github.visionpreflight.image;
  exports io.github.visionpreflight.image.planar to
      io.github.visionpreflight.ffmpeg;
  exports io.github.visionpreflight.image.raster to
      io.github.visionpreflight.ffmpeg;
  exports io.github.visionpreflight.image.structure to
      io.github.visionpreflight.ffmpeg;
  exports io.github.visionpreflight.image.vp8 to
      io.github.visionpreflight.ffmpeg;
  exports io.github.visionpreflight.image.vp8l to
      io.github.visionpreflight.ffmpeg;
  exports io.github.visionpreflight.media;
  exports io.github.visionpreflight.plan;
  exports io.github.visionpreflight.price;
  exports io.github.visionpreflight.probe;
  exports io.github.visionpreflight.provider;
  exports io.github.visionpreflight.token;
  exports io.github.visionpreflight.video;

  uses io.github.visionpreflight.image.ImageLane;
  uses io.github.visionpreflight.image.raster.WebpEncoder;
  uses io.github.visionpreflight.video.FrameSource;

  provides io.github.visionpreflight.image.ImageLane with
      io.github.visionpreflight.image.imageio.ImageIoLane,
      io.github.visionpreflight.image.planar.PlanarLane;
}
