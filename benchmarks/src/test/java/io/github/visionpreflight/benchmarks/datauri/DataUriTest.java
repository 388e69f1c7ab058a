package io.github.visionpreflight.benchmarks.datauri;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.visionpreflight.benchmarks.job.Job;
import io.github.visionpreflight.benchmarks.media.BenchmarkMedia;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class DataUriTest {
  static Stream<Job.Case> writers() {
    return Job.of(DataUriWriteBenchmark.class).cases();
  }

  static Stream<Job.Case> parsers() {
    return Job.of(DataUriParseBenchmark.class).cases();
  }

  @ParameterizedTest
  @MethodSource("writers")
  void whatIsWrittenDecodesToTheBytes(Job.Case each) throws Exception {
    DataUriWriteBenchmark benchmark = new DataUriWriteBenchmark();
    benchmark.implementation = (Writer) each.implementation();
    benchmark.data = each.data();
    benchmark.read();
    String text = text(benchmark.write());
    byte[] bytes = BenchmarkMedia.bytes(each.data());
    if (benchmark.implementation == Writer.ARRAYCOPY) {
      // The limit moves as many bytes as the others write.
      assertThat(text).hasSize(Writer.PREFIX.length() + (bytes.length + 2) / 3 * 4);
    } else {
      String data = text.startsWith(Writer.PREFIX) ? text.substring(Writer.PREFIX.length()) : text;
      assertThat(Base64.getDecoder().decode(data)).isEqualTo(bytes);
    }
  }

  private static String text(Object written) {
    if (written instanceof Writer.Target target) {
      return text(Arrays.copyOf(target.array, target.length));
    }
    return written instanceof byte[] bytes
        ? new String(bytes, StandardCharsets.US_ASCII)
        : (String) written;
  }

  @ParameterizedTest
  @MethodSource("parsers")
  void whatIsReadIsWhatWasWritten(Job.Case each) {
    DataUriParseBenchmark benchmark = new DataUriParseBenchmark();
    benchmark.implementation = (Parser) each.implementation();
    benchmark.data = each.data();
    benchmark.read();
    assertThat(benchmark.parse()).isEqualTo(BenchmarkMedia.bytes(each.data()));
  }
}
