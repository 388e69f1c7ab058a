package io.github.visionpreflight.plan;

import static io.github.visionpreflight.plan.TestMedia.planner;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.visionpreflight.content.VideoSampling;
import io.github.visionpreflight.image.ImageConstraints;
import io.github.visionpreflight.media.MediaSource;
import io.github.visionpreflight.media.MediaType;
import io.github.visionpreflight.probe.Dimensions;
import io.github.visionpreflight.provider.ModelProfile;
import io.github.visionpreflight.provider.Violation;
import io.github.visionpreflight.testdata.Samples;
import io.github.visionpreflight.token.TokenRule;
import io.github.visionpreflight.token.VideoShape;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FittingTest {
  private static final String MOONSHOT = "moonshot/kimi-k2.5";
  private static final VideoShape MINUTE = VideoShape.of(new Dimensions(1920, 1080), 1_800, 30);

  private static MediaItem sample(String name) {
    return PlanItem.image(MediaSource.of(name, Samples.bytes(name)));
  }

  private static List<PlanItem> photographs() {
    return List.of(
        PlanItem.text("Compare.", 3), sample("photo-1080p.jpg"), sample("photo-gray.jpg"));
  }

  private static List<Dimensions> sizes(RequestPlan plan) {
    return plan.items().stream()
        .flatMap(item -> item.media().stream())
        .map(media -> media.displayed())
        .toList();
  }

  @Test
  void aPlanThatFitsComesBackAsItIs() {
    RequestPlan plan = planner(MOONSHOT).plan(photographs());
    assertThat(plan.fitBody()).isSameAs(plan);
    assertThat(plan.fitTokens(plan.totals().tokens())).isSameAs(plan);
    assertThat(plan.fitCost(plan.cost().amount())).isSameAs(plan);
  }

  @ParameterizedTest
  @ValueSource(ints = {2_500, 2_000, 1_000, 500})
  void tokensComeUnderTheBudgetWithAllImagesShrunkByOneFactor(int budget) {
    RequestPlan plan = planner(MOONSHOT).plan(photographs());
    RequestPlan fitted = plan.fitTokens(budget);
    assertThat(fitted.totals().tokens()).isLessThanOrEqualTo(budget);
    assertThat(fitted.isReady()).isTrue();
    Dimensions large = sizes(fitted).get(0);
    Dimensions small = sizes(fitted).get(1);
    double factor = large.width() / 1920.0;
    assertThat(large.height()).isCloseTo((int) Math.round(1080 * factor), within(1));
    assertThat(small.width()).isCloseTo((int) Math.round(960 * factor), within(1));
    assertThat(small.height()).isCloseTo((int) Math.round(720 * factor), within(1));
  }

  private static Offset<Integer> within(int pixels) {
    return Offset.offset(pixels);
  }

  // 1805² counts 4,225 and 1806² counts 4,096: a search that trusts "smaller is cheaper" misses it.
  @Test
  void theLargestSizeWithinTheBudgetIsFoundAlthoughASmallerOneCostsMore() {
    TokenRule rule = TokenRule.processor();
    assertThat(rule.imageTokens(1805, 1805)).isGreaterThan(rule.imageTokens(1806, 1806));
    RequestPlan plan = planner(MOONSHOT).plan(List.of(sample("photo-1080p.jpg")));
    for (int budget = 2_690; budget > 2_600; budget -= 30) {
      Dimensions found = sizes(plan.fitTokens(budget)).get(0);
      int best = 1920;
      while (tokens(rule, best) > budget) {
        best--;
      }
      assertThat(found.width()).isEqualTo(best);
    }
  }

  private static long tokens(TokenRule rule, int width) {
    Dimensions size = Shrinking.scaled(new Dimensions(1920, 1080), width / 1920.0, 256);
    return rule.imageTokens(size.width(), size.height()) + 5;
  }

  @Test
  void aBudgetThatNoSizeMeetsIsAViolationAndNotAMutilatedImage() {
    RequestPlan plan = planner(MOONSHOT).plan(photographs()).fitTokens(50);
    assertThat(plan.isReady()).isFalse();
    assertThat(plan.violations())
        .extracting(Violation::message)
        .containsExactly(
            // 2,691 + 5 and 910 + 5, and 3 of the text.
            "token budget: expected at most 50 tokens, got 3614; images cannot shrink that far");
    assertThat(sizes(plan)).containsExactly(new Dimensions(1920, 1080), new Dimensions(960, 720));
  }

  @Test
  void theFloorIsTheCallersToLower() {
    RequestPlanner small =
        RequestPlanner.builder(ModelProfile.named(MOONSHOT))
            .constraints(ImageConstraints.builder().minLongestSide(28).build())
            .build();
    RequestPlan plan = small.plan(photographs()).fitTokens(50);
    assertThat(plan.isReady()).isTrue();
    assertThat(plan.totals().tokens()).isLessThanOrEqualTo(50);
  }

  @Test
  void bodyComesUnderTheBudgetEvenly() {
    RequestPlan plan = planner(MOONSHOT).plan(photographs());
    long budget = plan.totals().bodyBytes() / 4;
    RequestPlan fitted = plan.fitBody(budget);
    assertThat(fitted.totals().bodyBytes()).isLessThanOrEqualTo(budget).isGreaterThan(budget / 2);
    assertThat(fitted.isReady()).isTrue();
    Dimensions large = sizes(fitted).get(0);
    Dimensions small = sizes(fitted).get(1);
    assertThat(large.width() / 1920.0).isCloseTo(small.width() / 960.0, within(0.002));
  }

  private static Offset<Double> within(double factor) {
    return Offset.offset(factor);
  }

  // Baseten: "Max request body (base64) 8 MB"
  @Test
  void basetensEightMegabytesAreMetWithoutBeingTold() {
    RequestPlan plan =
        planner("baseten/moonshotai/Kimi-K2.5")
            .plan(Collections.nCopies(3, sample("photo-12mp.jpg")));
    assertThat(plan.totals().bodyBytes()).isGreaterThan(8_000_000);
    RequestPlan fitted = plan.fitBody();
    assertThat(fitted.isReady()).isTrue();
    assertThat(fitted.totals().bodyBytes()).isLessThanOrEqualTo(8_000_000);
    assertThat(fitted.items()).hasSize(3);
  }

  @Test
  void aBodyOfTextAloneCannotShrink() {
    RequestPlan plan = planner(MOONSHOT).plan(List.of(PlanItem.text("x".repeat(1_000), 1)));
    assertThat(plan.fitBody(500).violations())
        .extracting(Violation::limit)
        .containsExactly("body_budget");
  }

  // Moonshot, 0.60 USD a million: 0.0006 USD buy 1,000 tokens.
  @Test
  void costComesUnderTheBudget() {
    RequestPlan plan =
        RequestPlanner.builder(ModelProfile.named(MOONSHOT))
            .pricesOf(LocalDate.of(2026, 7, 1))
            .build()
            .plan(photographs());
    BigDecimal budget = new BigDecimal("0.0006");
    assertThat(plan.cost().amount()).isGreaterThan(budget);
    RequestPlan fitted = plan.fitCost(budget);
    assertThat(fitted.cost().amount()).isLessThanOrEqualTo(budget);
    assertThat(fitted.totals().tokens()).isBetween(900L, 1_000L);
    assertThatThrownBy(() -> plan.fitCost(new BigDecimal("-1")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aVideoIsSampledSlowlierWhereTheHostTakesFps() {
    MediaItem video = PlanItem.videoReference("https://example.com/a.mp4").withShape(MINUTE);
    RequestPlan plan = planner("alibaba/kimi-k2.6").plan(List.of(video));
    RequestPlan fitted = plan.fitTokens(10_000);
    assertThat(fitted.totals().tokens()).isBetween(9_000L, 10_000L);
    VideoSampling sampling = ((MediaItem) fitted.items().get(0).item()).sampling();
    assertThat(new BigDecimal(sampling.fps().orElseThrow().toString()))
        .isLessThan(new BigDecimal("2"));
    assertThat(fitted.parts().get(0).toJson()).contains("\"fps\":0.");
  }

  @Test
  void imagesAndVideosKeepTheirShare() {
    MediaItem video = PlanItem.videoReference("https://example.com/a.mp4").withShape(MINUTE);
    RequestPlan plan = planner("alibaba/kimi-k2.6").plan(List.of(video, sample("photo-1080p.jpg")));
    RequestPlan fitted = plan.fitTokens(plan.totals().tokens() / 2);
    assertThat(fitted.totals().tokens()).isLessThanOrEqualTo(plan.totals().tokens() / 2);
    assertThat(Shrinking.tokens(fitted.items().get(0))).isBetween(13_500L, 15_646L);
    assertThat(Shrinking.tokens(fitted.items().get(1))).isBetween(1_100L, 2_500L);
  }

  @Test
  void aVideoStaysWhereTheHostTakesNoFps() {
    MediaItem video = PlanItem.videoReference("ms://abc").withShape(MINUTE);
    RequestPlan plan = planner(MOONSHOT).plan(List.of(video)).fitTokens(10_000);
    assertThat(plan.violations()).extracting(Violation::limit).containsExactly("token_budget");
  }

  @Test
  void referencesAreNotTouched() {
    MediaItem reference = PlanItem.imageReference("ms://abc").withSize(new Dimensions(1920, 1080));
    RequestPlan plan =
        planner(MOONSHOT).plan(List.of(reference, sample("photo-1080p.jpg"))).fitTokens(3_500);
    assertThat(Shrinking.tokens(plan.items().get(0))).isEqualTo(2_696);
    assertThat(plan.totals().tokens()).isLessThanOrEqualTo(3_500);
  }

  // Sail: "Formats: JPEG, PNG, WebP, GIF."
  @Test
  void preparingMakesAnImageOfATypeThatTheProviderTakes() {
    RequestPlan plan =
        planner("sail/moonshotai/Kimi-K2.5").plan(List.of(sample("rgb.tiff"))).prepared();
    assertThat(plan.isReady()).isTrue();
    assertThat(plan.items().get(0).media().orElseThrow().type()).isEqualTo(MediaType.JPEG);
    assertThat(plan.items().get(0).name()).isEqualTo("rgb.tiff");
  }

  @Test
  void preparingTurnsAnImageUpright() {
    RequestPlan plan = planner(MOONSHOT).plan(List.of(sample("orientation-6.jpg"))).prepared();
    assertThat(plan.items().get(0).media().orElseThrow().orientation()).isEqualTo(1);
    assertThat(sizes(plan)).containsExactly(new Dimensions(640, 480));
  }

  @Test
  void anImageThatCannotBeDecodedIsNamedAndTheOthersArePrepared(@TempDir Path folder)
      throws IOException {
    byte[] whole = Samples.bytes("photo-1080p.jpg");
    Path cut = folder.resolve("cut.jpg");
    Files.write(cut, Arrays.copyOf(whole, whole.length / 2));
    RequestPlan plan =
        planner(MOONSHOT).plan(List.of(PlanItem.image(cut), sample("rgb.tiff"))).prepared();
    assertThat(plan.failed()).extracting(PlannedItem::name).containsExactly("cut.jpg");
    assertThat(plan.parts()).hasSize(1);
  }
}
