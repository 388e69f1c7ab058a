package io.github.visionpreflight.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.visionpreflight.ffmpeg.process.Children;
import io.github.visionpreflight.media.MediaException;
import io.github.visionpreflight.media.MediaException.Kind;
import io.github.visionpreflight.media.MediaSource;
import io.github.visionpreflight.media.ReadLimits;
import io.github.visionpreflight.video.Frame;
import io.github.visionpreflight.video.FrameOptions;
import io.github.visionpreflight.video.FrameSampling;
import io.github.visionpreflight.video.FrameSource;
import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Channels that do what channels may, or fail as they should not, under native code. */
class ChannelInputTest {
  private static final MediaSource VIDEO = MediaSource.of(TestVideos.file(TestVideo.H264));
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
    MediaSource hesitating = MediaSource.of("hesitating.mp4", Hesitating::new);
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
    MediaSource stalling =
        MediaSource.of(
            "stalling.mp4",
            () ->
                new Hesitating() {
                  private int stalled;

                  @Override
                  int most(long reads) {
                    if (position() < STALLS_AT) {
                      return STALLS_AT;
                    }
                    if (++stalled == 100) {
                      caller.interrupt();
                    }
                    return 0;
                  }
                });
    assertThatThrownBy(() -> reader.source().frames(stalling, reader.options()))
        .isInstanceOf(MediaException.Timeout.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  /** Cut or replaced after its length was asked, or between two openings. */
  @ParameterizedTest
  @EnumSource
  void fileThatChangesMeanwhileIsADocumentedErrorOrItsFrames(Reader reader) {
    byte[] bytes = VIDEO.readAll(ReadLimits.defaults());
    byte[] other = MediaSource.of(TestVideos.file(TestVideo.GIF)).readAll(ReadLimits.defaults());
    byte[] longer = Arrays.copyOf(bytes, bytes.length + 100_000);
    List<byte[]> changed =
        List.of(Arrays.copyOf(bytes, bytes.length / 2), new byte[0], other, longer);
    for (byte[] then : changed) {
      for (int opening = 1; opening <= 5; opening++) {
        int from = opening;
        AtomicInteger openings = new AtomicInteger();
        MediaSource source =
            MediaSource.of(
                "upload.mp4",
                () ->
                    new Hesitating(openings.incrementAndGet() < from ? bytes : then, bytes.length));
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
  private static class Hesitating implements SeekableByteChannel {
    private final byte[] bytes;
    private final long claimed;
    private long reads;
    private long position;

    Hesitating() {
      this(VIDEO.readAll(ReadLimits.defaults()));
    }

    private Hesitating(byte[] bytes) {
      this(bytes, bytes.length);
    }

    /** Says that it has so many bytes. */
    Hesitating(byte[] bytes, long claimed) {
      this.bytes = bytes;
      this.claimed = claimed;
    }

    int most(long read) {
      return read % 2 == 0 ? 0 : 5000;
    }

    @Override
    public int read(ByteBuffer into) {
      if (position >= bytes.length) {
        return -1;
      }
      int n = Math.min(Math.min(into.remaining(), most(reads++)), bytes.length - (int) position);
      into.put(bytes, (int) position, n);
      position += n;
      return n;
    }

    @Override
    public int write(ByteBuffer from) {
      throw new NonWritableChannelException();
    }

    @Override
    public long position() {
      return position;
    }

    @Override
    public SeekableByteChannel position(long to) {
      position = to;
      return this;
    }

    @Override
    public long size() {
      return claimed;
    }

    @Override
    public SeekableByteChannel truncate(long size) {
      throw new NonWritableChannelException();
    }

    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public void close() {}
  }
}
