package io.github.visionpreflight.image.raster;

import io.github.visionpreflight.media.Deadline;

/** Writes JPEG. A lane brings its own, for what writes it keeps work space between calls. */
public interface JpegEncoder {
  /**
   * Returns the picture as a baseline JFIF file, gray or YCbCr 4:2:0, with Huffman tables of its
   * own.
   *
   * @param pixels gray or RGB
   * @param quality 1 to 100, on libjpeg's scale
   * @throws io.github.visionpreflight.media.MediaException.Limit when a side is longer than
   *     libjpeg's 65,500 pixels
   * @throws io.github.visionpreflight.media.MediaException.Timeout at the deadline, which is
   *     checked at each row of blocks
   */
  byte[] encode(Pixels pixels, int quality, Deadline deadline);
}
