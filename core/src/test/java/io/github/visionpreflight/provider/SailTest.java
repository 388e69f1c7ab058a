package io.github.visionpreflight.provider;

import static io.github.visionpreflight.provider.Media.image;
import static io.github.visionpreflight.provider.Media.jpeg;
import static io.github.visionpreflight.provider.Media.jpegOf;
import static io.github.visionpreflight.provider.Media.mp4;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.visionpreflight.content.Dialect;
import io.github.visionpreflight.content.Transport;
import io.github.visionpreflight.media.MediaType;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each test is named by what a sentence of Sail's page says. */
class SailTest {
  private static final ModelProfile K2_5 = ModelProfile.named("sail/moonshotai/Kimi-K2.5");

  @Test
  void max20ImagesPerRequest() {
    assertThat(K2_5.limits().check(LimitName.IMAGES_PER_REQUEST, 20)).isEmpty();
    assertThat(messages(K2_5.limits().check(LimitName.IMAGES_PER_REQUEST, 21)))
        .containsExactly("too many images: maximum 20 images per request");
  }

  @ParameterizedTest(name = "Max 20 MB per image, of the bytes and not of the base64, by {0}")
  @EnumSource(
      value = Transport.class,
      names = {"DATA_URI", "URL"})
  void max20MbPerImage(Transport transport) {
    assertThat(K2_5.check(jpegOf(20_000_000), transport)).isEmpty();
    assertThat(messages(K2_5.check(jpegOf(20_000_001), transport)))
        .containsExactly("image too large: exceeds maximum of 20000000 bytes");
  }

  @Test
  void formatsJpegPngWebpGif() {
    Set<MediaType> taken = EnumSet.of(MediaType.PNG, MediaType.JPEG, MediaType.WEBP, MediaType.GIF);
    assertThat(K2_5.imageTypes().orElseThrow()).isEqualTo(taken);
    assertThat(K2_5.spelling(MediaType.WEBP)).contains("WebP");
    assertThat(messages(K2_5.check(image(MediaType.HEIC, 9, 9, 9))))
        .containsExactly("unsupported image type image/heic");
  }

  @Test
  void noPixelDimensionLimit() {
    assertThat(K2_5.check(jpeg(1, 1))).isEmpty();
    assertThat(K2_5.check(jpeg(100_000, 1))).isEmpty();
    assertThat(K2_5.limits().find(LimitName.IMAGE_SIZE, Limit.Bound.UNLIMITED)).isPresent();
  }

  @Test
  void urlImagesMustBeOnHttpOrHttps() {
    assertThat(K2_5.limits().check(LimitName.URL_SCHEME, "http")).isEmpty();
    assertThat(K2_5.limits().check(LimitName.URL_SCHEME, "https")).isEmpty();
    assertThat(messages(K2_5.limits().check(LimitName.URL_SCHEME, "ftp")))
        .containsExactly("unsupported URL scheme ftp");
  }

  @Test
  void imagesAreDataUrisOrUrls() {
    assertThat(K2_5.transports()).containsExactlyInAnyOrder(Transport.DATA_URI, Transport.URL);
    assertThat(K2_5.check(jpegOf(9), Transport.FILE_ID)).hasSize(1);
  }

  @Test
  void theOtherRowsOfTheErrorTableAreWorded() {
    assertThat(
            K2_5.limits()
                .setting(LimitName.DECLARED_TYPE)
                .orElseThrow()
                .violation("image/png", "image/jpeg")
                .message())
        .isEqualTo("declared type image/png does not match detected type image/jpeg");
    assertThat(
            K2_5.limits()
                .setting(LimitName.URL_REACH)
                .orElseThrow()
                .violation("127.0.0.1")
                .message())
        .isEqualTo("blocked: 127.0.0.1");
    assertThat(messages(K2_5.limits().check(LimitName.URL_FETCH_SECONDS, 11)))
        .containsExactly("failed to download image: 11");
  }

  @Test
  void aModelThatIsNotMultimodalDoesNotSupportImageInput() {
    ModelProfile text =
        K2_5.toBuilder()
            .model("some/text-model")
            .limit(Limit.of(LimitName.INPUT, Limit.Bound.ONE_OF, "text"))
            .build();
    assertThat(text.acceptsImages()).isFalse();
    assertThat(messages(text.check(jpegOf(9))))
        .containsExactly("model 'some/text-model' does not support image input");
  }

  @Test
  void imagesOnly() {
    assertThat(messages(K2_5.check(mp4(9, 9))))
        .containsExactly("model 'moonshotai/Kimi-K2.5' does not support video input");
  }

  @Test
  void detailAutoLowHighIsSupported() {
    assertThat(K2_5.limits().words(LimitName.DETAIL).orElseThrow().keySet())
        .containsExactly("auto", "low", "high");
    assertThat(K2_5.limits().check(LimitName.DETAIL, "original")).hasSize(1);
  }

  @Test
  void responsesChatCompletionsAndMessages() {
    assertThat(K2_5.dialects())
        .containsExactlyInAnyOrder(
            Dialect.OPENAI_CHAT, Dialect.OPENAI_RESPONSES, Dialect.ANTHROPIC_MESSAGES);
    assertThat(K2_5.dialect()).isEqualTo(Dialect.OPENAI_CHAT);
    assertThat(K2_5.withDialect(Dialect.ANTHROPIC_MESSAGES).dialect())
        .isEqualTo(Dialect.ANTHROPIC_MESSAGES);
  }

  private static List<String> messages(List<Violation> violations) {
    return violations.stream().map(Violation::message).toList();
  }
}
