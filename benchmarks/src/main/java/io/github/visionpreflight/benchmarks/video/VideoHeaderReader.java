package io.github.visionpreflight.benchmarks.video;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.Metadata;
import com.drew.metadata.MetadataException;
import com.drew.metadata.mp4.Mp4Directory;
import com.drew.metadata.mp4.media.Mp4VideoDirectory;
import io.github.visionpreflight.benchmarks.job.Implementation;
import io.github.visionpreflight.probe.Probe;
import io.github.visionpreflight.probe.VideoInfo;
import java.io.IOException;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacv.FFmpegFrameGrabber;

/** Who reads a video's size and length from its header. */
public enum VideoHeaderReader implements Implementation {
  /** Ours. */
  PREFLIGHT {
    @Override
    Header read(Path file) {
      VideoInfo info = (VideoInfo) Probe.of(file);
      double seconds = info.durationSeconds().orElseThrow();
      return new Header(info.displayed().width(), info.displayed().height(), seconds);
    }
  },
  /** JavaCV's FFmpegFrameGrabber, which opens the decoder too. */
  GRABBER {
    @Override
    Header read(Path file) throws IOException {
      avutil.av_log_set_level(avutil.AV_LOG_ERROR);
      try (FFmpegFrameGrabber grabber = new FFmpegFrameGrabber(file.toFile())) {
        grabber.start();
        return new Header(
            grabber.getImageWidth(), grabber.getImageHeight(), grabber.getLengthInTime() / 1e6);
      }
    }
  },
  /** Drew Noakes' metadata-extractor, which knows MP4. */
  METADATA_EXTRACTOR {
    @Override
    Header read(Path file) throws IOException {
      try {
        Metadata metadata = ImageMetadataReader.readMetadata(file.toFile());
        Mp4VideoDirectory video = metadata.getFirstDirectoryOfType(Mp4VideoDirectory.class);
        Mp4Directory movie = metadata.getFirstDirectoryOfType(Mp4Directory.class);
        return new Header(
            video.getInt(Mp4VideoDirectory.TAG_WIDTH),
            video.getInt(Mp4VideoDirectory.TAG_HEIGHT),
            movie.getDouble(Mp4Directory.TAG_DURATION_SECONDS));
      } catch (ImageProcessingException | MetadataException e) {
        throw new IOException(e);
      }
    }

    @Override
    public boolean does(String data) {
      return data.endsWith(".mp4");
    }
  };

  /**
   * What a header says.
   *
   * @param width in pixels
   * @param height in pixels
   * @param seconds length
   */
  record Header(int width, int height, double seconds) {}

  abstract Header read(Path file) throws IOException;

  @Override
  public boolean isOurs() {
    return this == PREFLIGHT;
  }
}
