package io.github.visionpreflight.ffmpeg.image;

import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_MPEG;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_BT2020_CL;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_BT2020_NCL;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_BT470BG;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_BT709;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_FCC;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_RGB;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_SMPTE170M;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_SMPTE240M;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_UNSPECIFIED;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_TRC_ARIB_STD_B67;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_TRC_SMPTE2084;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_FLAG_RGB;
import static org.bytedeco.ffmpeg.global.avutil.av_pix_fmt_desc_get;

import io.github.visionpreflight.media.MediaException;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/**
 * How samples are to be read.
 *
 * @param format FFmpeg's pixel format
 * @param matrix FFmpeg's colour space number; BT.601 where nothing is said, as ISO/IEC 23000-22
 *     (MIAF), 7.3.6.4, has it for pictures
 * @param fullRange whether samples use all codes
 * @param primaries FFmpeg's number for what red, green and blue are; looked at for HDR alone
 * @param transfer FFmpeg's number for the brightness curve
 */
record Samples(int format, int matrix, boolean fullRange, int primaries, int transfer) {
  /** Takes what the decoder found in the coded picture. */
  static Samples of(AVFrame frame) {
    boolean full = frame.color_range() != AVCOL_RANGE_MPEG;
    int matrix = frame.colorspace();
    return checked(frame, matrix, full, frame.color_primaries(), frame.color_trc());
  }

  /** Takes what the file says; where it says nothing, what the decoder found. */
  static Samples of(AVFrame frame, HeifColour said) {
    return said.stated()
        ? checked(frame, said.matrix(), said.fullRange(), said.primaries(), said.transfer())
        : of(frame);
  }

  /** What lossy WebP is made of (RFC 6386, section 9.2: BT.601; libwebp reads studio range). */
  static Samples ofWebp(AVFrame frame) {
    return checked(frame, AVCOL_SPC_UNSPECIFIED, false, frame.color_primaries(), 0);
  }

  /** JFIF means BT.601 at full range, whatever else the file may say. */
  static Samples ofJpeg(AVFrame frame) {
    return checked(frame, AVCOL_SPC_UNSPECIFIED, true, frame.color_primaries(), 0);
  }

  private static Samples checked(
      AVFrame frame, int matrix, boolean full, int primaries, int transfer) {
    boolean rgb = (av_pix_fmt_desc_get(frame.format()).flags() & AV_PIX_FMT_FLAG_RGB) != 0;
    int known = rgb ? AVCOL_SPC_BT470BG : known(matrix);
    return new Samples(frame.format(), known, full, primaries, transfer);
  }

  /** Returns how many channels hold it without its transparency: 1 for brightness alone. */
  int channels() {
    boolean gray = !isHdr() && av_pix_fmt_desc_get(format).nb_components() == 1;
    return gray ? 1 : 3;
  }

  /** Returns whether the brightness curve is for brighter screens: PQ or HLG. */
  boolean isHdr() {
    return transfer == AVCOL_TRC_SMPTE2084 || transfer == AVCOL_TRC_ARIB_STD_B67;
  }

  private static int known(int matrix) {
    if (matrix == AVCOL_SPC_UNSPECIFIED) {
      return AVCOL_SPC_BT470BG;
    }
    boolean known =
        matrix == AVCOL_SPC_BT709
            || matrix == AVCOL_SPC_FCC
            || matrix == AVCOL_SPC_BT470BG
            || matrix == AVCOL_SPC_SMPTE170M
            || matrix == AVCOL_SPC_SMPTE240M
            || matrix == AVCOL_SPC_BT2020_NCL
            || matrix == AVCOL_SPC_BT2020_CL;
    if (!known) {
      throw new MediaException.Unsupported(
          "picture: expected a colour matrix of H.273 that is known here, got "
              + matrix
              + (matrix == AVCOL_SPC_RGB ? " with samples that are not RGB" : ""));
    }
    return matrix;
  }
}
