package io.github.visionpreflight.provider;

import static io.github.visionpreflight.provider.Media.image;
import static io.github.visionpreflight.provider.Media.jpeg;
import static io.github.visionpreflight.provider.Media.jpegOf;
import static io.github.visionpreflight.provider.Media.mp4;
import static io.github.visionpreflight.provider.Media.video;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.visionpreflight.content.Dialect;
import io.github.visionpreflight.content.Transport;
import io.github.visionpreflight.media.MediaType;
import io.github.visionpreflight.token.Basis;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Each test is named by what a sentence of Moonshot's page says. */
class MoonshotTest {
  private static final ModelProfile K2_5 = ModelProfile.named("moonshot/kimi-k2.5");
  private static final ModelProfile V1_8K =
      ModelProfile.named("moonshot/moonshot-v1-8k-vision-preview");

  @Test
  void imagesSupportPngJpegWebpGif() {
    Set<MediaType> taken = EnumSet.of(MediaType.PNG, MediaType.JPEG, MediaType.WEBP, MediaType.GIF);
    assertThat(K2_5.imageTypes().orElseThrow()).isEqualTo(taken);
    assertThat(K2_5.check(image(MediaType.BMP, 9, 9, 9)))
        .extracting(Violation::message)
        .containsExactly("image type: expected one of png, jpeg, webp, gif, got image/bmp");
  }

  @ParameterizedTest(name = "videos support {1}")
  @CsvSource({
    "MP4, mp4",
    "MPEG, mpeg",
    "QUICKTIME, mov",
    "AVI, avi",
    "FLV, x-flv",
    "WEBM, webm",
    "WMV, wmv",
    "THREE_GPP, 3gpp",
  })
  void videosSupport(MediaType type, String spelling) {
    assertThat(K2_5.check(video(type, 640, 360, 9, 9))).isEmpty();
    assertThat(K2_5.spelling(type)).contains(spelling);
  }

  @ParameterizedTest
  @EnumSource(
      value = MediaType.class,
      names = {"MATROSKA", "MPEG_TS"})
  void noOtherVideoFormatIsListed(MediaType type) {
    assertThat(K2_5.check(video(type, 640, 360, 9, 9)))
        .extracting(Violation::limit)
        .containsExactly("video_type");
  }

  @Test
  void imageResolutionAbove4096By2160IsAdvisedAgainst() {
    assertThat(K2_5.check(jpeg(4096, 2160))).isEmpty();
    assertThat(K2_5.check(jpeg(2160, 4096))).isEmpty();
    assertThat(K2_5.check(jpeg(4097, 2160)))
        .containsExactly(
            new Violation(
                "image_size",
                "4097x2160",
                "4096x2160",
                "image size: advised at most 4096x2160 pixels, got 4097x2160",
                "Moonshot: Use the Kimi Vision Model",
                Violation.Severity.WARNING));
    assertThat(K2_5.check(jpeg(4097, 2160)).get(0).isRefusal()).isFalse();
  }

  @Test
  void videoResolutionAbove2048By1080IsAdvisedAgainst() {
    assertThat(K2_5.check(video(MediaType.MP4, 2048, 1080, 9, 9))).isEmpty();
    assertThat(K2_5.check(video(MediaType.MP4, 2048, 1081, 9, 9)))
        .extracting(Violation::severity)
        .containsExactly(Violation.Severity.WARNING);
  }

  @Test
  void noLimitOnTheNumberOfImagesButTheBodyDoesNotExceed100M() {
    assertThat(K2_5.limits().check(LimitName.IMAGES_PER_REQUEST, 1_000_000)).isEmpty();
    assertThat(K2_5.limits().check(LimitName.REQUEST_BODY_BYTES, 100_000_000)).isEmpty();
    assertThat(K2_5.limits().check(LimitName.REQUEST_BODY_BYTES, 100_000_001)).hasSize(1);
    assertThat(K2_5.check(mp4(60, 80_000_000)))
        .extracting(Violation::limit)
        .containsExactly("request_body_bytes");
  }

  @Test
  void urlFormattedImagesAreNotSupportedOnlyBase64AndFileId() {
    assertThat(K2_5.check(jpegOf(10), Transport.URL))
        .extracting(Violation::message)
        .containsExactly("transport: expected one of data_uri, file_id, got url");
    assertThat(K2_5.check(jpegOf(10), Transport.FILE_ID)).isEmpty();
    assertThat(K2_5.limits().check(LimitName.FILE_ID_SCHEME, "ms")).isEmpty();
    assertThat(K2_5.limits().check(LimitName.FILE_ID_SCHEME, "https")).hasSize(1);
  }

  @Test
  void anUploadedFileHasAtMost100Mb() {
    assertThat(K2_5.check(mp4(60, 100_000_000), Transport.FILE_ID)).isEmpty();
    assertThat(K2_5.check(mp4(60, 100_000_001), Transport.FILE_ID))
        .extracting(Violation::limit)
        .containsExactly("file_bytes");
    assertThat(K2_5.limits().most(LimitName.FILES, Transport.FILE_ID)).hasValue(1_000);
    assertThat(K2_5.limits().most(LimitName.TOTAL_FILE_BYTES, Transport.FILE_ID))
        .hasValue(10_000_000_000L);
  }

  @Test
  void onlyKimiUnderstandsVideoContent() {
    assertThat(K2_5.acceptsVideos()).isTrue();
    assertThat(V1_8K.acceptsImages()).isTrue();
    assertThat(V1_8K.check(mp4(5, 5)))
        .extracting(Violation::message)
        .containsExactly("model 'moonshot-v1-8k-vision-preview' does not support video input");
  }

  @ParameterizedTest
  @CsvSource({"8k, 8192", "32k, 32768", "128k, 131072"})
  void theOlderModelsAreNamedByTheirContext(String name, long tokens) {
    ModelProfile profile = ModelProfile.named("moonshot/moonshot-v1-" + name + "-vision-preview");
    assertThat(profile.contextTokens()).hasValue(tokens);
    assertThat(profile.tokenRule().basis()).isEqualTo(Basis.ASSUMED);
  }

  @Test
  void itSpeaksOpenAiChatWithContentAsAnArray() {
    assertThat(K2_5.dialects()).containsExactly(Dialect.OPENAI_CHAT);
    assertThat(K2_5.limits().setting(LimitName.CONTENT_FORM).orElseThrow().value())
        .isEqualTo("array");
    assertThat(K2_5.limits().words(LimitName.DETAIL)).isEmpty();
  }

  @Test
  void noTokenRuleIsDocumentedSoTheModelsOwnProcessorCounts() {
    assertThat(K2_5.tokenRule().name()).isEqualTo("processor");
    assertThat(K2_5.tokenRule().basis()).isEqualTo(Basis.CODE);
  }
}
