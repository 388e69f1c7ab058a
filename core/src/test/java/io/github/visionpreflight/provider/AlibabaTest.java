package io.github.visionpreflight.provider;

import static io.github.visionpreflight.provider.Media.image;
import static io.github.visionpreflight.provider.Media.jpeg;
import static io.github.visionpreflight.provider.Media.jpegOf;
import static io.github.visionpreflight.provider.Media.mp4;
import static io.github.visionpreflight.provider.Media.video;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.visionpreflight.content.Dialect;
import io.github.visionpreflight.content.Transport;
import io.github.visionpreflight.media.MediaType;
import io.github.visionpreflight.probe.Dimensions;
import io.github.visionpreflight.probe.ImageInfo;
import io.github.visionpreflight.token.Basis;
import io.github.visionpreflight.token.VideoShape;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each test is named by what a sentence of Alibaba's page says. */
class AlibabaTest {
  private static final ModelProfile K2_6 = ModelProfile.named("alibaba/kimi-k2.6");
  private static final ModelProfile DASHSCOPE = K2_6.withDialect(Dialect.DASHSCOPE);

  @Test
  void widthAndHeightMustEachExceed10Pixels() {
    assertThat(K2_6.check(jpeg(11, 11))).isEmpty();
    assertThat(K2_6.check(jpeg(10, 11)))
        .extracting(Violation::message)
        .containsExactly("image side pixels: expected more than 10 pixels, got 10");
    assertThat(K2_6.check(jpeg(11, 10))).hasSize(1);
  }

  @Test
  void longestToShortestSideMustNotExceed200To1() {
    assertThat(K2_6.check(jpeg(2_200, 11))).isEmpty();
    assertThat(K2_6.check(jpeg(11, 2_200))).isEmpty();
    assertThat(K2_6.check(jpeg(2_201, 11)))
        .extracting(Violation::message)
        .containsExactly("image aspect ratio: expected at most 200 to 1, got 200.1");
    assertThat(K2_6.check(jpeg(11, 2_201))).hasSize(1);
  }

  @Test
  void theRecommendedMaximumIs8k() {
    assertThat(K2_6.check(jpeg(7_680, 4_320))).isEmpty();
    assertThat(K2_6.check(jpeg(4_320, 7_680))).isEmpty();
    assertThat(K2_6.check(jpeg(7_681, 4_320)))
        .extracting(Violation::limit, Violation::severity)
        .containsExactly(tuple("image_size", Violation.Severity.WARNING));
  }

  @ParameterizedTest(name = "supported for resolutions below 4K: {1}")
  @CsvSource({"BMP, BMP", "JPEG, JPEG", "PNG, PNG", "TIFF, TIFF", "WEBP, WEBP", "HEIC, HEIC"})
  void supportedBelow4k(MediaType type, String spelling) {
    assertThat(K2_6.check(image(type, 3_840, 2_160, 9))).isEmpty();
    assertThat(K2_6.spelling(type)).contains(spelling);
  }

  @ParameterizedTest
  @EnumSource(
      value = MediaType.class,
      names = {"GIF", "AVIF"})
  void noOtherImageFormatIsListed(MediaType type) {
    assertThat(K2_6.check(image(type, 99, 99, 9)))
        .extracting(Violation::limit)
        .containsExactly("image_type");
  }

  @ParameterizedTest(name = "between 4K and 8K only JPEG, JPG and PNG: {0}")
  @EnumSource(
      value = MediaType.class,
      names = {"BMP", "TIFF", "WEBP", "HEIC"})
  void above4kOnlyJpegAndPng(MediaType type) {
    assertThat(K2_6.check(image(type, 3_841, 2_160, 9)))
        .extracting(Violation::message)
        .containsExactly(
            "unsupported image type " + type.mime() + " above 3840x2160: only JPEG, PNG");
    assertThat(K2_6.check(image(type, 2_161, 3_840, 9))).hasSize(1);
    assertThat(K2_6.check(image(type, 2_160, 3_840, 9))).isEmpty();
    assertThat(K2_6.check(image(MediaType.JPEG, 7_680, 4_320, 9))).isEmpty();
    assertThat(K2_6.check(image(MediaType.PNG, 7_680, 4_320, 9))).isEmpty();
  }

  @Test
  void pixelRulesLookAtTheSizeAsDisplayed() {
    ImageInfo turned = new ImageInfo(MediaType.JPEG, new Dimensions(2_200, 10), 6, 1, false, 1_000);
    assertThat(K2_6.check(turned))
        .extracting(Violation::limit)
        .containsExactly("image_side_pixels", "image_aspect_ratio");
  }

