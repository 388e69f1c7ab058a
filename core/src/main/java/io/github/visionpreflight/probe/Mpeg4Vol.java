package io.github.visionpreflight.probe;

/**
 * What the header of a video object layer of MPEG-4 part 2 says (ISO/IEC 14496-2, 6.2.3), for the
 * rectangular shape, which is the only one in use.
 *
 * @param width in pixels, not checked
 * @param height in pixels, not checked
 * @param fps frames a second where the rate is fixed; 0 when not said
 */
record Mpeg4Vol(long width, long height, double fps) {
  static final int FIRST_CODE = 0x20;
  static final int LAST_CODE = 0x2F;

  private static final int EXTENDED_ASPECT = 15;
  private static final int BUFFER_PARAMETER_BITS = 79;

  /** Reads the header whose start code ended before {@code from}. */
  static Mpeg4Vol read(byte[] bytes, int from, int to) {
    BitReader in = BitReader.plain("MPEG-4 VOL", bytes, from, to);
    in.skip(9);
    in.skip(in.bit() == 1 ? 7 : 0);
    if (in.bits(4) == EXTENDED_ASPECT) {
      in.skip(16);
    }
    if (in.bit() == 1) {
      in.skip(3);
      in.skip(in.bit() == 1 ? BUFFER_PARAMETER_BITS : 0);
    }
    in.skip(3);
    int resolution = (int) in.bits(16);
    in.skip(1);
    double fps = in.bit() == 1 ? (double) resolution / increment(in, resolution) : 0;
    in.skip(1);
    long width = in.bits(13);
    in.skip(1);
    return new Mpeg4Vol(width, in.bits(13), fps);
  }

  /** As many bits as the greatest number below the resolution needs. */
  private static long increment(BitReader in, int resolution) {
    return in.bits(Math.max(1, 32 - Integer.numberOfLeadingZeros(resolution - 1)));
  }
}
