package io.github.visionpreflight.ffmpeg;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_VP8;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_DATA_ENCRYPTION_INFO;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_get_side_data;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avutil.av_encryption_info_free;
import static org.bytedeco.ffmpeg.global.avutil.av_encryption_info_get_side_data;

import io.github.visionpreflight.ffmpeg.PacketTableBuilder.Content;
import io.github.visionpreflight.media.MediaException;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVEncryptionInfo;
import org.bytedeco.javacpp.BytePointer;
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
    table.pixels((long) demuxer.codec().width() * demuxer.codec().height());
    HevcLayers layers = HevcLayers.of(demuxer.codec());
    NalTrack track = NalTrack.of(demuxer.codec());
    AVPacket packet = av_packet_alloc();
    try (FieldPairs fields = new FieldPairs(demuxer.codec())) {
      int result;
      while ((result = demuxer.read(packet)) >= 0) {
        checkClear(demuxer, packet);
        if (layers != null && layers.isUpper(packet.data(), packet.size())) {
          table.layered();
        }
        if (track != null) {
          track.add(packet);
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
    if (table.isEmpty() && demuxer.announcesEncryption()) {
      throw encrypted(demuxer);
    }
    return table.build(track == null ? null : track.found());
  }

  private static void checkClear(Demuxer demuxer, AVPacket packet) {
    if (packet.side_data_elems() == 0) {
      return;
    }
    try (SizeTPointer size = new SizeTPointer(1)) {
      BytePointer data = av_packet_get_side_data(packet, AV_PKT_DATA_ENCRYPTION_INFO, size);
      if (data != null && isProtected(data, size.get())) {
        throw encrypted(demuxer);
      }
    }
  }

  /** A file may be packed as encrypted and leave every byte of a packet in the clear. */
  private static boolean isProtected(BytePointer data, long size) {
    AVEncryptionInfo info = av_encryption_info_get_side_data(data, size);
    if (info == null) {
      return true;
    }
    try {
      return info.subsample_count() == 0 || protectedBytes(info) > 0;
    } finally {
      av_encryption_info_free(info);
    }
  }

  private static long protectedBytes(AVEncryptionInfo info) {
    long bytes = 0;
    for (int i = 0; i < info.subsample_count(); i++) {
      bytes += info.subsamples().getPointer(i).bytes_of_protected_data();
    }
    return bytes;
  }

  private static MediaException encrypted(Demuxer demuxer) {
    return new MediaException.Unsupported(demuxer.name() + ": the video track is encrypted");
  }

  private static Content content(Demuxer demuxer, AVPacket packet, FieldPairs fields) {
    if (fields.completesFrame(packet)) {
      return Content.SECOND_FIELD;
    }
    return isInvisible(demuxer, packet) ? Content.INVISIBLE : Content.FRAME;
  }

  /** VP8 keeps frames that are only for reference in packets of their own. */
  private static boolean isInvisible(Demuxer demuxer, AVPacket packet) {
    return demuxer.codec().codec_id() == AV_CODEC_ID_VP8
        && packet.size() > 0
        && (packet.data().get() & VP8_SHOW_FRAME) == 0;
  }
}
