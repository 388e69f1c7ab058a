package io.github.visionpreflight.benchmarks.video;

import io.github.visionpreflight.benchmarks.image.Resized;
import io.github.visionpreflight.benchmarks.job.Implementation;
import io.github.visionpreflight.ffmpeg.FFmpegFrames;
import io.github.visionpreflight.media.MediaSource;
import io.github.visionpreflight.video.FrameOptions;
import io.github.visionpreflight.video.FrameSampling;
import io.github.visionpreflight.video.FrameSize;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacv.FFmpegFrameGrabber;
import org.bytedeco.javacv.Frame;
import org.bytedeco.javacv.Java2DFrameConverter;

/** Who takes frames out of a video at a rate, as JPEGs of quality 85, decoding on one thread. */
public enum Sampler implements Implementation {
  /** Ours: decodes only what a wanted frame depends on. */
  PREFLIGHT {
    @Override
    List<byte[]> frames(Path file, double fps, int side) {
      FrameOptions options =
          FrameOptions.defaults()
              .withSampling(FrameSampling.everySecond(fps))
              .withSize(FrameSize.maxSide(side))
              .withJpegQuality(85);
      List<byte[]> frames = new ArrayList<>();
      try (var stream = new FFmpegFrames().open(MediaSource.of(file), options)) {
        stream.forEachRemaining(frame -> frames.add(frame.jpeg()));
      }
      return frames;
    }
  },
  /** JavaCV's FFmpegFrameGrabber as users write it: grab every frame, keep those that are due. */
  GRABBER_LOOP {
    @Override
    List<byte[]> frames(Path file, double fps, int side) throws IOException {
      List<byte[]> frames = new ArrayList<>();
      try (FFmpegFrameGrabber grabber = opened(file);
          Java2DFrameConverter converter = new Java2DFrameConverter()) {
        for (Frame frame = grabber.grabImage(); frame != null; frame = grabber.grabImage()) {
          if (grabber.getTimestamp() + HALF_FRAME >= frames.size() * MICROSECONDS / fps) {
            frames.add(jpeg(converter.convert(frame), side));
          }
        }
      }
      return frames;
    }
  },
  /** The grabber with a jump to every wanted instant. */
  GRABBER_SEEK {
    @Override
    List<byte[]> frames(Path file, double fps, int side) throws IOException {
      List<byte[]> frames = new ArrayList<>();
      try (FFmpegFrameGrabber grabber = opened(file);
          Java2DFrameConverter converter = new Java2DFrameConverter()) {
        long length = grabber.getLengthInTime();
        for (long at = 0; at < length; at = (long) (frames.size() * MICROSECONDS / fps)) {
          // Not setVideoTimestamp, which lands a frame early now and then.
          grabber.setTimestamp(at);
          frames.add(jpeg(converter.convert(grabber.grabImage()), side));
        }
      }
      return frames;
    }

    @Override
    public boolean does(String data) {
      // From one jump to the next it decodes the same frames again: minutes, with long GOPs.
      return data.equals("h264-gop30-30s.mp4") || data.equals("h264-gop250-10s.mp4");
    }
  };

  private static final double MICROSECONDS = 1e6;

  /** Half of a thirtieth of a second: times are rounded. */
  private static final long HALF_FRAME = 16_000;

  /** Returns the frames as JPEG, the longer side as given. */
  abstract List<byte[]> frames(Path file, double fps, int side) throws IOException;

  @Override
  public boolean isOurs() {
    return this == PREFLIGHT;
  }

  static FFmpegFrameGrabber opened(Path file) throws IOException {
    avutil.av_log_set_level(avutil.AV_LOG_ERROR);
    FFmpegFrameGrabber grabber = new FFmpegFrameGrabber(file.toFile());
    grabber.setVideoOption("threads", "1");
    grabber.start();
    return grabber;
  }

  static byte[] jpeg(BufferedImage picture, int side) throws IOException {
    return Resized.jpeg(picture, side);
  }
}
