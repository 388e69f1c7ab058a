package io.github.visionpreflight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.visionpreflight.Estimate;
import io.github.visionpreflight.Preflight;
import io.github.visionpreflight.Prepared;
import io.github.visionpreflight.testdata.Samples;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's code is this file's code, and what it prints is what it prints here. */
class ReadmeTest {
  @TempDir Path folder;

  @Test
  void theCodeOnTheFirstScreenIsTheCodeThatRunsHere() throws IOException {
    List<String> here = between(source(), "// README starts", "// README ends");
    List<String> there = between(readme(), "```java", "```");
    // The README names a path where this test has a temporary one.
    assertThat(there.subList(1, there.size())).isEqualTo(here);
    assertThat(there.get(0))
        .isEqualTo("Path photo = Path.of(\"testdata/media/photo-12mp-portrait.jpg\");");
  }

  @Test
  void itPrintsWhatTheReadmeSays() throws IOException {
    Path file = folder.resolve("photo-12mp-portrait.jpg");
    Files.write(file, Samples.bytes("photo-12mp-portrait.jpg"));
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    show(file, new PrintStream(printed, true, StandardCharsets.UTF_8));

    List<String> said = between(readme(), "```text", "```");
    assertThat(printed.toString(StandardCharsets.UTF_8).lines()).containsExactlyElementsOf(said);
  }

  private static void show(Path photo, PrintStream out) {
    Shown System = new Shown(out);
    // README starts
    Preflight preflight = Preflight.forModel("moonshot/kimi-k2.5");
    Estimate estimate = preflight.estimate(photo); // the header only: no pixel is decoded
    System.out.println(estimate.tokens() + " tokens, " + estimate.cost());
    Prepared prepared = preflight.prepare(photo); // upright, as large as the model sees it
    System.out.println(prepared.type() + " " + prepared.size() + ", ready to send");
    String uri = prepared.dataUri(); // data:image/jpeg;base64,…
    // README ends
    assertThat(uri).startsWith("data:image/jpeg;base64,");
  }

  /**
   * Stands in for the class of that name, so that the code above prints where a test can read it.
   */
  private record Shown(PrintStream out) {}

  private static List<String> between(List<String> lines, String start, String end) {
    List<String> stripped = lines.stream().map(String::strip).toList();
    int from = stripped.indexOf(start) + 1;
    int to = from + stripped.subList(from, stripped.size()).indexOf(end);
    return stripped.subList(from, to);
  }

  private static List<String> readme() throws IOException {
    return Files.readAllLines(root().resolve("README.md"));
  }

  private static List<String> source() throws IOException {
    return Files.readAllLines(
        root().resolve("cli/src/test/java/io/github/visionpreflight/cli/ReadmeTest.java"));
  }

  private static Path root() {
    Path module = Path.of("").toAbsolutePath();
    return module.endsWith("cli") ? module.resolve("..").normalize() : module;
  }
}
