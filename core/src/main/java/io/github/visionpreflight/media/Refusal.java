package io.github.visionpreflight.media;

import java.util.Arrays;
import java.util.Optional;
import org.apache.tika.Tika;

/**
 * Names what is none of our types, so that an error can say "this is application/pdf". The only
 * class that touches Tika, whose start takes hundreds of milliseconds: it is loaded when the first
 * medium is refused.
 */
final class Refusal {
  private static final String UNKNOWN = "application/octet-stream";
  private static final Tika TIKA = new Tika();

  private Refusal() {}

  /** Returns the error for bytes that match no signature. The name's suffix is never believed. */
  static MediaException.Unsupported of(MediaSource source, byte[] head, int length) {
    if (length == 0) {
      return new MediaException.Unsupported(
          source.name() + ": expected an image or a video, this is empty");
    }
    String mime = TIKA.detect(Arrays.copyOf(head, length));
    return new MediaException.Unsupported(
        source.name() + ": " + expectation(mime) + ", this is " + found(mime) + claim(source));
  }

  private static String expectation(String mime) {
    return mime.startsWith("image/") || mime.startsWith("video/")
        ? "expected an image or a video that is supported"
        : "expected an image or a video";
  }

  private static String found(String mime) {
    return mime.equals(UNKNOWN) ? "of no known type" : mime;
  }

  private static String claim(MediaSource source) {
    Optional<MediaType> declared = source.declaredType();
    return declared.map(type -> " (its name claims " + type + ")").orElse("");
  }
}
