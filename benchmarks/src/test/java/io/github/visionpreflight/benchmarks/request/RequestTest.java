package io.github.visionpreflight.benchmarks.request;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.visionpreflight.benchmarks.job.Job;
import io.github.visionpreflight.benchmarks.media.BenchmarkMedia;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class RequestTest {
  static Stream<Job.Case> writers() {
    return Job.of(RequestWriteBenchmark.class).cases();
  }

  static Stream<Job.Case> planners() {
    return Job.of(RequestPlanBenchmark.class).cases();
  }

  @ParameterizedTest
  @MethodSource("writers")
  void theBodyHoldsTheQuestionAndEveryPicture(Job.Case each) throws IOException {
    RequestWriteBenchmark benchmark = new RequestWriteBenchmark();
    benchmark.implementation = (BodyWriter) each.implementation();
    benchmark.data = each.data();
    benchmark.read();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    benchmark.write(out);
    JsonNode body = new ObjectMapper().readTree(out.toByteArray());
    assertThat(body.get("model").asText()).isEqualTo("kimi-k2.5");
    JsonNode message = body.get("messages").get(0);
    assertThat(message.get("role").asText()).isEqualTo("user");
    assertPictures(message.get("content"), each.data());
    assertThat(benchmark.write()).isEqualTo(out.size());
  }

  private static void assertPictures(JsonNode content, String data) {
    int pictures = Integer.parseInt(data.substring(0, data.indexOf(' ')));
    assertThat(content.get(0).get("text").asText()).isEqualTo("What is on \"these\" pictures?");
    assertThat(content).hasSize(1 + pictures);
    String url = content.get(pictures).get("image_url").get("url").asText();
    assertThat(url).startsWith("data:image/jpeg;base64,");
    assertThat(Base64.getDecoder().decode(url.substring(url.indexOf(',') + 1)))
        .isEqualTo(BenchmarkMedia.bytes(data.substring(data.indexOf(' ') + 1)));
  }

  @ParameterizedTest
  @MethodSource("planners")
  void thePlanCountsEveryPicture(Job.Case each) throws IOException {
    RequestPlanBenchmark benchmark = new RequestPlanBenchmark();
    benchmark.implementation = (Planner) each.implementation();
    benchmark.data = each.data();
    benchmark.read();
    int pictures = Integer.parseInt(each.data().substring(0, each.data().indexOf(' ')));
    // 1000x750, which nothing scales: ceil(1000 / 28) * ceil(750 / 28), and five markers.
    assertThat(benchmark.plan()).isEqualTo(pictures * (36 * 27 + 5L));
  }
}
