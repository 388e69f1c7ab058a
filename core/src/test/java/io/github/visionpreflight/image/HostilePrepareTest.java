package io.github.visionpreflight.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.visionpreflight.media.MediaException;
import io.github.visionpreflight.media.MediaSource;
import io.github.visionpreflight.media.MediaType;
import io.github.visionpreflight.media.ReadLimits;
import io.github.visionpreflight.probe.ImageInfo;
import io.github.visionpreflight.probe.Probe;
import io.github.visionpreflight.testing.HostileFiles;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Files made to do harm: each is prepared or refused as its row says, within memory and time. */
class HostilePrepareTest {
  /** Kinds that make pictures; the others are no business of this package. */
  private static final List<String> KINDS =
      List.of("png/", "gif/", "jpeg/", "webp/", "tiff/", "bmp/", "edge/", "polyglot/");

  private static final ImageConstraints ALL =
      ImageConstraints.builder().accepted(EnumSet.allOf(MediaType.class)).build();

  @TestFactory
  Stream<DynamicTest> hostileFileGetsItsVerdict() {
    return KINDS.stream().flatMap(HostileFiles::rows).flatMap(HostilePrepareTest::tests);
  }

  private static Stream<DynamicTest> tests(Map<String, String> row) {
    String path = cell(row, "path");
    return Stream.of(
        DynamicTest.dynamicTest(path, () -> check(row, ALL)),
        DynamicTest.dynamicTest(
            path + " as JPEG",
            () -> check(row, ALL.toBuilder().format(OutputFormat.JPEG).build())));
  }

  private static void check(Map<String, String> row, ImageConstraints constraints) {
    Set<String> allowed = allowed(cell(row, "verdict"), cell(row, "note"));
    assertThat(allowed).as(cell(row, "note")).contains(verdict(row, constraints));
  }

  private static String verdict(Map<String, String> row, ImageConstraints constraints) {
    try {
      MediaSource source = MediaSource.of(HostileFiles.file(row));
      ImageInfo info = (ImageInfo) Probe.of(source, ReadLimits.defaults());
      PreparedImage prepared = ImagePreparer.create().prepare(source, info, constraints);
      return prepared.bytes().length > 0 ? "ACCEPT" : "nothing";
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

  private static String cell(Map<String, String> row, String column) {
    return row.getOrDefault(column, "");
  }
}
