package io.github.visionpreflight.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.visionpreflight.media.MediaException;
import io.github.visionpreflight.media.MediaType;
import io.github.visionpreflight.probe.Dimensions;
import io.github.visionpreflight.token.TokenRule;
import java.util.Base64;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ImageConstraintsTest {
  private static final Dimensions PHOTO = new Dimensions(4000, 3000);

  @Test
  void defaultsLeaveTheSizeAlone() {
    assertThat(ImageConstraints.defaults().target(PHOTO)).isEqualTo(PHOTO);
  }

  @Test
  void pictureKeepsItsShapeInsideTheBox() {
    assertThat(ImageConstraints.builder().box(1000, 1000).build().target(PHOTO))
        .isEqualTo(new Dimensions(1000, 750));
    assertThat(ImageConstraints.builder().box(4000, 300).build().target(PHOTO))
        .isEqualTo(new Dimensions(400, 300));
  }

  @Test
  void noSideBecomesZero() {
    assertThat(Preparing.longest(100).target(new Dimensions(1, 4096)))
        .isEqualTo(new Dimensions(1, 100));
    assertThat(Preparing.longest(100).target(new Dimensions(4096, 1)))
        .isEqualTo(new Dimensions(100, 1));
  }

  @Test
  void smallPictureIsNeverScaledUp() {
    Dimensions small = new Dimensions(10, 7);
    assertThat(Preparing.longest(1568).target(small)).isEqualTo(small);
  }

  @Test
  void pixelLimitHoldsForEveryShape() {
    ImageConstraints million = ImageConstraints.builder().maxPixels(1_000_000).build();
    for (int height = 1; height <= 7000; height++) {
      Dimensions size = million.target(new Dimensions(7000, height));
      assertThat(size.pixels()).isLessThanOrEqualTo(1_000_000);
    }
  }

  @Test
  void targetIsWhatTheModelTakesAsItIs() {
    ImageConstraints seen = ImageConstraints.builder().seenBy(TokenRule.processor()).build();
    assertThat(seen.target(PHOTO)).isEqualTo(TokenRule.processor().sizeToSend(4000, 3000));
    assertThat(seen.target(new Dimensions(224, 224))).isEqualTo(new Dimensions(224, 224));
  }

  @Test
  void tokenBudgetIsKept() {
    ImageConstraints budget =
        ImageConstraints.builder().maxTokens(TokenRule.processor(), 1000).build();
    Dimensions size = budget.target(PHOTO);
    assertThat(TokenRule.processor().imageTokens(size.width(), size.height()))
        .isLessThanOrEqualTo(1000);
    assertThat(size.width()).isGreaterThan(900);
  }

  @Test
  void budgetThatNoSizeMeetsIsALimit() {
    ImageConstraints budget =
        ImageConstraints.builder()
            .maxTokens(TokenRule.processor(), 1)
            .fit(
                size -> {
                  throw new MediaException.Limit("none");
                })
            .build();
    assertThatThrownBy(() -> budget.target(PHOTO)).isInstanceOf(MediaException.Limit.class);
  }

  @Test
  void functionThatEnlargesIsTheCallersMistake() {
    ImageConstraints wrong =
        ImageConstraints.builder().seen(size -> new Dimensions(5000, 3000)).build();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> wrong.target(PHOTO))
        .withMessageContaining("seen");
  }

  @Test
  void lengthLimitsAreWhatBase64Makes() {
    for (int bytes = 1; bytes < 200; bytes++) {
      String base64 = Base64.getEncoder().encodeToString(new byte[bytes]);
      String uri = "data:image/png;base64," + base64;
      ImageConstraints byBase64 = maxChars(base64.length(), Long.MAX_VALUE);
      ImageConstraints byUri = maxChars(Long.MAX_VALUE, Math.max(32, uri.length()));
      assertThat(byBase64.maxBytes(MediaType.PNG)).isGreaterThanOrEqualTo(bytes);
      assertThat(byBase64.maxBytes(MediaType.PNG)).isLessThan(bytes + 3L);
      if (uri.length() >= 32) {
        assertThat(byUri.maxBytes(MediaType.PNG)).isEqualTo(byBase64.maxBytes(MediaType.PNG));
      }
    }
  }

  private static ImageConstraints maxChars(long base64, long uri) {
    return ImageConstraints.builder().maxBase64Chars(base64).maxDataUriChars(uri).build();
  }

  @Test
  void acceptedTypesMustHoldWhatComesOut() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ImageConstraints.builder().accepted(Set.of(MediaType.WEBP)).build());
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                ImageConstraints.builder()
                    .accepted(Set.of(MediaType.PNG))
                    .format(OutputFormat.JPEG)
                    .build());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ImageConstraints.builder().accepted(Set.of()).build());
  }

  @Test
  void numbersAreChecked() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ImageConstraints.builder().quality(0))
        .withMessage("quality: expected 1..100, got 0");
    assertThatIllegalArgumentException().isThrownBy(() -> ImageConstraints.builder().box(0, 1));
  }

  @Test
  void builderStartsFromWhatItWasTakenFrom() {
    ImageConstraints from =
        ImageConstraints.builder().maxLongestSide(500).quality(70).backgroundRgb(0x123456).build();
    ImageConstraints copy = from.toBuilder().minQuality(60).build();
    assertThat(copy.target(PHOTO)).isEqualTo(new Dimensions(500, 375));
    assertThat(copy.quality()).isEqualTo(70);
    assertThat(copy.backgroundRgb()).isEqualTo(0x123456);
    assertThat(copy.minQuality()).isEqualTo(60);
  }
}