  @Test
  void imageByPublicUrlOrLocalPathMustNotExceed10Mb() {
    assertThat(K2_6.check(jpegOf(10_000_000), Transport.URL)).isEmpty();
    assertThat(K2_6.check(jpegOf(10_000_001), Transport.URL)).hasSize(1);
    assertThat(DASHSCOPE.check(jpegOf(10_000_000), Transport.LOCAL_FILE)).isEmpty();
    assertThat(DASHSCOPE.check(jpegOf(10_000_001), Transport.LOCAL_FILE)).hasSize(1);
  }

  @Test
  void theBase64EncodedStringMustNotExceed10Mb() {
    // "data:image/jpeg;base64," and 4 characters for every 3 bytes: 23 + 9,999,976.
    assertThat(K2_6.check(jpegOf(7_499_982))).isEmpty();
    assertThat(K2_6.check(jpegOf(7_499_983)))
        .extracting(Violation::message)
        .containsExactly("image base64 bytes: expected at most 10000000 bytes, got 10000003");
  }

  @Test
  void asAnImageList4To2000Images() {
    for (int images : new int[] {4, 2_000}) {
      assertThat(K2_6.limits().check(LimitName.FRAMES_IN_LIST, images)).isEmpty();
    }
    for (int images : new int[] {3, 2_001}) {
      assertThat(K2_6.limits().check(LimitName.FRAMES_IN_LIST, images)).hasSize(1);
    }
  }

  @Test
  void videoByPublicUrlUpTo2Gb() {
    assertThat(K2_6.check(mp4(60, 2_000_000_000), Transport.URL)).isEmpty();
    assertThat(K2_6.check(mp4(60, 2_000_000_001L), Transport.URL)).hasSize(1);
  }

  @Test
  void theEncodedStringOfAVideoMustBeLessThan10Mb() {
    // "data:video/mp4;base64," is 22 characters: 22 + 9,999,976 = 9,999,998.
    assertThat(K2_6.check(mp4(60, 7_499_982))).isEmpty();
    assertThat(K2_6.check(mp4(60, 7_499_983)))
        .extracting(Violation::message)
        .containsExactly("video base64 bytes: expected less than 10000000 bytes, got 10000002");
    assertThat(K2_6.limits().check(LimitName.VIDEO_BASE64_BYTES, Transport.DATA_URI, 10_000_000))
        .hasSize(1);
    assertThat(K2_6.limits().most(LimitName.VIDEO_BASE64_BYTES, Transport.DATA_URI))
        .hasValue(9_999_999);
  }

  @Test
  void videoByLocalFilePathUpTo100Mb() {
    assertThat(DASHSCOPE.check(mp4(60, 100_000_000), Transport.LOCAL_FILE)).isEmpty();
    assertThat(DASHSCOPE.check(mp4(60, 100_000_001), Transport.LOCAL_FILE)).hasSize(1);
  }

  @Test
  void videoDuration2SecondsTo1Hour() {
    assertThat(K2_6.check(mp4(2, 9))).isEmpty();
    assertThat(K2_6.check(mp4(3_600, 9))).isEmpty();
    assertThat(K2_6.check(mp4(1.999, 9)))
        .extracting(Violation::message)
        .containsExactly("video seconds: expected at least 2 seconds, got 1.999");
    assertThat(K2_6.check(mp4(3_600.5, 9)))
        .extracting(Violation::message)
        .containsExactly("video seconds: expected at most 3600 seconds, got 3600.5");
  }

  @ParameterizedTest(name = "supported video formats include {1}")
  @CsvSource({"MP4, MP4", "AVI, AVI", "MATROSKA, MKV", "QUICKTIME, MOV", "FLV, FLV", "WMV, WMV"})
  void supportedVideoFormats(MediaType type, String spelling) {
    assertThat(K2_6.check(video(type, 640, 360, 9, 9))).isEmpty();
    assertThat(K2_6.spelling(type)).contains(spelling);
  }

  @Test
  void noOtherVideoFormatIsListed() {
    assertThat(K2_6.check(video(MediaType.WEBM, 640, 360, 9, 9)))
        .extracting(Violation::message)
        .containsExactly(
            "video type: expected one of MP4, AVI, MKV, MOV, FLV, WMV, got video/webm");
  }

  @Test
  void noStrictVideoResolutionLimitUse2kOrLower() {
    assertThat(K2_6.check(video(MediaType.MP4, 1_920, 1_080, 9, 9))).isEmpty();
    assertThat(K2_6.check(video(MediaType.MP4, 3_840, 2_160, 9, 9)))
        .extracting(Violation::severity)
        .containsExactly(Violation.Severity.WARNING);
  }

  @Test
  void fpsIsInTheRangeOf01To10AndDefaultsTo2() {
    VideoShape video = VideoShape.of(new Dimensions(640, 360), 300, 30);
    assertThat(K2_6.checkVideo(video.withSampleFps(0.1))).isEmpty();
    assertThat(K2_6.checkVideo(video.withSampleFps(10))).isEmpty();
    assertThat(K2_6.checkVideo(video.withSampleFps(0.09)))
        .extracting(Violation::message)
        .containsExactly("sample fps: expected at least 0.1 frames a second, got 0.09");
    assertThat(K2_6.checkVideo(video.withSampleFps(10.5))).hasSize(1);
    assertThat(K2_6.withDefaults(video).sampleFps()).hasValue(2.0);
  }

