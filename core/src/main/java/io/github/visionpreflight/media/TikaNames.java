package io.github.visionpreflight.media;

import java.util.Arrays;
import org.apache.tika.Tika;

/**
 * Names what is none of our types. The only class that touches Tika, whose start takes hundreds of
 * milliseconds: it is loaded when the first medium is refused.
 */
final class TikaNames {
  private static final Tika TIKA = new Tika();

  private TikaNames() {}

  /**
   * Returns the MIME name that the bytes alone suggest, {@code application/octet-stream} for none.
   */
  static String nameOf(byte[] head, int length) {
    return TIKA.detect(Arrays.copyOf(head, length));
  }
}
