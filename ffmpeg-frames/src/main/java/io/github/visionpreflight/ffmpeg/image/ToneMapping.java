package io.github.visionpreflight.ffmpeg.image;

import static org.bytedeco.ffmpeg.global.avutil.AVCOL_PRI_BT709;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_PRI_SMPTE432;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_TRC_SMPTE2084;

/**
 * Brings RGB that is meant for brighter screens (ITU-R BT.2100, PQ or HLG) to sRGB. White of 203
 * cd/m² (ITU-R BT.2408) comes out just below the brightest sRGB has; what is brighter is pressed
 * into the rest. swscale's own mapping takes a second to make its table, for each picture anew.
 * Immutable.
 */
final class ToneMapping {
  private static final double WHITE = 203;

  /** Up to here brightness stays as it is; 1 is the brightest that sRGB has. */
  private static final float KNEE = 0.75f;

  private static final int CODES = 1 << 16;
  private static final int SRGB_STEPS = 1 << 14;

  /** ITU-R BT.2087, table 2 the other way round: BT.2020 to BT.709. */
  private static final float[] FROM_BT2020 = {
    1.6605f, -0.5876f, -0.0728f, -0.1246f, 1.1329f, -0.0083f, -0.0182f, -0.1006f, 1.1187f
  };

  /** From the chromaticities of SMPTE EG 432-1 and BT.709, both with D65. */
  private static final float[] FROM_P3 = {
    1.2249f, -0.2247f, 0, -0.0420f, 1.0419f, 0, -0.0197f, -0.0786f, 1.0979f
  };

  private static final float[] SAME = {1, 0, 0, 0, 1, 0, 0, 0, 1};

  private final boolean hlg;
  private final float[] toBt709;
  private final float[] linear = new float[CODES];
  private final byte[] srgb = new byte[SRGB_STEPS + 1];

  ToneMapping(Samples samples) {
    hlg = samples.transfer() != AVCOL_TRC_SMPTE2084;
    toBt709 =
        samples.primaries() == AVCOL_PRI_BT709
            ? SAME
            : samples.primaries() == AVCOL_PRI_SMPTE432 ? FROM_P3 : FROM_BT2020;
    for (int i = 0; i < CODES; i++) {
      double code = i / (CODES - 1.0);
      linear[i] = (float) (hlg ? fromHlg(code) : fromPq(code) / WHITE);
    }
    for (int i = 0; i <= SRGB_STEPS; i++) {
      srgb[i] = (byte) Math.rint(255 * toSrgb((double) i / SRGB_STEPS));
    }
  }

  /** Returns cd/m² of a code between 0 and 1: BT.2100, table 4. */
  private static double fromPq(double code) {
    double p = Math.pow(code, 1 / 78.84375);
    double ratio = Math.max(0, p - 0.8359375) / (18.8515625 - 18.6875 * p);
    return 10_000 * Math.pow(ratio, 1 / 0.1593017578125);
  }

  /** Returns the light of the scene, 0 to 1: BT.2100, table 5. */
  private static double fromHlg(double code) {
    return code <= 0.5
        ? code * code / 3
        : (Math.exp((code - 0.55991073) / 0.17883277) + 0.28466892) / 12;
  }

  /** IEC 61966-2-1. */
  private static double toSrgb(double light) {
    return light <= 0.0031308 ? 12.92 * light : 1.055 * Math.pow(light, 1 / 2.4) - 0.055;
  }

  /** Turns a row of three 16-bit codes a pixel into three bytes a pixel. */
  void map(short[] row, byte[] target, int at) {
    for (int i = 0; i < row.length; i += 3) {
      float r = linear[row[i] & 0xFFFF];
      float g = linear[row[i + 1] & 0xFFFF];
      float b = linear[row[i + 2] & 0xFFFF];
      float gain = hlg ? screen(r, g, b) : 1;
      float red = gain * (toBt709[0] * r + toBt709[1] * g + toBt709[2] * b);
      float green = gain * (toBt709[3] * r + toBt709[4] * g + toBt709[5] * b);
      float blue = gain * (toBt709[6] * r + toBt709[7] * g + toBt709[8] * b);
      float press = pressed(Math.max(red, Math.max(green, blue)));
      target[at + i] = code(red * press);
      target[at + i + 1] = code(green * press);
      target[at + i + 2] = code(blue * press);
    }
  }

  /** What a screen of 1,000 cd/m² makes of the light of the scene: BT.2100, gamma 1.2. */
  private static float screen(float r, float g, float b) {
    double brightness = 0.2627 * r + 0.6780 * g + 0.0593 * b;
    return (float) (1000 / WHITE * Math.pow(brightness, 0.2));
  }

  /** Returns the factor for a pixel by its brightest colour, so that hues stay. */
  private static float pressed(float brightest) {
    if (brightest <= KNEE) {
      return 1;
    }
    double room = 1 - KNEE;
    return (float) ((KNEE + room * (1 - Math.exp((KNEE - brightest) / room))) / brightest);
  }

  private byte code(float light) {
    return srgb[Math.max(0, Math.min(SRGB_STEPS, Math.round(light * SRGB_STEPS)))];
  }
}
