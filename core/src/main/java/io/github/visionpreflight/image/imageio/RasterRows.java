package io.github.visionpreflight.image.imageio;

import io.github.visionpreflight.image.raster.DividedRows;
import io.github.visionpreflight.image.raster.RowSource;
import io.github.visionpreflight.media.MediaException;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;
import java.awt.image.PixelInterleavedSampleModel;
import java.awt.image.Raster;

/**
 * Rows of a picture that ImageIO decoded, as 8-bit samples. The samples themselves are taken, not
 * what {@code getRGB} makes of them: that brightens gray and runs profiles pixel by pixel.
 */
abstract class RasterRows extends RowSource {
  final Raster raster;
  private int next;

  private RasterRows(Raster raster, int channels) {
    super(raster.getWidth(), raster.getHeight(), channels);
    this.raster = raster;
  }

  /**
   * Returns the rows of the picture.
   *
   * @throws MediaException.Unsupported for a kind of samples that has no 8-bit reading
   */
  static RowSource of(BufferedImage image) {
    ColorModel model = image.getColorModel();
    Raster raster = image.getRaster();
    if (model instanceof IndexColorModel indexed) {
      return new Indexed(raster, indexed);
    }
    if (!(model instanceof ComponentColorModel)) {
      return new Packed(image);
    }
    return ofSamples(raster, model);
  }

  private static RowSource ofSamples(Raster raster, ColorModel model) {
    int type = raster.getTransferType();
    if (raster.getNumBands() > 4) {
      throw new MediaException.Unsupported(
          "samples a pixel: expected 1..4, got " + raster.getNumBands());
    }
    if (type == DataBuffer.TYPE_FLOAT || type == DataBuffer.TYPE_DOUBLE) {
      return new Floats(raster);
    }
    RasterRows rows = isPlainBytes(raster) ? new Bytes(raster) : new Samples(raster);
    return model.isAlphaPremultiplied() ? DividedRows.of(rows) : rows;
  }

  /** Returns the first bands of a raster as they are, whatever their colours mean. */
  static RowSource ofBytes(Raster raster) {
    return isPlainBytes(raster) ? new Bytes(raster) : new Samples(raster);
  }

  private static boolean isPlainBytes(Raster raster) {
    return raster.getSampleModel() instanceof PixelInterleavedSampleModel
        && raster.getDataBuffer() instanceof DataBufferByte buffer
        && buffer.getNumBanks() == 1
        && raster.getSampleModelTranslateX() == 0
        && raster.getSampleModelTranslateY() == 0;
  }

  @Override
  public final void read(byte[] row) {
    read(next++, row);
  }

  abstract void read(int y, byte[] row);

  /** Interleaved bytes, whatever their order. */
  private static final class Bytes extends RasterRows {
    private final byte[] data;
    private final int offset;
    private final int stride;
    private final int pixelStride;
    private final int[] bands;
    private final boolean isInOrder;

    Bytes(Raster raster) {
      super(raster, raster.getNumBands());
      PixelInterleavedSampleModel model = (PixelInterleavedSampleModel) raster.getSampleModel();
      DataBufferByte buffer = (DataBufferByte) raster.getDataBuffer();
      data = buffer.getData();
      offset = buffer.getOffset();
      stride = model.getScanlineStride();
      pixelStride = model.getPixelStride();
      bands = model.getBandOffsets();
      isInOrder = pixelStride == bands.length && isInOrder(bands);
    }

    private static boolean isInOrder(int[] bands) {
      for (int c = 0; c < bands.length; c++) {
        if (bands[c] != c) {
          return false;
        }
      }
      return true;
    }

    @Override
    void read(int y, byte[] row) {
      int channels = channels();
      if (isInOrder) {
        System.arraycopy(data, offset + y * stride, row, 0, width() * channels);
        return;
      }
      for (int c = 0; c < channels; c++) {
        int from = offset + y * stride + bands[c];
        for (int x = 0, o = c; x < width(); x++, o += channels, from += pixelStride) {
          row[o] = data[from];
        }
      }
    }
  }

