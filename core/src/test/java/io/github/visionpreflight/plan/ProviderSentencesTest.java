package io.github.visionpreflight.plan;

import static io.github.visionpreflight.plan.TestMedia.bmp;
import static io.github.visionpreflight.plan.TestMedia.image;
import static io.github.visionpreflight.plan.TestMedia.images;
import static io.github.visionpreflight.plan.TestMedia.planner;
import static io.github.visionpreflight.plan.TestMedia.png;
import static io.github.visionpreflight.plan.TestMedia.video;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.github.visionpreflight.content.Dialect;
import io.github.visionpreflight.content.Transport;
import io.github.visionpreflight.content.VideoSampling;
import io.github.visionpreflight.datauri.DataUri;
import io.github.visionpreflight.media.MediaSource;
import io.github.visionpreflight.media.MediaType;
import io.github.visionpreflight.probe.Dimensions;
import io.github.visionpreflight.probe.TestVideos;
import io.github.visionpreflight.provider.ModelProfile;
import io.github.visionpreflight.provider.Violation;
import io.github.visionpreflight.testdata.Samples;
import io.github.visionpreflight.token.VideoShape;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each sentence of the providers' pages that states a limit, in a plan: at it, and past it. */
class ProviderSentencesTest {
  private static final String BASETEN = "baseten/moonshotai/Kimi-K2.5";
  private static final String MOONSHOT = "moonshot/kimi-k2.5";
  private static final String SAIL = "sail/moonshotai/Kimi-K2.5";
  private static final String ALIBABA = "alibaba/kimi-k2.6";
  private static final VideoShape CLIP = VideoShape.of(new Dimensions(140, 140), 300, 30);

  private static List<String> refusals(String model, List<? extends PlanItem> items) {
    return refusals(planner(model), items);
  }

  private static List<String> refusals(RequestPlanner planner, List<? extends PlanItem> items) {
    return planner.plan(items).violations().stream().map(Violation::message).toList();
  }

  private static List<String> limits(String model, PlanItem item) {
    return planner(model).plan(List.of(item)).violations().stream().map(Violation::limit).toList();
  }

  private static MediaItem url(String url) {
    return PlanItem.imageReference(url).withSize(new Dimensions(100, 100));
  }

  private static MediaItem clip(String url) {
    return PlanItem.videoReference(url).withShape(CLIP);
  }

  private static RequestPlanner dashScope() {
    return RequestPlanner.of(ModelProfile.named(ALIBABA).withDialect(Dialect.DASHSCOPE));
  }

  // Baseten: "Max images per request 96 96"
  @Test
  void basetenTakes96ImagesAndNot97() {
    assertThat(refusals(BASETEN, images(96))).isEmpty();
    assertThat(refusals(BASETEN, images(97)))
        .containsExactly("images per request: expected at most 96 images, got 97");
  }

  // Baseten: "Max videos per request 12 12"
  @Test
  void basetenTakes12VideosAndNot13() {
    MediaItem video = clip("https://example.com/a.mp4");
    assertThat(refusals(BASETEN, Collections.nCopies(12, video))).isEmpty();
    assertThat(refusals(BASETEN, Collections.nCopies(13, video)))
        .containsExactly("videos per request: expected at most 12 videos, got 13");
  }

  // Baseten: "Max total media size per request (URL) 240 MB 240 MB"
  @Test
  void basetenTakes240MegabytesByUrlInAll() {
    MediaItem large = url("https://example.com/a.png").withBytes(80_000_000);
    MediaItem byte1 = url("https://example.com/b.png").withBytes(1);
    assertThat(refusals(BASETEN, List.of(large, large, large))).isEmpty();
    assertThat(refusals(BASETEN, List.of(large, large, large, byte1)))
        .containsExactly("total media bytes: expected at most 240000000 bytes, got 240000001");
  }

