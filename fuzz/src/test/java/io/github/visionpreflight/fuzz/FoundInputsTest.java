package io.github.visionpreflight.fuzz;

import static org.assertj.core.api.Assertions.assertThatNoException;

import io.github.visionpreflight.testdata.Samples;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The fuzzing targets as ordinary tests, on inputs that are known. */
class FoundInputsTest {
  private static final String FOUND = "found-by-fuzzing.tsv";

  @TestFactory
  Stream<DynamicTest> inputThatOnceBrokeItsTargetNoLongerDoes() throws IOException {
    try (InputStream in = Objects.requireNonNull(Samples.class.getResourceAsStream(FOUND))) {
      String table = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return table.lines().skip(1).map(FoundInputsTest::row);
    }
  }

  private static DynamicTest row(String line) {
    String[] cells = line.split("\t", -1);
    byte[] input = Base64.getDecoder().decode(cells[1]);
    return DynamicTest.dynamicTest(
        cells[0] + ": " + cells[2],
        () -> assertThatNoException().isThrownBy(() -> Target.named(cells[0]).run(input)));
  }

  @TestFactory
  Stream<DynamicTest> everyTargetHoldsForItsSeeds() {
    return Arrays.stream(Target.values())
        .map(target -> DynamicTest.dynamicTest(target.toString(), () -> runSeeds(target)));
  }

  private static void runSeeds(Target target) {
    for (byte[] seed : Seeds.of(target)) {
      target.run(seed);
    }
  }
}
