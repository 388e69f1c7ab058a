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

  // curl's -d @file drops line breaks and zeros, so that a body must have none.
  @Test
  void bodyHasNothingThatCurlWouldDrop() throws IOException {
    Path body = folder.resolve("body.json");
    String text = "two\r\nlines, a \0 and a tab\t, İı and \"quotes\"";
    Cli run = plan("moonshot/kimi-k2.5", "--text", text, "--out", body.toString(), alpha());
    assertThat(run.code()).isZero();
    for (byte b : Files.readAllBytes(body)) {
      assertThat(b).isNotIn((byte) '\n', (byte) '\r', (byte) 0);
    }
    assertThat(Files.readString(body))
        .contains("two\\r\\nlines, a \\u0000 and a tab\\t, İı and \\\"quotes\\\"");
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
  void theRateIsAskedOfTheHostAndOutOfItsRangeAViolation() {
    String video = "https://example.com/a.mp4";
    Cli fits = plan("alibaba/kimi-k2.6", "--fps", "0.5", video);
    assertThat(fits.code()).isZero();
    Cli tooFast = plan("alibaba/kimi-k2.6", "--fps", "11", video);
    assertThat(tooFast.code()).isEqualTo(1);
    assertThat(tooFast.out()).contains("sample fps: expected at most 10 frames a second, got 11");
    String line =
        "{\"url\":\"https://example.com/v\",\"width\":640,\"height\":360,"
            + "\"frames\":300,\"fps\":30,\"sample_fps\":0.05}";
    Cli tooSlow = plan("alibaba/kimi-k2.6", line);
    assertThat(tooSlow.code()).isEqualTo(1);
    assertThat(tooSlow.out())
        .contains("sample fps: expected at least 0.1 frames a second, got 0.05");
    assertThat(plan("alibaba/kimi-k2.6", "--fps", "0", video).code()).isEqualTo(2);
  }

  @Test
  void theCapAndTheDetailAreInTheBody() throws IOException {
    Path body = folder.resolve("body.json");
    String[] words = {"--dialect", "dashscope", "--max-frames", "64", "--out", body.toString()};
    assertThat(plan("alibaba/kimi-k2.6", concat(words, "https://example.com/a.mp4")).code())
        .isZero();
    assertThat(body)
        .content()
        .contains("{\"video\":\"https://example.com/a.mp4\",\"max_frames\":64}");
    String[] detail = {"--detail", "low", "--out", body.toString()};
    assertThat(
            plan("sail/moonshotai/Kimi-K2.5", concat(detail, "https://example.com/a.png")).code())
        .isZero();
    assertThat(body)
        .content()
        .contains("\"image_url\":{\"url\":\"https://example.com/a.png\",\"detail\":\"low\"}");
  }

  @Test
  void aDialectThatTheProviderDoesNotSpeakIsUsage() throws IOException {
    Cli run = plan("moonshot/kimi-k2.5", "--dialect", "dashscope", alpha());
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("expected one of openai_chat for moonshot/kimi-k2.5");
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

  private static String[] concat(String[] words, String last) {
    return Stream.concat(Arrays.stream(words), Stream.of(last)).toArray(String[]::new);
  }
}
