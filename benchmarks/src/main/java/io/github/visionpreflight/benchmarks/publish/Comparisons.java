package io.github.visionpreflight.benchmarks.publish;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The measurements across languages: either lines of JSON, one a measurement, or one object that
 * has them under {@code measurements} and the machine beside.
 *
 * @param machine what it was measured on, when, and by which command
 * @param measurements as they are in the file
 * @param participants who in which version, who was missing, and the files, as paragraphs
 */
record Comparisons(Map<String, String> machine, List<JsonNode> measurements, String participants) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> OURS = List.of("core", "native");

  static Comparisons read(Path file) throws IOException {
    Map<String, String> machine = new LinkedHashMap<>();
    List<JsonNode> measurements = new ArrayList<>();
    StringBuilder participants = new StringBuilder();
    try (MappingIterator<JsonNode> objects =
        JSON.readerFor(JsonNode.class).readValues(file.toFile())) {
      while (objects.hasNext()) {
        JsonNode object = objects.next();
        if (object.has("measurements")) {
          object.get("measurements").forEach(measurements::add);
          machine.putAll(texts(object.path("machine")));
          line(participants, "Who: ", texts(object.path("versions")));
          line(participants, "Missing: ", texts(object.path("missing")));
          line(participants, "Files: ", texts(object.path("files")));
        } else {
          measurements.add(object);
        }
      }
    }
    return new Comparisons(machine, measurements, participants.toString());
  }

  private static Map<String, String> texts(JsonNode object) {
    Map<String, String> texts = new LinkedHashMap<>();
    object.properties().forEach(each -> texts.put(each.getKey(), each.getValue().asText()));
    return texts;
  }

  private static void line(StringBuilder page, String head, Map<String, String> texts) {
    if (!texts.isEmpty()) {
      page.append(head);
      texts.forEach((name, text) -> page.append(name + " (" + text + "); "));
      page.append("\n\n");
    }
  }

  /** Returns when it was recorded, in ISO 8601 and UTC; empty when nobody wrote it down. */
  String date() {
    return machine.getOrDefault("date", "");
  }

  /** Returns this recording without the jobs that others have. */
  Comparisons exceptWhatIsIn(List<Comparisons> others) {
    List<JsonNode> left =
        measurements.stream()
            .filter(each -> others.stream().noneMatch(other -> other.jobs().contains(job(each))))
            .toList();
    return new Comparisons(machine, left, participants);
  }

  private static String job(JsonNode measurement) {
    return measurement.get("job").asText();
  }

  /** Returns the jobs in their order. */
  List<String> jobs() {
    return measurements.stream().map(Comparisons::job).distinct().toList();
  }

  /** Returns what was measured for a job, in relation to one implementation. */
  List<Entry> entries(String job, String rival) {
    List<Entry> entries = new ArrayList<>();
    for (JsonNode each : measurements) {
      if (job(each).equals(job)) {
        entries.add(entry(each, rival));
      }
    }
    return entries.stream().filter(entry -> !Double.isNaN(entry.ratio())).toList();
  }

  /**
   * Returns a row of the README: how long the others take in relation to ours, the geometric mean
   * over the files that both did.
   */
  Optional<String> headline(String job) {
    List<String> names = names(job);
    return OURS.stream()
        .filter(names::contains)
        .findFirst()
        .map(
            ours ->
                "| `"
                    + job
                    + "` | "
                    + cases(job, ours).size()
                    + " | **"
                    + ours
                    + "** | "
                    + names.stream()
                        .filter(name -> !name.equals(ours))
                        .map(name -> name + " " + Units.ratio(mean(job, name, ours)))
                        .collect(Collectors.joining(", "))
                    + " |\n");
  }

  private List<String> names(String job) {
    return measurements.stream()
        .filter(each -> job(each).equals(job))
        .map(each -> each.get("implementation").asText())
        .distinct()
        .toList();
  }

  private List<JsonNode> cases(String job, String implementation) {
    return measurements.stream()
        .filter(each -> job(each).equals(job))
        .filter(each -> each.get("implementation").asText().equals(implementation))
        .toList();
  }

  private double mean(String job, String name, String ours) {
    double logarithm =
        cases(job, name).stream()
            .flatMap(
                theirs ->
                    cases(job, ours).stream()
                        .filter(each -> isSameCase(each, theirs))
                        .map(each -> median(theirs) / median(each)))
            .mapToDouble(Math::log)
            .average()
            .orElse(Double.NaN);
    return Math.exp(logarithm);
  }

  private static double median(JsonNode each) {
    return each.get("median_ms").asDouble();
  }

  private Entry entry(JsonNode each, String rival) {
    double median = median(each);
    double beside =
        measurements.stream()
            .filter(other -> isSameCase(each, other))
            .filter(other -> other.get("implementation").asText().equals(rival))
            .mapToDouble(Comparisons::median)
            .findFirst()
            .orElse(Double.NaN);
    String name = each.get("implementation").asText();
    double spread = (each.path("q3_ms").asDouble() - each.path("q1_ms").asDouble()) / median;
    String group = each.get("file").asText() + ", " + each.path("setting").asText();
    return new Entry(
        group, name, OURS.contains(name), median * 1e6, median / beside, spread, rest(each));
  }

  private static boolean isSameCase(JsonNode a, JsonNode b) {
    return a.get("job").equals(b.get("job"))
        && a.get("file").equals(b.get("file"))
        && a.path("setting").equals(b.path("setting"));
  }

  private static String rest(JsonNode each) {
    List<String> words = new ArrayList<>();
    if (each.path("ssim").isNumber()) {
      words.add("SSIM " + Units.three(each.get("ssim").asDouble()));
    }
    if (each.path("output_bytes").isNumber()) {
      words.add(Units.size(each.get("output_bytes").asDouble()));
    }
    if (each.path("peak_mb").isNumber()) {
      words.add("peak " + Units.size(each.get("peak_mb").asDouble() * 1e6));
    }
    return String.join(" · ", words);
  }

  /** Returns whom a job's ratios are to: the best known of those that took part. */
  String rivalOf(String job) {
    List<String> names = names(job);
    return List.of("sharp", "ffmpeg", "libvips", "pillow", "javacv").stream()
        .filter(names::contains)
        .findFirst()
        .orElse(names.get(0));
  }
}
