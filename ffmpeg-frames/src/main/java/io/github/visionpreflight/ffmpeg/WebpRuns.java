package io.github.visionpreflight.ffmpeg;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_WEBP;
import static org.bytedeco.ffmpeg.global.avcodec.av_new_packet;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_frame;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_packet;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_RGB24;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_RGBA;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_unref;
import static org.bytedeco.ffmpeg.global.swscale.sws_alloc_context;
import static org.bytedeco.ffmpeg.global.swscale.sws_freeContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_scale_frame;

import io.github.visionpreflight.media.MediaException;
import io.github.visionpreflight.media.MediaSource;
import io.github.visionpreflight.video.FrameOptions;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.Arrays;
import java.util.BitSet;
import java.util.concurrent.atomic.AtomicLong;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.Pointer;

/**
 * Decodes the pictures of an animated WebP one by one and lays each on the canvas, from the last
 * one that paints all of it.
 */
final class WebpRuns implements Runs {
  private static final int RGBA = 4;
  private static final int RGB = 3;

  private final WebpAnimation animation;
  private final SeekableByteChannel channel;
  private final BitSet wanted;
  private final AtomicLong decoded;
  private final FramePictures pictures;
  private final AVCodecContext context;
  private final AVPacket packet = av_packet_alloc();
  private final AVFrame still = av_frame_alloc();
  private final AVFrame rgba = av_frame_alloc();
  private final AVFrame flat = av_frame_alloc();
  private final SwsContext converter = sws_alloc_context();
  private final byte[] canvas;
  private final byte[] row;
  private int next;
  private int delivered = -1;
  private boolean closed;

  WebpRuns(
      MediaSource source,
      WebpAnimation animation,
      BitSet wanted,
      FrameOptions options,
      AtomicLong decoded) {
    this.animation = animation;
    this.wanted = wanted;
    this.decoded = decoded;
    this.canvas = new byte[animation.width() * animation.height() * RGBA];
    this.row = new byte[animation.width() * RGBA];
    this.pictures = new FramePictures(options.size(), options.jpegQuality(), 1, 1);
    AVCodec codec = avcodec_find_decoder(AV_CODEC_ID_WEBP);
    this.context = avcodec_alloc_context3(codec);
    context.thread_count(1);
    context.max_pixels(options.limits().maxPixels());
    this.channel = source.open();
    int opened = avcodec_open2(context, codec, new AVDictionary((Pointer) null));
    if (opened < 0) {
      close();
      throw Failures.of(animation.name() + " decoder webp", opened);
    }
  }

  @Override
  public boolean advance(RunDecoder.Sink sink) {
    int target = wanted.nextSetBit(delivered + 1);
    if (target < 0) {
      return false;
    }
    next = Math.max(next, wholeAtOrBefore(target));
    boolean good = paint(next++);
    if (next <= target) {
      return true;
    }
    delivered = target;
    if (good) {
      sink.picture(target, pictures.of(flattened()));
    } else {
      sink.damaged(target, "the picture cannot be decoded");
    }
    return true;
  }

  private int wholeAtOrBefore(int target) {
    int whole = target;
    while (!animation.isWhole(whole)) {
      whole--;
    }
    return whole;
  }

  /**
   * Lays the part on the canvas; false when it cannot be decoded, and the canvas stays as it is.
   */
  private boolean paint(int index) {
    if (index > 0 && animation.parts().get(index - 1).dispose()) {
      clear(animation.parts().get(index - 1));
    }
    WebpAnimation.Part part = animation.parts().get(index);
    if (!decode(part) || still.width() != part.width() || still.height() != part.height()) {
      return false;
    }
    decoded.incrementAndGet();
    av_frame_unref(rgba);
    rgba.width(part.width()).height(part.height()).format(AV_PIX_FMT_RGBA);
    if (av_frame_get_buffer(rgba, 0) < 0 || sws_scale_frame(converter, rgba, still) < 0) {
      return false;
    }
    int stride = rgba.linesize(0);
    ByteBuffer pixels = rgba.data(0).capacity((long) stride * part.height()).asByteBuffer();
    for (int y = 0; y < part.height(); y++) {
      pixels.get(y * stride, row, 0, part.width() * RGBA);
      lay(row, part.width(), offset(part.x(), part.y() + y), part.blend());
    }
    return true;
  }

  private int offset(int x, int y) {
    return (y * animation.width() + x) * RGBA;
  }

  private void clear(WebpAnimation.Part part) {
    for (int y = part.y(); y < part.y() + part.height(); y++) {
      int from = offset(part.x(), y);
      Arrays.fill(canvas, from, from + part.width() * RGBA, (byte) 0);
    }
  }

  /** RFC 9649, 2.7.1.1: colours are not multiplied by their alpha, on either side. */
  private void lay(byte[] from, int pixels, int at, boolean blend) {
    if (!blend) {
      System.arraycopy(from, 0, canvas, at, pixels * RGBA);
      return;
    }
    for (int i = 0; i < pixels * RGBA; i += RGBA) {
      int alpha = from[i + 3] & 0xFF;
      int under = (canvas[at + i + 3] & 0xFF) * (255 - alpha) / 255;
      int sum = alpha + under;
      if (sum > 0) {
        for (int c = 0; c < 3; c++) {
          int mixed = (from[i + c] & 0xFF) * alpha + (canvas[at + i + c] & 0xFF) * under;
          canvas[at + i + c] = (byte) (mixed / sum);
        }
      }
      canvas[at + i + 3] = (byte) sum;
    }
  }

  private boolean decode(WebpAnimation.Part part) {
    try {
      byte[] file =
          WebpAnimation.still(
              part, WebpAnimation.read(animation.name(), channel, part.offset(), part.length()));
      av_packet_unref(packet);
      if (av_new_packet(packet, file.length) < 0) {
        throw new MediaException.Limit(animation.name() + ": no memory for a frame");
      }
      packet.data().put(file);
      return avcodec_send_packet(context, packet) >= 0
          && avcodec_receive_frame(context, still) >= 0;
    } catch (IOException e) {
      throw MediaException.ofRead(animation.name() + ": read failed", e);
    }
  }

  /** What shows through to the ground is white, as a still picture's is. */
  private AVFrame flattened() {
    if (flat.width() == 0) {
      flat.width(animation.width()).height(animation.height()).format(AV_PIX_FMT_RGB24);
      if (av_frame_get_buffer(flat, 0) < 0) {
        throw new MediaException.Limit(animation.name() + ": no memory for its picture");
      }
    }
    int stride = flat.linesize(0);
    ByteBuffer out = flat.data(0).capacity((long) stride * animation.height()).asByteBuffer();
    for (int y = 0; y < animation.height(); y++) {
      int at = offset(0, y);
      for (int x = 0; x < animation.width(); x++, at += RGBA) {
        int alpha = canvas[at + 3] & 0xFF;
        for (int c = 0; c < RGB; c++) {
          row[x * RGB + c] = (byte) (((canvas[at + c] & 0xFF) * alpha + 255 * (255 - alpha)) / 255);
        }
      }
      out.put(y * stride, row, 0, animation.width() * RGB);
    }
    return flat;
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    pictures.close();
    sws_freeContext(converter);
    av_frame_free(flat);
    av_frame_free(rgba);
    av_frame_free(still);
    av_packet_free(packet);
    avcodec_free_context(context);
    try {
      channel.close();
    } catch (IOException e) {
      throw new MediaException.Io(animation.name() + ": close failed: " + e.getMessage(), e);
    }
  }
}
