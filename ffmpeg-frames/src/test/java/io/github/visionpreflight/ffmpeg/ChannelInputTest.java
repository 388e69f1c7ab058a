package io.github.visionpreflight.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.visionpreflight.ffmpeg.process.Children;
import io.github.visionpreflight.media.MediaException;
import io.github.visionpreflight.media.MediaException.Kind;
import io.github.visionpreflight.media.MediaSource;
import io.github.visionpreflight.media.ReadLimits;
import io.github.visionpreflight.testdata.AwkwardChannel;
import io.github.visionpreflight.video.Frame;
import io.github.visionpreflight.video.FrameOptions;
import io.github.visionpreflight.video.FrameSampling;
import io.github.visionpreflight.video.FrameSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Channels that do what channels may, or fail as they should not, under native code. */
class ChannelInputTest {
  private static final MediaSource VIDEO = MediaSource.of(TestVideos.file(TestVideo.H264));
  private static final byte[] BYTES = VIDEO.readAll(ReadLimits.defaults());
  private static final FrameOptions OPTIONS =
      FrameOptions.defaults().withSampling(FrameSampling.everySecond(2));

  /** Behind what tells the type. */
  private static final int STALLS_AT = 8192;

  private static final Children CHILDREN = IsolationTest.good(IsolationTest.ONE);

  /** Who reads the channel. */
  enum Reader {
    IN_PROCESS,
    TWO_THREADS,
    ISOLATED;

    FrameSource source() {
      return this == ISOLATED ? new IsolatedFrames(Optional.empty(), CHILDREN) : new FFmpegFrames();
    }

    FrameOptions options() {
      return OPTIONS.withThreads(this == TWO_THREADS ? 2 : 1);
    }
  }

  /** A read of no bytes is not the end: the next may deliver again. */
  @ParameterizedTest
  @EnumSource
  void readsOfNothingChangeNothing(Reader reader) {
    List<Frame> expected = new FFmpegFrames().frames(VIDEO, OPTIONS);
    assertThat(expected).hasSizeGreaterThan(3);
    MediaSource hesitating = MediaSource.of("hesitating.mp4", () -> hesitating(BYTES));
    List<Frame> frames = reader.source().frames(hesitating, reader.options());
    assertThat(frames).usingRecursiveFieldByFieldElementComparator().isEqualTo(expected);
    assertThat(reader.source().scan(hesitating, OPTIONS.limits()).count())
        .isEqualTo(new FFmpegFrames().scan(VIDEO, OPTIONS.limits()).count());
  }

  /** A channel that delivers nothing for ever is waited for no longer than anything else. */
  @ParameterizedTest
  @EnumSource
  void channelThatStallsEndsWithTheCall(Reader reader) {
    Thread caller = Thread.currentThread();
    MediaSource stalling = MediaSource.of("stalling.mp4", () -> stalling(caller::interrupt));
    assertThatThrownBy(() -> reader.source().frames(stalling, reader.options()))
        .isInstanceOf(MediaException.Timeout.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  /** Cut or replaced after its length was asked, or between two openings. */
  @ParameterizedTest
  @EnumSource
  void fileThatChangesMeanwhileIsADocumentedErrorOrItsFrames(Reader reader) {
    byte[] other = MediaSource.of(TestVideos.file(TestVideo.GIF)).readAll(ReadLimits.defaults());
    byte[] longer = Arrays.copyOf(BYTES, BYTES.length + 100_000);
    List<byte[]> changed =
        List.of(Arrays.copyOf(BYTES, BYTES.length / 2), new byte[0], other, longer);
    for (byte[] then : changed) {
      for (int opening = 1; opening <= 5; opening++) {
        int from = opening;
        AtomicInteger openings = new AtomicInteger();
        MediaSource source =
            MediaSource.of(
                "upload.mp4",
                () ->
                    hesitating(openings.incrementAndGet() < from ? BYTES : then)
                        .claiming(BYTES.length));
        try {
          assertThat(reader.source().frames(source, reader.options())).isNotEmpty();
        } catch (MediaException documented) {
          assertThat(documented.kind()).isIn(Kind.MALFORMED, Kind.UNSUPPORTED, Kind.LIMIT, Kind.IO);
        }
      }
    }
  }

  /** Wherever it comes, in opening, scanning or decoding. */
  @ParameterizedTest
  @EnumSource
  void heapOrStackThatEndsInAReadIsALimit(Reader reader) {
    for (Error error : List.of(new OutOfMemoryError("Java heap space"), new StackOverflowError())) {
      for (int read = 1; read <= reads(reader); read++) {
        MediaSource failing = WatchedChannel.source(VIDEO, read, () -> rethrow(error));
        assertThatThrownBy(() -> reader.source().frames(failing, reader.options()))
            .isInstanceOf(MediaException.Limit.class)
            .hasMessageMatching(".*: not enough (memory|stack)");
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void otherErrorsInAReadPass(Reader reader) {
    AssertionError mistake = new AssertionError("mistake");
    for (int read = 1; read <= reads(reader); read++) {
      MediaSource failing = WatchedChannel.source(VIDEO, read, () -> rethrow(mistake));
      assertThatThrownBy(() -> reader.source().frames(failing, reader.options())).isSameAs(mistake);
    }
  }

  private static int reads(Reader reader) {
    AtomicInteger reads = new AtomicInteger();
    reader.source().frames(WatchedChannel.counting(VIDEO, reads), reader.options());
    assertThat(reads).hasPositiveValue();
    return reads.get();
  }

  private static void rethrow(Error error) {
    throw error;
  }

  /** Delivers nothing at every other read, and little at the others. */
  private static AwkwardChannel hesitating(byte[] bytes) {
    AtomicInteger reads = new AtomicInteger();
    return new AwkwardChannel(bytes).stepping(() -> reads.getAndIncrement() % 2 * 5000);
  }

  /** Delivers nothing any more behind what tells the type, and does something after a while. */
  private static AwkwardChannel stalling(Runnable deed) {
    AtomicInteger reads = new AtomicInteger();
    AwkwardChannel channel = new AwkwardChannel(BYTES);
    return channel.stepping(
        () -> {
          if (channel.position() < STALLS_AT) {
            return STALLS_AT;
          }
          if (reads.incrementAndGet() == 100) {
            deed.run();
          }
          return 0;
        });
  }
}
