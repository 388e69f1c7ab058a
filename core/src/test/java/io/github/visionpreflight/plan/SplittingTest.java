package io.github.visionpreflight.plan;

import static io.github.visionpreflight.plan.TestMedia.image;
import static io.github.visionpreflight.plan.TestMedia.images;
import static io.github.visionpreflight.plan.TestMedia.planner;
import static io.github.visionpreflight.plan.TestMedia.png;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.visionpreflight.media.MediaSource;
import io.github.visionpreflight.provider.Violation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class SplittingTest {
  private static final String SAIL = "sail/moonshotai/Kimi-K2.5";
  private static final String BASETEN = "baseten/moonshotai/Kimi-K2.5";

  private static List<List<String>> names(List<RequestPlan> requests) {
    return requests.stream()
        .map(plan -> plan.items().stream().map(SplittingTest::name).toList())
        .toList();
  }

  private static String name(PlannedItem item) {
    return item.item() instanceof TextItem text ? text.text() : item.name();
  }

  private static MediaItem named(String name, int length) {
    return PlanItem.image(png(name, 100, 100, length));
  }

  @Test
  void aRequestThatFitsIsNotCut() {
    RequestPlan plan = planner(SAIL).plan(images(20));
    assertThat(plan.split()).containsExactly(plan);
  }

  // Sail: "Max 20 images per request."
  @Test
  void countIsCutAtTheProvidersLimitAndEveryRequestIsReady() {
    List<RequestPlan> requests = planner(SAIL).plan(images(45)).split();
    assertThat(requests).extracting(plan -> plan.items().size()).containsExactly(20, 20, 5);
    assertThat(requests).allMatch(RequestPlan::isReady);
  }

  @Test
  void orderStaysAndTheQuestionIsInEveryRequest() {
    List<PlanItem> items = new ArrayList<>();
    items.add(PlanItem.text("question", 1));
    for (int i = 0; i < 21; i++) {
      items.add(named("image" + i, 100));
    }
    items.add(PlanItem.text("reminder", 1));
    List<List<String>> names = names(planner(SAIL).plan(items).split());
    assertThat(names).hasSize(2);
    assertThat(names.get(0))
        .hasSize(22)
        .startsWith("question", "image0")
        .endsWith("image19", "reminder");
    assertThat(names.get(1)).containsExactly("question", "image20", "reminder");
  }

  @Test
  void aCaptionStaysWithTheMediumAfterIt() {
    List<PlanItem> items = new ArrayList<>(images(20));
    items.add(PlanItem.text("caption", 1));
    items.add(named("captioned", 100));
    List<List<String>> names = names(planner(SAIL).plan(items).split());
    assertThat(names.get(0)).hasSize(20).doesNotContain("caption");
    assertThat(names.get(1)).containsExactly("caption", "captioned");
  }

  // Baseten: "Max request body (base64) 8 MB"
  @Test
  void bytesAreCutWhereTheNextMediumWouldNotFitAndBodiesAreAsLongAsCounted() throws IOException {
    List<MediaItem> items = Collections.nCopies(7, image(100, 100, 2_000_000));
    List<RequestPlan> requests = planner(BASETEN).plan(items).split();
    assertThat(requests).extracting(plan -> plan.items().size()).containsExactly(2, 2, 2, 1);
    for (RequestPlan request : requests) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      request.writeRequest(out);
      assertThat(request.totals().bodyBytes()).isEqualTo(out.size()).isLessThan(8_000_000);
    }
  }

  // By tiles 7168×1400 is 512 × 100: five of them and the answer's 4,096 are 260,096 of 262,144.
  @Test
  void tokensAreCutAtTheContext() {
    List<MediaItem> items = Collections.nCopies(12, image(7168, 1400, 0));
    List<RequestPlan> requests = planner(BASETEN).plan(items).split();
    assertThat(requests).extracting(plan -> plan.items().size()).containsExactly(5, 5, 2);
  }

  @Test
  void aMediumTooLargeForAnyRequestIsAloneWithItsViolation() {
    List<RequestPlan> requests =
        planner(BASETEN)
            .plan(List.of(named("a", 100), named("huge", 7_000_000), named("b", 100)))
            .split();
    assertThat(names(requests)).containsExactly(List.of("a"), List.of("huge"), List.of("b"));
    assertThat(requests.get(1).violations())
        .extracting(Violation::limit)
        .containsExactly("request_body_bytes");
    assertThat(requests.get(0).isReady()).isTrue();
    assertThat(requests.get(2).isReady()).isTrue();
  }

  @Test
  void aBrokenFileKeepsItsPlaceAndTakesNoRoom() {
    List<PlanItem> items = new ArrayList<>(images(20));
    items.add(3, PlanItem.image(MediaSource.of("broken", new byte[3])));
    items.add(named("last", 100));
    List<RequestPlan> requests = planner(SAIL).plan(items).split();
    assertThat(requests).extracting(plan -> plan.items().size()).containsExactly(21, 1);
    assertThat(requests.get(0).failed()).extracting(PlannedItem::name).containsExactly("broken");
  }

  @Test
  void textAloneIsNotCut() {
    RequestPlan plan = planner(BASETEN).plan(List.of(PlanItem.text("x", 300_000)));
    assertThat(plan.split()).containsExactly(plan);
  }
}
