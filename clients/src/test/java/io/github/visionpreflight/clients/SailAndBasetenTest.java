package io.github.visionpreflight.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.visionpreflight.content.ContentPart;
import io.github.visionpreflight.content.MediaReference;
import io.github.visionpreflight.price.Price;
import io.github.visionpreflight.price.PriceList;
import io.github.visionpreflight.price.UnknownPriceException;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class SailAndBasetenTest {
  private static final LocalDate DAY = LocalDate.of(2026, 7, 16);

  private final LocalHost host = new LocalHost();
  private final ApiConnection connection = new Connections().to(host).build();

  @AfterEach
  void stop() {
    host.close();
  }

  @Test
  void sailCountsAMessageOfAnthropicsDialect() {
    host.reply(200, "{\"input_tokens\": 1337}");
    long tokens =
        SailClient.of(connection)
            .countTokens(
                "moonshotai/Kimi-K2.5",
                List.of(
                    ContentPart.image(MediaReference.url("https://example.com/cat.jpg")),
                    ContentPart.text("What's in this image?")));
    assertThat(tokens).isEqualTo(1337);
    LocalHost.Received sent = host.only();
    assertThat(sent.method() + " " + sent.path()).isEqualTo("POST /v1/messages/count_tokens");
    assertThat(sent.header("X-api-key")).isEqualTo(Connections.KEY);
    assertThat(sent.header("Anthropic-version")).isEqualTo("2023-06-01");
    assertThat(sent.header("Authorization")).isEmpty();
    assertThat(sent.text())
        .isEqualTo(
            """
            {"model":"moonshotai/Kimi-K2.5","messages":[{"role":"user","content":[\
            {"type":"image","source":{"type":"url","url":"https://example.com/cat.jpg"}},\
            {"type":"text","text":"What's in this image?"}]}]}""");
  }

  @Test
  void sailsRefusalKeepsItsWords() {
    host.reply(400, "{\"error\":{\"message\":\"model 'x' does not support image input\"}}");
    assertThatExceptionOfType(ProviderException.class)
        .isThrownBy(
            () -> SailClient.of(connection).countTokens("x", List.of(ContentPart.text("?"))))
        .withMessageEndingWith("400: model 'x' does not support image input");
  }

  @Test
  void pricesForATokenBecomeExactPricesForAMillion() {
    host.reply(
        200,
        """
        {"object":"list","data":[
         {"id":"moonshotai/Kimi-K2.5","name":"Kimi K2.5","context_length":262144,
          "max_completion_tokens":262144,"input_modalities":["text","image"],
          "output_modalities":["text"],"pricing":{"prompt":"0.0000006","completion":3e-6}},
         {"id":"b","pricing":{"prompt":0.00000123456789,"completion":" 0.000002 "}}]}""");
    ModelListing listing = BasetenClient.of(connection).models();
    assertThat(host.only().path()).isEqualTo("/v1/models");
    assertThat(listing.notes()).isEmpty();
    assertThat(listing.models().get(0))
        .isEqualTo(
            new ListedModel(
                "moonshotai/Kimi-K2.5",
                "Kimi K2.5",
                OptionalLong.of(262_144),
                OptionalLong.of(262_144),
                List.of("text", "image"),
                List.of("text")));
    Price kimi = listing.prices().price("baseten", "moonshotai/Kimi-K2.5", DAY);
    assertThat(kimi.cost(1_000_000).amount()).isEqualByComparingTo("0.6");
    assertThat(kimi.output().orElseThrow().perMillion()).isEqualByComparingTo("3");
    assertThat(kimi.cachedInput()).isEmpty();
    assertThat(kimi.checked()).isEqualTo("2026-07-15");
    assertThat(kimi.source()).isEqualTo(host.uri() + "/v1/models");
    Price b = listing.prices().price("baseten", "b", DAY);
    assertThat(b.input().orElseThrow().perMillion()).isEqualByComparingTo("1.23456789");
  }

  @Test
  void listedPriceOverridesTheBundledOne() {
    host.reply(
        200,
        "{\"data\":[{\"id\":\"moonshotai/Kimi-K2.5\","
            + "\"pricing\":{\"prompt\":\"0.0000007\",\"completion\":\"0.000003\"}}]}");
    PriceList prices =
        PriceList.bundled().withLayer(BasetenClient.of(connection).models().prices());
    assertThat(prices.price("baseten", "moonshotai/Kimi-K2.5", DAY).cost(1_000_000).amount())
        .isEqualByComparingTo("0.7");
  }

  @Test
  void oddPricesAreUnknownAndNotedAndNeverNothing() {
    host.reply(
        200,
        """
        {"data":[
         {"id":"zero","pricing":{"prompt":"0","completion":0.0}},
         {"id":"minus","pricing":{"prompt":"-1","completion":-1e-6}},
         {"id":"words","pricing":{"prompt":"free","completion":""}},
         {"id":"types","pricing":{"prompt":true,"completion":[1]}},
         {"id":"bomb","pricing":{"prompt":"1e999999999","completion":1e-999999999}},
         {"id":"none"},{"id":"null","pricing":null},{"id":"text","pricing":"0.1"},
         {"id":"half","pricing":{"completion":"0.000001"}},
         {"id":""},{"name":"anonymous"},7,
         {"id":"half","pricing":{"prompt":"0.000009"}}]}""");
    ModelListing listing = BasetenClient.of(connection).models();
    assertThat(listing.models()).hasSize(9);
    assertThat(listing.prices().prices()).extracting(Price::model).containsExactly("half");
    assertThatExceptionOfType(UnknownPriceException.class)
        .isThrownBy(() -> listing.prices().price("baseten", "half", DAY).cost(1));
    assertThat(listing.notes())
        .contains(
            "zero: pricing.prompt is not a decimal above 0; the price is unknown",
            "none: pricing.completion is missing; the price is unknown",
            "data[9]: left out, it has no id",
            "data[11]: left out, it has no id",
            "data[12]: left out, half was listed before")
        .hasSize(8 * 2 + 1 + 3 + 1);
  }

  @Test
  void listWithoutDataIsUnreadable() {
    host.reply(200, "{\"object\":\"list\"}");
    assertThatExceptionOfType(ProviderException.class)
        .isThrownBy(() -> BasetenClient.of(connection).models())
        .withMessageEndingWith("the answer has no usable data");
  }
}
