package io.github.visionpreflight.image.tiff;

/** No compression. */
final class Stored extends Expander {
  Stored(byte[] in) {
    super(in);
  }

  @Override
  int read(byte[] target, int from, int length) {
    int n = Math.min(length, end - at);
    System.arraycopy(in, at, target, from, n);
    at += n;
    return n;
  }
}
