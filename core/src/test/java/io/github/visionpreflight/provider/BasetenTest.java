package io.github.visionpreflight.provider;

import static io.github.visionpreflight.provider.Media.jpegOf;
import static io.github.visionpreflight.provider.Media.mp4;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.visionpreflight.content.Dialect;
import io.github.visionpreflight.content.Transport;
import io.github.visionpreflight.media.MediaType;
import io.github.visionpreflight.probe.Dimensions;
import io.github.visionpreflight.token.Basis;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each test is named by what a sentence of Baseten's pages says. */
class BasetenTest {
  private static final ModelProfile K2_5 = ModelProfile.named("baseten/moonshotai/Kimi-K2.5");
  private static final ModelProfile K2_6 = ModelProfile.named("baseten/moonshotai/Kimi-K2.6");

  @ParameterizedTest(name = "Max images per request 96: {0}")
  @ValueSource(strings = {"baseten/moonshotai/Kimi-K2.5", "baseten/moonshotai/Kimi-K2.6"})
  void maxImagesPerRequest96(String id) {
    Limits limits = ModelProfile.named(id).limits();
    assertThat(limits.check(LimitName.IMAGES_PER_REQUEST, 96)).isEmpty();
    assertThat(limits.check(LimitName.IMAGES_PER_REQUEST, 97))
        .containsExactly(
            new Violation(
                "images_per_request",
                "97",
                "96",
                "images per request: expected at most 96 images, got 97",
                "Baseten: Vision",
                Violation.Severity.VIOLATION));
  }

  @Test
  void maxVideosPerRequest12() {
    assertThat(K2_6.limits().check(LimitName.VIDEOS_PER_REQUEST, 12)).isEmpty();
    assertThat(K2_6.limits().check(LimitName.VIDEOS_PER_REQUEST, 13)).hasSize(1);
  }

  @Test
  void maxTotalMediaSizePerRequestByUrl240Mb() {
    assertThat(K2_5.check(mp4(60, 240_000_000), Transport.URL)).isEmpty();
    assertThat(K2_5.check(mp4(60, 240_000_001), Transport.URL))
        .extracting(Violation::message)
        .containsExactly("total media bytes: expected at most 240000000 bytes, got 240000001");
  }

  @Test
  void maxSizePerImageByUrl90MbForK25And80MbForK26() {
    assertThat(K2_5.check(jpegOf(90_000_000), Transport.URL)).isEmpty();
    assertThat(K2_5.check(jpegOf(90_000_001), Transport.URL)).hasSize(1);
    assertThat(K2_6.check(jpegOf(80_000_000), Transport.URL)).isEmpty();
    assertThat(K2_6.check(jpegOf(80_000_001), Transport.URL)).hasSize(1);
  }

  @Test
  void maxRequestBodyBase64Is8Mb() {
    // "data:image/jpeg;base64," is 23 characters; 5,999,982 bytes become 7,999,976.
    assertThat(K2_5.check(jpegOf(5_999_982))).isEmpty();
    assertThat(K2_5.check(jpegOf(5_999_983)))
        .extracting(Violation::limit, Violation::actual, Violation::allowed)
        .containsExactly(tuple("request_body_bytes", "8000003", "8000000"));
  }

  @Test
  void urlMustBeReachableOverHttps() {
    assertThat(K2_5.limits().check(LimitName.URL_SCHEME, "https")).isEmpty();
    assertThat(K2_5.limits().check(LimitName.URL_SCHEME, "http"))
        .extracting(Violation::message)
        .containsExactly("url scheme: expected one of https, got http");
  }

  @Test
  void detailIsLowHighOriginalOrAutoAndWhenInDoubtAuto() {
    assertThat(K2_6.limits().words(LimitName.DETAIL).orElseThrow().keySet())
        .containsExactly("low", "high", "original", "auto");
    assertThat(K2_6.limits().setting(LimitName.DETAIL).orElseThrow().value()).isEqualTo("auto");
  }

  @Test
  void imageAndVideoFormatsAreNotStatedAndNotChecked() {
    assertThat(K2_5.imageTypes()).isEmpty();
    assertThat(K2_5.videoTypes()).isEmpty();
    assertThat(K2_5.check(Media.image(MediaType.TIFF, 5, 9_000, 10))).isEmpty();
    assertThat(K2_5.spelling(MediaType.JPEG)).isEmpty();
  }

  @Test
  void modelApisAreCompatibleWithOpenAiChatCompletions() {
    assertThat(K2_5.dialects()).containsExactly(Dialect.OPENAI_CHAT);
    assertThat(K2_5.transports()).containsExactlyInAnyOrder(Transport.URL, Transport.DATA_URI);
  }

  @Test
  void eachTile14By14BecomesOneInputToken() {
    assertThat(K2_6.tokenRule().name()).isEqualTo("tiles");
    assertThat(K2_6.tokenRule().basis()).isEqualTo(Basis.DOC);
    assertThat(K2_6.tokenRule().image(new Dimensions(1024, 1024)).tokens()).isEqualTo(5_329);
  }

  @ParameterizedTest(name = "{0}: context {1}, max output {2}, vision no")
  @CsvSource({
    "deepseek-ai/DeepSeek-V3-0324, 164000, 131000",
    "deepseek-ai/DeepSeek-V3.1, 164000, 131000",
    "zai-org/GLM-4.6, 200000, 200000",
    "zai-org/GLM-4.7, 200000, 200000",
    "zai-org/GLM-5, 203000, 203000",
    "MiniMaxAI/MiniMax-M2.5, 204000, 204000",
    "openai/gpt-oss-120b, 128000, 128000",
  })
  void textModelsOfTheTable(String slug, long context, long output) {
    ModelProfile profile = ModelProfile.named("baseten/" + slug);
    assertThat(profile.contextTokens()).hasValue(context);
    assertThat(profile.limits().most(LimitName.OUTPUT_TOKENS)).hasValue(output);
    assertThat(profile.acceptsImages()).isFalse();
    assertThat(profile.check(jpegOf(10)))
        .extracting(Violation::message)
        .containsExactly("model '" + slug + "' does not support image input");
    assertThat(profile.check(mp4(5, 10)))
        .extracting(Violation::message)
        .containsExactly("model '" + slug + "' does not support video input");
    assertThat(profile.tokenRule().basis()).isEqualTo(Basis.UNKNOWN);
  }

  @Test
  void kimiK25Has262kOfContext() {
    assertThat(K2_5.contextTokens()).hasValue(262_144);
    assertThat(K2_5.limits().named(LimitName.CONTEXT_TOKENS).get(0).source().basis())
        .isEqualTo(Basis.DOC);
    assertThat(K2_6.limits().named(LimitName.CONTEXT_TOKENS).get(0).source().basis())
        .isEqualTo(Basis.ASSUMED);
  }
}
