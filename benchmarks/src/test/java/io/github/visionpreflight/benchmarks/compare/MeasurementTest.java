package io.github.visionpreflight.benchmarks.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.visionpreflight.benchmarks.compare.Race.Pace;
import io.github.visionpreflight.testdata.Samples;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MeasurementTest {
  @TempDir Path folder;

  @Test
  void aRaceGivesALineOfJsonForEachThatCould() throws IOException {
    Path file = Files.write(folder.resolve("photo.jpg"), Samples.bytes("photo-gray.jpg"));
    Job job = Job.image("photo-960", file, 960, "jpeg");
    Race race = new Race(job, new Pace(0, 3), new Judge(new Decoding(folder, Optional.empty())));
    List<Entrant> entrants =
        List.of(
            new Scripted("core", 99, 2, 4, 3), new Scripted("slow", 99, 8, 8, 9), new Refusing());
    List<Measurement> measurements = race.run(entrants, folder);
    assertThat(race.remarks()).containsExactly("never not: no such thing");
    assertThat(measurements)
        .extracting(Measurement::implementation)
        .containsExactly("core", "slow");
    JsonNode json = json(measurements.get(1));
    assertThat(json.get("job").asText()).isEqualTo("photo-960");
    assertThat(json.get("file").asText()).isEqualTo("photo.jpg");
    assertThat(json.get("setting").asText()).isEqualTo("fit 960, JPEG q85 4:2:0");
    assertThat(json.get("implementation").asText()).isEqualTo("slow");
    assertThat(json.get("median_ms").asDouble()).isEqualTo(8);
    assertThat(json.get("ratio").asDouble()).isEqualTo(3); // 8/2, 8/4, 9/3
    assertThat(json.get("ssim").asDouble()).isCloseTo(1, within(0.01));
    assertThat(json.get("output_bytes").asLong()).isEqualTo(Files.size(Scripted.result(folder)));
    assertThat(json.get("peak_mb").asDouble()).isEqualTo(12.5);
  }

  private static JsonNode json(Measurement measurement) throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    return mapper.readTree(mapper.writeValueAsString(measurement));
  }

  @Test
  void quartilesLieBetweenNeighbours() {
    assertThat(Spread.of(List.of(4.0, 1.0, 2.0, 3.0))).isEqualTo(new Spread(1.75, 2.5, 3.25));
    assertThat(Spread.geometricMean(List.of(0.5, 2.0))).isCloseTo(1, within(1e-12));
  }

  @Test
  void aStreamOfJpegsIsCounted() throws IOException {
    byte[] one = Samples.bytes("photo-gray.jpg");
    byte[] two = Samples.bytes("photo-444.jpg");
    ByteArrayOutputStream both = new ByteArrayOutputStream();
    both.write(one);
    both.write(two);
    Request request = Job.frames("frames", folder, 2).request().into(folder);
    Product product = new Product(request);
    JpegStream.split(new ByteArrayInputStream(both.toByteArray()), product);
    assertThat(product.done(1, 1).count()).isEqualTo(2);
    assertThat(Product.frame(folder, 2)).hasBinaryContent(two);
  }

  @Test
  void aRequestIsReadAsItIsWritten() {
    Request request = Job.frames("frames", folder.resolve("clip 1.mp4"), 0.1).request();
    assertThat(Request.parse(request.line())).isEqualTo(request);
    assertThat(Request.parse(request.into(folder).line()).out()).isEqualTo(folder);
  }

  @Test
  void optionsAreChecked() {
    Options options = Options.parse(List.of("--only", "video", "--quick", "--rounds", "4"));
    assertThat(options.images()).isFalse();
    assertThat(options.videoPace().rounds()).isEqualTo(4);
    assertThatThrownBy(() -> Options.parse(List.of("--only", "sound")))
        .hasMessage("--only: expected image or video, got sound");
    assertThatThrownBy(() -> Options.parse(List.of("--job")))
        .hasMessage("--job: a value is missing");
  }

  /** Says the times it is given, in turn; the result is the very picture. */
  private static final class Scripted implements Entrant {
    private final String name;
    private final Deque<Double> times = new ArrayDeque<>();

    Scripted(String name, double... times) {
      this.name = name;
      for (double time : times) {
        this.times.add(time);
      }
    }

    static Path result(Path folder) {
      return folder.resolve("core.jpeg");
    }

    @Override
    public Answer ask(Request request) throws IOException {
      byte[] bytes = Files.readAllBytes(request.file());
      if (request.out() != null) {
        Files.write(request.out(), bytes);
      }
      return new Answer.Done(times.remove(), 1, bytes.length, 1, "");
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public String version() {
      return "1";
    }

    @Override
    public void forgetPeak() {}

    @Override
    public double peakMegabytes() {
      return 12.5;
    }

    @Override
    public void close() {}
  }

  /** Does nothing. */
  private static final class Refusing implements Entrant {
    private final List<Request> asked = new ArrayList<>();

    @Override
    public Answer ask(Request request) {
      asked.add(request);
      assertThat(asked).hasSize(1);
      return new Answer.Refused("no such thing");
    }

    @Override
    public String name() {
      return "never";
    }

    @Override
    public String version() {
      return "1";
    }

    @Override
    public void forgetPeak() {}

    @Override
    public double peakMegabytes() {
      return 0;
    }

    @Override
    public void close() {}
  }
}
