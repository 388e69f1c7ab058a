package io.github.visionpreflight.plan;

import static io.github.visionpreflight.plan.TestMedia.image;
import static io.github.visionpreflight.plan.TestMedia.planner;
import static io.github.visionpreflight.plan.TestMedia.png;
import static io.github.visionpreflight.plan.TestMedia.video;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.visionpreflight.content.Dialect;
import io.github.visionpreflight.content.Transport;
import io.github.visionpreflight.content.VideoSampling;
import io.github.visionpreflight.media.MediaException;
import io.github.visionpreflight.media.MediaSource;
import io.github.visionpreflight.price.UnknownPriceException;
import io.github.visionpreflight.probe.Dimensions;
import io.github.visionpreflight.probe.TestVideos;
import io.github.visionpreflight.provider.ModelProfile;
import io.github.visionpreflight.provider.Violation;
import io.github.visionpreflight.testdata.Samples;
import io.github.visionpreflight.token.Basis;
import io.github.visionpreflight.token.VideoShape;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestPlanTest {
  private static final String MOONSHOT = "moonshot/kimi-k2.5";
  private static final String ALIBABA = "alibaba/kimi-k2.6";
  private static final LocalDate DAY = LocalDate.of(2026, 7, 1);

  private static JsonNode written(RequestPlan plan) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    plan.writeRequest(out);
    assertThat(plan.totals().bodyBytes()).isEqualTo(out.size());
    return new ObjectMapper().readTree(out.toByteArray());
  }

  @ParameterizedTest
  @CsvSource({
    "sail/moonshotai/Kimi-K2.5, openai_chat, /messages/0/content",
    "sail/moonshotai/Kimi-K2.5, openai_responses, /input/0/content",
    "sail/moonshotai/Kimi-K2.5, anthropic_messages, /messages/0/content",
    "alibaba/kimi-k2.6, dashscope, /input/messages/0/content",
  })
  void bodyHasExactlyTheBytesOfTheTotalsInEveryDialect(String model, String dialect, String content)
      throws IOException {
    ModelProfile profile = ModelProfile.named(model).withDialect(Dialect.named(dialect));
    RequestPlan plan =
        RequestPlanner.builder(profile)
            .field("temperature", new BigDecimal("0.60"))
            .build()
            .plan(
                List.of(
                    PlanItem.text("Ne görüyorsun? \u0007 \ud83d\ude00", 9),
                    PlanItem.image(MediaSource.of(Samples.bytes("photo-gray.jpg"))),
                    PlanItem.imageReference("https://example.com/a.png"),
                    image(100, 100, 12_345)));
    JsonNode body = written(plan);
    assertThat(body.get("model").asText()).isEqualTo(profile.model());
    assertThat(body.at(content).isArray()).isTrue();
    assertThat(body.at(content)).hasSize(4);
  }

  @Test
  void orderOfTheItemsIsTheOrderOfTheContent() throws IOException {
    RequestPlan plan =
        planner(ALIBABA)
            .plan(
                List.of(
                    PlanItem.text("first"),
                    PlanItem.videoReference("https://example.com/a.mp4"),
                    PlanItem.text("second"),
                    PlanItem.imageReference("https://example.com/b.png")));
    assertThat(written(plan).at("/messages/0/content").findValuesAsText("type"))
        .containsExactly("text", "video_url", "text", "image_url");
  }

  @Test
  void messagesAlwaysSayMaxTokensAndTheOthersOnlyWhenAsked() throws IOException {
    ModelProfile sail = ModelProfile.named("sail/moonshotai/Kimi-K2.5");
    List<PlanItem> items = List.of(PlanItem.text("?"));
    JsonNode messages =
        written(RequestPlanner.of(sail.withDialect(Dialect.ANTHROPIC_MESSAGES)).plan(items));
    assertThat(messages.get("max_tokens").asLong()).isEqualTo(4096);
    assertThat(written(RequestPlanner.of(sail).plan(items)).has("max_tokens")).isFalse();
    JsonNode asked = written(RequestPlanner.builder(sail).maxOutputTokens(77).build().plan(items));
    assertThat(asked.get("max_tokens").asLong()).isEqualTo(77);
  }

  // By the processor's rule 1920×1080 is 2,691 + 5 as an image, 31,291 as a minute of video.
  @Test
  void tokensAreThoseOfEveryMediumWithItsMarkersAndOfCountedText() {
    RequestPlan plan =
        planner(MOONSHOT)
            .plan(
                List.of(
                    PlanItem.text("?", 40), image(1920, 1080, 0), video(1920, 1080, 1_800, 30)));
    assertThat(plan.totals().tokens()).isEqualTo(40 + 2_691 + 5 + 31_291);
    assertThat(plan.totals().isComplete()).isTrue();
    assertThat(plan.totals().images()).isEqualTo(1);
    assertThat(plan.totals().videos()).isEqualTo(1);
    assertThat(plan.totals().basis()).isEqualTo(Basis.CODE);
  }

  @Test
  void whatNobodyHasCountedIsSaidAndNotGuessed() {
    RequestPlan plan =
        planner(MOONSHOT)
            .plan(
                List.of(
                    PlanItem.text("how long is this in tokens?"),
                    PlanItem.reference("ms://abc"),
                    image(224, 224, 0)));
    assertThat(plan.totals().tokens()).isEqualTo(64 + 5);
    assertThat(plan.totals().uncounted()).isEqualTo(2);
    assertThat(plan.totals().isComplete()).isFalse();
    assertThat(plan.toString()).contains("2 of the items not counted");
  }

  @Test
  void systemTextIsInTheBodyAndInTheCount() throws IOException {
    ModelProfile profile = ModelProfile.named(MOONSHOT);
    RequestPlan counted =
        RequestPlanner.builder(profile)
            .system("You are Kimi.", 5)
            .build()
            .plan(List.of(image(224, 224, 0)));
    assertThat(counted.totals().tokens()).isEqualTo(5 + 69);
    assertThat(written(counted).at("/messages/0/content").asText()).isEqualTo("You are Kimi.");
    RequestPlan uncounted =
        RequestPlanner.builder(profile)
            .system("You are Kimi.")
            .build()
            .plan(List.of(image(224, 224, 0)));
    assertThat(uncounted.totals().uncounted()).isEqualTo(1);
  }

  @Test
  void aBrokenFileIsNamedAndTheOthersArePlanned(@TempDir Path folder) throws IOException {
    Path good = Files.write(folder.resolve("good.jpg"), Samples.bytes("photo-gray.jpg"));
    Path html = Files.writeString(folder.resolve("page.jpg"), "<!DOCTYPE html><html></html>");
    Path cut =
        Files.write(folder.resolve("cut.png"), Arrays.copyOf(Samples.bytes("alpha.png"), 20));
    RequestPlan plan =
        planner(MOONSHOT)
            .plan(
                List.of(
                    PlanItem.text("?", 1),
                    PlanItem.media(good),
                    PlanItem.media(html),
                    PlanItem.media(folder.resolve("missing.png")),
                    PlanItem.media(cut),
                    PlanItem.media(folder)));
    assertThat(plan.failed())
        .extracting(PlannedItem::name)
        .containsExactly("page.jpg", "missing.png", "cut.png", folder.getFileName().toString());
    assertThat(plan.failed())
        .extracting(item -> item.error().orElseThrow().kind())
        .containsExactly(
            MediaException.Kind.UNSUPPORTED,
            MediaException.Kind.IO,
            MediaException.Kind.MALFORMED,
            MediaException.Kind.IO);
    assertThat(plan.parts()).hasSize(2);
    assertThat(plan.totals().images()).isEqualTo(1);
    assertThat(plan.isReady()).isFalse();
    assertThatThrownBy(plan::orThrow)
        .isInstanceOf(RequestRefusedException.class)
        .hasMessageContaining("page.jpg: ")
        .hasMessageContaining("missing.png: no such file")
        .hasMessageContaining("cut.png: ");
  }

  @Test
  void aBadDataUriIsAnErrorOfItsItem() {
    RequestPlan plan =
        planner(MOONSHOT)
            .plan(List.of(PlanItem.reference("data:image/png;base64,!!!!"), image(224, 224, 0)));
    assertThat(plan.failed()).extracting(PlannedItem::name).containsExactly("data URI");
    assertThat(plan.totals().tokens()).isEqualTo(69);
  }

  @Test
  void aVideoWhereAnImageWasPromisedIsAnError() {
    byte[] mp4 = TestVideos.mp4(64, 48, 10, 10);
    RequestPlan plan =
        planner(MOONSHOT).plan(List.of(PlanItem.image(MediaSource.of("clip.png", mp4))));
    assertThat(plan.failed().get(0).error().orElseThrow())
        .hasMessage("clip.png: expected an image, this is video/mp4");
  }

  @Test
  void whenNothingCanBeSentThereIsNoBody() {
    RequestPlan plan = planner(MOONSHOT).plan(List.of(PlanItem.image(MediaSource.of(new byte[0]))));
    assertThat(plan.totals().bodyBytes()).isZero();
    assertThatThrownBy(plan::body).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> planner(MOONSHOT).plan(List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aReadyPlanComesBackFromOrThrow() {
    RequestPlan plan = planner(MOONSHOT).plan(List.of(image(224, 224, 0)));
    assertThat(plan.orThrow()).isSameAs(plan);
  }

  @Test
  void theExceptionHasThePlanWithItsValues() {
    RequestPlan plan = planner("sail/moonshotai/Kimi-K2.5").plan(TestMedia.images(21));
    assertThatThrownBy(plan::orThrow)
        .isInstanceOfSatisfying(
            RequestRefusedException.class,
            e -> assertThat(e.plan().violations()).isEqualTo(plan.violations()))
        .hasMessage(
            "sail/moonshotai/Kimi-K2.5 would refuse this request:"
                + " too many images: maximum 20 images per request");
  }

  // Moonshot's price of K2.5, DOC 2026-03-26: 0.60 USD a million.
  @Test
  void costIsExactAndAnUnknownPriceIsAnErrorThatNamesTheModel() {
    RequestPlan plan =
        RequestPlanner.builder(ModelProfile.named(MOONSHOT))
            .pricesOf(DAY)
            .maxOutputTokens(1_000)
            .build()
            .plan(List.of(image(1920, 1080, 0)));
    assertThat(plan.cost().amount()).isEqualByComparingTo("0.0016176");
    assertThat(plan.costWithAnswer().amount()).isEqualByComparingTo("0.0046176");
    RequestPlan sail = planner("sail/moonshotai/Kimi-K2.5").plan(List.of(image(10, 10, 0)));
    assertThatThrownBy(sail::cost)
        .isInstanceOf(UnknownPriceException.class)
        .hasMessageContaining("sail/moonshotai/Kimi-K2.5");
  }

  // An hour of 1080p is 521,501 tokens with a cap of 2,000 frames, against 262,144. What
  // fits beside 4,096 for the answer: 258,048 / (1,032 + 11) → 247 groups → 988 of 3,600 s.
  @Test
  void aVideoThatOverflowsTheContextIsNamedBeforeUploadWithTheFpsThatFits() {
    VideoShape hour = VideoShape.of(new Dimensions(1920, 1080), 108_000, 30);
    MediaItem video = PlanItem.videoReference("https://example.com/hour.mp4").withShape(hour);
    RequestPlan plan = planner(ALIBABA).plan(List.of(video));
    assertThat(plan.totals().tokens()).isEqualTo(521_501);
    assertThat(plan.violations())
        .extracting(Violation::message)
        .containsExactly(
            "context tokens: expected at most 262144 tokens, got 525597; at fps 0.27 it fits");
    assertThat(plan.fittingFps()).contains(new BigDecimal("0.27"));
    RequestPlan slower =
        planner(ALIBABA)
            .plan(List.of(video.withSampling(VideoSampling.fps(plan.fittingFps().get()))));
    assertThat(slower.isReady()).isTrue();
    RequestPlan hundredthMore =
        planner(ALIBABA)
            .plan(List.of(video.withSampling(VideoSampling.fps(new BigDecimal("0.28")))));
    assertThat(hundredthMore.isReady()).isFalse();
  }

  @Test
  void aHostThatNamesNoFpsGetsTheAdviceWithoutTheParameter() {
    VideoShape hour = VideoShape.of(new Dimensions(1920, 1080), 108_000, 30);
    RequestPlan plan =
        planner(MOONSHOT).plan(List.of(PlanItem.videoReference("ms://abc").withShape(hour)));
    // 7,200 samples, 1,800 groups of 1,032 + 11, and 1; Moonshot answers with up to 32,768.
    assertThat(plan.totals().tokens()).isEqualTo(1_877_401);
    assertThat(plan.violations())
        .extracting(Violation::message)
        .containsExactly(
            "context tokens: expected at most 262144 tokens, got 1910169; at fps 0.24 it fits,"
                + " but the pages of moonshot name no fps: shorten the video");
  }

  @Test
  void whenNoFpsFitsTheAdviceSaysSo() {
    VideoShape hour = VideoShape.of(new Dimensions(1920, 1080), 108_000, 30);
    MediaItem video = PlanItem.videoReference("https://example.com/a.mp4").withShape(hour);
    RequestPlan plan = planner(ALIBABA).plan(Collections.nCopies(4, video));
    assertThat(plan.fittingFps()).isEmpty();
    assertThat(plan.violations())
        .extracting(Violation::message)
        .singleElement()
        .asString()
        .endsWith("; not even fps 0.1 fits: shorten the video");
  }

  @Test
  void theAnswerHasItsRoomInTheContext() {
    ModelProfile small = ModelProfile.named("moonshot/moonshot-v1-8k-vision-preview");
    assertThat(RequestPlanner.of(small).answerTokens()).isEqualTo(2_048);
    List<PlanItem> items = List.of(PlanItem.text("…", 6_144));
    assertThat(RequestPlanner.of(small).plan(items).isReady()).isTrue();
    assertThat(
            RequestPlanner.builder(small).maxOutputTokens(2_049).build().plan(items).violations())
        .extracting(Violation::message)
        .containsExactly("context tokens: expected at most 8192 tokens, got 8193");
  }

  @Test
  void theLargestMediaAreSuggestedForAnotherWayUntilTheBodyFits() {
    RequestPlan plan =
        planner("baseten/moonshotai/Kimi-K2.5")
            .plan(
                List.of(
                    PlanItem.image(png("small.png", 100, 100, 1_000_000)),
                    PlanItem.image(png("largest.png", 100, 100, 4_000_000)),
                    PlanItem.image(png("larger.png", 100, 100, 3_000_000))));
    assertThat(plan.suggestions())
        .extracting(way -> way.item().name() + " as " + way.transport())
        .containsExactly("largest.png as URL");
    assertThat(plan.items()).allMatch(item -> item.transport().get() == Transport.DATA_URI);
  }

  @Test
  void anImageTooLargeForItsOwnBase64LimitIsSuggestedByUrl() {
    RequestPlan plan =
        planner(ALIBABA).plan(List.of(PlanItem.image(png("a.png", 100, 100, 8_000_000))));
    assertThat(plan.suggestions())
        .singleElement()
        .satisfies(way -> assertThat(way.transport()).isEqualTo(Transport.URL));
    RequestPlan hopeless =
        planner(ALIBABA).plan(List.of(PlanItem.image(png("a.png", 100, 100, 11_000_000))));
    assertThat(hopeless.suggestions()).isEmpty();
  }

  @Test
  void bytesThatWereUploadedArePlannedAndTheirAddressIsSent() throws IOException {
    MediaItem image = PlanItem.image(png("a.png", 1920, 1080, 1_000));
    RequestPlan waiting = planner(MOONSHOT).plan(List.of(image.withTransport(Transport.FILE_ID)));
    assertThat(waiting.violations())
        .extracting(Violation::message)
        .containsExactly("a.png: to be sent as file_id it needs an address, and has none");
    RequestPlan uploaded = planner(MOONSHOT).plan(List.of(image.withReference("ms://abc")));
    assertThat(uploaded.isReady()).isTrue();
    assertThat(uploaded.totals().tokens()).isEqualTo(2_696);
    assertThat(written(uploaded).toString()).contains("\"url\":\"ms://abc\"");
  }

  @Test
  void framesCountInGroupsOfFourLikeAVideo() {
    List<MediaItem> frames = Collections.nCopies(10, image(1920, 1080, 0));
    RequestPlan plan = planner(ALIBABA).plan(List.of(PlanItem.frames(frames, 2)));
    // Three groups of 1,032 + 11, and 1 for the video.
    assertThat(plan.totals().tokens()).isEqualTo(3 * 1_043 + 1);
    assertThat(plan.totals().videos()).isEqualTo(1);
    assertThat(plan.totals().images()).isZero();
    assertThat(plan.items().get(0).tokens().orElseThrow().basis()).isEqualTo(Basis.ASSUMED);
  }

  @Test
  void aReferenceThatEndsLikeAVideoIsOne() {
    RequestPlan plan =
        planner(ALIBABA)
            .plan(
                List.of(
                    PlanItem.reference("https://example.com/A.MP4?x=1.png"),
                    PlanItem.reference("https://example.com/a.png#t.mp4"),
                    PlanItem.reference("https://example.mov/a")));
    assertThat(plan.totals().videos()).isEqualTo(1);
    assertThat(plan.totals().images()).isEqualTo(2);
  }

  @Test
  void nothingPrintsMediaOrSignatures() {
    byte[] jpeg = Samples.bytes("photo-gray.jpg");
    String base64 = Base64.getEncoder().encodeToString(jpeg).substring(40, 80);
    RequestPlan plan =
        planner("baseten/moonshotai/Kimi-K2.5")
            .plan(
                List.of(
                    PlanItem.image(jpeg),
                    PlanItem.reference("data:image/jpeg;base64," + base64),
                    PlanItem.reference("http://example.com/a.png?Signature=secret")));
    assertThat(plan + plan.items().toString() + plan.violations())
        .doesNotContain(base64)
        .doesNotContain("secret");
  }
}
