package io.github.visionpreflight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.visionpreflight.datauri.DataUri;
import io.github.visionpreflight.media.MediaType;
import io.github.visionpreflight.testdata.Samples;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes wrong before anything is decoded: each its own error, and nothing left behind. */
class BadInputTest {
  private static final String MODEL = "moonshot/kimi-k2.5";

  @TempDir Path folder;

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          empty.png                | unsupported | expected an image or a video, this is empty (the name claims image/png)
          html-as.jpg              | unsupported | expected an image or a video, this is text/html (the name claims image/jpeg)
          pdf.jpg                  | unsupported | expected an image or a video, this is application/pdf (the name claims image/jpeg)
          bad-base64.datauri.txt   | unsupported | expected an image or a video, this is text/plain
          header-65535.png         | malformed   | PNG chunk type: expected 4 bytes, got 0 before the end (offset 73)
          """)
  void aFileThatIsNoPictureIsNamed(String name, String kind, String message) throws IOException {
    Files.write(folder.resolve(name), Samples.bytes(name));
    for (Map<String, Object> row : everyCommand(folder.resolve(name).toString())) {
      assertThat(Cli.text(row, "error", "kind")).isEqualTo(kind);
      assertThat(Cli.text(row, "error", "message")).endsWith(message);
    }
  }

  @Test
  void aMissingFileAndAFolderAreErrorsOfReading() {
    for (Map<String, Object> row : everyCommand(folder.resolve("none.png").toString())) {
      assertThat(Cli.text(row, "error", "kind")).isEqualTo("io");
      assertThat(Cli.text(row, "error", "message")).isEqualTo("none.png: no such file");
    }
    for (Map<String, Object> row : everyCommand(folder.toString())) {
      assertThat(Cli.text(row, "error", "kind")).isEqualTo("io");
      assertThat(Cli.text(row, "error", "message")).endsWith(": expected a file, got a directory");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "interlaced.png",
        "still.gif",
        "orientation-6.jpg",
        "orientation-6.webp",
        "rgb24.bmp",
        "big.tiff",
        "heic-header-only.heic",
        "avif-header-only.avif"
      })
  void aHeaderCutAnywhereIsReadOrRefusedWithFieldAndOffset(String name) throws IOException {
    byte[] whole = Samples.bytes(name);
    List<String> files = new ArrayList<>();
    for (int length = 1; length < Math.min(whole.length, 700); length++) {
      Path cut = folder.resolve(length + "-" + name);
      files.add(Files.write(cut, Arrays.copyOf(whole, length)).toString());
    }
    Cli run = Cli.runWithInput(String.join("\n", files), "probe", "--json", "-");
    assertThat(run.rows()).hasSameSizeAs(files);
    for (Map<String, Object> row : run.rows()) {
      if (row.containsKey("error") && !Cli.text(row, "error", "kind").equals("unsupported")) {
        assertThat(Cli.text(row, "error", "kind")).isEqualTo("malformed");
        assertThat(Cli.text(row, "error", "message"))
            .matches(
                "(PNG|GIF|JPEG|WebP|BMP|TIFF|HEIC|AVIF) .*: expected .*, got .* \\(offset [0-9]+\\)");
      }
    }
  }

  @Test
  void aDataUriIsAnInputLikeAnyOther() {
    String uri = DataUri.encode(MediaType.PNG, Samples.bytes("alpha.png"));
    for (Map<String, Object> row : everyCommand(uri)) {
      assertThat(row).containsEntry("type", "image/png").containsEntry("width", 1200L);
      assertThat(row).doesNotContainKey("declared");
      assertThat(row)
          .containsEntry("input", "data:image/png;base64,… (" + uri.length() + " characters)");
    }
  }

  @Test
  void aLyingDataUriIsReportedWithBothNames() {
    String lie = DataUri.encode(MediaType.PNG, Samples.bytes("photo-gray.jpg"));
    for (Map<String, Object> row : everyCommand(lie)) {
      assertThat(row).containsEntry("type", "image/jpeg").containsEntry("declared", "image/png");
    }
    Cli plan = Cli.run("plan", "--json", "--model", "sail/moonshotai/Kimi-K2.5", lie);
    assertThat(plan.code()).isEqualTo(1);
    assertThat(plan.out())
        .contains("declared type image/png does not match detected type image/jpeg");
  }

  @Test
  void badBase64IsAnErrorWithItsOffsetAndWithoutTheData() {
    String bad = new String(Samples.bytes("bad-base64.datauri.txt"), StandardCharsets.US_ASCII);
    for (Map<String, Object> row : everyCommand(bad.strip())) {
      assertThat(Cli.text(row, "error", "kind")).isEqualTo("malformed");
      assertThat(Cli.text(row, "error", "message"))
          .matches(
              "data URI base64: expected A-Z a-z 0-9 \\+ /, got another character \\(offset [0-9]+\\)");
      assertThat(Cli.text(row, "input")).hasSizeLessThan(80);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://", "{\"url\":\"nonsense\"}", "{\"url\":\"https://a b\"}"})
  void aReferenceThatIsNoAddressIsItsOwnErrorAndTheOthersArePlanned(String word)
      throws IOException {
    Path alpha = Files.write(folder.resolve("alpha.png"), Samples.bytes("alpha.png"));
    Cli run = Cli.run("plan", "--json", "--model", MODEL, word, alpha.toString());
    assertThat(run.code()).isEqualTo(1);
    assertThat(Cli.text(run.rows().get(0), "error", "kind")).isEqualTo("usage");
    assertThat(Cli.text(run.rows().get(0), "error", "message"))
        .startsWith("URL: expected scheme:address");
    assertThat(run.rows().get(1)).containsEntry("type", "image/png");
  }

  private List<Map<String, Object>> everyCommand(String input) {
    Path out = folder.resolve("out");
    List<Map<String, Object>> rows =
        List.of(
            Cli.run("probe", "--json", input).row(),
            Cli.run("estimate", "--json", "--model", MODEL, input).row(),
            Cli.run("prepare", "--json", "--model", MODEL, "--out", out.toString(), input).row());
    if (rows.get(2).containsKey("error")) {
      assertThat(files(out)).isEmpty();
    }
    return rows;
  }

  private static List<Path> files(Path out) {
    try (Stream<Path> files = Files.list(out)) {
      return files.toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
