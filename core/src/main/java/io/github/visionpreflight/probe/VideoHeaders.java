package io.github.visionpreflight.probe;

import io.github.visionpreflight.media.MediaException;
import io.github.visionpreflight.media.MediaType;

/** Picks the reader for a video container. */
final class VideoHeaders {
  private VideoHeaders() {}

  /**
   * Reads what the header says of a video; never the media.
   *
   * @param type a video container, as the bytes show it
   * @param in at the first byte
   * @throws MediaException.Malformed when the header breaks the container's rules or is cut short
   * @throws MediaException.Unsupported when there is no video track, or it is encrypted or in a
   *     codec without a name here
   * @throws MediaException.Limit when the header has more boxes, or deeper ones, than allowed
   */
  static VideoInfo read(MediaType type, ByteCursor in) {
    return switch (type) {
      case MP4, QUICKTIME, THREE_GPP -> Mp4Reader.read(type, in);
      case WEBM, MATROSKA -> MatroskaReader.read(type, in);
      case AVI -> AviReader.read(type, in);
      case FLV -> FlvReader.read(type, in);
      case WMV -> AsfReader.read(type, in);
      case MPEG -> MpegReader.read(type, in);
      case MPEG_TS -> MpegTsReader.read(type, in);
      default -> throw new IllegalArgumentException("type: expected a video, got " + type);
    };
  }
}