  // Baseten: "Max size per image (URL) 90 MB 80 MB"
  @ParameterizedTest
  @CsvSource({"moonshotai/Kimi-K2.5, 90000000", "moonshotai/Kimi-K2.6, 80000000"})
  void basetenTakesAnImageByUrlUpToItsModelsLimit(String model, long most) {
    MediaItem image = url("https://example.com/a.png");
    assertThat(refusals("baseten/" + model, List.of(image.withBytes(most)))).isEmpty();
    assertThat(refusals("baseten/" + model, List.of(image.withBytes(most + 1))))
        .containsExactly("image bytes: expected at most " + most + " bytes, got " + (most + 1));
  }

  // Baseten: "Max request body (base64) 8 MB 8 MB"; "Pass images by URL whenever you can."
  @Test
  void basetenTakesABodyOf8MegabytesToTheByte() {
    RequestPlan small = planner(BASETEN).plan(List.of(image(100, 100, 5_999_700)));
    assertThat(small.isReady()).isTrue();
    long room = 8_000_000 - small.totals().bodyBytes();
    String fill = "x".repeat((int) room - "{\"type\":\"text\",\"text\":\"\"},".length());
    List<PlanItem> full = List.of(image(100, 100, 5_999_700), PlanItem.text(fill));
    assertThat(planner(BASETEN).plan(full).totals().bodyBytes()).isEqualTo(8_000_000);
    assertThat(refusals(BASETEN, full)).isEmpty();
    List<PlanItem> over = List.of(image(100, 100, 5_999_700), PlanItem.text(fill + "x"));
    assertThat(refusals(BASETEN, over))
        .containsExactly(
            "request body bytes: expected at most 8000000 bytes, got 8000001;"
                + " send image.png as url");
  }

  // Baseten: "the URL must be reachable over HTTPS"
  @Test
  void basetenTakesHttpsAndNotHttp() {
    assertThat(refusals(BASETEN, List.of(url("https://example.com/a.png")))).isEmpty();
    assertThat(refusals(BASETEN, List.of(url("http://example.com/a.png"))))
        .containsExactly("url scheme: expected one of https, got http");
  }

  // Baseten: "image_url.detail …: low, high, original, or auto"
  @ParameterizedTest
  @ValueSource(strings = {"low", "high", "original", "auto"})
  void basetenTakesFourDetails(String detail) {
    assertThat(refusals(BASETEN, List.of(image(100, 100, 0).withDetail(detail)))).isEmpty();
    assertThat(refusals(BASETEN, List.of(image(100, 100, 0).withDetail(detail + "est"))))
        .containsExactly(
            "detail: expected one of low, high, original, auto, got " + detail + "est");
  }

  // Baseten: "Vision-capable models accept images alongside text in the same request, using the
  // OpenAI-compatible image_url content type."
  @Test
  void basetensImageGoesAlongsideTextAsImageUrl() {
    String url = "https://example.com/seashore.png";
    RequestPlan plan =
        planner(BASETEN).plan(List.of(PlanItem.text("Describe."), url(url).withDetail("auto")));
    assertThat(plan.body().toJson())
        .isEqualTo(
            "{\"model\":\"moonshotai/Kimi-K2.5\",\"messages\":[{\"role\":\"user\",\"content\":["
                + "{\"type\":\"text\",\"text\":\"Describe.\"},{\"type\":\"image_url\","
                + "\"image_url\":{\"url\":\"https://example.com/seashore.png\",\"detail\":\"auto\"}}]}]}");
  }

  // Baseten: "There is no additional per-image fee. Images are converted to input tokens and priced
  // at the model's standard input rate." 1024×1024: 5,329 tokens, $0.0032 at $0.60/M
  @Test
  void basetenChargesTokensAndNoFeeForAnImage() {
    RequestPlan plan = planner(BASETEN).plan(List.of(image(1024, 1024, 0), image(256, 256, 0)));
    assertThat(plan.cost().amount())
        .isEqualByComparingTo("0.0033918"); // (5,329 + 324) × 0.60 / 10^6
  }

