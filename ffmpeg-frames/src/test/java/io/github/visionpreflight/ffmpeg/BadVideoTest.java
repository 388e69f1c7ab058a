package io.github.visionpreflight.ffmpeg;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.visionpreflight.media.MediaException;
import io.github.visionpreflight.media.MediaSource;
import io.github.visionpreflight.media.ReadLimits;
import io.github.visionpreflight.probe.Dimensions;
import io.github.visionpreflight.testdata.AwkwardChannel;
import io.github.visionpreflight.video.Frame;
import io.github.visionpreflight.video.FrameOptions;
import io.github.visionpreflight.video.FrameSampling;
import io.github.visionpreflight.video.FrameSize;
import io.github.visionpreflight.video.FrameStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class BadVideoTest {
  private static final FrameOptions TEN_A_SECOND =
      FrameOptions.defaults()
          .withSampling(FrameSampling.everySecond(10))
          .withSize(FrameSize.original());

  private final FFmpegFrames source = new FFmpegFrames();

  @Test
  void fileCutInTheMiddleGivesTheFramesBeforeTheCutAndSaysWhere() throws IOException {
    byte[] whole = Files.readAllBytes(TestVideos.file(TestClip.HEADER_FIRST));
    List<Frame> frames = new ArrayList<>();
    assertThatThrownBy(() -> take(Arrays.copyOf(whole, whole.length / 2), frames))
        .isInstanceOf(MediaException.Malformed.class)
        .hasMessageMatching(".*after \\d+ frames.*");
    assertThat(frames).hasSizeBetween(8, 30);
    for (int k = 0; k < frames.size(); k++) {
      // Right before the cut some of the frames shown first were stored after it.
      int most = 3 * k;
      int least = k < frames.size() - 2 ? most : most - 3;
      assertThat(Barcode.read(frames.get(k).jpeg())).isBetween(least, most);
    }
  }

  @Test
  void headerAtTheEndAndCutOffIsMalformed() throws IOException {
    byte[] whole = Files.readAllBytes(TestVideos.file(TestVideo.H264));
    assertThatThrownBy(() -> take(Arrays.copyOf(whole, whole.length / 2), new ArrayList<>()))
        .isInstanceOf(MediaException.Malformed.class);
  }

  @ParameterizedTest
  @EnumSource(names = {"H264_TS", "MPEG2", "VP9", "H264_AVI", "H264_FLV", "WMV"})
  void cutStreamsGiveTheirFirstFrames(TestVideo video) throws IOException {
    byte[] whole = Files.readAllBytes(TestVideos.file(video));
    List<Frame> frames = new ArrayList<>();
    try {
      take(Arrays.copyOf(whole, whole.length / 2), frames);
    } catch (MediaException.Malformed cut) {
      assertThat(cut).hasMessageContaining("after");
    }
    assertThat(frames).hasSizeBetween(8, 35);
  }

  @Test
  void damagedGroupIsSkippedAndReported() throws IOException {
    byte[] bytes = Files.readAllBytes(TestVideos.file(TestClip.HEADER_FIRST));
    // Into the second of three groups of pictures.
    Arrays.fill(bytes, bytes.length * 45 / 100, bytes.length * 55 / 100, (byte) 0xA5);
    try (FrameStream stream = source.open(MediaSource.of(bytes), TEN_A_SECOND)) {
      List<Integer> numbers = new ArrayList<>();
      stream.forEachRemaining(frame -> numbers.add(Barcode.read(frame.jpeg())));
      assertThat(stream.report().damage()).isNotEmpty();
      assertThat(numbers).contains(0, 3, 6, 9, 102, 105, 120, 129);
      assertThat(numbers.size() + stream.report().damage().size()).isEqualTo(44);
    }
  }

  @Test
  void audioAloneIsUnsupported() {
    assertThatThrownBy(() -> source.open(clip(TestClip.AUDIO_ONLY), TEN_A_SECOND))
        .isInstanceOf(MediaException.Unsupported.class)
        .hasMessageContaining("without one");
  }

  @Test
  void encryptedVideoIsUnsupported() {
    assertThatThrownBy(() -> source.open(clip(TestClip.ENCRYPTED), TEN_A_SECOND))
        .isInstanceOf(MediaException.Unsupported.class)
        .hasMessageContaining("encrypted");
  }

  @Test
  void playlistDressedAsAVideoOpensNothing(@TempDir Path folder) throws IOException {
    Path bait = folder.resolve("bait.mp4");
    Files.copy(TestVideos.file(TestVideo.H264), bait);
    for (String text :
        List.of(
            "#EXTM3U\n#EXT-X-TARGETDURATION:5\n#EXTINF:5,\n" + bait.toUri() + "\n#EXT-X-ENDLIST\n",
            "ffconcat version 1.0\nfile '" + bait + "'\n",
            "<?xml version=\"1.0\"?><MPD><BaseURL>" + bait.toUri() + "</BaseURL></MPD>")) {
      MediaSource dressed = MediaSource.of("list.mp4", text.getBytes(US_ASCII));
      assertThatThrownBy(() -> source.open(dressed, TEN_A_SECOND))
          .isInstanceOf(MediaException.Unsupported.class)
          .hasMessageNotContaining("bait");
    }
  }

  @Test
  void wordsAndNothingAreNoVideo() {
    for (byte[] bytes :
        new byte[][] {{}, {0}, "just some text, longer than a head".getBytes(US_ASCII)}) {
      assertThatThrownBy(() -> source.open(MediaSource.of(bytes), TEN_A_SECOND))
          .isInstanceOf(MediaException.Unsupported.class);
    }
  }

  @Test
  void everyTruncationEndsWithFramesOrADocumentedError() throws IOException {
    for (TestVideo video :
        List.of(TestVideo.H264_FRAGMENTED, TestVideo.VP8, TestVideo.MPEG2_TS, TestVideo.WEBP)) {
      byte[] whole = Files.readAllBytes(TestVideos.file(video));
      for (int length = 0; length < whole.length; length += whole.length / 40) {
        List<Frame> frames = new ArrayList<>();
        try {
          take(Arrays.copyOf(whole, length), frames);
        } catch (MediaException documented) {
          assertThat(documented.kind())
              .isIn(MediaException.Kind.MALFORMED, MediaException.Kind.UNSUPPORTED);
        }
      }
    }
  }

  @Test
  void headerWithoutFramesIsMalformed() throws IOException {
    byte[] whole = Files.readAllBytes(TestVideos.file(TestVideo.H264_FRAGMENTED));
    int firstFragment = new String(whole, ISO_8859_1).indexOf("moof") - 4;
    assertThatThrownBy(() -> take(Arrays.copyOf(whole, firstFragment), new ArrayList<>()))
        .isInstanceOf(MediaException.Malformed.class)
        .hasMessageContaining("at least one frame");
  }

  @Test
  void headerWhoseFramesAreGoneIsMalformed() throws IOException {
    byte[] whole = Files.readAllBytes(TestVideos.file(TestClip.HEADER_FIRST));
    int media = new String(whole, ISO_8859_1).indexOf("mdat") + 4;
    assertThatThrownBy(() -> take(Arrays.copyOf(whole, media), new ArrayList<>()))
        .isInstanceOf(MediaException.Malformed.class);
  }

  @Test
  void cutAnimationGivesItsFirstFramesAndSaysWhere() throws IOException {
    byte[] whole = Files.readAllBytes(TestVideos.file(TestVideo.WEBP));
    List<Frame> frames = new ArrayList<>();
    assertThatThrownBy(() -> take(Arrays.copyOf(whole, whole.length / 2), frames))
        .isInstanceOf(MediaException.Malformed.class)
        .hasMessageMatching(".*ends inside frame \\d+ .*");
    assertThat(frames).hasSizeGreaterThan(5);
    for (int k = 0; k < frames.size(); k++) {
      assertThat(Barcode.read(frames.get(k).jpeg())).isEqualTo(2 * k);
    }
  }

  @Test
  void stillWebpIsNoVideo() throws IOException {
    byte[] whole = Files.readAllBytes(TestVideos.file(TestVideo.WEBP));
    // The flag that says the file moves, in the extended header.
    whole[20] &= ~2;
    assertThatThrownBy(() -> take(whole, new ArrayList<>()))
        .isInstanceOf(MediaException.Unsupported.class)
        .hasMessageContaining("does not move");
  }

  @Test
  void tooManyPixelsAreALimit() {
    FrameOptions tight =
        TEN_A_SECOND.withLimits(ReadLimits.defaults().toBuilder().maxPixels(320 * 100).build());
    assertThatThrownBy(() -> source.frames(MediaSource.of(TestVideos.file(TestVideo.H264)), tight))
        .isInstanceOf(MediaException.Limit.class)
        .hasMessageContaining("32000 pixels, got 57600");
    FrameOptions narrow =
        TEN_A_SECOND.withLimits(ReadLimits.defaults().toBuilder().maxSidePixels(319).build());
    assertThatThrownBy(() -> source.frames(MediaSource.of(TestVideos.file(TestVideo.VP9)), narrow))
        .isInstanceOf(MediaException.Limit.class)
        .hasMessageContaining("319 pixels, got 320");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void pictureThatGrowsInsideTheStreamPastALimitIsALimit(int threads) throws IOException {
    // 320 by 180 as the header says, then 400 by 226. All times are there twice: FFmpeg's decoder
    // ends the process when it is told to hold back as many frames as it takes to sort them.
    ByteArrayOutputStream grown = new ByteArrayOutputStream();
    grown.write(Files.readAllBytes(TestVideos.file(TestVideo.H264_TS)));
    grown.write(Files.readAllBytes(TestVideos.file(TestVideo.H264_LEAN_SLICES)));
    MediaSource file = MediaSource.of("grown.ts", grown.toByteArray());
    FrameOptions all = TEN_A_SECOND.withThreads(threads);
    assertThat(source.frames(file, all))
        .extracting(Frame::size)
        .contains(new Dimensions(320, 180), new Dimensions(400, 226));
    for (ReadLimits tight :
        List.of(
            ReadLimits.defaults().toBuilder().maxPixels(320 * 180).build(),
            ReadLimits.defaults().toBuilder().maxSidePixels(320).build())) {
      assertThatThrownBy(() -> source.frames(file, all.withLimits(tight)))
          .isInstanceOf(MediaException.Limit.class);
    }
  }

  @Test
  void pictureThatGrowsFarPastTheLimitIsALimit() throws IOException {
    byte[] grown = Files.readAllBytes(TestVideos.file(TestVideo.VP8));
    // RFC 6386, 9.1: a keyframe's start code is followed by 14 bits each of width and height.
    int second = indexOf(grown, 0x9D012A, indexOf(grown, 0x9D012A, 0) + 3);
    for (int side = 0; side < 2; side++) {
      grown[second + 3 + 2 * side] = (byte) 0xFF;
      grown[second + 4 + 2 * side] = 0x3F;
    }
    assertThatThrownBy(() -> take(grown, new ArrayList<>()))
        .isInstanceOf(MediaException.Limit.class);
  }

  private static int indexOf(byte[] bytes, int code, int from) {
    int at = from;
    while ((bytes[at] & 0xFF) != code >> 16
        || (bytes[at + 1] & 0xFF) != (code >> 8 & 0xFF)
        || (bytes[at + 2] & 0xFF) != (code & 0xFF)) {
      at++;
    }
    return at;
  }

  @ParameterizedTest
  @EnumSource(names = {"GIF", "WEBP"})
  void animationOfTooManyPixelsIsALimit(TestVideo moving) {
    ReadLimits tight =
        ReadLimits.defaults().toBuilder().maxAnimationPixels(29L * 320 * 180).build();
    MediaSource file = MediaSource.of(TestVideos.file(moving));
    assertThatThrownBy(() -> source.open(file, TEN_A_SECOND.withLimits(tight)))
        .isInstanceOf(MediaException.Limit.class);
  }

  @Test
  void moreFramesThanAllowedAreALimit() {
    FrameOptions tight =
        TEN_A_SECOND.withLimits(ReadLimits.defaults().toBuilder().maxFrames(5).build());
    assertThatThrownBy(() -> source.frames(MediaSource.of(TestVideos.file(TestVideo.H264)), tight))
        .isInstanceOf(MediaException.Limit.class);
  }

  @Test
  void failingChannelIsAnIoErrorWithItsCause() {
    MediaSource failing =
        MediaSource.of(
            "failing.mp4",
            () ->
                new AwkwardChannel(Files.readAllBytes(TestVideos.file(TestVideo.H264)))
                    .failingAt(40_000));
    assertThatThrownBy(() -> source.frames(failing, TEN_A_SECOND))
        .isInstanceOf(MediaException.Io.class)
        .hasMessageContaining(AwkwardChannel.FAILURE);
  }

  private void take(byte[] bytes, List<Frame> into) {
    try (FrameStream stream = source.open(MediaSource.of("cut", bytes), TEN_A_SECOND)) {
      stream.forEachRemaining(into::add);
    }
  }

  private static MediaSource clip(TestClip clip) {
    return MediaSource.of(TestVideos.file(clip));
  }
}
