package io.github.visionpreflight.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.visionpreflight.probe.Dimensions;
import io.github.visionpreflight.token.VideoShape;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ReconciliationTest {
  private static final Dimensions FULL_HD = new Dimensions(1920, 1080);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"id\":\"c\",\"usage\":{\"prompt_tokens\":2720,\"completion_tokens\":9}}|2720",
        "{\"prompt_tokens\":2720}|2720",
        "{\"choices\":[{\"delta\":{},\"usage\":{\"prompt_tokens\":2720}}]}|2720",
        "{\"choices\":[{\"index\":0},{\"usage\":{\"prompt_tokens\":7}}]}|7",
        "{\"output\":{},\"usage\":{\"input_tokens\":9,\"output_tokens\":156}}|9",
        "{\"usage\":{\"input_tokens\":5,\"cache_creation_input_tokens\":100,"
            + "\"cache_read_input_tokens\":2000}}|2105",
        "{\"usage\":{\"input_tokens\":50,\"input_tokens_details\":{\"cached_tokens\":40}}}|50",
        "{\"usage\":{\"prompt_tokens\":50,\"prompt_tokens_details\":{\"cached_tokens\":40}}}|50",
        "{\"usage\":{\"input_tokens\":5,\"cache_read_input_tokens\":null}}|5",
        "{\"usage\":{\"input_tokens\":9223372036854775807,\"cache_read_input_tokens\":9}}"
            + "|9223372036854775807"
      })
  void everyShapeOfUsageGivesItsInputTokens(String json, long expected) {
    assertThat(Usage.parse(json).inputTokens()).isEqualTo(expected);
  }

  @Test
  void dashScopeSaysImagesAndVideosApart() {
    Usage usage =
        Usage.parse(
            "{\"usage\":{\"input_tokens\":40000,\"image_tokens\":2696,\"video_tokens\":31291}}");
    assertThat(usage.imageTokens()).hasValue(2696);
    assertThat(usage.videoTokens()).hasValue(31_291);
    assertThat(usage.textTokens()).isEmpty();
  }

  @Test
  void mapsOfAnSdkDoAsWell() {
    Map<String, Object> usage =
        Map.of("prompt_tokens", 2720, "prompt_tokens_details", Map.of("text_tokens", 29L));
    assertThat(Usage.of(Map.of("usage", usage)))
        .isEqualTo(
            new Usage(2720, OptionalLong.empty(), OptionalLong.empty(), OptionalLong.of(29)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "secret",
        "[]",
        "{}",
        "{\"usage\":{}}",
        "{\"usage\":{\"prompt_tokens\":-1}}",
        "{\"usage\":{\"prompt_tokens\":\"secret\"}}",
        "{\"usage\":null,\"choices\":[]}"
      })
  void whatHasNoUsageIsACallersMistakeAndNotQuoted(String json) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Usage.parse(json))
        .withMessageStartingWith("usage: expected")
        .withMessageNotContaining("secret");
  }

  @Test
  void hostThatBillsByTheProcessorIsRecognised() {
    Reconciliation result =
        Reconciliation.of(Usage.parse("{\"prompt_tokens\":2720}"))
            .image(FULL_HD)
            .otherTokens(24)
            .build();
    assertThat(result.best().orElseThrow().name()).isEqualTo("processor with markers");
    assertThat(result)
        .hasToString(
            """
            billed 2696
            tiles: estimated 10549, difference -7853
            processor: estimated 2691, difference 5
            processor with markers: estimated 2696, difference 0
            best: processor with markers""");
  }

  @Test
  void hostThatBillsByTilesIsRecognisedAlthoughTheTextIsNotKnown() {
    Reconciliation result =
        Reconciliation.of(Usage.parse("{\"usage\":{\"prompt_tokens\":10580}}"))
            .image(FULL_HD)
            .build();
    assertThat(result.textIncluded()).isTrue();
    assertThat(result.best().orElseThrow().name()).isEqualTo("tiles");
    assertThat(result.best().orElseThrow().difference()).isEqualTo(31);
  }

  @Test
  void ruleThatCountsMoreThanWasBilledIsOutWhenTextIsIncluded() {
    Reconciliation result =
        Reconciliation.of(Usage.parse("{\"prompt_tokens\":10000}")).image(FULL_HD).build();
    assertThat(result.best().orElseThrow().name()).isEqualTo("processor with markers");
    assertThat(result.best().orElseThrow().difference()).isEqualTo(10_000 - 2_696);
  }

  @Test
  void noRuleFitsABillBelowEveryCount() {
    assertThat(
            Reconciliation.of(Usage.parse("{\"prompt_tokens\":10}")).image(FULL_HD).build().best())
        .isEmpty();
  }

  @Test
  void imageTokensOfDashScopeAreComparedWithoutTheText() {
    Reconciliation result =
        Reconciliation.of(Usage.parse("{\"usage\":{\"input_tokens\":9999,\"image_tokens\":2691}}"))
            .image(FULL_HD)
            .build();
    assertThat(result.actual()).isEqualTo(2691);
    assertThat(result.textIncluded()).isFalse();
    assertThat(result.best().orElseThrow().name()).isEqualTo("processor");
  }

  @Test
  void videoTokensArePutBesideTheVideosAlone() {
    Reconciliation result =
        Reconciliation.of(
                Usage.parse("{\"usage\":{\"input_tokens\":40000,\"video_tokens\":31291}}"))
            .video(VideoShape.of(FULL_HD, 1800, 30))
            .build();
    assertThat(result.best().orElseThrow().name()).isEqualTo("processor with markers");
    assertThat(result.best().orElseThrow().difference()).isZero();
  }

  @Test
  void imageTokensAloneDoNotSpeakForAVideo() {
    Reconciliation result =
        Reconciliation.of(Usage.parse("{\"usage\":{\"input_tokens\":40000,\"image_tokens\":2691}}"))
            .image(FULL_HD)
            .video(VideoShape.of(FULL_HD, 1800, 30))
            .build();
    assertThat(result.actual()).isEqualTo(40_000);
    assertThat(result.textIncluded()).isTrue();
  }

  @Test
  void rulesThatCountTheSameCannotBeToldApart() {
    // 14×14 is one patch by either rule.
    Reconciliation result =
        Reconciliation.of(Usage.parse("{\"prompt_tokens\":1}"))
            .image(new Dimensions(14, 14))
            .otherTokens(0)
            .build();
    assertThat(result.best()).isEmpty();
  }

  @Test
  void mistakesAreNamed() {
    Reconciliation.Builder builder = Reconciliation.of(Usage.parse("{\"prompt_tokens\":10}"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.otherTokens(11))
        .withMessage("other tokens: expected 0 to 10, got 11");
    assertThatIllegalArgumentException().isThrownBy(() -> builder.otherTokens(-1));
    assertThatIllegalArgumentException().isThrownBy(builder::build);
  }
}
