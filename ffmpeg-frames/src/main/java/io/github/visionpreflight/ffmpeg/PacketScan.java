package io.github.visionpreflight.ffmpeg;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_HEVC;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_VP8;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_DATA_ENCRYPTION_INFO;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_get_side_data;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;

import io.github.visionpreflight.ffmpeg.PacketTableBuilder.Content;
import io.github.visionpreflight.media.MediaException;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.javacpp.SizeTPointer;

/** Reads all packets of a track without decoding one. */
final class PacketScan {
  /** RFC 6386, 9.1: bit 4 of a frame's first byte says whether it is shown. */
  private static final int VP8_SHOW_FRAME = 0x10;

  private PacketScan() {}

  /**
   * Returns the table of the demuxer's track, which is read to its end.
   *
   * @throws MediaException.Malformed when no frame is there
   * @throws MediaException.Unsupported when the frames are encrypted
   */
  static PacketTable of(Demuxer demuxer) {
    PacketTableBuilder table =
        new PacketTableBuilder(demuxer.name(), demuxer.timeBase(), demuxer.declaredFps());
    AVPacket packet = av_packet_alloc();
    try (FieldPairs fields = new FieldPairs(demuxer.codec())) {
      int result;
      while ((result = demuxer.read(packet)) >= 0) {
        checkClear(demuxer, packet);
        if (isUpperLayer(demuxer, packet)) {
          table.layered();
        }
        table.add(packet, content(demuxer, packet, fields));
        av_packet_unref(packet);
      }
      if (!Demuxer.isEnd(result)) {
        table.cut("the container breaks down: " + Failures.text(result));
      }
    } finally {
      av_packet_free(packet);
    }
    return table.build();
  }

  private static void checkClear(Demuxer demuxer, AVPacket packet) {
    SizeTPointer anySize = null;
    if (packet.side_data_elems() > 0
        && av_packet_get_side_data(packet, AV_PKT_DATA_ENCRYPTION_INFO, anySize) != null) {
      throw new MediaException.Unsupported(demuxer.name() + ": the video track is encrypted");
    }
  }

  private static Content content(Demuxer demuxer, AVPacket packet, FieldPairs fields) {
    if (fields.completesFrame(packet)) {
      return Content.SECOND_FIELD;
    }
    return isInvisible(demuxer, packet) ? Content.INVISIBLE : Content.FRAME;
  }

  private static boolean isUpperLayer(Demuxer demuxer, AVPacket packet) {
    return demuxer.codec().codec_id() == AV_CODEC_ID_HEVC
        && HevcLayers.isUpper(packet.data(), packet.size());
  }

  /** VP8 keeps frames that are only for reference in packets of their own. */
  private static boolean isInvisible(Demuxer demuxer, AVPacket packet) {
    return demuxer.codec().codec_id() == AV_CODEC_ID_VP8
        && packet.size() > 0
        && (packet.data().get() & VP8_SHOW_FRAME) == 0;
  }
}
