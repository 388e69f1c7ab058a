package io.github.visionpreflight.media;

/** Words the error for bytes that match no signature: "this is application/pdf". */
final class Refusal {
  private static final String UNKNOWN = "application/octet-stream";

  private Refusal() {}

  /** Returns the error; the name's suffix is quoted and never believed. */
  static MediaException.Unsupported of(MediaSource source, byte[] head, int length) {
    if (length == 0) {
      return new MediaException.Unsupported(
          source.name() + ": expected an image or a video, this is empty" + claim(source));
    }
    String mime = TikaNames.nameOf(head, length);
    return new MediaException.Unsupported(source.name() + ": " + difference(mime) + claim(source));
  }

  private static String difference(String mime) {
    if (MediaType.named(mime).isPresent()) {
      return "expected an image or a video, this starts like " + mime + " and is none";
    }
    boolean ofOtherType = mime.startsWith("image/") || mime.startsWith("video/");
    return "expected an image or a video"
        + (ofOtherType ? " of a supported type" : "")
        + ", this is "
        + found(mime);
  }

  private static String found(String mime) {
    return mime.equals(UNKNOWN) ? "of no known type" : mime;
  }

  private static String claim(MediaSource source) {
    return source.declaredType().map(type -> " (the name claims " + type + ")").orElse("");
  }
}
