package io.github.visionpreflight.benchmarks.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.visionpreflight.benchmarks.results.JobResult;
import io.github.visionpreflight.benchmarks.results.Measurement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PublishTest {
  private static final String COMPARED =
      """
      {"job":"photo-768","file":"a.jpg","setting":"q85","implementation":"core","median_ms":40.0,\
      "ssim":0.99,"output_bytes":90000,"peak_mb":120}
      {"job":"photo-768","file":"a.jpg","setting":"q85","implementation":"sharp","median_ms":50.0,\
      "ssim":0.98,"output_bytes":91000,"peak_mb":90}
      """;

  @TempDir Path results;
  private Path readme;

  @BeforeEach
  void recordSomething() throws IOException {
    readme = results.resolve("PAGE.md");
    Files.writeString(readme, "before\n" + Markers.BEGIN + "\nold\n" + Markers.END + "\nbehind\n");
    record("HeaderProbe", measured("PREFLIGHT", "a.jpg", 80), measured("IMAGEIO", "a.jpg", 1600));
    record(
        "Growth",
        measured("PREFLIGHT", "growth-01mp.jpg", 4e6),
        measured("PREFLIGHT", "growth-48mp.jpg", 180e6),
        measured("GRAPHICS2D", "growth-01mp.jpg", 9e6),
        measured("GRAPHICS2D", "growth-48mp.jpg", 900e6));
    Files.writeString(results.resolve("compare.json"), COMPARED);
  }

  private static Measurement measured(String who, String data, double nanoseconds) {
    boolean ours = who.equals("PREFLIGHT");
    List<Double> rounds = List.of(nanoseconds, nanoseconds * 1.02, nanoseconds * 0.99);
    return new Measurement(who, ours, data, Map.of(), rounds, 120, 85.0);
  }

  private void record(String job, Measurement... measurements) throws IOException {
    String rival = measurements[measurements.length - 1].implementation();
    new JobResult(
            job,
            "Title of " + job,
            "Bias of " + job + " < all.",
            rival,
            Map.of("cpu", "A & B", "commit", "abc"),
            Map.of("a.jpg", "drawn"),
            List.of(measurements))
        .write(results.resolve("jmh"));
  }

  private void publish() throws IOException {
    Publish.main(new String[] {results.toString(), readme.toString()});
  }

  private List<String> everything() throws IOException {
    List<String> texts = new ArrayList<>();
    try (Stream<Path> files = Files.walk(results)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        texts.add(file + Files.readString(file));
      }
    }
    return texts;
  }

  @Test
  void readmeSaysHowLongTheOthersTake() throws IOException {
    Publish.main(new String[] {results.toString(), readme.toString()});
    assertThat(readme).content().contains("| `photo-768` | 1 | **core** | sharp ×1.25 |");
  }

  @Test
  void theTableTakesThePlaceOfTheOldOne() throws IOException {
    publish();
    assertThat(readme)
        .content()
        .startsWith("before\n" + Markers.BEGIN + "\n| across languages |")
        .contains(
            "| Title of HeaderProbe | a.jpg | **80.0 ns**, 120 B/op | imageio ×20.0 (120 B/op) |")
        .contains("| job | on | ours | the others take |")
        .contains("- Title of HeaderProbe: Bias of HeaderProbe < all.")
        .contains("![Title of Growth](benchmarks/results/plots/Growth.svg)")
        .contains("A & B")
        .endsWith(Markers.END + "\nbehind\n")
        .doesNotContain("old");
  }

  @Test
  void publishingAgainChangesNothingAndLeavesNothingStale() throws IOException {
    publish();
    List<String> first = everything();
    Files.writeString(results.resolve("plots").resolve("Gone.svg"), "from a job that is no more");
    publish();
    assertThat(everything()).isEqualTo(first);
  }

  @Test
  void plotsAreDrawingsForLightAndDark() throws Exception {
    publish();
    for (String plot : List.of("HeaderProbe", "Growth", "compare-photo-768")) {
      Path svg = results.resolve("plots").resolve(plot + ".svg");
      assertThat(svg).content().contains("prefers-color-scheme:dark");
      DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(svg.toFile());
    }
  }

  @Test
  void acrossLanguagesTheRatioIsToSharp() throws IOException {
    publish();
    assertThat(results.resolve("plots").resolve("compare-photo-768.svg"))
        .content()
        .contains(">×0.800<", ">40.0 ms<", ">SSIM 0.990 · 90.0 kB · peak 120 MB<")
        .contains(">×1.00<", ">50.0 ms<");
  }

  @Test
  void everyRecordingBesideIsPublishedToo() throws IOException {
    String video =
        COMPARED
            .replace("photo-768", "frames-h264")
            .replace("sharp", "ffmpeg")
            .replace("core", "native");
    Files.writeString(results.resolve("compare-2.json"), video);
    publish();
    assertThat(readme)
        .content()
        .contains(
            "| `photo-768` | 1 | **core** |", "| `frames-h264` | 1 | **native** | ffmpeg ×1.25 |");
    assertThat(results.resolve("README.md"))
        .content()
        .contains("## frames-h264\n\nEverybody but ours decodes every frame;");
  }

  @Test
  void aJobThatWasRecordedTwiceCountsAsItWasRecordedLast() throws IOException {
    String lines = COMPARED.replace(":50.0", ":80.0").strip().replace("\n", ",");
    Files.writeString(
        results.resolve("compare-0.json"),
        "{\"machine\":{\"date\":\"2026-11-27T06:05:29Z\"},\"measurements\":[" + lines + "]}");
    publish();
    assertThat(readme)
        .content()
        .contains("| `photo-768` | 1 | **core** | sharp ×2.00 |")
        .doesNotContain("sharp ×1.25");
  }

  @Test
  void aJobOfWhichNobodySaysTheBiasIsNotPublished() {
    assertThatThrownBy(() -> Bias.of("sound-44100")).hasMessageContaining("sound-44100");
  }

  @Test
  void aPageWithoutMarkersIsLeftAlone() throws IOException {
    Files.writeString(readme, "nothing to replace\n");
    publish();
    assertThat(readme).content().isEqualTo("nothing to replace\n");
    assertThatThrownBy(() -> Markers.replaced(Markers.END + Markers.BEGIN, "x"))
        .hasMessageContaining("once each");
  }

  @Test
  void figuresHaveThreeDigitsThatCount() {
    assertThat(Units.time(0.8044)).isEqualTo("0.804 ns");
    assertThat(Units.time(81.24)).isEqualTo("81.2 ns");
    assertThat(Units.time(999.6)).isEqualTo("1.00 µs");
    assertThat(Units.time(123_456_789)).isEqualTo("123 ms");
    assertThat(Units.size(0)).isEqualTo("0 B");
    assertThat(Units.size(1_500_000)).isEqualTo("1.50 MB");
  }
}
