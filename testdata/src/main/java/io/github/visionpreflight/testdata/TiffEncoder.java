package io.github.visionpreflight.testdata;

import io.github.visionpreflight.testdata.TiffDirectory.Layout;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteOrder;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** TIFF files: pages without compression by the rules of TIFF 6.0, compressed ones by the JDK. */
final class TiffEncoder {
  private static final int WIDTH = 256;
  private static final int HEIGHT = 257;
  private static final int BITS_PER_SAMPLE = 258;
  private static final int COMPRESSION = 259;
  private static final int PHOTOMETRIC = 262;
  private static final int STRIP_OFFSETS = 273;
  private static final int ORIENTATION = 274;
  private static final int SAMPLES_PER_PIXEL = 277;
  private static final int ROWS_PER_STRIP = 278;
  private static final int STRIP_BYTE_COUNTS = 279;
  private static final int GRAY = 1;
  private static final int RGB = 2;

  private final ByteOrder order;
  private final Layout layout;

  TiffEncoder(ByteOrder order, Layout layout) {
    this.order = order;
    this.layout = layout;
  }

  byte[] rgb(Picture picture, int orientation) {
    return pages(List.of(new Page(picture, RGB, orientation)));
  }

  byte[] gray(List<Picture> pictures) {
    return pages(pictures.stream().map(picture -> new Page(picture, GRAY, 1)).toList());
  }

  private record Page(Picture picture, int photometric, int orientation) {
    byte[] samples() {
      ByteSink sink = ByteSink.bigEndian();
      for (int argb : picture.argb) {
        if (photometric == RGB) {
          sink.u24(argb);
        } else {
          sink.u8(Argb.luma(argb));
        }
      }
      return sink.toByteArray();
    }

    TiffDirectory directory(ByteOrder order, Layout layout, long samplesAt, long sampleBytes) {
      boolean rgb = photometric == RGB;
      return new TiffDirectory(order, layout)
          .longs(WIDTH, picture.width)
          .longs(HEIGHT, picture.height)
          .shorts(BITS_PER_SAMPLE, rgb ? new int[] {8, 8, 8} : new int[] {8})
          .shorts(COMPRESSION, 1)
          .shorts(PHOTOMETRIC, photometric)
          .longs(STRIP_OFFSETS, samplesAt)
          .shorts(ORIENTATION, orientation)
          .shorts(SAMPLES_PER_PIXEL, rgb ? 3 : 1)
          .longs(ROWS_PER_STRIP, picture.height)
          .longs(STRIP_BYTE_COUNTS, sampleBytes);
    }
  }

  private byte[] pages(List<Page> pages) {
    ByteSink sink = header();
    for (int i = 0; i < pages.size(); i++) {
      byte[] samples = pages.get(i).samples();
      int at = sink.size();
      int directorySize = pages.get(i).directory(order, layout, 0, 0).size();
      int padded = samples.length + samples.length % 2;
      int next = i + 1 < pages.size() ? at + directorySize + padded : 0;
      TiffDirectory directory =
          pages.get(i).directory(order, layout, at + directorySize, samples.length);
      directory.writeTo(sink, at, next);
      sink.bytes(samples).zeros(padded - samples.length);
    }
    return sink.toByteArray();
  }

  private ByteSink header() {
    ByteSink sink = ByteSink.of(order).ascii(order.equals(ByteOrder.BIG_ENDIAN) ? "MM" : "II");
    return layout == Layout.BIG ? sink.u16(43).u16(8).u16(0).u64(16) : sink.u16(42).u32(8);
  }

  /** Returns a file as scanners write them: strips, one page; compression by the JDK's name. */
  static byte[] compressed(Picture picture, String compression) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageWriter writer = JdkWriters.named("tiff");
    ImageWriteParam param = writer.getDefaultWriteParam();
    param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    param.setCompressionType(compression);
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(out);
      writer.write(null, new IIOImage(picture.toBgr(), null, null), param);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}
