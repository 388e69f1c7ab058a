package io.github.visionpreflight.probe;

import static io.github.visionpreflight.probe.Bytes.box;
import static io.github.visionpreflight.probe.Bytes.hex;
import static io.github.visionpreflight.probe.Bytes.join;
import static io.github.visionpreflight.probe.Bytes.zeros;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.visionpreflight.media.MediaException;
import io.github.visionpreflight.media.MediaType;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the bytes are, the answer is one, or a documented error. */
class VideoHeadersRobustnessTest {
  private static final int MUTATIONS = 4000;

  static Stream<Arguments> files() {
    Mp4File edited = new Mp4File();
    edited.edits = new long[][] {{300, -1}, {400, 3000}, {100, 0}};
    edited.offsets = new long[][] {{1, 2000}, {1, 4000}, {8, 1000}};
    edited.extensions = box("pasp", hex("0000000400000003"));
    MatroskaFile tagged = new MatroskaFile();
    tagged.beforeCluster = MatroskaFile.tags("muxer 1", "48", "00:00:01.920000000");
    byte[] notes = OtherFiles.metadata("width", 640.0, "duration", 4.0, "framerate", 25.0);
    byte[] unit = join(hex("00000001"), hex(OtherFiles.SPS_320X182), hex("00000001 68"));
    return Stream.of(
        Arguments.of(MediaType.MP4, edited.build()),
        Arguments.of(
            MediaType.MP4, join(Mp4File.fragmented(900).build(), Mp4File.fragment(0, 10, 1000))),
        Arguments.of(MediaType.MATROSKA, tagged.build()),
        Arguments.of(MediaType.AVI, OtherFiles.avi("XVID", 30, zeros(0))),
        Arguments.of(MediaType.FLV, OtherFiles.flv(notes, OtherFiles.avcConfiguration())),
        Arguments.of(MediaType.WMV, OtherFiles.asf("WMV3", 2, 1, OtherFiles.asfFrameTime(400_000))),
        Arguments.of(
            MediaType.MPEG,
            OtherFiles.programStream(true, hex(OtherFiles.MPEG2_320X182), 90_000, 93_600)),
        Arguments.of(MediaType.MPEG_TS, OtherFiles.transportStream(0, 0x1B, unit, 90_000, 93_600)));
  }

  @ParameterizedTest
  @MethodSource("files")
  void wholeFileIsRead(MediaType type, byte[] bytes) {
    assertThat(Videos.read(type, bytes).stored().pixels()).isPositive();
  }

  @ParameterizedTest
  @MethodSource("files")
  void everyCutGivesAnAnswerOrADocumentedError(MediaType type, byte[] bytes) {
    int refused = 0;
    for (int length = 0; length < bytes.length; length++) {
      refused += refused(type, Arrays.copyOf(bytes, length)) ? 1 : 0;
    }
    assertThat(refused).isGreaterThan(20);
  }

  @ParameterizedTest
  @MethodSource("files")
  void changedBytesGiveAnAnswerOrADocumentedError(MediaType type, byte[] bytes) {
    SplittableRandom random = new SplittableRandom(40_2026);
    int refused = 0;
    for (int i = 0; i < MUTATIONS; i++) {
      byte[] changed = bytes.clone();
      for (int n = random.nextInt(1, 6); n > 0; n--) {
        changed[random.nextInt(changed.length)] = interesting(random);
      }
      refused += refused(type, changed) ? 1 : 0;
    }
    assertThat(refused).isBetween(1, MUTATIONS - 1);
  }

  /** Ends of ranges break more than noise does. */
  private static byte interesting(SplittableRandom random) {
    int[] ends = {0, 1, 0x7F, 0x80, 0xFF};
    return (byte) (random.nextBoolean() ? ends[random.nextInt(ends.length)] : random.nextInt(256));
  }

  private static boolean refused(MediaType type, byte[] bytes) {
    try {
      assertThat(Videos.read(type, bytes).type()).isEqualTo(type);
      return false;
    } catch (MediaException documented) {
      assertThat(documented.kind())
          .isIn(
              MediaException.Kind.MALFORMED,
              MediaException.Kind.UNSUPPORTED,
              MediaException.Kind.LIMIT);
      return true;
    }
  }
}
