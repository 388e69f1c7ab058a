package io.github.visionpreflight.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.visionpreflight.media.MediaException;
import io.github.visionpreflight.media.MediaSource;
import io.github.visionpreflight.media.ReadLimits;
import io.github.visionpreflight.testdata.AwkwardChannel;
import io.github.visionpreflight.testing.Messages;
import io.github.visionpreflight.testing.SharedCorpus;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every sample file, cut anywhere and delivered in every way a channel may: the same answer, or the
 * documented error. By default a seeded part of the cuts; all of them with {@code
 * -Dpreflight.exhaustive=true}, which takes tens of minutes.
 */
class DeliveryMatrixTest {
  private static final boolean EXHAUSTIVE = Boolean.getBoolean("preflight.exhaustive");
  private static final int SEED = 7_2026;
  private static final int CUTS_IN_HEADER = EXHAUSTIVE ? Integer.MAX_VALUE : 60;
  private static final int CUTS_BEHIND = EXHAUSTIVE ? 200 : 10;

  /** A loaded machine must not turn an answer into a timeout. */
  private static final ReadLimits LIMITS =
      ReadLimits.defaults().toBuilder().deadline(Duration.ofHours(1)).build();

  private static final Set<MediaException.Kind> OF_THE_BYTES =
      EnumSet.of(
          MediaException.Kind.MALFORMED,
          MediaException.Kind.UNSUPPORTED,
          MediaException.Kind.LIMIT);

  @TestFactory
  Stream<DynamicTest> fileIsTheSameHoweverItComes() {
    return SharedCorpus.truths().stream()
        .map(truth -> DynamicTest.dynamicTest(truth.path(), () -> check(truth)));
  }

  private static void check(SharedCorpus.Truth truth) throws IOException {
    byte[] bytes = Files.readAllBytes(truth.file());
    SplittableRandom random = new SplittableRandom(SEED + truth.path().hashCode());
    Object whole = outcome(bytes, MediaSource.of(bytes));
    deliver(bytes, whole, random);
    cut(bytes, whole, random);
  }

  private static void deliver(byte[] bytes, Object whole, SplittableRandom random)
      throws IOException {
    IntUnaryOperator upTo = n -> random.nextInt(n + 1);
    for (MediaSource source :
        new MediaSource[] {
          channel(whole(bytes).stepping(() -> 1)),
          channel(whole(bytes).stepping(() -> 1 + upTo.applyAsInt(9))),
          channel(whole(bytes).stepping(() -> upTo.applyAsInt(2))),
          MediaSource.readFully("stream", new Dribbling(bytes), LIMITS)
        }) {
      assertThat(outcome(bytes, source)).isEqualTo(whole);
      assertThat(source.readAll(LIMITS)).isEqualTo(bytes);
    }
    failing(bytes, whole, random.nextInt(Math.max(1, bytes.length)));
    failing(bytes, whole, random.nextInt(Math.max(1, Math.min(bytes.length, 4096))));
    claiming(bytes, 0);
    claiming(bytes, bytes.length + 1L + random.nextInt(1 << 20));
    claiming(bytes, Long.MAX_VALUE);
  }

  private static AwkwardChannel whole(byte[] bytes) {
    return new AwkwardChannel(bytes);
  }

  private static MediaSource channel(SeekableByteChannel channel) {
    return MediaSource.of(
        "channel",
        () -> {
          channel.position(0);
          return channel;
        });
  }

  /** Where it fails is read, or not; nothing else can come of it. */
  private static void failing(byte[] bytes, Object whole, int offset) {
    Object outcome = outcome(bytes, channel(whole(bytes).failingAt(offset)));
    assertThat(outcome).as("fails at %d", offset).isIn(whole, MediaException.Kind.IO);
  }

  private static void claiming(byte[] bytes, long size) {
    Object outcome = outcome(bytes, channel(whole(bytes).claiming(size)));
    assertThat(outcome instanceof MediaInfo || OF_THE_BYTES.contains(outcome))
        .as("claims %d: %s", size, outcome)
        .isTrue();
  }

  private static void cut(byte[] bytes, Object whole, SplittableRandom random) {
    int headerEnd = headerEnd(bytes);
    IntStream inHeader =
        headerEnd <= CUTS_IN_HEADER
            ? IntStream.range(0, headerEnd)
            : random.ints(CUTS_IN_HEADER, 0, headerEnd);
    inHeader.forEach(length -> cutAt(bytes, whole, length));
    if (headerEnd < bytes.length) {
      random.ints(CUTS_BEHIND, headerEnd, bytes.length).forEach(n -> cutAt(bytes, whole, n));
    }
  }

  private static void cutAt(byte[] bytes, Object whole, int length) {
    MediaSource source = MediaSource.of("cut", () -> new AwkwardChannel(bytes, length));
    Object outcome = outcome(bytes, source);
    if (outcome instanceof MediaInfo info && whole instanceof MediaInfo said) {
      assertThat(info.stored()).as("cut at %d", length).isEqualTo(said.stored());
    } else {
      assertThat(OF_THE_BYTES).as("cut at %d", length).contains((MediaException.Kind) outcome);
    }
  }

  /** Returns the offset behind the last byte that is read for the answer. */
  private static int headerEnd(byte[] bytes) {
    AwkwardChannel channel = new AwkwardChannel(bytes);
    outcome(bytes, channel(channel));
    return (int) channel.furthest();
  }

  private static Object outcome(byte[] bytes, MediaSource source) {
    try {
      return Probe.of(source, LIMITS);
    } catch (MediaException documented) {
      // Millions of messages are too many to search, and the seeded part has shown their kinds.
      if (documented.kind() != MediaException.Kind.IO && !EXHAUSTIVE) {
        Messages.assertHoldsNoContent(
            String.valueOf(documented.getMessage()), source.name(), bytes);
      }
      return documented.kind();
    }
  }

  /** A stream of unknown length that delivers a few bytes a read, and sometimes none. */
  private static final class Dribbling extends FilterInputStream {
    private int reads;

    Dribbling(byte[] bytes) {
      super(new ByteArrayInputStream(bytes));
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      return super.read(target, offset, Math.min(length, reads++ % 5 * 100));
    }

    @Override
    public int available() {
      return 0;
    }
  }
}
