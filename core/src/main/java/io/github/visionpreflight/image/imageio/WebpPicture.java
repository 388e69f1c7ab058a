package io.github.visionpreflight.image.imageio;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import io.github.visionpreflight.image.ImageTask;
import io.github.visionpreflight.image.raster.Profiles;
import io.github.visionpreflight.image.raster.RowSource;
import io.github.visionpreflight.image.structure.WebpStructure;
import io.github.visionpreflight.image.vp8.Vp8Picture;
import io.github.visionpreflight.media.Deadline;
import io.github.visionpreflight.media.MediaException;
import io.github.visionpreflight.probe.Dimensions;
import java.io.IOException;

/**
 * The first picture of a WebP on its canvas: lossy ones through our own decoder, lossless ones and
 * compressed alpha planes through TwelveMonkeys.
 */
final class WebpPicture {
  private static final int GREEN = 1;
  private static final int UNCOMPRESSED = 0;
  private static final int LOSSLESS = 1;

  private WebpPicture() {}

  static Decoded decode(byte[] bytes, ImageTask task, int step) throws IOException {
    WebpStructure webp = WebpStructure.parse(bytes, task.limits(), task.deadline());
    Dimensions canvas = webp.canvas();
    task.requireProbed(canvas);
    boolean plain = canvas.equals(webp.picture());
    byte[] lossy = webp.lossyFrame();
    RowSource frame =
        lossy == null
            ? lossless(webp, webp.firstPicture(), plain ? step : 1, task.deadline())
            : withAlpha(webp, Vp8Picture.rows(lossy, task.deadline()), task.deadline());
    RowSource placed =
        CanvasRows.place(frame, canvas.width(), canvas.height(), webp.left(), webp.top(), 0);
    return Decoded.of(placed).withProfile(Profiles.embedded(webp.iccProfile(), 3));
  }

  private static RowSource lossless(WebpStructure webp, byte[] still, int step, Deadline deadline)
      throws IOException {
    try (Reading reading = new Reading("WebP", new WebPImageReaderSpi(), still, deadline)) {
      reading.expect(webp.picture());
      return RasterRows.of(reading.image(step));
    }
  }

  private static RowSource withAlpha(WebpStructure webp, RowSource colours, Deadline deadline)
      throws IOException {
    byte[] chunk = webp.alphaChunk();
    if (chunk == null) {
      return colours;
    }
    int compression = chunk.length == 0 ? -1 : chunk[0] & 3;
    return switch (compression) {
      case UNCOMPRESSED -> AlphaRows.of(colours, chunk);
      case LOSSLESS -> {
        RowSource plane = lossless(webp, webp.alphaAsPicture(), 1, deadline);
        yield AlphaRows.of(colours, green(plane, chunk[0]));
      }
      default ->
          throw new MediaException.Malformed(
              "WebP ALPH compression: expected 0 or 1, got " + compression);
    };
  }

  /** Returns the greens behind one byte of flags, as a plane without compression is stored. */
  private static byte[] green(RowSource rows, byte flags) {
    byte[] plane = new byte[1 + rows.width() * rows.height()];
    plane[0] = flags;
    byte[] row = new byte[rows.width() * rows.channels()];
    for (int i = 1; i < plane.length; ) {
      rows.read(row);
      for (int x = GREEN; x < row.length; x += rows.channels()) {
        plane[i++] = row[x];
      }
    }
    return plane;
  }
}
