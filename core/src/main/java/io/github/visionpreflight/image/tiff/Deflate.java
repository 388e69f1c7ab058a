package io.github.visionpreflight.image.tiff;

import io.github.visionpreflight.image.zlib.ZlibDecoder;
import java.util.zip.DataFormatException;

/** Deflate in zlib's format. */
final class Deflate extends Expander {
  private final ZlibDecoder zlib;

  /** Makes one that looks at the clock at each block. */
  Deflate(byte[] in, Runnable clock) {
    super(in);
    zlib = new ZlibDecoder(in, clock);
  }

  @Override
  void start(int from, int to) {
    zlib.start(from, to);
  }

  @Override
  int position() {
    return zlib.position();
  }

  @Override
  int read(byte[] target, int from, int length) throws DataFormatException {
    return zlib.read(target, from, length);
  }
}