  // Baseten: "For videos, token count scales with both resolution and the number of sampled
  // frames."
  @Test
  void basetensVideosScaleWithResolutionAndSampledFrames() {
    assertThat(clipTokens(140, 300)).isEqualTo(20 * 100);
    assertThat(clipTokens(280, 300)).isEqualTo(20 * 400);
    assertThat(clipTokens(140, 600)).isEqualTo(40 * 100);
  }

  /** At 30 frames a second, of which two are looked at. */
  private static long clipTokens(int side, int frames) {
    VideoShape shape = VideoShape.of(new Dimensions(side, side), frames, 30);
    MediaItem video = PlanItem.videoReference("https://example.com/a.mp4").withShape(shape);
    return planner(BASETEN).plan(List.of(video)).totals().tokens();
  }

  // Baseten's table: GLM 4.6, Vision: No
  @Test
  void aTextModelRefusesImagesAndPlansTheText() {
    RequestPlan plan =
        planner("baseten/zai-org/GLM-4.6").plan(List.of(PlanItem.text("?", 1), image(100, 100, 0)));
    assertThat(plan.violations())
        .extracting(Violation::message)
        .containsExactly("model 'zai-org/GLM-4.6' does not support image input");
    assertThat(plan.parts()).hasSize(1);
  }

  // Moonshot: "URL-formatted images: Not supported"
  @ParameterizedTest
  @ValueSource(strings = {"http://example.com/a.png", "https://example.com/a.png"})
  void moonshotTakesNoUrls(String url) {
    assertThat(refusals(MOONSHOT, List.of(url(url))))
        .containsExactly("transport: expected one of data_uri, file_id, got url");
  }

  // Moonshot: "images/videos uploaded via file ID"; "ms://<file-id>"
  @Test
  void moonshotTakesFileIds() {
    assertThat(refusals(MOONSHOT, List.of(url("ms://abc"), clip("ms://def")))).isEmpty();
  }

  // Moonshot: "no limit on the number of images, but ensure that the request body size does not
  // exceed 100M"
  @Test
  void moonshotTakesAnyNumberOfImagesWithin100Megabytes() {
    assertThat(refusals(MOONSHOT, images(1_000))).isEmpty();
    MediaItem image = PlanItem.image(png("large.png", 100, 100, 7_500_000));
    assertThat(refusals(MOONSHOT, Collections.nCopies(9, image))).isEmpty();
    assertThat(refusals(MOONSHOT, Collections.nCopies(10, image)))
        .singleElement()
        .asString()
        .startsWith("request body bytes: expected at most 100000000 bytes, got 10000")
        .endsWith("; send large.png as file_id");
  }

  // Moonshot: "Images support the following formats: png jpeg webp gif"
  @Test
  void moonshotTakesFourImageFormats() {
    for (String name : List.of("alpha.png", "photo-1080p.jpg", "lossless.webp", "still.gif")) {
      MediaSource source = MediaSource.of(name, Samples.bytes(name));
      assertThat(refusals(MOONSHOT, List.of(PlanItem.image(source)))).isEmpty();
    }
    MediaSource bmp = MediaSource.of("rgb24.bmp", Samples.bytes("rgb24.bmp"));
    assertThat(refusals(MOONSHOT, List.of(PlanItem.image(bmp))))
        .containsExactly("image type: expected one of png, jpeg, webp, gif, got image/bmp");
  }

  // Moonshot: "We recommend that image resolution does not exceed 4k (4096×2160), and video
  // resolution does not exceed 2k (2048×1080)."
  @Test
  void moonshotsAdviceOnResolutionIsAWarning() {
    RequestPlan plan =
        planner(MOONSHOT)
            .plan(
                List.of(
                    image(4096, 2160, 0),
                    image(2160, 4096, 0),
                    video(2048, 1080, 30, 30),
                    image(4097, 2160, 0),
                    video(2050, 1080, 30, 30)));
    assertThat(plan.isReady()).isTrue();
    assertThat(plan.warnings())
        .extracting(Violation::limit)
        .containsExactly("image_size", "video_size");
  }

