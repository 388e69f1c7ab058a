package io.github.visionpreflight.benchmarks.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.visionpreflight.testdata.Samples;
import java.awt.image.BufferedImage;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JavaWorkerTest {
  private static final double GOOD = 0.95;

  @TempDir Path folder;

  @Test
  void aTurnedPhotographComesOutUprightInTheBoxAndLikeTheReference() throws IOException {
    Path file = sample("orientation-6.jpg");
    Path out = folder.resolve("out.jpg");
    Answer.Done done = done(ask("core", line("image", file, 320, "jpeg", 0, out)));
    BufferedImage image = ImageIO.read(out.toFile());
    assertThat(List.of(image.getWidth(), image.getHeight())).containsExactly(320, 240);
    assertThat(new Reference(file, 6, 320).likeness(out).ssim()).isGreaterThan(GOOD);
    assertThat(done.bytes()).isEqualTo(Files.size(out));
    assertThat(done.count()).isOne();
    assertThat(done.note()).isEqualTo("planar");
  }

  @Test
  void transparencyIsComparedOnWhiteAndOnBlack() throws IOException {
    Path file = sample("alpha.png");
    Path out = folder.resolve("out.png");
    done(ask("core", line("image", file, 400, "png", 0, out)));
    assertThat(ImageIO.read(out.toFile()).getColorModel().hasAlpha()).isTrue();
    assertThat(new Reference(file, 1, 400).likeness(out).ssim()).isGreaterThan(GOOD);
  }

  @Test
  void aResultOfAnotherSizeIsNotCompared() throws IOException {
    Path file = sample("orientation-6.jpg");
    Path out = folder.resolve("out.jpg");
    done(ask("core", line("image", file, 200, "jpeg", 0, out)));
    assertThatThrownBy(() -> new Reference(file, 6, 320).likeness(out))
        .hasMessage("size: 200x150 of 640x480 is not what fits 320");
  }

  @Test
  void aPictureIsNeverMadeLarger() throws IOException {
    Path file = sample("photo-444.jpg");
    Path out = folder.resolve("out.jpg");
    done(ask("core", line("image", file, 1568, "jpeg", 0, out)));
    assertThat(ImageIO.read(out.toFile()).getWidth()).isEqualTo(960);
  }

  @Test
  void aDataUriHasTheLengthThatTheJdkEncodes() throws IOException {
    Path file = sample("photo-gray.jpg");
    String base64 = Base64.getEncoder().encodeToString(Files.readAllBytes(file));
    Answer.Done done = done(ask("core", line("datauri", file, 0, "jpeg", 0, null)));
    assertThat(done.bytes()).isEqualTo("data:image/jpeg;base64,".length() + base64.length());
  }

  @Test
  void whatCannotBeDoneIsRefusedAndTheWorkerGoesOn() throws IOException {
    String bad = line("image", sample("pdf.jpg"), 320, "jpeg", 0, null);
    String video = line("video", sample("photo-gray.jpg"), 320, "jpeg", 2, null);
    String good = line("image", sample("photo-gray.jpg"), 320, "jpeg", 0, null);
    List<Answer> answers = ask("core", bad, video, good);
    assertThat(answers.subList(0, 2)).hasOnlyElementsOfType(Answer.Refused.class);
    assertThat(answers.get(2)).isInstanceOf(Answer.Done.class);
  }

  private Path sample(String name) throws IOException {
    return Files.write(folder.resolve(name), Samples.bytes(name));
  }

  /** The line as the workers in other languages read it. */
  private static String line(String kind, Path file, int side, String type, double fps, Path out) {
    return kind
        + "\t"
        + file
        + "\t"
        + side
        + "\t"
        + type
        + "\t85\t"
        + fps
        + "\t1\t"
        + (out == null ? "-" : out);
  }

  private static Answer.Done done(List<Answer> answers) {
    assertThat(answers).singleElement().isInstanceOf(Answer.Done.class);
    return (Answer.Done) answers.get(0);
  }

  private static List<Answer> ask(String implementation, String... lines) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new JavaWorker(JavaWorker.named(implementation))
        .serve(
            new BufferedReader(new StringReader(String.join("\n", lines))),
            new PrintStream(out, true, StandardCharsets.UTF_8));
    List<String> said = out.toString(StandardCharsets.UTF_8).lines().toList();
    assertThat(said.get(0)).startsWith("ready\tvision-preflight");
    return said.subList(1, said.size()).stream().map(Answer::parse).toList();
  }
}
