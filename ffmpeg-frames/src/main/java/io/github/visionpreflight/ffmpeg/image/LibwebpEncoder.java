package io.github.visionpreflight.ffmpeg.image;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_encoder_by_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_packet;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_frame;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_RGB32;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;

import io.github.visionpreflight.ffmpeg.Failures;
import io.github.visionpreflight.ffmpeg.Natives;
import io.github.visionpreflight.image.raster.Pixels;
import io.github.visionpreflight.image.raster.WebpEncoder;
import io.github.visionpreflight.media.Deadline;
import io.github.visionpreflight.media.MediaException;
import io.github.visionpreflight.probe.Dimensions;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.Pointer;

/** Writes WebP with libwebp, which FFmpeg's libraries bring along. Safe to share. */
public final class LibwebpEncoder implements WebpEncoder {
  private static final String NAME = "libwebp";
  private static final int LONGEST_SIDE = 16_383;

  /** How hard it tries, 0 to 6; without loss every step costs much and brings little. */
  private static final String LOSSY_EFFORT = "4";

  private static final String LOSSLESS_EFFORT = "1";
  private static final String LOSSLESS_QUALITY = "20";

  /** Creates the encoder; the service loader does. */
  public LibwebpEncoder() {}

  @Override
  public Optional<String> unavailable() {
    Optional<String> problem = Natives.problem();
    return problem.isEmpty() && avcodec_find_encoder_by_name(NAME) == null
        ? Optional.of("this FFmpeg has no " + NAME)
        : problem;
  }

  @Override
  public byte[] encode(Pixels pixels, int quality, boolean lossless, Deadline deadline) {
    Dimensions size = new Dimensions(pixels.width(), pixels.height());
    if (size.longestSide() > LONGEST_SIDE) {
      throw new MediaException.Limit(
          "WebP side: expected at most " + LONGEST_SIDE + " pixels, got " + size);
    }
    deadline.check("encoding WebP");
    AVCodec codec = avcodec_find_encoder_by_name(NAME);
    AVCodecContext context = avcodec_alloc_context3(codec);
    AVFrame frame = av_frame_alloc();
    AVPacket packet = av_packet_alloc();
    try {
      open(context, codec, size, quality, lossless);
      Conversion.allocate(frame, size, AV_PIX_FMT_RGB32);
      fill(frame, pixels);
      check(avcodec_send_frame(context, frame));
      check(avcodec_send_frame(context, null));
      check(avcodec_receive_packet(context, packet));
      byte[] file = new byte[packet.size()];
      packet.data().get(file);
      return file;
    } finally {
      av_packet_free(packet);
      av_frame_free(frame);
      avcodec_free_context(context);
    }
  }

  private static void open(
      AVCodecContext context, AVCodec codec, Dimensions size, int quality, boolean lossless) {
    context.width(size.width()).height(size.height()).pix_fmt(AV_PIX_FMT_RGB32).thread_count(1);
    context.time_base().num(1).den(1);
    AVDictionary options = new AVDictionary((Pointer) null);
    try {
      av_dict_set(options, "lossless", lossless ? "1" : "0", 0);
      av_dict_set(options, "quality", lossless ? LOSSLESS_QUALITY : Integer.toString(quality), 0);
      av_dict_set(options, "compression_level", lossless ? LOSSLESS_EFFORT : LOSSY_EFFORT, 0);
      check(avcodec_open2(context, codec, options));
    } finally {
      av_dict_free(options);
    }
  }

  private static void fill(AVFrame frame, Pixels pixels) {
    int stride = frame.linesize(0);
    ByteBuffer to = frame.data(0).capacity((long) stride * pixels.height()).asByteBuffer();
    to.order(ByteOrder.nativeOrder());
    for (int y = 0, i = 0; y < pixels.height(); y++) {
      for (int x = 0; x < pixels.width(); x++, i += pixels.channels()) {
        to.putInt(y * stride + 4 * x, argb(pixels, i));
      }
    }
  }

  private static int argb(Pixels pixels, int at) {
    byte[] samples = pixels.samples();
    int channels = pixels.channels();
    int colours = channels < 3 ? 0 : 1;
    int alpha = pixels.hasAlpha() ? samples[at + channels - 1] & 0xFF : 0xFF;
    return alpha << 24
        | (samples[at] & 0xFF) << 16
        | (samples[at + colours] & 0xFF) << 8
        | samples[at + 2 * colours] & 0xFF;
  }

  private static void check(int result) {
    if (result < 0) {
      throw new MediaException.Unsupported("WebP of a picture: " + Failures.text(result));
    }
  }
}