  // Moonshot's list of video formats reads like MIME subtypes; x-flv and 3gpp are nothing else.
  @Test
  void moonshotGetsItsOwnSpellingOfAVideoType() throws Exception {
    byte[] mov = TestVideos.mp4(64, 48, 10, 10);
    System.arraycopy("qt  ".getBytes(StandardCharsets.US_ASCII), 0, mov, 8, 4);
    System.arraycopy("qt  ".getBytes(StandardCharsets.US_ASCII), 0, mov, 16, 4);
    RequestPlan plan = planner(MOONSHOT).plan(List.of(PlanItem.video(MediaSource.of(mov))));
    assertThat(plan.items().get(0).media().orElseThrow().type()).isEqualTo(MediaType.QUICKTIME);
    assertThat(plan.parts().get(0).toJson()).contains("data:video/mov;base64,");
  }

  // Sail: "Max 20 images per request."; its error table: "too many images: maximum 20 images per
  // request"
  @Test
  void sailTakes20ImagesAndRefuses21InItsOwnWords() {
    assertThat(refusals(SAIL, images(20))).isEmpty();
    assertThat(refusals(SAIL, images(21)))
        .containsExactly("too many images: maximum 20 images per request");
  }

  // Sail: "Max 20 MB per image. This is the size of the image bytes, not the base64-encoded
  // length."; "image too large: exceeds maximum of ... bytes"
  @Test
  void sailTakesImagesOf20MegabytesBeforeBase64() {
    assertThat(refusals(SAIL, List.of(image(100, 100, 20_000_000)))).isEmpty();
    assertThat(refusals(SAIL, List.of(image(100, 100, 20_000_001))))
        .containsExactly("image too large: exceeds maximum of 20000000 bytes");
  }

  // Sail: "Formats: JPEG, PNG, WebP, GIF."; "unsupported image type ..."
  @Test
  void sailRefusesOtherTypesInItsOwnWords() {
    MediaSource tiff = MediaSource.of("rgb.tiff", Samples.bytes("rgb.tiff"));
    assertThat(refusals(SAIL, List.of(PlanItem.image(tiff))))
        .containsExactly("unsupported image type image/tiff");
  }

  // Sail: "No pixel-dimension limit."
  @Test
  void sailTakesAnyPixelSize() {
    assertThat(refusals(SAIL, List.of(image(30_000, 1, 0)))).isEmpty();
  }

  // Sail: "URL images must be on http:// or https://"; "unsupported URL scheme ..."
  @Test
  void sailTakesHttpAndHttpsAndRefusesOtherSchemesInItsOwnWords() {
    assertThat(refusals(SAIL, List.of(url("https://example.com/a"), url("http://example.com/a"))))
        .isEmpty();
    assertThat(refusals(SAIL, List.of(url("ftp://example.com/a"))))
        .containsExactly("unsupported URL scheme ftp");
    assertThat(refusals(SAIL, List.of(url("ms://abc"))))
        .containsExactly("unsupported URL scheme ms");
  }

  // Sail: "Data URI declared MIME does not match actual bytes: declared type ... does not match
  // detected type ..."
  @Test
  void sailRefusesALyingDataUriInItsOwnWords() {
    byte[] jpeg = Samples.bytes("photo-gray.jpg");
    String lie = DataUri.encode(MediaType.PNG, jpeg);
    assertThat(refusals(SAIL, List.of(PlanItem.reference(lie))))
        .containsExactly("declared type image/png does not match detected type image/jpeg");
    String truth = DataUri.encode(MediaType.JPEG, jpeg);
    assertThat(refusals(SAIL, List.of(PlanItem.reference(truth)))).isEmpty();
  }

  // Sail: "Sail accepts image inputs on multimodal base models."
  @Test
  void sailTakesNoVideos() {
    assertThat(refusals(SAIL, List.of(video(64, 48, 10, 10))))
        .containsExactly("model 'moonshotai/Kimi-K2.5' does not support video input");
  }

