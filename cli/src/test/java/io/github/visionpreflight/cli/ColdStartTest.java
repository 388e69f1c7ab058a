package io.github.visionpreflight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.visionpreflight.testdata.Samples;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a fresh JVM loads for an answer from headers: neither decoders nor what names a refusal. */
class ColdStartTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "probe",
        "estimate --model alibaba/kimi-k2.6",
        "plan --model baseten/moonshotai/Kimi-K2.5"
      })
  void answersFromHeadersLoadNoDecoderAndNoTika(String command) throws Exception {
    List<String> words = new ArrayList<>(Arrays.asList(command.split(" ", -1)));
    for (String name :
        List.of("photo-gray.jpg", "alpha.png", "still.gif", "heic-header-only.heic")) {
      words.add(Files.write(folder.resolve(name), Samples.bytes(name)).toString());
    }
    String log = run(words);
    assertThat(log).contains("io.github.visionpreflight.probe.JpegReader");
    assertThat(log.lines())
        .noneMatch(
            line ->
                line.matches(
                    ".*\\b(java\\.awt|javax\\.imageio|com\\.twelvemonkeys|org\\.apache\\.tika|"
                        + "org\\.bytedeco|me\\.tongfei)\\..*"));
  }

  private String run(List<String> words) throws IOException, InterruptedException {
    Path log = folder.resolve("classes.log");
    List<String> java = new ArrayList<>();
    java.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    java.add("-Xlog:class+load:file=" + log);
    java.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    java.addAll(words);
    Process process =
        new ProcessBuilder(java)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("out").toFile())
            .start();
    assertThat(process.waitFor()).isIn(0, 1);
    return Files.readString(log, StandardCharsets.UTF_8);
  }
}
