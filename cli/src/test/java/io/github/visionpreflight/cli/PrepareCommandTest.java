package io.github.visionpreflight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.visionpreflight.testdata.Samples;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrepareCommandTest {
  private static final String MODEL = "sail/moonshotai/Kimi-K2.5";

  @TempDir Path folder;

  @Test
  void aPhotographOnItsSideComesOutUprightAndAsLargeAsTheModelSees() throws IOException {
    Map<String, Object> row = prepare(sample("photo-12mp-portrait.jpg")).row();
    assertThat(row)
        .containsEntry("width", 4000L)
        .containsEntry("orientation", 6L)
        .containsEntry("displayed_width", 3000L)
        .containsEntry("output_type", "image/jpeg")
        .containsEntry("action", "resized");
    BufferedImage written = ImageIO.read(Path.of(Cli.text(row, "output")).toFile());
    // FACTS of the processor rule: 3000x4000 is seen as 1554x2073, which it would scale once more.
    assertThat(written.getWidth()).isEqualTo(1551);
    assertThat(written.getHeight()).isEqualTo(2070);
    assertThat(row)
        .containsEntry("output_width", 1551L)
        .containsEntry("output_height", 2070L)
        .containsEntry("seen_width", 1551L)
        .containsEntry("seen_height", 2070L);
  }

  @Test
  void aPictureThatFitsGoesOutByteForByte() throws IOException {
    Path alpha = sample("alpha.png");
    Map<String, Object> row = prepare(alpha).row();
    assertThat(row)
        .containsEntry("action", "passed_through")
        .containsEntry("output_type", "image/png");
    assertThat(Path.of(Cli.text(row, "output"))).hasSameBinaryContentAs(alpha);
  }

  @Test
  void aTypeThatTheProviderDoesNotTakeIsConverted() throws IOException {
    Map<String, Object> row = prepare(sample("rgb24.bmp")).row();
    assertThat(row).containsEntry("action", "converted").containsEntry("type", "image/bmp");
    assertThat(Cli.text(row, "output_type")).isIn("image/jpeg", "image/png");
    assertThat(ImageIO.read(Path.of(Cli.text(row, "output")).toFile()).getWidth()).isEqualTo(203);
  }

  @Test
  void aDataUriHoldsTheFile() throws IOException {
    Path alpha = sample("alpha.png");
    Map<String, Object> row =
        Cli.run(
                "prepare",
                "--json",
                "--model",
                MODEL,
                "--data-uri",
                "--out",
                out(),
                alpha.toString())
            .row();
    assertThat(Path.of(Cli.text(row, "output"))).hasFileName("alpha.datauri");
    String uri = Files.readString(Path.of(Cli.text(row, "output")), StandardCharsets.US_ASCII);
    String prefix = "data:image/png;base64,";
    assertThat(uri).startsWith(prefix);
    assertThat(Base64.getDecoder().decode(uri.substring(prefix.length())))
        .isEqualTo(Files.readAllBytes(alpha));
  }

  @Test
  void twoFilesOfOneNameDoNotOverwriteEachOther() throws IOException {
    Path first = sample("alpha.png");
    Path second = Files.createDirectory(folder.resolve("other")).resolve("alpha.png");
    Files.write(second, Samples.bytes("gray.png"));
    Cli run = prepare(first, second);
    assertThat(run.code()).isZero();
    assertThat(run.rows())
        .extracting(row -> Path.of(Cli.text(row, "output")).getFileName().toString())
        .containsExactly("alpha.png", "alpha-2.png");
  }

  @Test
  void aBrokenFileIsAnErrorAndLeavesNothingBehind() throws IOException {
    byte[] whole = Samples.bytes("alpha.png");
    Path cut = Files.write(folder.resolve("cut.png"), Arrays.copyOf(whole, whole.length / 2));
    Cli run = prepare(cut);
    assertThat(run.code()).isEqualTo(1);
    assertThat(Cli.text(run.row(), "error", "kind")).isEqualTo("malformed");
    try (Stream<Path> left = Files.list(Path.of(out()))) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void aFolderThatCannotBeMadeIsUsage() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    Cli run = Cli.run("prepare", "--model", MODEL, "--out", file.toString(), "x.png");
    assertThat(run.code()).isEqualTo(2);
  }

  private Path sample(String name) throws IOException {
    return Files.write(folder.resolve(name), Samples.bytes(name));
  }

  private Cli prepare(Path... files) {
    return Cli.run(
        Stream.concat(
                Stream.of("prepare", "--json", "--model", MODEL, "--out", out()),
                Arrays.stream(files).map(Path::toString))
            .toArray(String[]::new));
  }

  private String out() {
    return folder.resolve("out").toString();
  }
}
