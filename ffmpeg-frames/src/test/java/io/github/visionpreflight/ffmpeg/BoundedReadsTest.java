package io.github.visionpreflight.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.visionpreflight.media.MediaSource;
import io.github.visionpreflight.testdata.SparseChannel;
import io.github.visionpreflight.video.Frame;
import io.github.visionpreflight.video.FrameOptions;
import io.github.visionpreflight.video.FrameSampling;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A source is read in pieces where its video lies, and is never copied as a whole. */
class BoundedReadsTest {
  /** Far more than any heap here holds. */
  private static final long PADDING = 1L << 40;

  private static final int BUFFER_BYTES = 256 * 1024;

  private long asked;
  private int largest;

  @Test
  void sourceIsReadInPiecesAndOnlyWhereItsVideoLies() throws IOException {
    byte[] video = Files.readAllBytes(TestVideos.file(TestClip.HEADER_FIRST));
    MediaSource huge = MediaSource.of("huge.mp4", () -> padded(video));
    FrameOptions two = FrameOptions.defaults().withSampling(FrameSampling.at(0.1, 3.5));
    List<Frame> frames = new FFmpegFrames().frames(huge, two);
    assertThat(frames).extracting(frame -> Barcode.read(frame.jpeg())).containsExactly(3, 105);
    assertThat(largest).isLessThanOrEqualTo(BUFFER_BYTES);
    // Header and packets once, header and wanted groups again, a buffer too much each time.
    assertThat(asked).isLessThan(2L * video.length + 6 * BUFFER_BYTES);
  }

  /** A video before a box of nothing (ISO/IEC 14496-12, 8.1.2: free space, of a 64-bit length). */
  private SeekableByteChannel padded(byte[] video) {
    byte[] head = new byte[video.length + 16];
    ByteBuffer.wrap(head).put(video).putInt(1).putInt(0x66726565).putLong(PADDING);
    return new SparseChannel(head, PADDING - 16, new byte[0], this::count);
  }

  private void count(int bytes) {
    asked += bytes;
    largest = Math.max(largest, bytes);
  }
}
