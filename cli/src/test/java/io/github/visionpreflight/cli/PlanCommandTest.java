package io.github.visionpreflight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.visionpreflight.testdata.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanCommandTest {
  @TempDir Path folder;

  @Test
  void bodyIsWrittenAsItIsSent() throws IOException {
    Path body = folder.resolve("body.json");
    Cli run =
        plan("sail/moonshotai/Kimi-K2.5", "--text", "What?", "--out", body.toString(), alpha());
    assertThat(run.code()).isZero();
    assertThat(Files.readString(body))
        .startsWith(
            "{\"model\":\"moonshotai/Kimi-K2.5\",\"messages\":[{\"role\":\"user\",\"content\":"
                + "[{\"type\":\"text\",\"text\":\"What?\"},{\"type\":\"image_url\","
                + "\"image_url\":{\"url\":\"data:image/png;base64,");
    Map<String, Object> request = run.rows().get(1);
    assertThat(Cli.text(request, "request", "body_bytes")).isEqualTo("" + Files.size(body));
    assertThat(Cli.text(request, "request", "images")).isEqualTo("1");
  }

  @Test
  void httpUrlToMoonshotIsAViolationAndNothingIsWritten() {
    Path body = folder.resolve("body.json");
    Cli run = plan("moonshot/kimi-k2.5", "--out", body.toString(), "http://example.com/a.png");
    assertThat(run.code()).isEqualTo(1);
    assertThat((List<?>) run.rows().get(0).get("violations")).isNotEmpty();
    assertThat(body).doesNotExist();
  }

  @Test
  void twentyOneImagesAreTooManyForSailInItsOwnWords() throws IOException {
    String[] images = Collections.nCopies(21, alpha()).toArray(String[]::new);
    Cli run = plan("sail/moonshotai/Kimi-K2.5", images);
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.rows()).hasSize(22);
    assertThat(run.out()).contains("too many images: maximum 20 images per request");
  }

  @Test
  void referenceOfKnownSizeIsCounted() {
    Cli run =
        plan(
            "baseten/moonshotai/Kimi-K2.5",
            "{\"url\":\"https://example.com/a.png\",\"width\":1024,\"height\":1024}");
    assertThat(run.code()).isZero();
    assertThat(run.rows().get(0)).containsEntry("tokens", 5329L);
  }

  @Test
  void brokenFileIsNamedAndTheOthersArePlanned() throws IOException {
    Cli run = plan("moonshot/kimi-k2.5", folder.resolve("none.png").toString(), alpha());
    assertThat(run.code()).isEqualTo(1);
    assertThat(Cli.text(run.rows().get(0), "error", "kind")).isEqualTo("io");
    assertThat(run.rows().get(1)).containsEntry("type", "image/png").containsKey("tokens");
  }

  @Test
  void dialectThatTheProviderDoesNotSpeakIsUsage() throws IOException {
    assertThat(plan("moonshot/kimi-k2.5", "--dialect", "dashscope", alpha()).code()).isEqualTo(2);
  }

  private Cli plan(String model, String... more) {
    return Cli.run(
        Stream.concat(Stream.of("plan", "--json", "--model", model), Arrays.stream(more))
            .toArray(String[]::new));
  }

  private String alpha() throws IOException {
    return Files.write(folder.resolve("alpha.png"), Samples.bytes("alpha.png")).toString();
  }
}