  @Test
  void maxFramesDefaultsToItsMaximumOf2000() {
    VideoShape hour = VideoShape.of(new Dimensions(640, 360), 108_000, 30);
    assertThat(K2_6.withDefaults(hour).maxFrames()).hasValue(2_000);
    assertThat(K2_6.withDefaults(hour.withMaxFrames(9)).maxFrames()).hasValue(9);
    assertThat(DASHSCOPE.checkVideo(hour.withMaxFrames(2_000))).isEmpty();
    assertThat(DASHSCOPE.checkVideo(hour.withMaxFrames(2_001))).hasSize(1);
    assertThat(DASHSCOPE.checkVideo(VideoShape.of(new Dimensions(640, 360), 59, 30))).hasSize(1);
  }

  @Test
  void maxFramesIsAvailableOnlyWithDashscope() {
    assertThat(K2_6.limits().check(LimitName.VIDEO_PARAMETER, "fps")).isEmpty();
    assertThat(K2_6.limits().check(LimitName.VIDEO_PARAMETER, "max_frames")).hasSize(1);
    assertThat(DASHSCOPE.limits().check(LimitName.VIDEO_PARAMETER, "max_frames")).isEmpty();
  }

  @Test
  void aLocalFilePathIsSupportedOnlyByDashscope() {
    assertThat(K2_6.check(jpegOf(9), Transport.LOCAL_FILE))
        .extracting(Violation::message)
        .containsExactly("transport: expected one of url, data_uri, got local_file");
    assertThat(DASHSCOPE.check(jpegOf(9), Transport.LOCAL_FILE)).isEmpty();
  }

  @Test
  void localPathFormsDifferBySystemAndSdk() {
    assertThat(DASHSCOPE.limits().words(LimitName.LOCAL_PATH_FORM).orElseThrow())
        .containsEntry("unix", "file://{path}")
        .containsEntry("windows-java", "file:///{path}")
        .containsEntry("windows-python", "file://{path}");
    assertThat(K2_6.limits().words(LimitName.LOCAL_PATH_FORM)).isEmpty();
  }

  @Test
  void theAudioTrackOfAVideoFileIsNotProcessed() {
    assertThat(K2_6.limits().setting(LimitName.AUDIO_TRACK).orElseThrow().value())
        .isEqualTo("ignored");
  }

  @Test
  void imagesAreLimitedByTokensOnly() {
    assertThat(K2_6.limits().check(LimitName.IMAGES_PER_REQUEST, 100_000)).isEmpty();
    assertThat(K2_6.contextTokens()).hasValue(262_144);
  }

  @ParameterizedTest
  @ValueSource(strings = {"kimi-k2-thinking", "Moonshot-Kimi-K2-Instruct"})
  void textModelsTakeNoMediaAndRetireOnJuly9(String model) {
    ModelProfile profile = ModelProfile.named("alibaba/" + model);
    assertThat(profile.check(jpegOf(9)))
        .extracting(Violation::message)
        .containsExactly("model '" + model + "' does not support image input");
    assertThat(profile.transports()).isEmpty();
    assertThat(profile.limits().setting(LimitName.RETIRES).orElseThrow().value())
        .isEqualTo("2026-07-09");
  }

  @Test
  void openAiCompatibleByDefaultDashscopeSelectableNoOther() {
    assertThat(K2_6.dialect()).isEqualTo(Dialect.OPENAI_CHAT);
    assertThat(DASHSCOPE.dialect()).isEqualTo(Dialect.DASHSCOPE);
    assertThatThrownBy(() -> K2_6.withDialect(Dialect.ANTHROPIC_MESSAGES))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "dialect: expected one of openai_chat, dashscope for alibaba/kimi-k2.6,"
                + " got anthropic_messages");
  }

  @Test
  void theRuleOfK27CodeIsInferred() {
    assertThat(ModelProfile.named("alibaba/kimi-k2.7-code").tokenRule().basis())
        .isEqualTo(Basis.ASSUMED);
    assertThat(K2_6.tokenRule().basis()).isEqualTo(Basis.CODE);
  }

  @Test
  void severalFaultsAreAllReported() {
    assertThat(K2_6.check(image(MediaType.GIF, 5, 90_000, 20_000_000)))
        .extracting(Violation::limit)
        .isEqualTo(
            List.of(
                "image_type",
                "image_base64_bytes",
                "image_side_pixels",
                "image_aspect_ratio",
                "image_size",
                "large_image_type"));
    assertThat(K2_6.limits().check(LimitName.SAMPLE_FPS, new BigDecimal("0.0999"))).hasSize(1);
  }
}
