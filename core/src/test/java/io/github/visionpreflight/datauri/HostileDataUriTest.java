package io.github.visionpreflight.datauri;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.visionpreflight.media.MediaException;
import io.github.visionpreflight.media.ReadLimits;
import io.github.visionpreflight.probe.MediaInfo;
import io.github.visionpreflight.probe.Probe;
import io.github.visionpreflight.testing.HostileFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Data URIs made to do harm: each is read or refused as its row says. */
class HostileDataUriTest {
  @TestFactory
  Stream<DynamicTest> hostileUriGetsItsVerdict() {
    return HostileFiles.rows("datauri/")
        .map(row -> DynamicTest.dynamicTest(cell(row, "path"), () -> check(row)));
  }

  private static void check(Map<String, String> row) throws IOException {
    String text = Files.readString(HostileFiles.file(row), StandardCharsets.ISO_8859_1);
    assertThat(allowed(cell(row, "verdict"))).as(cell(row, "note")).contains(verdict(row, text));
  }

  private static String verdict(Map<String, String> row, String text) {
    try {
      DataUri uri = DataUri.parse(text, ReadLimits.defaults());
      MediaInfo info = Probe.of(uri.source(), ReadLimits.defaults());
      assertThat(info.type().mime()).isEqualTo(cell(row, "real"));
      if (info.stored().pixels() > ReadLimits.defaults().maxPixels()) {
        return "LIMIT";
      }
      return "ACCEPT";
    } catch (MediaException refused) {
      assertThat(refused.getMessage()).hasSizeLessThan(400);
      return refused.kind().name();
    }
  }

  private static Set<String> allowed(String verdict) {
    return switch (verdict) {
      case "ACCEPT" -> Set.of("ACCEPT");
      case "REJECT_MALFORMED" -> Set.of("MALFORMED");
      case "REJECT_LIMIT" -> Set.of("LIMIT");
      case "REJECT_TYPE" -> Set.of("UNSUPPORTED", "MALFORMED");
      default -> Set.of("ACCEPT", "MALFORMED", "UNSUPPORTED", "LIMIT");
    };
  }

  private static String cell(Map<String, String> row, String column) {
    return row.getOrDefault(column, "");
  }
}
