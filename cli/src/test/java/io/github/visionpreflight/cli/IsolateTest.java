package io.github.visionpreflight.cli;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.visionpreflight.testdata.LossyWebp;
import io.github.visionpreflight.testdata.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --isolate} changes where decoding happens and nothing else. */
class IsolateTest {
  private static final String MODEL = "moonshot/kimi-k2.5";

  @TempDir Path folder;

  @Test
  void framesAreTheSameAndComeFromAChild() throws IOException {
    Path video = Files.write(folder.resolve("animated.gif"), Samples.bytes("animated.gif"));
    List<byte[]> here = frames("here", video);
    List<byte[]> there = frames("there", video, "--isolate");
    assertThat(here).isNotEmpty();
    assertThat(there).usingElementComparator(Arrays::compare).isEqualTo(here);
    assertThat(ProcessHandle.current().children()).isNotEmpty();
  }

  @Test
  void picturesArePreparedAsWithout() throws IOException {
    Path picture = Files.write(folder.resolve("rgb24.bmp"), Samples.bytes("rgb24.bmp"));
    Path here = prepared("here", picture);
    assertThat(prepared("there", picture, "--isolate")).hasSameBinaryContentAs(here);
  }

  @Test
  void picturesOfTheNativeLaneAreTheSameAndComeFromIt() throws IOException {
    Path picture = Files.write(folder.resolve("ramps.webp"), LossyWebp.ramps());
    Map<String, Object> here = run("prepare", "here", picture, "--max-side", "16");
    Map<String, Object> there = run("prepare", "there", picture, "--max-side", "16", "--isolate");
    assertThat(Cli.text(there, "lane")).isEqualTo("ffmpeg").isEqualTo(Cli.text(here, "lane"));
    assertThat(Path.of(Cli.text(there, "output")))
        .hasSameBinaryContentAs(Path.of(Cli.text(here, "output")));
  }

  @Test
  void heicFailsInTheWordsThatItFailsInWithout() throws IOException {
    String name = "heic-header-only.heic";
    Path picture = Files.write(folder.resolve(name), Samples.bytes(name));
    Cli here = cli("prepare", "here", picture);
    Cli there = cli("prepare", "there", picture, "--isolate");
    assertThat(Cli.text(here.row(), "error", "kind")).isEqualTo("malformed");
    assertThat(there.row().get("error")).isEqualTo(here.row().get("error"));
  }

  @Test
  void planTakesItAsWell() throws IOException {
    Path picture = Files.write(folder.resolve("alpha.png"), Samples.bytes("alpha.png"));
    Cli run = Cli.run("plan", "--json", "--isolate", "--model", MODEL, picture.toString());
    assertThat(run.code()).isZero();
  }

  private List<byte[]> frames(String out, Path video, String... more) throws IOException {
    List<byte[]> frames = new ArrayList<>();
    Map<String, Object> row = run("frames", out, video, more);
    for (Object file : (List<?>) requireNonNull(row.get("outputs"))) {
      frames.add(Files.readAllBytes(Path.of(String.valueOf(file))));
    }
    return frames;
  }

  private Path prepared(String out, Path picture, String... more) {
    return Path.of(Cli.text(run("prepare", out, picture, more), "output"));
  }

  private Map<String, Object> run(String command, String out, Path file, String... more) {
    Cli run = cli(command, out, file, more);
    assertThat(run.code()).as(run.out() + run.err()).isZero();
    return run.row();
  }

  private Cli cli(String command, String out, Path file, String... more) {
    Stream<String> all =
        Stream.of(
            command,
            "--json",
            "--model",
            MODEL,
            "--out",
            folder.resolve(out).toString(),
            file.toString());
    return Cli.run(Stream.concat(all, Stream.of(more)).toArray(String[]::new));
  }
}
