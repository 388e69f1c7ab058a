package io.github.visionpreflight.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.visionpreflight.media.MediaException;
import io.github.visionpreflight.token.Basis;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PriceListTest {
  private static final LocalDate DAY = LocalDate.of(2026, 7, 15);
  private static final PriceList BUNDLED = PriceList.bundled();

  /** Every figure of the facts' table and of Baseten's pricing table; "-" is not known. */
  @ParameterizedTest
  @CsvSource({
    "baseten, moonshotai/Kimi-K2.5, , 0.60, 0.12, 3.00, DOC, SECOND, DOC",
    "baseten, moonshotai/Kimi-K2.6, , 0.95, 0.16, 4.00, SECOND, SECOND, SECOND",
    "baseten, moonshotai/Kimi-K2.7-Code, , 0.95, 0.16, 4.00, SECOND, SECOND, SECOND",
    "baseten, openai/gpt-oss-120b, , 0.10, -, 0.50, DOC, -, DOC",
    "baseten, MiniMaxAI/MiniMax-M2.5, , 0.30, -, 1.20, DOC, -, DOC",
    "baseten, deepseek-ai/DeepSeek-V3.1, , 0.50, -, 1.50, DOC, -, DOC",
    "baseten, zai-org/GLM-4.6, , 0.60, -, 2.20, DOC, -, DOC",
    "baseten, zai-org/GLM-4.7, , 0.60, -, 2.20, DOC, -, DOC",
    "baseten, deepseek-ai/DeepSeek-V3-0324, , 0.77, -, 0.77, DOC, -, DOC",
    "baseten, zai-org/GLM-5, , 0.95, -, 3.15, DOC, -, DOC",
    "moonshot, kimi-k2.5, , 0.60, 0.10, 3.00, DOC, DOC, DOC",
    "moonshot, kimi-k2.6, , 0.95, 0.16, 4.00, SECOND, SECOND, SECOND",
    "moonshot, kimi-k2.7-code, , 0.95, 0.19, 4.00, SECOND, SECOND, SECOND",
    "sail, moonshotai/Kimi-K2.6, asap, 1.00, 0.20, 4.00, SECOND, SECOND, SECOND",
    "sail, moonshotai/Kimi-K2.6, balanced, 0.45, 0.20, 3.00, SECOND, SECOND, SECOND",
    "sail, moonshotai/Kimi-K2.6, flex, 0.35, 0.10, 2.00, SECOND, SECOND, SECOND",
    "alibaba, kimi-k2.5, beijing, 0.574, -, 3.011, DOC, -, DOC",
    "alibaba, kimi-k2.6, beijing, 0.929, -, 3.858, SECOND, -, SECOND",
  })
  void bundledPriceIs(
      String provider,
      String model,
      @Nullable String variant,
      String input,
      String cached,
      String output,
      String inputBasis,
      String cachedBasis,
      String outputBasis) {
    Price price = BUNDLED.price(provider, model, variant == null ? "" : variant, DAY);
    assertThat(shown(price.input())).isEqualTo(input + " " + inputBasis);
    assertThat(shown(price.cachedInput())).isEqualTo(cached + " " + cachedBasis);
    assertThat(shown(price.output())).isEqualTo(output + " " + outputBasis);
    assertThat(price.currency()).isEqualTo("USD");
    assertThat(price.layer()).isEqualTo("bundled");
  }

  @Test
  void everyBundledRowHasItsSourceAndDateAndNoOther() {
    Set<String> keys = new HashSet<>();
    for (Price price : BUNDLED.prices()) {
      assertThat(price.source()).as("%s", price).isNotBlank().doesNotContain("http");
      assertThat(price.checked()).as("%s", price).isNotBlank();
      assertThat(keys.add(price.toString())).as("%s", price).isTrue();
      for (Price.Rate rate : rates(price)) {
        assertThat(rate.perMillion()).as("%s", price).isPositive();
        assertThat(rate.basis()).as("%s", price).isIn(Basis.DOC, Basis.SECOND);
      }
    }
    assertThat(BUNDLED.prices()).hasSize(18);
  }

  @Test
  void whatNobodyPublishedIsAnErrorThatNamesTheModelAndWhatIsKnown() {
    assertThatThrownBy(() -> BUNDLED.price("sail", "moonshotai/Kimi-K2.5", DAY))
        .isInstanceOf(UnknownPriceException.class)
        .hasMessage(
            "no price known for sail/moonshotai/Kimi-K2.5 on 2026-07-15; known: "
                + "sail/moonshotai/Kimi-K2.6 (asap), sail/moonshotai/Kimi-K2.6 (balanced), "
                + "sail/moonshotai/Kimi-K2.6 (flex)")
        .extracting(e -> ((UnknownPriceException) e).id())
        .isEqualTo("sail/moonshotai/Kimi-K2.5");
    assertThatThrownBy(() -> BUNDLED.price("alibaba", "kimi-k2.7-code", DAY))
        .isInstanceOf(UnknownPriceException.class);
    assertThatThrownBy(() -> BUNDLED.price("moonshot", "moonshot-v1-8k-vision-preview", DAY))
        .isInstanceOf(UnknownPriceException.class);
    assertThatThrownBy(() -> BUNDLED.price("nobody", "x", DAY))
        .hasMessage(
            "no price known for nobody/x on 2026-07-15; no row of provider 'nobody' at all");
  }

  @Test
  void anotherRegionThanBeijingHasNoPrice() {
    assertThatThrownBy(() -> BUNDLED.price("alibaba", "kimi-k2.5", "virginia", DAY))
        .isInstanceOf(UnknownPriceException.class)
        .hasMessage(
            "no price known for alibaba/kimi-k2.5 (virginia) on 2026-07-15; known: "
                + "alibaba/kimi-k2.5 (beijing)");
  }

  @Test
  void withoutAVariantTheDearestIsTakenAndNamed() {
    assertThat(BUNDLED.price("sail", "moonshotai/Kimi-K2.6", DAY).variant()).isEqualTo("asap");
    assertThat(BUNDLED.price("alibaba", "kimi-k2.5", DAY).variant()).isEqualTo("beijing");
  }

  @Test
  void periodsAreHalfOpenDaysOfUtc() {
    PriceList list =
        parse(
            """
            provider,model,currency,input,from,to
            p,m,USD,1,2026-01-01,2026-03-01
            p,m,USD,2,2026-03-01,
            """);
    assertThat(input(list.price("p", "m", LocalDate.of(2026, 1, 1)))).isEqualByComparingTo("1");
    assertThat(input(list.price("p", "m", LocalDate.of(2026, 2, 28)))).isEqualByComparingTo("1");
    assertThat(input(list.price("p", "m", LocalDate.of(2026, 3, 1)))).isEqualByComparingTo("2");
    assertThat(input(list.price("p", "m", Instant.parse("2026-02-28T23:59:59.999Z"))))
        .isEqualByComparingTo("1");
    assertThat(input(list.price("p", "m", Instant.parse("2026-03-01T00:00:00Z"))))
        .isEqualByComparingTo("2");
    assertThatThrownBy(() -> list.price("p", "m", LocalDate.of(2025, 12, 31)))
        .isInstanceOf(UnknownPriceException.class)
        .hasMessage(
            "no price known for p/m on 2025-12-31; known: "
                + "p/m from 2026-01-01 to 2026-03-01 (exclusive), p/m from 2026-03-01");
  }

  @Test
  void codeOverridesFileOverridesBundledAndTheAnswerNamesItsLayer() {
    PriceList file =
        PriceList.parse(
            "ours.csv",
            new StringReader("provider,model,currency,input\nmoonshot,kimi-k2.5,CNY,4\n"));
    Price ours =
        Price.builder("moonshot", "kimi-k2.6", "EUR")
            .input(new BigDecimal("0.5"), Basis.SECOND)
            .build();
    PriceList all = BUNDLED.withLayer(file).withLayer(PriceList.of(List.of(ours)));
    Price fromFile = all.price("moonshot", "kimi-k2.5", DAY);
    assertThat(fromFile.layer()).isEqualTo("ours.csv");
    assertThat(fromFile.source()).isEqualTo("ours.csv");
    assertThat(fromFile.currency()).isEqualTo("CNY");
    assertThat(all.price("moonshot", "kimi-k2.6", DAY).layer()).isEqualTo("code");
    assertThat(all.price("baseten", "zai-org/GLM-5", DAY).layer()).isEqualTo("bundled");
    assertThat(BUNDLED.price("moonshot", "kimi-k2.5", DAY).layer()).isEqualTo("bundled");
  }

  @Test
  void aRowWithoutVariantHoldsForEveryVariantOfTheLayersBelow() {
    PriceList ours = parse("provider,model,currency,input\nsail,moonshotai/Kimi-K2.6,USD,0.2\n");
    Price price = BUNDLED.withLayer(ours).price("sail", "moonshotai/Kimi-K2.6", "flex", DAY);
    assertThat(price.layer()).isEqualTo("t.csv");
  }

  @Test
  void whatALayerDoesNotCoverOnTheDayComesFromBelow() {
    PriceList ours =
        parse("provider,model,currency,input,from\nmoonshot,kimi-k2.5,USD,0.2,2027-01-01\n");
    PriceList all = BUNDLED.withLayer(ours);
    assertThat(all.price("moonshot", "kimi-k2.5", DAY).layer()).isEqualTo("bundled");
    assertThat(all.price("moonshot", "kimi-k2.5", LocalDate.of(2027, 1, 1)).layer())
        .isEqualTo("t.csv");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "provider,model,currency,price\\np,m,USD,1\\n | t.csv line 1: unknown column 'price'",
        "provider,model,input\\np,m,1\\n | t.csv line 1: column 'currency' is missing",
        "provider,model,currency,input\\np,m,USD,\"0,60\"\\n | t.csv line 2, input: expected a decimal",
        "provider,model,currency,input\\np,m,USD,-1\\n | t.csv line 2, input: expected a decimal",
        "provider,model,currency,input\\np,m,USD,NaN\\n | t.csv line 2, input: expected a decimal",
        "provider,model,currency,input\\np,m,USD,1\\np,m,usd,1\\n | t.csv line 3, currency: expected a code",
        "provider,model,currency,input\\np,,USD,1\\n | t.csv line 2, model: expected a value",
        "provider,model,currency,input\\np,m,USD,\\n | t.csv line 2, price: expected at least one figure",
        "provider,model,currency,input,from\\np,m,USD,1,1.7.2026\\n | t.csv line 2, from: expected a date",
        "provider,model,currency,input,from,to\\np,m,USD,1,2026-02-01,2026-02-01\\n | t.csv line 2, to: expected a day after 2026-02-01",
        "provider,model,currency,input,input_basis\\np,m,USD,1,RUMOUR\\n | t.csv line 2, input_basis: expected one of",
        "provider,model,currency,input,checked\\np,m,USD,1,today\\n | t.csv line 2, checked: expected a date",
        "provider,model,currency,input,to\\np,m,USD,1,\\np,m,USD,2,2020-01-01\\n | t.csv line 3: overlaps in time with t.csv line 2: p/m",
      })
  void aBadFileIsRefusedWithItsLine(String file, String message) {
    assertThatThrownBy(() -> parse(file.replace("\\n", "\n")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void aFileWithByteOrderMarkAndCarriageReturnsIsRead(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("prices.csv");
    Files.writeString(file, "\uFEFFprovider,model,currency,input\r\n\"p\",m,USD,0.6\r\n");
    Price price = PriceList.parse(file).price("p", "m", DAY);
    assertThat(shown(price.input())).isEqualTo("0.6 SECOND");
    assertThat(price.layer()).isEqualTo("prices.csv");
  }

  @Test
  void aFileThatIsMissingOrNotTextIsRefused(@TempDir Path folder) throws IOException {
    Path latin1 = folder.resolve("latin1.csv");
    Files.write(latin1, "provider,modèle".getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> PriceList.parse(latin1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("latin1.csv: not UTF-8 text");
    assertThatThrownBy(() -> PriceList.parse(folder.resolve("none.csv")))
        .isInstanceOf(MediaException.Io.class)
        .hasMessageStartingWith("none.csv: prices cannot be read: ");
  }

  @Test
  void twoRowsOfCodeForOneDayAreRefused() {
    Price.Builder row = Price.builder("p", "m", "USD").input(BigDecimal.ONE, Basis.DOC);
    assertThatThrownBy(() -> PriceList.of(List.of(row.build(), row.build())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("price 2: overlaps in time with price 1: p/m");
    assertThat(PriceList.of(List.of(row.build(), row.variant("flex").build())).prices()).hasSize(2);
  }

  private static PriceList parse(String text) {
    return PriceList.parse("t.csv", new StringReader(text));
  }

  private static BigDecimal input(Price price) {
    return price.input().orElseThrow().perMillion();
  }

  private static List<Price.Rate> rates(Price price) {
    return Stream.of(price.input(), price.cachedInput(), price.output())
        .flatMap(Optional::stream)
        .toList();
  }

  private static String shown(Optional<Price.Rate> rate) {
    return rate.map(r -> r.perMillion().toPlainString() + " " + r.basis()).orElse("- -");
  }
}
