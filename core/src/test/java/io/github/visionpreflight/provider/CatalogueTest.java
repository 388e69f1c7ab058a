package io.github.visionpreflight.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.visionpreflight.csv.CsvRow;
import io.github.visionpreflight.csv.CsvTable;
import io.github.visionpreflight.media.MediaType;
import io.github.visionpreflight.testing.SharedCorpus;
import io.github.visionpreflight.token.Basis;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CatalogueTest {
  private static final Pattern DATE = Pattern.compile("2026-[01][0-9](-[0-3][0-9])?");
  private static final Map<String, String> FILES =
      Map.of(
          "Baseten: Vision", "baseten-vision.txt",
          "Baseten: Model APIs", "baseten-models.txt",
          "Moonshot: Use the Kimi Vision Model", "moonshot-vision.txt",
          "Sail: Images", "sail-images.txt",
          "Alibaba Cloud Model Studio: Kimi", "alibaba-model-studio-kimi.txt");

  @Test
  void everyModelOfTheFourPagesIsThere() {
    assertThat(ModelProfile.all())
        .extracting(ModelProfile::id)
        .containsExactly(
            "baseten/moonshotai/Kimi-K2.5",
            "baseten/moonshotai/Kimi-K2.6",
            "baseten/deepseek-ai/DeepSeek-V3-0324",
            "baseten/deepseek-ai/DeepSeek-V3.1",
            "baseten/zai-org/GLM-4.6",
            "baseten/zai-org/GLM-4.7",
            "baseten/zai-org/GLM-5",
            "baseten/MiniMaxAI/MiniMax-M2.5",
            "baseten/openai/gpt-oss-120b",
            "moonshot/kimi-k2.5",
            "moonshot/kimi-k2.6",
            "moonshot/moonshot-v1-8k-vision-preview",
            "moonshot/moonshot-v1-32k-vision-preview",
            "moonshot/moonshot-v1-128k-vision-preview",
            "sail/moonshotai/Kimi-K2.5",
            "alibaba/kimi-k2.7-code",
            "alibaba/kimi-k2.6",
            "alibaba/kimi-k2.5",
            "alibaba/kimi-k2-thinking",
            "alibaba/Moonshot-Kimi-K2-Instruct");
  }

  @Test
  void everyRowHasPageSentenceDateAndBasis() {
    for (CsvRow row : rows()) {
      assertThat(row.text("page")).as("line %s", row.line()).isNotBlank();
      assertThat(row.text("sentence")).as("line %s", row.line()).isNotBlank();
      assertThat(row.text("checked")).as("line %s", row.line()).matches(DATE);
      assertThat(row.constant("basis", Basis.class, Basis.UNKNOWN))
          .as("line %s", row.line())
          .isIn(Basis.DOC, Basis.ASSUMED);
    }
  }

  @Test
  void everySentenceStandsOnItsPage() throws IOException {
    Path pages = SharedCorpus.shared().resolve("providers");
    Map<String, String> texts = new HashMap<>();
    for (Map.Entry<String, String> file : FILES.entrySet()) {
      texts.put(file.getKey(), text(pages.resolve(file.getValue())));
    }
    for (CsvRow row : rows()) {
      String page = texts.get(row.text("page"));
      if (page != null) {
        for (String part : row.text("sentence").split("…", -1)) {
          assertThat(page.contains(bare(part))).as("%s: %s", row.text("page"), part).isTrue();
        }
      }
    }
  }

  @Test
  void everyLimitNamesAKnownLimitAndBound() {
    for (CsvRow row : table(Catalogue.LIMITS)) {
      assertThat(Stream.of(LimitName.values()).map(LimitName::id)).contains(row.text("limit"));
      assertThat(Stream.of(Limit.Bound.values()).map(Limit.Bound::name))
          .contains(row.text("bound").toUpperCase(Locale.ROOT));
    }
  }

  @Test
  void everyLimitRowConcernsAModelOfItsProvider() {
    for (CsvRow row : table(Catalogue.LIMITS)) {
      assertThat(ModelProfile.all())
          .as("line %s", row.line())
          .anyMatch(
              profile ->
                  profile.provider().equals(row.text("provider"))
                      && Catalogue.matches(row.text("models"), profile.model()));
    }
  }

  @Test
  void noModelHasTheSameLimitTwice() {
    for (ModelProfile profile : everyDialect()) {
      Set<List<Object>> slots = new HashSet<>();
      for (Limit limit : profile.limits().all()) {
        assertThat(slots.add(List.of(limit.name(), limit.bound(), limit.transports())))
            .as("%s %s", profile, limit)
            .isTrue();
      }
    }
  }

  @Test
  void everyTypeStandsForAMediaTypeOfItsKind() {
    for (ModelProfile profile : everyDialect()) {
      for (LimitName name :
          List.of(LimitName.IMAGE_TYPE, LimitName.LARGE_IMAGE_TYPE, LimitName.VIDEO_TYPE)) {
        boolean image = name != LimitName.VIDEO_TYPE;
        for (String mime : profile.limits().words(name).orElse(Map.of()).values()) {
          assertThat(MediaType.named(mime)).as("%s %s", profile, mime).isPresent();
          assertThat(MediaType.named(mime).orElseThrow().isImage()).isEqualTo(image);
        }
      }
    }
  }

  @Test
  void everyModelThatTakesMediaSaysHowAndHowMuch() {
    for (ModelProfile profile : everyDialect()) {
      assertThat(profile.transports().isEmpty()).isEqualTo(!profile.acceptsImages());
      assertThat(profile.contextTokens().isPresent())
          .as("%s", profile)
          .isEqualTo(profile.acceptsImages() || profile.provider().equals("baseten"));
    }
  }

  @Test
  void anUnknownIdSuggestsTheNearest() {
    assertNearest("moonshot/kimi-k2-5", "moonshot/kimi-k2.5");
    assertNearest("kimi-k2.7-code", "alibaba/kimi-k2.7-code");
    assertNearest("baseten/moonshotai/kimi-k2.6", "baseten/moonshotai/Kimi-K2.6");
    assertNearest("SAIL/MOONSHOTAI/KIMI-K2.5", "sail/moonshotai/Kimi-K2.5");
    assertNearest("", "alibaba/kimi-k2.6");
  }

  @Test
  void aPatternsStarStandsForAnything() {
    assertThat(Catalogue.matches("kimi-k2.*", "kimi-k2.7-code")).isTrue();
    assertThat(Catalogue.matches("kimi-k2.*", "kimi-k2-thinking")).isFalse();
    assertThat(Catalogue.matches("*", "x")).isTrue();
    assertThat(Catalogue.matches("ab*ba", "aba")).isFalse();
    assertThat(Catalogue.matches("kimi", "kimi-k2.5")).isFalse();
  }

  private static void assertNearest(String id, String nearest) {
    assertThatThrownBy(() -> ModelProfile.named(id))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("model: unknown id '" + id + "', the nearest is '" + nearest + "'");
  }

  private static List<ModelProfile> everyDialect() {
    return ModelProfile.all().stream()
        .flatMap(profile -> profile.dialects().stream().map(profile::withDialect))
        .toList();
  }

  private static List<CsvRow> rows() {
    return Stream.of(Catalogue.LIMITS, Catalogue.MODELS)
        .flatMap(table -> table(table).stream())
        .toList();
  }

  private static List<CsvRow> table(String name) {
    return CsvTable.bundled(Catalogue.class, name).rows();
  }

  private static String text(Path page) throws IOException {
    return bare(Files.readString(page, StandardCharsets.UTF_8));
  }

  /** Without spaces, table lines, bullets and characters that the copies garble. */
  private static String bare(String text) {
    return text.replaceAll("[^A-Za-z0-9._/:-]", "");
  }
}
