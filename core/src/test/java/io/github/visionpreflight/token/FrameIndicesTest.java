package io.github.visionpreflight.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.visionpreflight.probe.Dimensions;
import io.github.visionpreflight.token.GoldenTable.Row;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class FrameIndicesTest {
  private static final TokenRule TILES = TokenRule.tiles();
  private static final TokenRule PROCESSOR = TokenRule.processor();
  private static final Dimensions FULL_HD = new Dimensions(1920, 1080);

  @Test
  void processorCountsEveryGoldenVideo() {
    for (Row row : GoldenTable.rows("video_cases.csv")) {
      VideoShape video = shape(row);
      TokenEstimate estimate = PROCESSOR.video(video);
      assertThat(estimate.tokens()).as("%s", row).isEqualTo(row.number("vision_tokens"));
      assertThat(estimate.promptTokens())
          .as("%s", row)
          .isEqualTo(OptionalLong.of(row.number("prompt_tokens")));
      assertThat(estimate.sampledFrames()).as("%s", row).isEqualTo(row.number("sampled"));
      assertThat(estimate.seen())
          .as("%s", row)
          .isEqualTo(new Dimensions(row.number("new_w"), row.number("new_h")));
      assertThat(PROCESSOR.frameTokens(video.size().width(), video.size().height()))
          .as("%s", row)
          .isEqualTo(row.number("tokens_per_chunk"));
    }
  }

  @Test
  void indicesOfEveryGoldenVideo() {
    for (Row row : GoldenTable.rows("video_cases.csv")) {
      FrameIndices indices = FrameIndices.of(shape(row));
      String joined = joined(indices);
      assertThat(sha16(joined)).as("%s", row).isEqualTo(row.text("indices_sha16"));
      if (row.number("sampled") <= 64) {
        assertThat(joined.replace(',', ';')).as("%s", row).isEqualTo(row.text("indices"));
      }
    }
  }

  @Test
  void groupsAndTimestampsOfEveryGoldenVideo() {
    for (Row row : GoldenTable.rows("video_cases.csv")) {
      FrameIndices indices = FrameIndices.of(shape(row));
      String stamps =
          LongStream.range(0, indices.groups())
              .mapToObj(indices::timestamp)
              .collect(Collectors.joining(","));
      assertThat(indices.groups()).as("%s", row).isEqualTo(row.number("chunks"));
      assertThat(indices.groupSize(indices.groups() - 1))
          .as("%s", row)
          .isEqualTo(row.number("last_chunk_frames"));
      assertThat(sha16(stamps)).as("%s", row).isEqualTo(row.text("stamps_sha16"));
      if (!row.text("stamps").isEmpty()) {
        assertThat(stamps.replace(',', ';')).as("%s", row).isEqualTo(row.text("stamps"));
      }
    }
  }

  @Test
  void aMinuteOfFullHdIs31291TokensAndOf720pMore() {
    VideoShape fullHd = VideoShape.of(FULL_HD, 1800, 30);
    VideoShape hd = VideoShape.of(new Dimensions(1280, 720), 1800, 30);
    assertThat(PROCESSOR.video(fullHd).promptTokens()).hasValue(31_291);
    assertThat(PROCESSOR.video(hd).promptTokens()).hasValue(32_581);
    assertThat(PROCESSOR.video(fullHd).basis()).isEqualTo(Basis.CODE);
    assertThat(PROCESSOR.video(fullHd).low()).isEqualTo(PROCESSOR.video(fullHd).high());
  }

  @Test
  void anHourOfFullHdOverflowsTheContextEvenWith2000Frames() {
    VideoShape hour = VideoShape.of(FULL_HD, 108_000, 30);
    assertThat(PROCESSOR.video(hour).promptTokens()).hasValue(1_877_401);
    assertThat(PROCESSOR.video(hour.withMaxFrames(2000)).promptTokens()).hasValue(521_501);
  }

  @Test
  void aSampleRateOrACapMakesTheCountAssumedWithOneSampleOfDoubt() {
    VideoShape nine = VideoShape.of(FULL_HD, 270, 30).withSampleFps(1);
    TokenEstimate estimate = PROCESSOR.video(nine);
    assertThat(estimate.sampledFrames()).isEqualTo(9);
    assertThat(estimate.basis()).isEqualTo(Basis.ASSUMED);
    assertThat(estimate.low()).isEqualTo(2 * 1032);
    assertThat(estimate.tokens()).isEqualTo(3 * 1032).isEqualTo(estimate.high());
    TokenEstimate capped = PROCESSOR.video(VideoShape.of(FULL_HD, 1800, 30).withMaxFrames(8));
    assertThat(capped.tokens()).isEqualTo(2 * 1032).isEqualTo(capped.high());
  }

  @Test
  void tilesTakesSampledFramesTimesTilesAndSaysThatItIsAssumed() {
    TokenEstimate estimate = TILES.video(VideoShape.of(FULL_HD, 1800, 30));
    assertThat(estimate.sampledFrames()).isEqualTo(120);
    assertThat(estimate.tokens()).isEqualTo(120L * 137 * 77);
    assertThat(estimate.high()).isEqualTo(1800L * 137 * 77);
    // 1920x1080 frames are seen as 1196x672: 85 by 48 tiles, thirty groups of four.
    assertThat(estimate.seen()).isEqualTo(FULL_HD);
    assertThat(PROCESSOR.seenFrame(1920, 1080)).isEqualTo(new Dimensions(1196, 672));
    assertThat(estimate.low()).isEqualTo(30L * 85 * 48);
    assertThat(estimate.basis()).isEqualTo(Basis.ASSUMED);
    assertThat(estimate.promptTokens()).isEmpty();
  }

  @Test
  void tilesWithAGivenSampleRateCountsNoFrameMore() {
    TokenEstimate estimate = TILES.video(VideoShape.of(FULL_HD, 1800, 30).withSampleFps(0.5));
    assertThat(estimate.tokens()).isEqualTo(30L * 137 * 77).isEqualTo(estimate.high());
  }

  @Test
  void aVideoOfYearsIsCountedWithoutListingItsFrames() {
    long frames = 30L * 3600 * 24 * 365 * 100;
    FrameIndices indices = FrameIndices.of(VideoShape.of(FULL_HD, frames, 30));
    assertThat(indices.count()).isEqualTo(frames / 15);
    assertThat(indices.index(0)).isZero();
    assertThat(indices.index(indices.count() - 1)).isEqualTo(frames - 1);
    assertThat(indices.timestamp(indices.groups() - 1)).startsWith("875999:59:5");
  }

  @Test
  void absurdFrameCountsSaturateAndNeverWrap() {
    for (double fps : new double[] {Double.MIN_VALUE, 1e-9, 1, 30, 1e18, Double.MAX_VALUE}) {
      VideoShape video = VideoShape.of(FULL_HD, Long.MAX_VALUE, fps);
      FrameIndices indices = FrameIndices.of(video);
      assertThat(indices.count()).isBetween(1L, Long.MAX_VALUE);
      assertThat(indices.index(indices.count() / 2)).isBetween(0L, Long.MAX_VALUE - 1);
      assertThat(indices.groupSize(indices.groups() - 1)).isBetween(1, 4);
      for (TokenRule rule : TokenRule.all()) {
        TokenEstimate estimate = rule.video(video);
        assertThat(estimate.low()).isBetween(1L, estimate.tokens());
        assertThat(estimate.high()).isGreaterThanOrEqualTo(estimate.tokens());
      }
    }
    TokenEstimate most = PROCESSOR.video(VideoShape.of(FULL_HD, Long.MAX_VALUE, 1));
    assertThat(most.tokens()).isEqualTo(Long.MAX_VALUE);
    assertThat(most.promptTokens()).hasValue(Long.MAX_VALUE);
  }

  @Test
  void noMoreFramesAreLookedAtThanThereAre() {
    VideoShape slow = VideoShape.of(FULL_HD, 7, 0.3).withSampleFps(10);
    assertThat(FrameIndices.count(slow)).isEqualTo(7);
    assertThat(FrameIndices.of(slow).stream()).containsExactly(0L, 1L, 2L, 3L, 4L, 5L, 6L);
  }

  @Test
  void aSampleOutsideIsRefused() {
    FrameIndices indices = FrameIndices.of(VideoShape.of(FULL_HD, 60, 30));
    assertThatThrownBy(() -> indices.index(4))
        .isInstanceOf(IndexOutOfBoundsException.class)
        .hasMessage("sample: expected 0..3, got 4");
    assertThatThrownBy(() -> indices.timestamp(1)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> indices.groupSize(-1)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void aShapeOutOfRangeIsTheCallersMistake() {
    VideoShape good = VideoShape.of(FULL_HD, 1, 30);
    assertThatThrownBy(() -> VideoShape.of(FULL_HD, 0, 30))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("frames: expected at least 1, got 0");
    for (double fps : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> VideoShape.of(FULL_HD, 1, fps))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("average fps: expected a finite number above 0, got ");
      assertThatThrownBy(() -> good.withSampleFps(fps))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> good.withMaxFrames(0)).isInstanceOf(IllegalArgumentException.class);
  }

  private static VideoShape shape(Row row) {
    VideoShape video =
        VideoShape.of(
                new Dimensions(row.number("width"), row.number("height")),
                row.number("nframes"),
                row.decimal("avg_fps"))
            .withSampleFps(row.decimal("sample_fps"));
    return row.text("max_frames").isEmpty() ? video : video.withMaxFrames(row.number("max_frames"));
  }

  private static String joined(FrameIndices indices) {
    return indices.stream().mapToObj(Long::toString).collect(Collectors.joining(","));
  }

  private static String sha16(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