  // Sail: "must be reachable from the public internet"; "URL not reachable from the public internet
  // 400 blocked: ..."
  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost", "127.0.0.1", "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.0.9",
        "169.254.169.254", "100.64.0.1", "0.0.0.0", "intranet", "printer.local", "db.internal"
      })
  void sailForeseesThatAUrlIsBlockedInItsOwnWords(String host) {
    assertThat(refusals(SAIL, List.of(url("http://user@" + host + ":8080/a.png?x=http://y.z/"))))
        .containsExactly("blocked: " + host);
  }

  @ParameterizedTest
  @CsvSource({
    "[::1], ::1",
    "[fe80::1], fe80::1",
    "[fd00::2], fd00::2",
    "[::ffff:10.0.0.1], ::ffff:10.0.0.1"
  })
  void sailForeseesThatAnIpv6UrlIsBlocked(String host, String said) {
    assertThat(refusals(SAIL, List.of(url("https://" + host + "/a.png"))))
        .containsExactly("blocked: " + said);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "example.com",
        "8.8.8.8",
        "172.15.0.1",
        "172.32.0.1",
        "100.128.0.1",
        "192.169.0.1",
        "[2001:db8::1]",
        "localhost.example.com",
        "10.example.com"
      })
  void sailTakesPublicHosts(String host) {
    assertThat(refusals(SAIL, List.of(url("https://" + host + "/a.png")))).isEmpty();
  }

  // Sail: "failed to download image: ..."; of a host that cannot be, RFC 6761 says so.
  @Test
  void sailForeseesAFailedDownloadInItsOwnWords() {
    assertThat(refusals(SAIL, List.of(url("https://cdn.invalid/a.png"))))
        .containsExactly("failed to download image: no host cdn.invalid");
  }

  // Baseten: "the URL must be reachable over HTTPS from Baseten's environment"; Alibaba: "via a
  // public URL"
  @ParameterizedTest
  @ValueSource(strings = {BASETEN, ALIBABA})
  void basetenAndAlibabaWantPublicUrlsToo(String model) {
    assertThat(refusals(model, List.of(url("https://10.0.0.1/a.png"))))
        .containsExactly("url reach: expected public, got 10.0.0.1");
  }

  // Moonshot: "the type of the message.content field has changed from str to List[Dict] (i.e., a
  // JSON array). … do not serialize the JSON array and put it into message.content as a str."
  @ParameterizedTest
  @ValueSource(strings = {MOONSHOT, BASETEN, SAIL, ALIBABA})
  void contentIsAnArrayEvenOfOneText(String model) {
    RequestPlan plan = planner(model).plan(List.of(PlanItem.text("[{\"type\":\"text\"}]")));
    assertThat(plan.body().toJson())
        .contains("\"content\":[{\"type\":\"text\",\"text\":\"[{\\\"type\\\":\\\"text\\\"}]\"}]");
  }

  // Moonshot's table of parameters: "fixed value 1.0, non-thinking mode … 0.6", top_p 0.95, n 1,
  // both
  // penalties 0.0: "Any other value will result in an error". The same page's examples say
  // "temperature": 0.3, so that this is advice.
  @ParameterizedTest
  @CsvSource({
    "temperature, 1.0, 0.6, 0.3, 1.0 or 0.6",
    "top_p, 0.95, 0.95, 1, 0.95",
    "n, 1, 1, 2, 1",
    "presence_penalty, 0, 0.0, 0.5, 0.0",
    "frequency_penalty, 0, 0.0, -1, 0.0"
  })
  void moonshotFixesFields(
      String field, BigDecimal value, BigDecimal other, BigDecimal wrong, String said) {
    assertThat(fieldWarnings(field, value)).isEmpty();
    assertThat(fieldWarnings(field, other)).isEmpty();
    assertThat(fieldWarnings(field, wrong))
        .containsExactly(
            "fixed field: advised " + field + "=" + said + ", got " + field + "=" + wrong);
  }

  private static List<String> fieldWarnings(String field, BigDecimal value) {
    RequestPlan plan =
        RequestPlanner.builder(ModelProfile.named(MOONSHOT))
            .field(field, value)
            .build()
            .plan(List.of(PlanItem.text("?", 1)));
    assertThat(plan.isReady()).isTrue();
    return plan.warnings().stream().map(Violation::message).toList();
  }

  // Moonshot: "max_tokens … Default to be 32k aka 32768"
  @Test
  void moonshotKeeps32768TokensForTheAnswerUnlessTold() {
    assertThat(planner(MOONSHOT).answerTokens()).isEqualTo(32_768);
    RequestPlanner told =
        RequestPlanner.builder(ModelProfile.named(MOONSHOT)).maxOutputTokens(100).build();
    assertThat(told.answerTokens()).isEqualTo(100);
  }

  // Moonshot: "very large videos should be processed using the file upload method"
  @Test
  void moonshotsLargeVideoIsToBeUploaded() {
    byte[] mp4 = TestVideos.mp4(64, 48, 300, 10);
    MediaSource large = MediaSource.of("large.mp4", Arrays.copyOf(mp4, 80_000_000));
    RequestPlan plan = planner(MOONSHOT).plan(List.of(PlanItem.video(large)));
    assertThat(plan.suggestions())
        .extracting(Suggestion::transport)
        .containsExactly(Transport.FILE_ID);
  }

  // Alibaba: "Moonshot-Kimi-K2-Instruct and kimi-k2-thinking will be retired on July 9, 2026."
  @ParameterizedTest
  @ValueSource(strings = {"Moonshot-Kimi-K2-Instruct", "kimi-k2-thinking"})
  void alibabaRetiresTwoModelsOnJuly9(String model) {
    assertThat(refusalsOn("2026-07-08", model)).isEmpty();
    assertThat(refusalsOn("2026-07-09", model))
        .containsExactly("retires on 2026-07-09, planned for 2026-07-09");
  }

  private static List<String> refusalsOn(String day, String model) {
    RequestPlanner planner =
        RequestPlanner.builder(ModelProfile.named("alibaba/" + model))
            .pricesOf(LocalDate.parse(day))
            .build();
    return refusals(planner, List.of(PlanItem.text("?", 1)));
  }

  // Alibaba: "Width and height must each exceed 10 pixels."
  @Test
  void alibabaWantsMoreThan10Pixels() {
    assertThat(limits(ALIBABA, image(11, 11, 0))).isEmpty();
    assertThat(limits(ALIBABA, image(11, 10, 0))).containsExactly("image_side_pixels");
  }

  // Alibaba: "The ratio of the longest side to the shortest side must not exceed 200:1."
  @Test
  void alibabaTakes200To1() {
    assertThat(limits(ALIBABA, image(2_200, 11, 0))).isEmpty();
    assertThat(limits(ALIBABA, image(2_201, 11, 0))).containsExactly("image_aspect_ratio");
  }

  // Alibaba: "For resolutions between 4K(3840x2160) and 8K(7680x4320), only JPEG, JPG, and PNG"
  @Test
  void alibabaTakesOnlyJpegAndPngAbove4k() {
    assertThat(limits(ALIBABA, image(7_680, 4_320, 0))).isEmpty();
    assertThat(limits(ALIBABA, PlanItem.image(bmp(3_840, 2_160)))).isEmpty();
    assertThat(limits(ALIBABA, PlanItem.image(bmp(3_841, 2_160))))
        .containsExactly("large_image_type");
  }

  // Alibaba: "When providing an image via a public URL or local path, its size must not exceed 10
  // MB."; "When using Base64 encoding, the encoded string must not exceed 10 MB."
  @Test
  void alibabaTakes10MegabytesByUrlAndAsABase64String() {
    MediaItem byUrl = url("https://example.com/a.png");
    assertThat(limits(ALIBABA, byUrl.withBytes(10_000_000))).isEmpty();
    assertThat(limits(ALIBABA, byUrl.withBytes(10_000_001))).containsExactly("image_bytes");
    assertThat(limits(ALIBABA, image(100, 100, 7_499_982))).isEmpty();
    assertThat(limits(ALIBABA, image(100, 100, 7_500_000))).containsExactly("image_base64_bytes");
  }

  // Alibaba: "Video size: Via public URL: Up to 2 GB. Via Base64 encoding: the encoded string must
  // be less than 10 MB. Via local file path: Up to 100 MB."
  @Test
  void alibabaTakesVideosBySizeAndTransport() {
    MediaItem byUrl = clip("https://example.com/a.mp4");
    assertThat(limits(ALIBABA, byUrl.withBytes(2_000_000_000))).isEmpty();
    assertThat(limits(ALIBABA, byUrl.withBytes(2_000_000_001L))).containsExactly("video_bytes");
    MediaItem local = clip("file:///home/a.mp4");
    assertThat(refusals(dashScope(), List.of(local.withBytes(100_000_000)))).isEmpty();
    assertThat(refusals(dashScope(), List.of(local.withBytes(100_000_001)))).hasSize(1);
  }

  // Alibaba: "As an image list: 4 to 2,000 images."
  @ParameterizedTest
  @CsvSource({"3, 1", "4, 0", "2000, 0", "2001, 1"})
  void alibabaTakesAListOf4To2000Frames(int frames, int violations) {
    List<MediaItem> list =
        IntStream.range(0, frames).mapToObj(i -> url("https://example.com/" + i + ".jpg")).toList();
    RequestPlan plan = planner(ALIBABA).plan(List.of(PlanItem.frames(list, 2)));
    assertThat(plan.items().get(0).violations())
        .hasSize(violations)
        .allMatch(found -> found.limit().equals("frames_in_list"));
  }

  // Alibaba: "Video duration: 2 seconds to 1 hour."
  @Test
  void alibabaTakesVideosOf2SecondsToAnHour() {
    assertThat(limits(ALIBABA, video(64, 48, 20, 10))).isEmpty();
    assertThat(limits(ALIBABA, video(64, 48, 19, 10))).containsExactly("video_seconds");
    assertThat(limits(ALIBABA, video(64, 48, 36_000, 10))).isEmpty();
    assertThat(limits(ALIBABA, video(64, 48, 36_001, 10))).containsExactly("video_seconds");
  }

  // Alibaba: "fps: … The value must be in the range of [0.1, 10]."
  @ParameterizedTest
  @CsvSource({"0.1, 0", "10, 0", "0.09, 1", "10.01, 1"})
  void alibabaTakesFpsWithinItsRange(BigDecimal fps, int violations) {
    MediaItem video = clip("https://example.com/a.mp4").withSampling(VideoSampling.fps(fps));
    RequestPlan plan = planner(ALIBABA).plan(List.of(video));
    assertThat(plan.violations())
        .hasSize(violations)
        .allMatch(found -> found.limit().equals("sample_fps"));
  }

  // Alibaba: "max_frames: … The default and maximum value is 2000. … available only when you use
  // the DashScope SDK."
  @Test
  void alibabaTakesMaxFramesUpTo2000InDashScope() {
    MediaItem video = clip("https://example.com/a.mp4");
    VideoSampling most = VideoSampling.hostDefault().withMaxFrames(2_000);
    assertThat(refusals(dashScope(), List.of(video.withSampling(most)))).isEmpty();
    assertThat(refusals(dashScope(), List.of(video.withSampling(most.withMaxFrames(2_001)))))
        .containsExactly("max frames: expected at most 2000 frames, got 2001");
    assertThat(refusals(ALIBABA, List.of(video.withSampling(most))))
        .containsExactly("video parameter: expected one of fps, got max_frames");
  }

  // Alibaba: "supported only by the DashScope Python and Java SDKs; it is not available for
  // DashScope HTTP or the OpenAI-compatible API"
  @Test
  void alibabaTakesLocalPathsInDashScopeOnlyAndWarnsOfHttp() {
    PlanItem local =
        PlanItem.image(png("a.png", 100, 100, 0)).withReference("file:///home/images/test.png");
    assertThat(refusals(ALIBABA, List.of(local)))
        .containsExactly("url scheme: expected one of https, http, got file");
    RequestPlan plan = dashScope().plan(List.of(local));
    assertThat(plan.isReady()).isTrue();
    assertThat(plan.warnings())
        .extracting(Violation::message)
        .containsExactly(
            "file:// is read by the DashScope SDKs only: a body posted over HTTP cannot use it");
  }

  // Alibaba's table of path formats: file://D:/images/test.png is Python's, Java's has three /
  @Test
  void alibabaWantsTheJavaFormOfAWindowsPath() {
    assertThat(refusals(dashScope(), List.of(url("file:///D:/images/test.png")))).isEmpty();
    assertThat(refusals(dashScope(), List.of(url("file://D:/images/test.png"))))
        .containsExactly(
            "local path: expected file:///{absolute path} for the Java SDK,"
                + " got file://D:/images/test.png");
  }

  @Test
  void aPathIsSentInTheFormOfTheSdkWhenAskedFor(@TempDir Path folder) throws IOException {
    Path file = Files.write(folder.resolve("a b.jpg"), Samples.bytes("photo-gray.jpg"));
    MediaItem image = PlanItem.image(file).withTransport(Transport.LOCAL_FILE);
    RequestPlan plan = dashScope().plan(List.of(image));
    assertThat(plan.isReady()).isTrue();
    assertThat(plan.parts().get(0).toMap())
        .containsExactly(entry("image", "file://" + file.toUri().getRawPath()));
  }

  // Alibaba: "When providing multiple images, the total number of tokens for all images and text
  // must not exceed the model's maximum input limit."
  @Test
  void alibabasNumberOfImagesIsBoundByTokensAlone() {
    List<MediaItem> fit = Collections.nCopies(90, image(1920, 1080, 0));
    assertThat(refusals(ALIBABA, fit)).isEmpty();
    List<MediaItem> over = Collections.nCopies(96, image(1920, 1080, 0));
    // 96 × (2,691 + 5) = 258,816, and 4,096 kept for the answer.
    assertThat(refusals(ALIBABA, over))
        .containsExactly("context tokens: expected at most 262144 tokens, got 262912");
  }

  // Sail's dialects and no other
  @Test
  void aDialectThatTheProviderDoesNotSpeakIsTheCallersMistake() {
    ModelProfile sail = ModelProfile.named(SAIL);
    assertThatThrownBy(() -> sail.withDialect(Dialect.DASHSCOPE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("openai_chat, openai_responses, anthropic_messages");
  }

  @Test
  void anUnknownModelSuggestsTheNearest() {
    assertThatThrownBy(() -> planner("moonshot/kimi-2.5"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("moonshot/kimi-k2.5");
  }

  @Test
  void aParameterThatNoPageNamesIsAWarning() {
    MediaItem video = clip("ms://abc").withSampling(VideoSampling.fps(1));
    MediaItem image = url("ms://def").withDetail("high");
    RequestPlan plan = planner(MOONSHOT).plan(List.of(video, image));
    assertThat(plan.isReady()).isTrue();
    assertThat(plan.warnings())
        .extracting(Violation::message)
        .containsExactly(
            "fps: the pages of moonshot name no such parameter",
            "detail: the pages of moonshot name no such field");
  }

  // Anthropic's images have no detail
  @Test
  void whatTheDialectCannotSayIsAViolation() {
    RequestPlanner messages =
        RequestPlanner.of(ModelProfile.named(SAIL).withDialect(Dialect.ANTHROPIC_MESSAGES));
    assertThat(refusals(messages, List.of(image(100, 100, 0).withDetail("high"))))
        .containsExactly("anthropic_messages has no detail for images");
  }
}
