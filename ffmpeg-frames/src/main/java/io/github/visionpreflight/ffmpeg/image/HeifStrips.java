package io.github.visionpreflight.ffmpeg.image;

import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
import static org.bytedeco.ffmpeg.global.avutil.av_image_copy_plane;
import static org.bytedeco.ffmpeg.global.avutil.av_image_get_linesize;
import static org.bytedeco.ffmpeg.global.avutil.av_pix_fmt_count_planes;
import static org.bytedeco.ffmpeg.global.avutil.av_pix_fmt_desc_get;

import io.github.visionpreflight.media.Deadline;
import io.github.visionpreflight.media.MediaException;
import io.github.visionpreflight.probe.Dimensions;
import java.util.Arrays;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVPixFmtDescriptor;
import org.bytedeco.javacpp.BytePointer;
import org.jspecify.annotations.Nullable;

/**
 * Decodes a picture of a HEIF file one row of tiles at a time, so that of a grid there is never
 * more than one row and one tile in memory.
 */
final class HeifStrips implements Strips {
  /** Coded pictures are as large as their blocks make them; what is too much is cut off after. */
  private static final int BLOCK = 128;

  private final HeifMeta meta;
  private final HeifPicture picture;
  private final Deadline deadline;
  private final String what;
  private final AVFrame strip = av_frame_alloc();
  private @Nullable StillDecoder decoder;
  private byte[] configuration = {};
  private @Nullable Samples samples;
  private int nextTile;
  private boolean closed;

  HeifStrips(String what, HeifMeta meta, HeifPicture picture, Deadline deadline) {
    this.what = what;
    this.meta = meta;
    this.picture = picture;
    this.deadline = deadline;
  }

  @Override
  public Dimensions size() {
    return picture.size();
  }

  @Override
  public Samples samples() {
    if (samples == null) {
      throw new IllegalStateException("before the first strip");
    }
    return samples;
  }

  @Override
  public AVFrame next() {
    if (picture.tiles().size() == 1) {
      return nextTile();
    }
    for (int column = 0; column < picture.columns(); column++) {
      AVFrame tile = nextTile();
      if (strip.width() == 0) {
        allocate(tile.format());
      }
      put(tile, column);
    }
    return strip;
  }

  private AVFrame nextTile() {
    deadline.check(what);
    HeifItem item = picture.tiles().get(nextTile++);
    AVFrame tile = decoderOf(item).decode(meta.data(item));
    Dimensions size = picture.tile();
    if (tile.width() != size.width() || tile.height() != size.height()) {
      throw new MediaException.Malformed(
          what
              + " item "
              + item.id()
              + " size: expected "
              + size
              + " as in ispe, got "
              + tile.width()
              + "x"
              + tile.height());
    }
    Samples read = Samples.of(tile, picture.colour());
    if (samples != null && !samples.equals(read)) {
      throw new MediaException.Unsupported(what + ": tiles of different kinds in one picture");
    }
    samples = read;
    return tile;
  }

  /** Tiles nearly always share a configuration, and then the decoder. */
  private StillDecoder decoderOf(HeifItem item) {
    byte[] wanted = HeifPicture.configuration(item);
    StillDecoder open = decoder;
    if (open == null || !Arrays.equals(wanted, configuration)) {
      if (open != null) {
        open.close();
      }
      long most = (picture.tile().width() + (long) BLOCK) * (picture.tile().height() + BLOCK);
      open = new StillDecoder(what, HeifPicture.codec(item), wanted, most);
      decoder = open;
      configuration = wanted;
    }
    return open;
  }

  private void allocate(int format) {
    Dimensions tile = picture.tile();
    AVPixFmtDescriptor pixels = av_pix_fmt_desc_get(format);
    int blockWidth = 1 << pixels.log2_chroma_w();
    int blockHeight = 1 << pixels.log2_chroma_h();
    if (tile.width() % blockWidth != 0 || tile.height() % blockHeight != 0) {
      // ISO/IEC 23000-22, 7.3.11.4.2: else a colour sample would belong to two tiles.
      throw new MediaException.Malformed(
          what
              + " tiles: expected multiples of "
              + blockWidth
              + "x"
              + blockHeight
              + ", got "
              + tile);
    }
    strip.width(tile.width() * picture.columns()).height(tile.height()).format(format);
    if (av_frame_get_buffer(strip, 0) < 0) {
      throw new MediaException.Limit(what + ": not enough memory for a row of tiles");
    }
  }

  private void put(AVFrame tile, int column) {
    AVPixFmtDescriptor format = av_pix_fmt_desc_get(tile.format());
    for (int plane = 0; plane < av_pix_fmt_count_planes(tile.format()); plane++) {
      boolean chroma = plane == 1 || plane == 2;
      int rows = chroma ? shifted(tile.height(), format.log2_chroma_h()) : tile.height();
      int bytes = av_image_get_linesize(tile.format(), tile.width(), plane);
      BytePointer to = strip.data(plane);
      av_image_copy_plane(
          to.getPointer((long) column * bytes),
          strip.linesize(plane),
          tile.data(plane),
          tile.linesize(plane),
          bytes,
          rows);
    }
  }

  private static int shifted(int side, int log2) {
    return -(-side >> log2);
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      if (decoder != null) {
        decoder.close();
      }
      av_frame_free(strip);
    }
  }
}
