/** Sampled frames of a video, and pictures, over FFmpeg's libraries. */
module io.github.visionpreflight.ffmpeg {
  requires transitive io.github.visionpreflight.core;
  requires org.bytedeco.ffmpeg;
  requires org.bytedeco.javacpp;
  requires static transitive org.jspecify;

  exports io.github.visionpreflight.ffmpeg;

  provides io.github.visionpreflight.image.ImageLane with
      io.github.visionpreflight.ffmpeg.image.NativeLane;
  provides io.github.visionpreflight.image.raster.WebpEncoder with
      io.github.visionpreflight.ffmpeg.image.LibwebpEncoder;
  provides io.github.visionpreflight.video.FrameSource with
      io.github.visionpreflight.ffmpeg.FFmpegFrames;
}
