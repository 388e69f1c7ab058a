package io.github.visionpreflight.provider;

import static io.github.visionpreflight.provider.Media.jpegOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.visionpreflight.content.Dialect;
import io.github.visionpreflight.content.Transport;
import io.github.visionpreflight.media.MediaType;
import io.github.visionpreflight.probe.Dimensions;
import io.github.visionpreflight.token.TokenRule;
import io.github.visionpreflight.token.VideoShape;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ModelProfileTest {
  private static final ModelProfile SAIL = ModelProfile.named("sail/moonshotai/Kimi-K2.5");

  @Test
  void aVariationChangesWhatItSaysAndNothingElse() {
    ModelProfile own =
        SAIL.toBuilder()
            .provider("ours")
            .model("kimi")
            .title("Our Kimi")
            .tokenRule(TokenRule.tiles())
            .dialect(Dialect.OPENAI_RESPONSES)
            .priceVariant("flex")
            .limit(Limit.of(LimitName.IMAGES_PER_REQUEST, Limit.Bound.AT_MOST, "50"))
            .without(LimitName.IMAGE_TYPE)
            .build();
    assertThat(own.id()).isEqualTo("ours/kimi").isEqualTo(own.toString());
    assertThat(own.title()).isEqualTo("Our Kimi");
    assertThat(own.tokenRule()).isSameAs(TokenRule.tiles());
    assertThat(own.priceVariant()).isEqualTo("flex");
    assertThat(own.limits().check(LimitName.IMAGES_PER_REQUEST, 50)).isEmpty();
    assertThat(own.limits().check(LimitName.IMAGES_PER_REQUEST, 51))
        .extracting(Violation::source)
        .containsExactly("given in code");
    assertThat(own.check(Media.image(MediaType.BMP, 9, 9, 9))).isEmpty();
    assertThat(own.check(jpegOf(20_000_001))).hasSize(1);
    assertThat(SAIL.limits().check(LimitName.IMAGES_PER_REQUEST, 21)).hasSize(1);
    assertThat(SAIL.priceVariant()).isEmpty();
  }

  @Test
  void aLimitForOneTransportLeavesTheOthers() {
    ModelProfile alibaba =
        ModelProfile.named("alibaba/kimi-k2.5").withDialect(Dialect.DASHSCOPE).toBuilder()
            .limit(
                new Limit(
                    LimitName.VIDEO_BYTES,
                    Limit.Bound.AT_MOST,
                    "5",
                    Set.of(Transport.URL),
                    Set.of(),
                    Violation.Severity.VIOLATION,
                    "",
                    Source.code()))
            .build();
    assertThat(alibaba.limits().most(LimitName.VIDEO_BYTES, Transport.URL)).hasValue(5);
    assertThat(alibaba.limits().most(LimitName.VIDEO_BYTES, Transport.LOCAL_FILE))
        .hasValue(100_000_000);
  }

  @Test
  void aValueOfTheWrongKindIsTheCallersMistake() {
    assertThatThrownBy(() -> Limit.of(LimitName.IMAGES_PER_REQUEST, Limit.Bound.AT_MOST, "many"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("images_per_request: 'many' is no value for NUMBER AT_MOST");
    assertThatThrownBy(() -> Limit.of(LimitName.IMAGE_SIZE, Limit.Bound.AT_MOST, "9x9"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Limit.of(LimitName.IMAGE_TYPE, Limit.Bound.ONE_OF, ""))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Limit.of(LimitName.FILES, Limit.Bound.UNLIMITED, "9"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aLimitReadsItsValueByItsKind() {
    Limit size = Limit.of(LimitName.IMAGE_SIZE, Limit.Bound.WITHIN, "40x30");
    assertThat(size.size()).isEqualTo(new Dimensions(40, 30));
    assertThat(size.words()).isEmpty();
    assertThatThrownBy(size::number).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> Limit.of(LimitName.FILES, Limit.Bound.AT_MOST, "9").size())
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void anImageKnownByItsSizeAloneIsCheckedForItsSizeAlone() {
    ModelProfile alibaba = ModelProfile.named("alibaba/kimi-k2.5");
    assertThat(alibaba.checkImage(new Dimensions(9, 1_900)))
        .extracting(Violation::limit)
        .containsExactly("image_side_pixels", "image_aspect_ratio");
    assertThat(ModelProfile.named("baseten/zai-org/GLM-5").checkImage(new Dimensions(9, 9)))
        .hasSize(1);
  }

  @Test
  void aHostWithoutDefaultsLeavesTheShapeAsItIs() {
    VideoShape video = VideoShape.of(new Dimensions(9, 9), 9, 9);
    assertThat(ModelProfile.named("moonshot/kimi-k2.5").withDefaults(video)).isEqualTo(video);
    assertThat(SAIL.checkVideo(video)).hasSize(1);
  }
}
