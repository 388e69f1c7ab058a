package io.github.visionpreflight.testdata;

import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;

/** The encoders that came with the JDK, whatever plugins the class path has besides. */
final class JdkWriters {
  private JdkWriters() {}

  static ImageWriter named(String format) {
    Iterator<ImageWriter> writers = ImageIO.getImageWritersByFormatName(format);
    while (writers.hasNext()) {
      ImageWriter writer = writers.next();
      if (writer.getClass().getName().startsWith("com.sun.imageio.")) {
        return writer;
      }
    }
    throw new IllegalStateException("this JDK has no encoder of its own for " + format);
  }
}
