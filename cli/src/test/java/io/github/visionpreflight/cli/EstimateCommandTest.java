package io.github.visionpreflight.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.map;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EstimateCommandTest {
  @TempDir Path folder;

  @Test
  void numbersOfAnImageGiveBothRulesAndTheExactCost() {
    Cli run = estimate("moonshot/kimi-k2.5", "{\"width\":1920,\"height\":1080}\n");
    assertThat(run.code()).isZero();
    Map<String, Object> row = run.row();
    assertThat(row)
        .containsEntry("input", "{\"width\":1920,\"height\":1080}")
        .containsEntry("media", "image")
        .containsEntry("model", "moonshot/kimi-k2.5")
        .containsEntry("rule", "processor")
        .containsEntry("tokens", 2691L)
        .containsEntry("prompt_tokens", 2696L)
        .containsEntry("seen_width", 1920L)
        .containsEntry("seen_height", 1080L)
        .containsEntry("currency", "USD")
        .containsEntry("violations", List.of())
        .doesNotContainKeys("type", "declared", "orientation", "bytes", "price_error");
    assertThat(row)
        .extractingByKey("by_rule")
        .isEqualTo(Map.of("tiles", 10549L, "processor", 2691L));
    // 2,696 tokens at 0.60 a million.
    assertThat(new BigDecimal(Cli.text(row, "cost"))).isEqualByComparingTo("0.0016176");
  }

  @Test
  void basetensRuleIsTheDefaultThere() {
    Map<String, Object> row =
        estimate("baseten/moonshotai/Kimi-K2.5", "{\"width\":1024,\"height\":1024}").row();
    assertThat(row).containsEntry("rule", "tiles").containsEntry("tokens", 5329L);
    assertThat(row).doesNotContainKey("prompt_tokens");
    assertThat(new BigDecimal(Cli.text(row, "cost"))).isEqualByComparingTo("0.0031974");
  }

  @Test
  void numbersOfAVideoAreSampledAsTheModelDoes() {
    String line = "{\"width\":1920,\"height\":1080,\"frames\":1800,\"fps\":30}";
    Map<String, Object> row = estimate("moonshot/kimi-k2.5", line).row();
    assertThat(row)
        .containsEntry("media", "video")
        .containsEntry("sampled_frames", 120L)
        .containsEntry("prompt_tokens", 31291L);
  }

  @Test
  void aDecimalRateLeavesNoDustInTheDuration() {
    String line = "{\"width\":640,\"height\":480,\"frames\":21,\"fps\":0.7}";
    assertThat(Cli.text(estimate("moonshot/kimi-k2.5", line).row(), "duration")).isEqualTo("30");
  }

  @Test
  void aFramesCapLowersTheCount() {
    String line =
        "{\"width\":1920,\"height\":1080,\"frames\":108000,\"fps\":30,\"sample_fps\":2,\"max_frames\":2000}";
    assertThat(estimate("moonshot/kimi-k2.5", line).row())
        .containsEntry("sampled_frames", 2000L)
        .containsEntry("prompt_tokens", 521501L);
  }

  @Test
  void aBadLineIsItsOwnErrorAndTheNextLineIsCounted() {
    Cli run =
        estimate(
            "moonshot/kimi-k2.5",
            """
            {"width":1}
            {"width":1,"height":1,"depth":3}
            {"width":1.5,"height":1}
            {"width":-4,"height":1}
            {"width":"4","height":1}
            {"width":1,"height":1,"frames":10}
            {"width":1,"height":1,"width":2}
            {"width":1,"height":1} trailing
            [1,2]

            {"width":28,"height":28}
            """);
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.rows()).hasSize(10);
    assertThat(run.rows().subList(0, 8))
        .allSatisfy(
            row -> {
              assertThat(row).containsOnlyKeys("input", "error");
              assertThat(row)
                  .extractingByKey("error", map(String.class, Object.class))
                  .containsEntry("kind", "usage");
            });
    assertThat(message(run.rows().get(0))).isEqualTo("height: missing");
    assertThat(message(run.rows().get(1))).startsWith("unknown key 'depth'");
    assertThat(message(run.rows().get(2))).isEqualTo("width: expected a whole number, got 1.5");
    assertThat(message(run.rows().get(3))).isEqualTo("width: expected 1..2147483647, got -4");
    assertThat(message(run.rows().get(5))).isEqualTo("fps: missing");
    assertThat(run.rows().get(9)).containsEntry("tokens", 1L);
  }

  @Test
  void aFileThatLiesAboutItsTypeIsReportedWithBothNames() throws IOException {
    Path lie = folder.resolve("photo.png");
    ImageIO.write(new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB), "jpg", lie.toFile());
    Map<String, Object> row =
        Cli.run("estimate", "--json", "--model", "moonshot/kimi-k2.5", lie.toString()).row();
    assertThat(row)
        .containsEntry("type", "image/jpeg")
        .containsEntry("declared", "image/png")
        .containsEntry("width", 64L)
        .containsEntry("bytes", Files.size(lie));
  }

  @Test
  void filesThatCannotBeReadAreErrorsOfTheirOwnKind() throws IOException {
    Path text =
        Files.writeString(folder.resolve("page.jpg"), "<!DOCTYPE html><html><body></body></html>");
    Path empty = Files.write(folder.resolve("empty.png"), new byte[0]);
    Cli run =
        Cli.run(
            "estimate",
            "--json",
            "--model",
            "moonshot/kimi-k2.5",
            text.toString(),
            empty.toString(),
            folder.resolve("no.png").toString(),
            folder.toString());
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.rows())
        .extracting(EstimateCommandTest::kind)
        .containsExactly("unsupported", "unsupported", "io", "io");
    assertThat(message(run.rows().get(0))).contains("text/html");
    assertThat(message(run.rows().get(1))).contains("empty");
  }

  @Test
  void moreThanTheAllowedCostExitsWithThree() {
    String line = "{\"width\":1920,\"height\":1080}\n".repeat(3);
    assertThat(estimate("moonshot/kimi-k2.5", line, "--max-cost", "0.0048528").code()).isZero();
    assertThat(estimate("moonshot/kimi-k2.5", line, "--max-cost", "0.0048527").code()).isEqualTo(3);
  }

  @Test
  void anUnknownPriceIsNamedAndNeverZero() {
    Map<String, Object> row =
        estimate("sail/moonshotai/Kimi-K2.5", "{\"width\":28,\"height\":28}").row();
    assertThat(row).doesNotContainKeys("cost", "currency", "price_source");
    assertThat(Cli.text(row, "price_error")).contains("sail/moonshotai/Kimi-K2.5");
  }

  @Test
  void aPriceFileOverridesTheBundledPrice() throws IOException {
    Path prices =
        Files.writeString(
            folder.resolve("mine.csv"),
            "provider,model,currency,input\nsail,moonshotai/Kimi-K2.5,EUR,2\n");
    Map<String, Object> row =
        estimate(
                "sail/moonshotai/Kimi-K2.5",
                "{\"width\":28,\"height\":28}",
                "--prices",
                prices.toString())
            .row();
    assertThat(row).containsEntry("currency", "EUR");
    assertThat(new BigDecimal(Cli.text(row, "cost"))).isEqualByComparingTo("0.000012");
    assertThat(Cli.text(row, "price_source")).startsWith("mine.csv");
  }

  @Test
  void alibabasSmallestSideIsAViolation() {
    Cli run = estimate("alibaba/kimi-k2.6", "{\"width\":10,\"height\":400}");
    assertThat(run.code()).isEqualTo(1);
    List<?> violations = (List<?>) run.row().get("violations");
    assertThat(violations)
        .isNotEmpty()
        .allSatisfy(
            violation ->
                assertThat(((Map<?, ?>) violation).keySet().toString())
                    .startsWith("[limit, actual, allowed, message"));
  }

  @Test
  void aWrongCommandLineIsUsage() {
    assertThat(Cli.run("estimate", "x.png").code()).isEqualTo(2);
    assertThat(Cli.run("estimate", "--model", "moonshot/kimi-k2.5").code()).isEqualTo(2);
    assertThat(Cli.run("estimate", "--model", "moonshot/kimi-k2.5", "--rule", "guess", "x").code())
        .isEqualTo(2);
    assertThat(Cli.run("frobnicate").code()).isEqualTo(2);
    assertThat(Cli.run().code()).isEqualTo(2);
    Cli unknown = Cli.run("estimate", "--model", "moonshot/kimi-k25", "x.png");
    assertThat(unknown.code()).isEqualTo(2);
    assertThat(unknown.err()).contains("moonshot/kimi-k2.5");
    assertThat(unknown.out()).isEmpty();
  }

  @Test
  void aHundredThousandLinesComeOutInOrder() {
    String lines =
        IntStream.rangeClosed(1, 100_000)
            .mapToObj(n -> "{\"width\":" + (n % 7000 + 1) + ",\"height\":" + (n % 999 + 1) + "}\n")
            .collect(Collectors.joining());
    Cli run = estimate("moonshot/kimi-k2.5", lines);
    assertThat(run.code()).isZero();
    assertThat(run.out().lines().count()).isEqualTo(100_000);
    assertThat(run.out().lines().skip(99_999).findFirst().orElseThrow())
        .contains("\\\"height\\\":" + (100_000 % 999 + 1));
  }

  private Cli estimate(String model, String input, String... more) {
    String[] args = new String[more.length + 5];
    args[0] = "estimate";
    args[1] = "--json";
    args[2] = "--model";
    args[3] = model;
    args[4] = "-";
    System.arraycopy(more, 0, args, 5, more.length);
    return Cli.runWithInput(input, args);
  }

  private static String kind(Map<String, Object> row) {
    return Cli.text(row, "error", "kind");
  }

  private static String message(Map<String, Object> row) {
    return Cli.text(row, "error", "message");
  }
}
