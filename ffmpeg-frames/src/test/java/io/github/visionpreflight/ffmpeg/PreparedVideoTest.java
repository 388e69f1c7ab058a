package io.github.visionpreflight.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.visionpreflight.Preflight;
import io.github.visionpreflight.PreparedVideo;
import io.github.visionpreflight.VideoOptions;
import io.github.visionpreflight.VideoOptions.Form;
import io.github.visionpreflight.content.Dialect;
import io.github.visionpreflight.media.Isolation;
import io.github.visionpreflight.media.MediaException;
import io.github.visionpreflight.media.MediaSource;
import io.github.visionpreflight.provider.ModelProfile;
import io.github.visionpreflight.provider.Violation;
import io.github.visionpreflight.video.Frame;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** 130 frames of 320 by 180, 30 a second: 4.33 s, so nine frames at two a second. */
class PreparedVideoTest {
  private static final Path MP4 = TestVideos.file(TestVideo.H264);
  private static final Path WEBM = TestVideos.file(TestVideo.VP9);
  private static final VideoOptions FRAMES = VideoOptions.defaults().withForm(Form.FRAMES);

  @Test
  void fileThatTheProviderTakesGoesOutAsItIs() {
    Preflight moonshot = Preflight.forModel("moonshot/kimi-k2.5");
    PreparedVideo video = moonshot.prepareVideo(MP4, VideoOptions.defaults());
    assertThat(video.isFile()).isTrue();
    assertThat(video.violations()).isEmpty();
    assertThat(video.tokens()).isEqualTo(moonshot.estimate(MP4).billedTokens());
    assertThat(video.contentParts()).hasSize(1);
    assertThat(video.contentParts().get(0).toJson())
        .startsWith("{\"type\":\"video_url\",\"video_url\":{\"url\":\"data:video/mp4;base64,");
  }

  @Test
  void typeThatTheProviderDoesNotTakeGoesOutAsOneListOfFrames() {
    Preflight alibaba = Preflight.forModel("alibaba/kimi-k2.6");
    PreparedVideo video = alibaba.prepareVideo(WEBM, VideoOptions.defaults());
    assertThat(numbers(video)).containsExactly(0, 15, 30, 45, 60, 75, 90, 105, 120);
    assertThat(video.choice()).contains("9 frames at 2 a second", "as one video", "webm");
    Map<String, Object> part = video.contentParts().get(0).toMap();
    assertThat(part).containsEntry("type", "video");
    assertThat((List<?>) part.get("video")).hasSize(9);
    assertThat(new BigDecimal(String.valueOf(part.get("fps")))).isEqualByComparingTo("2");
    assertThat(video.violations()).isEmpty();
  }

  @Test
  void hostWithoutVideosGetsPicturesWithTheTimeBeforeEach() {
    PreparedVideo video =
        Preflight.forModel("sail/moonshotai/Kimi-K2.5").prepareVideo(MP4, VideoOptions.defaults());
    assertThat(video.contentParts()).hasSize(18);
    assertThat(video.contentParts().get(2).toMap()).containsEntry("text", "00:00:00.500");
    assertThat(video.contentParts().get(3).toMap()).containsEntry("type", "image_url");
    assertThat(video.violations()).isEmpty();
    // 9 pictures of 12 by 7 merged patches with 5 markers, and 7 for each time.
    assertThat(video.tokens()).isEqualTo(9 * (12 * 7 + 5 + 7));
  }

  @Test
  void everyDialectHasAFormForFrames() {
    for (ModelProfile profile : ModelProfile.all()) {
      if (!profile.acceptsImages() || profile.tokenRule().name().equals("tiles")) {
        continue;
      }
      for (Dialect dialect : profile.dialects()) {
        Preflight preflight = Preflight.forModel(profile.withDialect(dialect));
        PreparedVideo video = preflight.prepareVideo(MP4, FRAMES);
        assertThat(video.violations()).as("%s %s", profile, dialect).isEmpty();
        assertThat(video.contentParts()).as("%s %s", profile, dialect).isNotEmpty();
      }
    }
  }

  @Test
  void hostWithAMostNumberOfPicturesGetsThemEvenlySpread() {
    PreparedVideo video =
        Preflight.forModel("sail/moonshotai/Kimi-K2.5").prepareVideo(MP4, FRAMES.withFps(10));
    assertThat(video.frames()).hasSize(20);
    assertThat(numbers(video)).startsWith(0).endsWith(129);
    assertThat(video.violations()).isEmpty();
  }

