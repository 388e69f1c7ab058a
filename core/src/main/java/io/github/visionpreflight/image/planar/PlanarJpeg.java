package io.github.visionpreflight.image.planar;

import io.github.visionpreflight.image.raster.JpegEncoder;
import io.github.visionpreflight.image.raster.Pixels;
import io.github.visionpreflight.media.Deadline;
import io.github.visionpreflight.media.ReadLimits;
import io.github.visionpreflight.probe.Dimensions;
import java.util.Optional;

/**
 * The planar JPEG lane: JPEG bytes in, JPEG bytes out, in another size, orientation or quality.
 *
 * <p>Reads 8-bit Huffman JPEGs, baseline, extended sequential and progressive, grey or YCbCr with
 * sampling factors of 1 and 2. Everything else that is legal (CMYK, RGB, 12 bits, arithmetic
 * coding, lossless, height in a DNL segment) is handed on to another lane by an empty answer,
 * before any pixel is decoded.
 *
 * <p>Safe to share between threads. An instance owns the work space of its calls and keeps it: up
 * to 32 MB for each processor; a 12-megapixel photograph on its way to 1568 pixels takes 5.
 */
public final class PlanarJpeg implements JpegEncoder {
  private final PlanarBuffers buffers = new PlanarBuffers();

  /** Creates a lane without any work space; the first calls make it. */
  public PlanarJpeg() {}

  /**
   * Scales, turns and codes anew. What is decoded is scaled inside the inverse DCT to the next
   * eighth above the target and from there with Lanczos (three lobes, widened by the reduction);
   * nothing is rounded or converted on the way.
   *
   * <p>Data that ends inside a scan, or breaks a rule that decoding depends on, is an error, not a
   * picture with a grey part. A missing end marker behind a complete picture is not.
   *
   * @param jpeg a whole file; never changed
   * @return a baseline JFIF file with its own Huffman tables; empty when the lane does not read
   *     such a JPEG
   * @throws io.github.visionpreflight.media.MediaException.Malformed when the bytes are no JPEG or
   *     damaged
   * @throws io.github.visionpreflight.media.MediaException.Limit past maxPixels, maxSidePixels or
   *     maxScans
   * @throws io.github.visionpreflight.media.MediaException.Timeout at the deadline, which is
   *     checked at each row of MCUs
   */
  public Optional<byte[]> resize(
      byte[] jpeg, PlanarRequest request, ReadLimits limits, Deadline deadline) {
    PlanarBuffers.Space space = buffers.borrow();
    try {
      return new Conversion(jpeg, request, limits, deadline, space).run();
    } finally {
      buffers.giveBack(space);
    }
  }

  /**
   * Scales, turns and codes a picture that is decoded already.
   *
   * @return a baseline JFIF file with its own Huffman tables; empty when the picture is reduced to
   *     less than a 64th
   * @throws io.github.visionpreflight.media.MediaException.Timeout at the deadline, which is
   *     checked at each row of samples
   */
  public Optional<byte[]> encode(Yuv420 picture, PlanarRequest request, Deadline deadline) {
    PlanarBuffers.Space space = buffers.borrow();
    try {
      return new SampleConversion(picture, request, deadline, space).run();
    } finally {
      buffers.giveBack(space);
    }
  }

  @Override
  public byte[] encode(Pixels pixels, int quality, Deadline deadline) {
    PlanarRequest.checkSides(new Dimensions(pixels.width(), pixels.height()));
    PlanarBuffers.Space space = buffers.borrow();
    try {
      return new PixelConversion(pixels, quality, deadline, space).run();
    } finally {
      buffers.giveBack(space);
    }
  }
}