  /** Unsigned integers of any size, brought to 8 bits. */
  private static final class Samples extends RasterRows {
    private final int[] pixels;
    private final double[] factor;

    Samples(Raster raster) {
      super(raster, raster.getNumBands());
      pixels = new int[width() * channels()];
      factor = new double[channels()];
      for (int c = 0; c < factor.length; c++) {
        factor[c] = 255 / (Math.pow(2, raster.getSampleModel().getSampleSize(c)) - 1);
      }
    }

    @Override
    void read(int y, byte[] row) {
      raster.getPixels(raster.getMinX(), raster.getMinY() + y, width(), 1, pixels);
      for (int i = 0; i < pixels.length; i++) {
        double unsigned = pixels[i] & 0xFFFF_FFFFL;
        row[i] = (byte) (int) (unsigned * factor[i % factor.length] + 0.5);
      }
    }
  }

  /** Real numbers: as they are when all lie in 0 to 1, else stretched from least to most. */
  private static final class Floats extends RasterRows {
    private final float[] pixels;
    private final float least;
    private final float factor;

    Floats(Raster raster) {
      super(raster, raster.getNumBands());
      pixels = new float[width() * channels()];
      float low = Float.POSITIVE_INFINITY;
      float high = Float.NEGATIVE_INFINITY;
      for (int y = 0; y < height(); y++) {
        for (float value : rowOf(y)) {
          if (Float.isFinite(value)) {
            low = Math.min(low, value);
            high = Math.max(high, value);
          }
        }
      }
      boolean plain = low >= 0 && high <= 1;
      least = plain ? 0 : low;
      factor = plain ? 255 : 255 / Math.max(high - low, Float.MIN_NORMAL);
    }

    private float[] rowOf(int y) {
      return raster.getPixels(raster.getMinX(), raster.getMinY() + y, width(), 1, pixels);
    }

    @Override
    void read(int y, byte[] row) {
      float[] values = rowOf(y);
      for (int i = 0; i < values.length; i++) {
        float scaled = (values[i] - least) * factor + 0.5f;
        row[i] = (byte) (int) Math.max(0, Math.min(255, scaled));
      }
    }
  }

  /** A palette. */
  private static final class Indexed extends RasterRows {
    private final int[] colours;
    private final int[] pixels;

    Indexed(Raster raster, IndexColorModel model) {
      super(raster, model.hasAlpha() ? 4 : 3);
      colours = new int[model.getMapSize()];
      model.getRGBs(colours);
      pixels = new int[width()];
    }

    @Override
    void read(int y, byte[] row) {
      raster.getSamples(raster.getMinX(), raster.getMinY() + y, width(), 1, 0, pixels);
      for (int x = 0, o = 0; x < pixels.length; x++) {
        // An index past the palette is black, as in every browser.
        int colour = pixels[x] < colours.length ? colours[pixels[x]] : 0xFF000000;
        o = store(row, o, colour, channels());
      }
    }
  }

  /** Channels inside one integer. */
  private static final class Packed extends RasterRows {
    private final BufferedImage image;
    private final int[] pixels;

    Packed(BufferedImage image) {
      super(image.getRaster(), image.getColorModel().hasAlpha() ? 4 : 3);
      this.image = image;
      this.pixels = new int[width()];
    }

    @Override
    void read(int y, byte[] row) {
      image.getRGB(0, y, width(), 1, pixels, 0, width());
      for (int x = 0, o = 0; x < pixels.length; x++) {
        o = store(row, o, pixels[x], channels());
      }
    }
  }

  private static int store(byte[] row, int at, int argb, int channels) {
    row[at] = (byte) (argb >> 16);
    row[at + 1] = (byte) (argb >> 8);
    row[at + 2] = (byte) argb;
    if (channels == 4) {
      row[at + 3] = (byte) (argb >> 24);
    }
    return at + channels;
  }
}
