package io.github.visionpreflight.cli;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Forty pictures, ten a second, black to white. */
class FramesCommandTest {
  @TempDir Path folder;

  private Path video;

  @BeforeEach
  void make() throws IOException {
    video = folder.resolve("clip.avi");
    Files.write(video, MotionJpeg.avi(40));
  }

  @Test
  void framesAreWrittenWithTheirTimesAndNumbers() throws IOException {
    Map<String, Object> row = frames("--fps", "1").row();
    assertThat(row).containsEntry("frames_written", 4L).containsEntry("frames_decoded", 4L);
    assertThat(row.get("source_frames")).isEqualTo(List.of(0L, 10L, 20L, 30L));
    List<?> outputs = (List<?>) requireNonNull(row.get("outputs"));
    assertThat(brightness(outputs.get(0))).isLessThan(6);
    assertThat(brightness(outputs.get(2))).isBetween(125, 136);
  }

  @Test
  void estimateAgreesOnTheCountAndSoDoesAScan() {
    Object written = requireNonNull(frames("--fps", "2").row().get("frames_written"));
    assertThat(written).isEqualTo(8L);
    assertThat(estimate().row()).containsEntry("frames_at_default", written);
    assertThat(estimate("--scan").row())
        .containsEntry("frames_at_default", written)
        .containsEntry("duration_basis", "scan")
        .containsEntry("frames", 40L);
  }

  @Test
  void contactSheetShowsEveryFrameInOrder() throws IOException {
    Path sheet = folder.resolve("sheets").resolve("sheet.jpg");
    Files.createDirectories(sheet.getParent());
    Map<String, Object> row = frames("--fps", "1", "--contact-sheet", sheet.toString()).row();
    assertThat(row)
        .containsEntry("contact_sheet", sheet.toString())
        .containsEntry("contact_sheet_frames", 4L);
    BufferedImage drawn = ImageIO.read(sheet.toFile());
    // Two by two cells of 240 by 180 with 6 between them and 22 for the time below each.
    assertThat(drawn.getWidth()).isEqualTo(2 * 246 + 6);
    assertThat(drawn.getHeight()).isEqualTo(2 * (180 + 22 + 6) + 6);
    assertThat(drawn.getRGB(126, 96) & 0xFF).isLessThan(12);
    assertThat(drawn.getRGB(372, 96) & 0xFF).isBetween(55, 75);
    assertThat(drawn.getRGB(126, 304) & 0xFF).isBetween(120, 140);
  }

  @Test
  void timesAreWrittenWithoutAFont() {
    assertThat(ContactSheet.text(0)).isEqualTo("0:00.00");
    assertThat(ContactSheet.text(62.345)).isEqualTo("1:02.35");
    assertThat(ContactSheet.text(3723.5)).isEqualTo("1:02:03.50");
  }

  @Test
  void budgetChoosesSizeAndRate() {
    Map<String, Object> row = frames("--fps", "2", "--fit-tokens", "150").row();
    assertThat((Long) requireNonNull(row.get("tokens"))).isLessThanOrEqualTo(150);
    assertThat(Cli.text(row, "choice")).contains("of 150 tokens");
  }

  @Test
  void planTurnsAVideoIntoPicturesForAHostWithoutVideos() {
    Cli run =
        Cli.run(
            "plan",
            "--json",
            "--model",
            "sail/moonshotai/Kimi-K2.5",
            "--video",
            "auto",
            "--text",
            "What?",
            video.toString());
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.rows().get(0)).containsEntry("parts", 16L);
    assertThat(Cli.text(run.rows().get(1), "request", "images")).isEqualTo("8");
    assertThat(run.err()).contains("8 frames at 2 a second");
  }

  @Test
  void planWithoutAWordLeavesAVideoAsItIs() {
    Cli run = Cli.run("plan", "--json", "--model", "moonshot/kimi-k2.5", video.toString());
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(Cli.text(run.rows().get(1), "request", "videos")).isEqualTo("1");
  }

  @Test
  void rateOutOfRangeIsAUsageError() {
    assertThat(frames("--fps", "11").code()).isEqualTo(2);
    assertThat(frames("--threads", "0").code()).isEqualTo(2);
  }

  private Cli frames(String... options) {
    return run("frames", List.of("--out", folder.resolve("out").toString()), options);
  }

  private Cli estimate(String... options) {
    return run("estimate", List.of(), options);
  }

  private Cli run(String command, List<String> always, String... options) {
    List<String> words = new ArrayList<>(List.of(command, "--json", "--model"));
    words.add("alibaba/kimi-k2.6");
    words.addAll(always);
    words.addAll(List.of(options));
    words.add(video.toString());
    return Cli.run(words.toArray(new String[0]));
  }

  private static int brightness(Object path) throws IOException {
    return ImageIO.read(Path.of(path.toString()).toFile()).getRGB(100, 100) & 0xFF;
  }
}
