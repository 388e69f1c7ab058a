package io.github.visionpreflight;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.visionpreflight.image.ImageConstraints;
import io.github.visionpreflight.image.ImagePreparer;
import io.github.visionpreflight.image.OutputFormat;
import io.github.visionpreflight.media.MediaException;
import io.github.visionpreflight.media.MediaSource;
import io.github.visionpreflight.media.MediaType;
import io.github.visionpreflight.media.ReadLimits;
import io.github.visionpreflight.probe.Dimensions;
import io.github.visionpreflight.probe.ImageInfo;
import io.github.visionpreflight.probe.MediaInfo;
import io.github.visionpreflight.probe.Probe;
import io.github.visionpreflight.testing.Delivery;
import io.github.visionpreflight.testing.HostileFiles;
import io.github.visionpreflight.testing.Messages;
import io.github.visionpreflight.testing.Resources;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every file made to do harm, by every way that bytes come in: probed, estimated and prepared, or
 * refused as its row says; the same each way, within 5 s of CPU and 256 MiB, and nothing is left.
 */
class HostileFilesTest {
  private static final long MOST_NANOS = 5_000_000_000L;
  private static final long MOST_BYTES = 256L << 20;
  private static final String CANARY = "CANARY-7f3a91c2";

  private static final Preflight PREFLIGHT = Preflight.forModel("moonshot/kimi-k2.5");
  private static final ImagePreparer PREPARER = ImagePreparer.create();
  private static final ImageConstraints UNTOUCHED =
      ImageConstraints.builder().accepted(EnumSet.allOf(MediaType.class)).build();
  private static final ImageConstraints AS_JPEG =
      UNTOUCHED.toBuilder().format(OutputFormat.JPEG).build();

  @TestFactory
  Stream<DynamicTest> hostileFileGetsItsVerdictByEveryWay() {
    return HostileFiles.rows("")
        .map(row -> DynamicTest.dynamicTest(cell(row, "path"), () -> check(row)));
  }

  private static void check(Map<String, String> row) throws IOException {
    Path file = HostileFiles.file(row);
    Set<String> threads = Resources.threads();
    Outcome byPath = outcome(Delivery.PATH, file);
    for (Delivery delivery : Delivery.values()) {
      if (delivery != Delivery.DATA_URI || Files.size(file) > 0) {
        assertThat(outcome(delivery, file)).as("by %s", delivery).isEqualTo(byPath);
      }
    }
    byPath.assertIsAsIn(row);
    assertThat(Resources.openFiles()).doesNotContain(file.toString());
    assertThat(Resources.threads()).isSubsetOf(threads);
  }

  private static Outcome outcome(Delivery delivery, Path file) throws IOException {
    long cpu = Resources.cpuNanos();
    MediaSource source = delivery.source(file);
    long allocated = Resources.allocatedBytes();
    byte[] bytes = Files.readAllBytes(file);
    Outcome outcome =
        new Outcome(
            attempt(bytes, source, () -> Probe.of(source, ReadLimits.defaults())),
            attempt(bytes, source, () -> PREFLIGHT.estimate(source).tokens()),
            attempt(bytes, source, () -> prepared(source, UNTOUCHED)),
            attempt(bytes, source, () -> prepared(source, AS_JPEG)));
    assertThat(Resources.cpuNanos() - cpu).isLessThan(MOST_NANOS);
    assertThat(Resources.allocatedBytes() - allocated).isLessThan(MOST_BYTES);
    return outcome;
  }

  private static int prepared(MediaSource source, ImageConstraints constraints) {
    MediaInfo info = Probe.of(source, ReadLimits.defaults());
    if (!(info instanceof ImageInfo image)) {
      throw new MediaException.Unsupported("a video");
    }
    byte[] made = PREPARER.prepare(source, image, constraints).bytes();
    assertThat(new String(made, StandardCharsets.ISO_8859_1)).doesNotContain(CANARY);
    return Arrays.hashCode(made);
  }

  /** The answer, or the kind of the error. */
  private static Object attempt(byte[] bytes, MediaSource source, Supplier<Object> call) {
    try {
      return call.get();
    } catch (MediaException documented) {
      String message = String.valueOf(documented.getMessage());
      Messages.assertHoldsNoContent(message, source.name(), bytes);
      return documented.kind();
    }
  }

  /** What became of a file: answers, or kinds of errors. */
  private record Outcome(Object probed, Object estimated, Object untouched, Object asJpeg) {
    void assertIsAsIn(Map<String, String> row) {
      if (probed instanceof MediaInfo info) {
        assertSizeIsAsIn(row, info.stored());
      }
      // Whether frames can be had is for the module that decodes them, and a data URI in a file is
      // text until somebody parses it.
      if (isVideo() || cell(row, "path").startsWith("datauri/")) {
        return;
      }
      for (Object outcome : List.of(untouched, asJpeg)) {
        assertThat(allowed(row)).as("%s: %s", this, row).contains(word(outcome));
      }
    }

    private boolean isVideo() {
      return probed instanceof MediaInfo info && !(info instanceof ImageInfo);
    }

    private static void assertSizeIsAsIn(Map<String, String> row, Dimensions stored) {
      String size = cell(row, "wxh");
      if (Set.of("ACCEPT", "EITHER").contains(cell(row, "verdict")) && !size.equals("-")) {
        assertThat(stored).hasToString(size);
      }
    }

    private static String word(Object outcome) {
      return outcome instanceof MediaException.Kind kind ? kind.name() : "ACCEPT";
    }

    private static Set<String> allowed(Map<String, String> row) {
      String note = cell(row, "note");
      // Broken or not, what is no type of ours is refused for its type.
      boolean eitherReject =
          note.contains("is fine too")
              || note.contains("reject kind is fine")
              || MediaType.named(cell(row, "real")).isEmpty();
      return switch (cell(row, "verdict")) {
        case "ACCEPT" -> Set.of("ACCEPT");
        case "REJECT_MALFORMED" ->
            eitherReject ? Set.of("MALFORMED", "UNSUPPORTED", "LIMIT") : Set.of("MALFORMED");
        case "REJECT_LIMIT" -> eitherReject ? Set.of("LIMIT", "MALFORMED") : Set.of("LIMIT");
        case "REJECT_TYPE" -> Set.of("UNSUPPORTED", "MALFORMED");
        case "NO_IO" ->
            note.contains("ACCEPT is right")
                ? Set.of("ACCEPT", "MALFORMED", "UNSUPPORTED")
                : Set.of("MALFORMED", "UNSUPPORTED");
        default -> Set.of("ACCEPT", "MALFORMED", "UNSUPPORTED", "LIMIT", "TIMEOUT");
      };
    }
  }

  private static String cell(Map<String, String> row, String column) {
    return row.getOrDefault(column, "");
  }
}
