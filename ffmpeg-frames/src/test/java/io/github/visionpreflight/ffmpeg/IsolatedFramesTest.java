package io.github.visionpreflight.ffmpeg;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.visionpreflight.ffmpeg.process.Children;
import io.github.visionpreflight.media.Isolation;
import io.github.visionpreflight.media.MediaException;
import io.github.visionpreflight.media.MediaSource;
import io.github.visionpreflight.media.ReadLimits;
import io.github.visionpreflight.testdata.AwkwardChannel;
import io.github.visionpreflight.video.Frame;
import io.github.visionpreflight.video.FrameOptions;
import io.github.visionpreflight.video.FrameSampling;
import io.github.visionpreflight.video.FrameSize;
import io.github.visionpreflight.video.FrameSource;
import io.github.visionpreflight.video.FrameStream;
import io.github.visionpreflight.video.FrameTimes;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What comes out of the child is what comes out of this process. */
class IsolatedFramesTest {
  private static final FrameOptions OPTIONS =
      FrameOptions.defaults().withSampling(FrameSampling.everySecond(4));

  private final FrameSource here = new FFmpegFrames();
  private final FrameSource there = here.isolated(Isolation.defaults());

  @ParameterizedTest
  @EnumSource
  void framesAreTheSameByteForByte(TestVideo video) {
    MediaSource file = MediaSource.of(TestVideos.file(video));
    assertThat(outcome(there, file, OPTIONS)).isEqualTo(outcome(here, file, OPTIONS));
    assertThat(times(there, file)).isEqualTo(times(here, file));
  }

