package io.github.visionpreflight.ffmpeg.image;

import io.github.visionpreflight.image.raster.RowSource;
import io.github.visionpreflight.probe.Dimensions;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.jspecify.annotations.Nullable;

/**
 * A picture at its own size as rows of gray or RGB, each strip decoded when its first row is
 * wanted. Used by one thread; closed once.
 */
final class StripRows extends RowSource implements AutoCloseable {
  private final Strips strips;
  private AVFrame strip;
  private @Nullable Conversion conversion;
  private int inStrip;
  private int rowsOut;

  private StripRows(Strips strips, AVFrame first, int channels) {
    super(strips.size().width(), strips.size().height(), channels);
    this.strips = strips;
    this.strip = first;
  }

  /** Starts with the first strip, which shows whether the picture is gray. The strips stay open. */
  static StripRows of(Strips strips) {
    AVFrame first = strips.next();
    return new StripRows(strips, first, strips.samples().channels());
  }

  /** Starts with the brightness of the samples alone. */
  static StripRows brightness(Strips strips) {
    return new StripRows(strips, strips.next(), 1);
  }

  @Override
  public void read(byte[] row) {
    Conversion ready = conversion;
    if (ready == null) {
      ready = convert();
    } else if (inStrip == strip.height()) {
      ready.close();
      strip = strips.next();
      inStrip = 0;
      ready = convert();
    }
    ready.row(inStrip++, row, 0);
    rowsOut++;
  }

  private Conversion convert() {
    int rows = Math.min(strip.height(), height() - rowsOut);
    Dimensions size = new Dimensions(width(), rows);
    Conversion made = new Conversion(strips.samples(), size, size, channels());
    conversion = made;
    made.add(strip);
    return made;
  }

  @Override
  public void close() {
    if (conversion != null) {
      conversion.close();
      conversion = null;
    }
  }
}
