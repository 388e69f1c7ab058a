package io.github.visionpreflight.probe;

import io.github.visionpreflight.media.MediaException;
import io.github.visionpreflight.media.MediaSource;
import io.github.visionpreflight.media.MediaType;
import io.github.visionpreflight.media.ReadLimits;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Says what a medium is and how big it is, from its header alone: no pixel is decoded, nothing is
 * allocated by a length that the file states, and what lies between the header's parts is skipped,
 * not read. Path, array and channel give the same answer.
 *
 * <p>What it costs: most headers end within the first 4 KiB. A GIF has no number of frames in its
 * header, so it is read to its end to count them, up to the first frame past {@code maxBytes}; who
 * wants its size alone says {@code maxFrames(1)}, and nothing behind the header is read. A WebP
 * whose header promises metadata or frames is walked chunk by chunk, a TIFF page by page; these
 * seek over the pixels. Of a video the header is read wherever it lies, and a fragmented MP4
 * fragment by fragment; media is sought over. MPEG streams have no header: at most 2 MiB at the
 * start and 4 MiB at the end of a transport stream, and 256 KiB and 576 KiB of a program stream,
 * are searched for one.
 *
 * <p>The size is reported as it is stated, however large: {@code maxPixels} and {@code
 * maxSidePixels} bind whoever decodes. All methods can be called from any thread.
 */
public final class Probe {
  private Probe() {}

  /**
   * Returns what the header says.
   *
   * @throws MediaException.Unsupported when the bytes are no type of {@link MediaType}, or a kind
   *     of it that no reader here handles
   * @throws MediaException.Malformed when the header breaks its format's rules or ends too early
   * @throws MediaException.Limit when the header has more parts than the limits allow
   * @throws MediaException.Timeout when the deadline passed
   * @throws MediaException.Io when the source cannot be read
   */
  public static MediaInfo of(MediaSource source, ReadLimits limits) {
    try (ByteCursor cursor = ByteCursor.over(source, limits)) {
      Optional<MediaType> type = cursor.detect();
      // The second look is the slow one that names what the bytes are instead.
      return read(type.isPresent() ? type.get() : MediaType.of(source), cursor);
    } catch (OutOfMemoryError | StackOverflowError e) {
      throw MediaException.ofShortage(source.name() + ": header", e);
    }
  }

  /** Returns what the file's header says, within the default limits; fails as {@link #of}. */
  public static MediaInfo of(Path file) {
    return of(MediaSource.of(file), ReadLimits.defaults());
  }

  /** Returns what the header says, within the default limits; fails as {@link #of}. */
  public static MediaInfo of(byte[] bytes) {
    // No source between: it would be an eighth of what a small header allocates.
    ByteCursor cursor = ByteCursor.over(bytes, ReadLimits.defaults());
    try {
      Optional<MediaType> type = cursor.detect();
      return read(type.isPresent() ? type.get() : MediaType.of(MediaSource.of(bytes)), cursor);
    } catch (OutOfMemoryError | StackOverflowError e) {
      throw MediaException.ofShortage("header", e);
    }
  }

  private static MediaInfo read(MediaType type, ByteCursor cursor) {
    return switch (type) {
      case JPEG -> JpegReader.read(cursor);
      case PNG -> PngReader.read(cursor);
      case GIF -> GifReader.read(cursor);
      case WEBP -> WebpReader.read(cursor);
      case BMP -> BmpReader.read(cursor);
      case TIFF -> TiffReader.read(cursor);
      case HEIC, AVIF -> HeifReader.read(type, cursor);
      default -> VideoHeaders.read(type, cursor);
    };
  }
}
