package io.github.visionpreflight.ffmpeg.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.visionpreflight.ffmpeg.Shared;
import io.github.visionpreflight.image.ImageConstraints;
import io.github.visionpreflight.image.ImagePreparer;
import io.github.visionpreflight.media.MediaException;
import io.github.visionpreflight.media.MediaSource;
import io.github.visionpreflight.media.ReadLimits;
import io.github.visionpreflight.probe.ImageInfo;
import io.github.visionpreflight.probe.Probe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Files made to do harm keep their verdicts when this lane is among the others. */
class HostilePicturesTest {
  private static final int PATH = 0;
  private static final int VERDICT = 6;
  private static final int NOTE = 8;

  /** Those that this lane reads; the core tests the others without it. */
  private static final String[] KINDS = {"heif/", "webp/", "jpeg/"};

  /** Kept from run to run: making them takes longer than reading them. */
  private static final Path FILES = Path.of("target", "hostile-pictures");

  @TestFactory
  Stream<DynamicTest> hostilePictureGetsItsVerdict() throws IOException, InterruptedException {
    List<DynamicTest> tests = new ArrayList<>();
    for (String line : Shared.hostile(FILES, KINDS)) {
      String[] row = line.split("\t", -1);
      if (Files.isRegularFile(FILES.resolve(row[PATH]))) {
        tests.add(DynamicTest.dynamicTest(row[PATH] + " as PNG", () -> check(row, Prepare.PNG)));
        tests.add(DynamicTest.dynamicTest(row[PATH] + " as JPEG", () -> check(row, Prepare.JPEG)));
      }
    }
    assertThat(tests).hasSizeGreaterThan(150);
    return tests.stream();
  }

  private static void check(String[] row, ImageConstraints constraints) {
    assertThat(allowed(row[VERDICT], row[NOTE])).as(row[NOTE]).contains(verdict(row, constraints));
  }

  private static String verdict(String[] row, ImageConstraints constraints) {
    try {
      MediaSource source = MediaSource.of(FILES.resolve(row[PATH]));
      ImageInfo info = (ImageInfo) Probe.of(source, ReadLimits.defaults());
      ImagePreparer.create().prepare(source, info, constraints);
      return "ACCEPT";
    } catch (MediaException refused) {
      return refused.kind().name();
    }
  }

  private static Set<String> allowed(String verdict, String note) {
    boolean eitherReject = note.contains("is fine too") || note.contains("reject kind is fine");
    return switch (verdict) {
      case "ACCEPT" -> Set.of("ACCEPT");
      case "REJECT_MALFORMED" ->
          eitherReject ? Set.of("MALFORMED", "UNSUPPORTED", "LIMIT") : Set.of("MALFORMED");
      case "REJECT_LIMIT" -> eitherReject ? Set.of("LIMIT", "MALFORMED") : Set.of("LIMIT");
      case "REJECT_TYPE" -> Set.of("UNSUPPORTED", "MALFORMED");
      default -> Set.of("ACCEPT", "MALFORMED", "UNSUPPORTED", "LIMIT", "TIMEOUT");
    };
  }
}
