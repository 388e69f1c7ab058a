package io.github.visionpreflight.benchmarks.compare;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** JPEG files one behind the other, without thumbnails inside. */
final class JpegStream {
  private static final int MARKER = 0xFF;
  private static final int END_OF_IMAGE = 0xD9;

  private JpegStream() {}

  /** Gives each file to the product. In entropy-coded data no FF is followed by D9. */
  static void split(InputStream in, Product product) throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    int before = 0;
    for (int value = in.read(); value >= 0; value = in.read()) {
      file.write(value);
      if (before == MARKER && value == END_OF_IMAGE) {
        product.add(file.toByteArray());
        file.reset();
      }
      before = value;
    }
    if (file.size() > 0) {
      throw new IOException("JPEG stream: ends within a picture");
    }
  }
}
