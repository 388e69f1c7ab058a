package io.github.visionpreflight.probe;

/**
 * What a sequence parameter set of H.264 says (ITU-T H.264, 7.3.2.1.1 and E.1.1): the size as
 * shown, and the rate and the shape of a pixel where it has them.
 *
 * @param width in pixels, after cropping; not checked
 * @param height in pixels, after cropping; not checked
 * @param aspectWidth 0 when not said
 * @param aspectHeight 0 when not said
 * @param fps frames a second; 0 when not said
 */
record H264Sps(long width, long height, long aspectWidth, long aspectHeight, double fps) {
  private static final int EXTENDED_SAR = 255;

  /** Table E-1, from index 1. */
  private static final int[] ASPECTS = {
    1, 1, 12, 11, 10, 11, 16, 11, 40, 33, 24, 11, 20, 11, 32, 11, 80, 33, 18, 11, 15, 11, 64, 33,
    160, 99, 4, 3, 3, 2, 2, 1
  };

  /** Reads the unit in {@code bytes[from..to)}, whose first byte is the unit's header. */
  static H264Sps read(byte[] bytes, int from, int to) {
    return new Parser(BitReader.unit("H.264 SPS", bytes, from + 1, to)).parse();
  }

  private static final class Parser {
    private final BitReader in;
    private long chroma = 1;
    private long aspectWidth;
    private long aspectHeight;
    private double fps;

    Parser(BitReader in) {
      this.in = in;
    }

    /** One walk through the syntax table, in its order. */
    H264Sps parse() {
      int profile = (int) in.bits(8);
      in.skip(16);
      in.unsigned();
      if (hasChroma(profile)) {
        chromaAndScaling();
      }
      in.unsigned();
      pictureOrder();
      in.unsigned();
      in.skip(1);
      long width = 16 * (in.unsigned() + 1);
      long mapUnits = 16 * (in.unsigned() + 1);
      int framesOnly = in.bit();
      in.skip(framesOnly == 1 ? 1 : 2);
      long height = mapUnits * (2 - framesOnly);
      if (in.bit() == 1) {
        int unitX = chroma == 1 || chroma == 2 ? 2 : 1;
        int unitY = (chroma == 1 ? 2 : 1) * (2 - framesOnly);
        width -= unitX * (in.unsigned() + in.unsigned());
        height -= unitY * (in.unsigned() + in.unsigned());
      }
      if (in.bit() == 1) {
        usability();
      }
      return new H264Sps(width, height, aspectWidth, aspectHeight, fps);
    }

    private static boolean hasChroma(int profile) {
      return switch (profile) {
        case 100, 110, 122, 244, 44, 83, 86, 118, 128, 138, 139, 134, 135 -> true;
        default -> false;
      };
    }

    private void chromaAndScaling() {
      chroma = in.unsigned();
      if (chroma == 3) {
        in.skip(1);
      }
      in.unsigned();
      in.unsigned();
      in.skip(1);
      if (in.bit() == 1) {
        int lists = chroma == 3 ? 12 : 8;
        for (int i = 0; i < lists; i++) {
          if (in.bit() == 1) {
            scalingList(i < 6 ? 16 : 64);
          }
        }
      }
    }

    private void scalingList(int size) {
      long last = 8;
      for (int i = 0; i < size && last != 0; i++) {
        last = last + in.signed() & 0xFF;
      }
    }

    private void pictureOrder() {
      long type = in.unsigned();
      if (type == 0) {
        in.unsigned();
      } else if (type == 1) {
        in.skip(1);
        in.signed();
        in.signed();
        for (long left = in.unsigned(); left > 0; left--) {
          in.signed();
        }
      }
    }

    private void usability() {
      if (in.bit() == 1) {
        aspect((int) in.bits(8));
      }
      if (in.bit() == 1) {
        in.skip(1);
      }
      if (in.bit() == 1) {
        in.skip(4);
        in.skip(in.bit() == 1 ? 24 : 0);
      }
      if (in.bit() == 1) {
        in.unsigned();
        in.unsigned();
      }
      if (in.bit() == 1) {
        long unitsInTick = in.bits(32);
        // A tick is a field, two of them a frame.
        fps = unitsInTick == 0 ? 0 : in.bits(32) / (2.0 * unitsInTick);
      }
    }

    private void aspect(int index) {
      if (index == EXTENDED_SAR) {
        aspectWidth = in.bits(16);
        aspectHeight = in.bits(16);
      } else if (index > 0 && 2 * index <= ASPECTS.length) {
        aspectWidth = ASPECTS[2 * index - 2];
        aspectHeight = ASPECTS[2 * index - 1];
      }
    }
  }
}
