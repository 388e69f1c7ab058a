package io.github.visionpreflight;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.visionpreflight.media.MediaSource;
import io.github.visionpreflight.plan.PlanItem;
import io.github.visionpreflight.plan.RequestPlan;
import io.github.visionpreflight.testdata.Samples;
import io.github.visionpreflight.token.TokenRule;
import java.util.List;
import org.junit.jupiter.api.Test;

class PreflightTest {
  private static final MediaSource SCREENSHOT =
      MediaSource.of(Samples.bytes("screenshot-1080p.png"));

  /** 1920x1080: 2,691 by the model's code and 10,549 tiles, as the golden tables have it. */
  @Test
  void planCountsAsTheEstimateDoes() {
    List<PlanItem> request = List.of(PlanItem.text("What is this?", 4), PlanItem.image(SCREENSHOT));
    Preflight preflight = Preflight.forModel("moonshot/kimi-k2.5");
    RequestPlan plan = preflight.plan(request);
    assertThat(plan.isReady()).isTrue();
    assertThat(plan.totals().images()).isEqualTo(1);
    assertThat(plan.totals().tokens()).isEqualTo(4 + 2691 + 5);
    assertThat(preflight.withRule(TokenRule.tiles()).plan(request).totals().tokens())
        .isEqualTo(4 + 10_549);
  }
}