  // The table for HDR takes seconds to make, on either side.
  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "WHITE_HDR10")
  void clipsEndTheSameWay(TestClip clip) {
    MediaSource file = MediaSource.of(TestVideos.file(clip));
    assertThat(outcome(there, file, OPTIONS)).isEqualTo(outcome(here, file, OPTIONS));
  }

  @Test
  void callersOwnSizeAndQualityHold() {
    MediaSource file = MediaSource.of(TestVideos.file(TestVideo.H264_TURNED));
    FrameOptions own = OPTIONS.withSize(FrameSize.maxSide(100)).withJpegQuality(40).withThreads(2);
    List<Frame> frames = there.frames(file, own);
    assertThat(frames.get(0).size().longestSide()).isEqualTo(100);
    // Several threads decode ahead as far as they come: only the count of decoded frames may
    // differ.
    assertThat(frames.stream().map(IsolatedFramesTest::line).toList())
        .isEqualTo(here.frames(file, own).stream().map(IsolatedFramesTest::line).toList());
  }

  @Test
  void cutAndDamagedVideosEndTheSameWay() throws IOException {
    byte[] whole = Files.readAllBytes(TestVideos.file(TestClip.HEADER_FIRST));
    byte[] damaged = whole.clone();
    Arrays.fill(damaged, whole.length * 45 / 100, whole.length * 55 / 100, (byte) 0xA5);
    List<MediaSource> sources =
        List.of(
            MediaSource.of("cut", Arrays.copyOf(whole, whole.length / 2)),
            MediaSource.of("damaged", damaged),
            MediaSource.of("header", Arrays.copyOf(whole, 2000)),
            MediaSource.of("words", "just some text, longer than a head".getBytes(US_ASCII)));
    for (MediaSource source : sources) {
      assertThat(outcome(there, source, OPTIONS)).isEqualTo(outcome(here, source, OPTIONS));
    }
    assertThat(outcome(there, sources.get(1), OPTIONS)).anyMatch(line -> line.contains("[frame "));
  }

  @Test
  void limitsHoldThere() {
    MediaSource file = MediaSource.of(TestVideos.file(TestVideo.H264));
    ReadLimits few = ReadLimits.defaults().toBuilder().maxFrames(5).build();
    ReadLimits small = ReadLimits.defaults().toBuilder().maxPixels(320 * 100).build();
    for (ReadLimits limits : List.of(few, small)) {
      FrameOptions tight = OPTIONS.withLimits(limits);
      assertThat(outcome(there, file, tight)).isEqualTo(outcome(here, file, tight));
    }
    assertThatThrownBy(() -> there.open(file, OPTIONS.withLimits(few)))
        .isInstanceOf(MediaException.Limit.class)
        .hasMessageContaining("at most 5 frames");
  }

  @Test
  void failingChannelIsAnIoErrorWithItsOwnCause() {
    MediaSource failing =
        MediaSource.of(
            "failing.mp4",
            () ->
                new AwkwardChannel(Files.readAllBytes(TestVideos.file(TestVideo.H264)))
                    .failingAt(40_000));
    assertThatThrownBy(() -> there.frames(failing, OPTIONS))
        .isInstanceOf(MediaException.Io.class)
        .hasMessageContaining("failing.mp4: read failed at offset ")
        .hasMessageContaining(AwkwardChannel.FAILURE)
        .hasRootCauseInstanceOf(IOException.class);
  }

  @Test
  void scanOfWhatIsNoVideoFails() {
    assertThatThrownBy(() -> there.scan(MediaSource.of(new byte[100]), ReadLimits.defaults()))
        .isInstanceOf(MediaException.Unsupported.class);
  }

  @Test
  void callersOwnExceptionPassesAndTheNextCallWorks() {
    MediaSource file = MediaSource.of(TestVideos.file(TestVideo.H264));
    FrameSize failing =
        displayed -> {
          throw new IllegalStateException("mine");
        };
    assertThatThrownBy(() -> there.frames(file, OPTIONS.withSize(failing)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("mine");
    assertThat(there.frames(file, OPTIONS)).isNotEmpty();
  }

  @Test
  void closedStreamHasNoMoreFramesAndClosesTwice() {
    FrameStream stream = there.open(MediaSource.of(TestVideos.file(TestVideo.VP8)), OPTIONS);
    stream.next();
    stream.close();
    stream.close();
    assertThat(stream.hasNext()).isFalse();
    assertThat(stream.report().delivered()).isEqualTo(1);
  }

  @Test
  void missingNativesAreTheSameProblem() {
    FrameSource without =
        new IsolatedFrames(
            Optional.of("no natives"),
            new Children(Isolation.defaults(), () -> DecoderProcess.command(DecoderProcess.class)));
    assertThat(without.problem()).contains("no natives");
    MediaSource file = MediaSource.of(TestVideos.file(TestVideo.VP8));
    assertThatThrownBy(() -> without.open(file, OPTIONS))
        .isInstanceOf(MediaException.Unsupported.class)
        .hasMessageContaining("no natives");
  }

  /** Everything a caller sees of an extraction, a line each. */
  static List<String> outcome(FrameSource source, MediaSource file, FrameOptions options) {
    List<String> lines = new ArrayList<>();
    try (FrameStream stream = source.open(file, options)) {
      try {
        stream.forEachRemaining(frame -> lines.add(line(frame)));
      } catch (MediaException e) {
        lines.add(e.kind() + " " + e.getMessage());
      }
      lines.add(stream.report().toString());
    } catch (MediaException e) {
      lines.add(e.kind() + " " + e.getMessage());
    }
    return lines;
  }

  private static String line(Frame frame) {
    return frame
        + ", frame "
        + frame.index()
        + " for "
        + frame.wantedSeconds()
        + ": "
        + Arrays.hashCode(frame.jpeg());
  }

  private static List<String> times(FrameSource source, MediaSource file) {
    FrameTimes times = source.scan(file, ReadLimits.defaults());
    List<String> lines = new ArrayList<>();
    lines.add(times.timeBase() + " to " + times.endTick());
    for (int i = 0; i < times.count(); i++) {
      lines.add(times.tick(i) + (times.isKeyframe(i) ? " key" : ""));
    }
    return lines;
  }
}
