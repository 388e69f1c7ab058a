package io.github.visionpreflight.cli;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every row of both golden tables, as a billing job would ask for them. */
class GoldenTablesTest {
  @Test
  void everyImageRowHasItsTokensPromptTokensAndSeenSize() {
    List<Map<String, String>> golden = table("image_cases.csv");
    List<Map<String, Object>> rows = estimate(golden, GoldenTablesTest::image);
    assertThat(rows).hasSameSizeAs(golden);
    for (int i = 0; i < golden.size(); i++) {
      Map<String, String> want = golden.get(i);
      Map<String, Object> got = rows.get(i);
      assertThat(text(got, "tokens", "prompt_tokens", "seen_width", "seen_height"))
          .as(want.toString())
          .isEqualTo(columns(want, "tokens", "prompt_tokens", "new_w", "new_h"));
      assertThat(Cli.text(got, "by_rule", "tiles")).isEqualTo(want.get("baseten_doc_tiles"));
    }
  }

  @Test
  void everyVideoRowHasItsSamplesAndPromptTokens() {
    List<Map<String, String>> golden = table("video_cases.csv");
    List<Map<String, Object>> rows = estimate(golden, GoldenTablesTest::video);
    assertThat(rows).hasSameSizeAs(golden);
    for (int i = 0; i < golden.size(); i++) {
      Map<String, String> want = golden.get(i);
      assertThat(
              text(
                  rows.get(i),
                  "sampled_frames",
                  "tokens",
                  "prompt_tokens",
                  "seen_width",
                  "seen_height"))
          .as(want.toString())
          .isEqualTo(columns(want, "sampled", "vision_tokens", "prompt_tokens", "new_w", "new_h"));
    }
  }

  private static List<Map<String, Object>> estimate(
      List<Map<String, String>> golden, Function<Map<String, String>, String> line) {
    String input = golden.stream().map(line).collect(Collectors.joining("\n"));
    Cli run = Cli.runWithInput(input, "estimate", "--json", "--model", "moonshot/kimi-k2.6", "-");
    return run.rows();
  }

  private static String image(Map<String, String> row) {
    return "{\"width\":" + row.get("width") + ",\"height\":" + row.get("height") + "}";
  }

  private static String video(Map<String, String> row) {
    String most = requireNonNull(row.get("max_frames"));
    return "{\"width\":"
        + row.get("width")
        + ",\"height\":"
        + row.get("height")
        + ",\"frames\":"
        + row.get("nframes")
        + ",\"fps\":"
        + row.get("avg_fps")
        + ",\"sample_fps\":"
        + row.get("sample_fps")
        + (most.isEmpty() ? "" : ",\"max_frames\":" + most)
        + "}";
  }

  private static List<String> text(Map<String, Object> row, String... names) {
    List<String> values = new ArrayList<>();
    for (String name : names) {
      values.add(Cli.text(row, name));
    }
    return values;
  }

  private static List<String> columns(Map<String, String> row, String... names) {
    List<String> values = new ArrayList<>();
    for (String name : names) {
      values.add(requireNonNull(row.get(name), name));
    }
    return values;
  }

  private static List<Map<String, String>> table(String name) {
    String path = "/io/github/visionpreflight/testdata/golden/" + name;
    try (InputStream in = requireNonNull(GoldenTablesTest.class.getResourceAsStream(path), path);
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      List<String> lines = reader.lines().filter(line -> !line.startsWith("#")).toList();
      String[] header = lines.get(0).split(",", -1);
      return lines.stream().skip(1).map(line -> row(header, line.split(",", -1))).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, String> row(String[] header, String[] cells) {
    Map<String, String> row = new LinkedHashMap<>();
    for (int i = 0; i < header.length; i++) {
      row.put(header[i], cells[i]);
    }
    return row;
  }
}
