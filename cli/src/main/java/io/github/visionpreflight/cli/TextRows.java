package io.github.visionpreflight.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Rows as lines for people. */
final class TextRows {
  private TextRows() {}

  static String error(Row row) {
    return row.text("input") + ": " + row.problem();
  }

  static String probe(Row row) {
    List<String> facts = new ArrayList<>();
    facts.add(type(row));
    facts.add(size(row));
    if (row.has("duration")) {
      facts.add(row.text("duration") + " s");
    }
    if (row.has("frames") && !row.text("frames").equals("1")) {
      facts.add(row.text("frames") + " frames");
    }
    if (row.has("estimated_frames")) {
      facts.add("about " + row.text("estimated_frames") + " frames");
    }
    if (row.has("fps")) {
      facts.add(row.text("fps") + " fps");
    }
    if (row.has("bytes")) {
      facts.add(row.text("bytes") + " bytes");
    }
    return row.text("input") + ": " + String.join(", ", facts);
  }

  static String estimate(Row row) {
    StringBuilder text = new StringBuilder(probe(row));
    text.append("\n  ").append(tokens(row)).append(", ").append(cost(row));
    violations(row, text);
    return text.toString();
  }

  static String prepare(Row row) {
    StringBuilder text = new StringBuilder();
    text.append(row.text("input")).append(" -> ").append(row.text("output")).append(": ");
    text.append(row.text("action")).append(" (").append(row.text("lane")).append("), ");
    text.append(row.text("type")).append(' ').append(row.text("displayed_width")).append('x');
    text.append(row.text("displayed_height")).append(" -> ").append(row.text("output_type"));
    text.append(' ').append(row.text("output_width")).append('x').append(row.text("output_height"));
    text.append(", ").append(row.text("bytes")).append(" -> ").append(row.text("output_bytes"));
    text.append(" bytes\n  ").append(tokens(row)).append(", ").append(cost(row));
    notes(row, text);
    violations(row, text);
    return text.toString();
  }

  static String frames(Row row) {
    StringBuilder text = new StringBuilder(probe(row));
    text.append("\n  ").append(row.text("frames_written")).append(" frames written, ");
    if (row.has("frames_decoded")) {
      text.append(row.text("frames_decoded")).append(" decoded, ");
    }
    text.append("at ").append(row.text("timestamps")).append(" s");
    if (row.has("choice")) {
      text.append("\n  ").append(row.text("choice"));
    }
    violations(row, text);
    return text.toString();
  }

  static String plan(Row row) {
    StringBuilder text = new StringBuilder();
    if (row.fields().get("request") instanceof Map<?, ?> request) {
      text.append("request: ").append(request.toString().replaceAll("[{}]", ""));
      text.append("\n  ").append(cost(row));
    } else {
      text.append(row.has("media") ? probe(row) : row.text("input")).append("\n  ");
      text.append(row.has("tokens") ? tokens(row) : "tokens unknown");
      text.append(row.has("transport") ? ", by " + row.text("transport") : "");
    }
    violations(row, text);
    return text.toString();
  }

  private static String type(Row row) {
    if (!row.has("type")) {
      return row.text("media");
    }
    return row.has("declared")
        ? row.text("type") + " (named as " + row.text("declared") + ")"
        : row.text("type");
  }

  private static String size(Row row) {
    String stored = row.text("width") + "x" + row.text("height");
    String displayed = row.text("displayed_width") + "x" + row.text("displayed_height");
    return stored.equals(displayed) ? stored : stored + " shown as " + displayed;
  }

  private static String tokens(Row row) {
    if (!row.has("tokens")) {
      return "tokens unknown";
    }
    String markers =
        row.has("prompt_tokens") ? ", " + row.text("prompt_tokens") + " with markers" : "";
    return row.text("tokens")
        + " tokens by "
        + row.text("rule")
        + markers
        + (row.has("by_rule") ? ", all rules " + row.text("by_rule").replaceAll("[{}]", "") : "");
  }

  private static String cost(Row row) {
    if (row.has("cost")) {
      return row.text("cost") + " " + row.text("currency") + " (" + row.text("price_source") + ")";
    }
    return row.has("price_error") ? row.text("price_error") : "cost unknown";
  }

  private static void notes(Row row, StringBuilder text) {
    if (row.fields().get("notes") instanceof List<?> notes) {
      notes.forEach(note -> text.append("\n  ").append(note));
    }
  }

  private static void violations(Row row, StringBuilder text) {
    if (row.fields().get("violations") instanceof List<?> violations) {
      for (Object violation : violations) {
        text.append("\n  does not fit: ").append(((Map<?, ?>) violation).get("message"));
      }
    }
    if (row.fields().get("warnings") instanceof List<?> warnings) {
      for (Object warning : warnings) {
        text.append("\n  advice: ").append(((Map<?, ?>) warning).get("message"));
      }
    }
  }
}