  @Test
  void budgetOfTokensIsKeptAndTheChoiceIsSaid() {
    Preflight alibaba = Preflight.forModel("alibaba/kimi-k2.6");
    for (long budget : new long[] {80, 150, 200, 260}) {
      PreparedVideo video = alibaba.prepareVideo(MP4, FRAMES.withFps(5).fitTokens(budget));
      assertThat(video.tokens()).isLessThanOrEqualTo(budget);
      assertThat(video.violations()).as("%s: %s", budget, video).isEmpty();
      assertThat(video.choice()).contains(" of " + budget + " tokens");
    }
  }

  @Test
  void budgetOfMoneyIsKept() {
    Preflight moonshot = Preflight.forModel("moonshot/kimi-k2.5");
    BigDecimal whole = moonshot.prepareVideo(MP4, FRAMES).cost().amount();
    BigDecimal half = whole.divide(BigDecimal.valueOf(2));
    PreparedVideo video = moonshot.prepareVideo(MP4, FRAMES.fitCost(half));
    assertThat(video.cost().amount()).isLessThanOrEqualTo(half);
    assertThat(video.frames()).hasSizeLessThan(10);
  }

  @Test
  void budgetThatNothingFitsIsAViolation() {
    PreparedVideo video =
        Preflight.forModel("moonshot/kimi-k2.5").prepareVideo(MP4, FRAMES.fitTokens(3));
    assertThat(video.violations()).extracting(Violation::limit).contains("token_budget");
  }

  @Test
  void videoWithoutADurationInItsHeaderIsCountedByAScan() {
    PreparedVideo video =
        Preflight.forModel("moonshot/kimi-k2.5")
            .prepareVideo(TestVideos.file(TestVideo.MPEG2_ES), VideoOptions.defaults());
    assertThat(video.plan().totals().uncounted()).isZero();
    assertThat(video.tokens()).isPositive();
  }

  @Test
  void isolationIsHonouredForFramesAndScans() {
    Isolation own = Isolation.defaults().withProcesses(1).withIdle(Duration.ofSeconds(20));
    Preflight here = Preflight.forModel("moonshot/kimi-k2.5");
    Preflight there = here.withIsolation(own);
    assertThat(DecoderProcess.children(own).idlePids()).isEmpty();
    Path unsaid = TestVideos.file(TestVideo.MPEG2_ES);
    assertThat(there.prepareVideo(unsaid, VideoOptions.defaults()).tokens())
        .isEqualTo(here.prepareVideo(unsaid, VideoOptions.defaults()).tokens());
    assertThat(DecoderProcess.children(own).idlePids()).hasSize(1);
    assertThat(jpegs(there.prepareVideo(MP4, FRAMES)))
        .usingElementComparator(Arrays::compare)
        .isEqualTo(jpegs(here.prepareVideo(MP4, FRAMES)));
  }

  private static List<byte[]> jpegs(PreparedVideo video) {
    return video.frames().stream().map(Frame::jpeg).toList();
  }

  @ParameterizedTest
  @EnumSource(names = {"GIF", "WEBP"})
  void movingPictureGoesOutAsItsFrames(TestVideo moving) {
    Path file = TestVideos.file(moving);
    PreparedVideo video =
        Preflight.forModel("alibaba/kimi-k2.6").prepareVideo(file, VideoOptions.defaults());
    // 60 frames, 20 a second.
    assertThat(numbers(video)).containsExactly(0, 10, 20, 30, 40, 50);
    assertThat(video.choice()).contains("6 frames at 2 a second", "is a picture to providers");
    assertThat(video.original().frames()).hasValue(60);
    assertThat(video.original().durationSeconds().getAsDouble()).isCloseTo(3, within(0.01));
    assertThat(video.violations()).isEmpty();
    assertThatThrownBy(
            () ->
                Preflight.forModel("alibaba/kimi-k2.6")
                    .prepareVideo(file, VideoOptions.defaults().withForm(Form.FILE)))
        .isInstanceOf(MediaException.Unsupported.class)
        .hasMessageContaining("goes out as a picture");
  }

  @Test
  void pictureIsNoVideo() {
    byte[] jpeg =
        Preflight.forModel("moonshot/kimi-k2.5").prepareVideo(MP4, FRAMES).frames().get(0).jpeg();
    assertThatThrownBy(
            () ->
                Preflight.forModel("moonshot/kimi-k2.5")
                    .prepareVideo(MediaSource.of(jpeg), VideoOptions.defaults()))
        .isInstanceOf(MediaException.Unsupported.class)
        .hasMessageContaining("expected a video");
  }

  private static List<Integer> numbers(PreparedVideo video) {
    return video.frames().stream().map(Frame::jpeg).map(Barcode::read).toList();
  }
}
