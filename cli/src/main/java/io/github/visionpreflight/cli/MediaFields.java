package io.github.visionpreflight.cli;

import io.github.visionpreflight.media.MediaType;
import io.github.visionpreflight.probe.ImageInfo;
import io.github.visionpreflight.probe.MediaInfo;
import io.github.visionpreflight.probe.VideoInfo;
import java.math.BigDecimal;
import java.math.MathContext;

/** The fields that say what a medium is. */
final class MediaFields {
  private MediaFields() {}

  static Row add(Row row, Input.Medium medium, MediaInfo info) {
    medium
        .declared()
        .filter(declared -> declared != info.type())
        .map(MediaType::mime)
        .ifPresent(declared -> row.put("declared", declared));
    return add(row, info);
  }

  static Row add(Row row, MediaInfo info) {
    row.put("media", info.type().isImage() ? "image" : "video");
    row.put("type", info.type().mime());
    row.put("width", info.stored().width());
    row.put("height", info.stored().height());
    row.put("orientation", info.orientation());
    row.put("displayed_width", info.displayed().width());
    row.put("displayed_height", info.displayed().height());
    if (info instanceof ImageInfo image) {
      row.put("frames", image.frames());
    } else if (info instanceof VideoInfo video) {
      row.put("frames", video.frames());
      if (video.framesAreEstimated()) {
        row.put("estimated_frames", video.framesOrEstimated());
      }
      row.put("duration", video.playSeconds());
      row.put("fps", video.averageFps());
      row.put("codec", video.codec());
    }
    return row.put("bytes", info.bytes());
  }

  static Row add(Row row, Input.Numbers numbers) {
    row.put("media", numbers.frames().isPresent() ? "video" : "image");
    row.put("width", numbers.width());
    row.put("height", numbers.height());
    row.put("displayed_width", numbers.width());
    row.put("displayed_height", numbers.height());
    row.put("frames", numbers.frames());
    numbers.frames().ifPresent(frames -> row.put("duration", duration(frames, numbers)));
    return row.put("fps", numbers.fps());
  }

  /** The rate is a decimal: 21 frames at 0.7 a second are 30 s, not 30.000000000000004. */
  private static double duration(long frames, Input.Numbers numbers) {
    return BigDecimal.valueOf(frames)
        .divide(BigDecimal.valueOf(numbers.fps().orElseThrow()), MathContext.DECIMAL64)
        .doubleValue();
  }
}
