package io.github.visionpreflight.probe;

import static io.github.visionpreflight.probe.Bytes.be;
import static io.github.visionpreflight.probe.Bytes.box;
import static io.github.visionpreflight.probe.Bytes.hex;
import static io.github.visionpreflight.probe.Bytes.join;
import static io.github.visionpreflight.probe.Bytes.text;
import static io.github.visionpreflight.probe.Bytes.zeros;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.visionpreflight.media.MediaSource;
import io.github.visionpreflight.media.MediaType;
import io.github.visionpreflight.media.ReadLimits;
import io.github.visionpreflight.testdata.SparseChannel;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Headers of very large files are read without the media between them. */
class SparseVideoTest {
  private static final long THREE_GIGABYTES = 3L << 30;
  private static final int FEW_BYTES = 64 * 1024;

  private final AtomicLong bytesRead = new AtomicLong();

  private VideoInfo read(MediaType type, byte[] head, long gap, byte[] tail) {
    MediaSource source =
        MediaSource.of("sparse", () -> new SparseChannel(head, gap, tail, bytesRead::addAndGet));
    try (ByteCursor in = ByteCursor.over(source, ReadLimits.defaults())) {
      return VideoHeaders.read(type, in);
    }
  }

  @Test
  void movieHeaderBehindThreeGigabytesOfMedia() {
    byte[] head =
        join(
            box("ftyp", text("isom"), zeros(4)),
            be(4, 1),
            text("mdat"),
            be(8, THREE_GIGABYTES + 16));
    VideoInfo info = read(MediaType.MP4, head, THREE_GIGABYTES, new Mp4File().moov());

    assertThat(info.frames()).hasValue(10);
    assertThat(info.bytes()).isGreaterThan(THREE_GIGABYTES);
    assertThat(bytesRead).hasValueLessThan(FEW_BYTES);
  }

  @Test
  void movieHeaderBeforeThreeGigabytesOfMedia() {
    VideoInfo info = read(MediaType.MP4, new Mp4File().build(), THREE_GIGABYTES, zeros(0));

    assertThat(info.frames()).hasValue(10);
    assertThat(bytesRead).hasValueLessThan(FEW_BYTES);
  }

  @Test
  void fragmentsAroundOneGigabyteOfMediaEach() {
    byte[] first = Mp4File.fragment(0, 10, 1000);
    // The media box of the first fragment, ten bytes until now, holds the gap as well.
    int mdat = first.length - 18;
    System.arraycopy(be(4, 18 + (1L << 30)), 0, first, mdat, 4);
    byte[] head = join(Mp4File.fragmented(0).build(), first);
    VideoInfo info = read(MediaType.MP4, head, 1L << 30, Mp4File.fragment(10_000, 10, 1000));

    assertThat(info.frames()).hasValue(20);
    assertThat(bytesRead).hasValueLessThan(FEW_BYTES);
  }

  @Test
  void tagsBehindThreeGigabytesOfClusters() {
    byte[] tags = MatroskaFile.tags("muxer 1", "48", "00:00:01.920000000");
    MatroskaFile file = new MatroskaFile();
    file.beforeTracks = seekHead(0);
    long before = file.buildLive().length - MatroskaFile.ebml().length - 12L;
    file.beforeTracks = seekHead(before + THREE_GIGABYTES);
    VideoInfo info = read(MediaType.WEBM, file.buildLive(), THREE_GIGABYTES, tags);

    assertThat(info.frames()).hasValue(48);
    assertThat(bytesRead).hasValueLessThan(FEW_BYTES);
  }

  private static byte[] seekHead(long position) {
    return Bytes.element(
        "114D9B74",
        Bytes.element(
            "4DBB",
            Bytes.element("53AB", hex("1254C367")),
            Bytes.element("53AC", be(8, position))));
  }

  @Test
  void aviAndFlvStopAtTheMedia() {
    read(MediaType.AVI, OtherFiles.avi("MJPG", 30, zeros(0)), THREE_GIGABYTES, zeros(0));
    byte[] notes = OtherFiles.metadata("width", 64.0, "height", 48.0, "duration", 4.0);
    byte[] picture = OtherFiles.flvTag(9, 0, hex("17 01 000050 00"));
    byte[] flv = OtherFiles.flv(notes, OtherFiles.avcConfiguration(), picture);
    read(MediaType.FLV, flv, THREE_GIGABYTES, zeros(0));
    read(MediaType.WMV, OtherFiles.asf("WMV3", 2, 1, zeros(0)), THREE_GIGABYTES, zeros(0));

    assertThat(bytesRead).hasValueLessThan(FEW_BYTES);
  }

  /** Streams without a header are read in a window at each end: 2 MiB and 3.1 MiB at most. */
  @Test
  void streamsAreReadAtBothEndsOnly() {
    byte[] start = OtherFiles.programStream(true, hex(OtherFiles.MPEG2_320X182), 90_000, 93_600);
    byte[] end = OtherFiles.programStream(true, hex("00000100 0010ffff"), 900_000, 903_600);
    VideoInfo info = read(MediaType.MPEG, start, THREE_GIGABYTES, end);

    assertThat(info.durationSeconds()).hasValue(9.08);
    assertThat(bytesRead).hasValueLessThan(1 << 20);
  }
}
