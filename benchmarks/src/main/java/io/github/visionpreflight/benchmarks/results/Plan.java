package io.github.visionpreflight.benchmarks.results;

import io.github.visionpreflight.benchmarks.job.Implementation;
import io.github.visionpreflight.benchmarks.job.Job;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What of a job is run, and for how long.
 *
 * @param job the job
 * @param implementations whom
 * @param parameters on which data, with which settings
 * @param pace how long
 */
record Plan(
    Job job,
    List<Implementation> implementations,
    Map<String, List<String>> parameters,
    Pace pace) {
  /** The parameters with which {@code --quick} runs a job; one that is not here is left out. */
  private static final Map<String, Map<String, List<String>>> QUICK = quick();

  /** More lines than these nobody tells apart, and the slowest would take most of the time. */
  private static final Set<String> GROWING =
      Set.of("PREFLIGHT", "GRAPHICS2D", "THUMBNAILATOR", "OPENCV", "GRABBER_LOOP");

  /**
   * How long one case takes in one round.
   *
   * @param warmups iterations before any figure counts
   * @param iterations that count
   * @param millis length of an iteration; one that takes longer is not cut
   */
  record Pace(int warmups, int iterations, int millis) {
    private static final Pace SHORT = new Pace(3, 5, 200);
    private static final Pace LONG = new Pace(4, 3, 700);
    private static final Pace GROWTH = new Pace(3, 2, 400);
    private static final Pace VIDEO = new Pace(1, 2, 100);

    /** Minutes of video: what has been compiled in its first seconds is all there is. */
    private static final Pace LONG_VIDEO = new Pace(0, 1, 100);

    static Pace of(Job job) {
      return switch (job.name()) {
        case "Frames" -> VIDEO;
        case "VideoGrowth" -> LONG_VIDEO;
        case "Growth" -> GROWTH;
        case "Prepare", "Batch", "JpegDecode", "JpegEncode", "PngEncode", "Resample" -> LONG;
        default -> SHORT;
      };
    }
  }

  /** Returns a job with everything in it. */
  static Plan whole(Job job) {
    return new Plan(job, job.implementations(), job.parameters(), Pace.of(job));
  }

  private static Map<String, Map<String, List<String>>> quick() {
    Map<String, Map<String, List<String>>> quick = new LinkedHashMap<>();
    quick.put("Detection", data("photo-12mp.jpg", "photo-12mp.webp", "h264-gop250-10s.mp4"));
    quick.put(
        "HeaderProbe",
        data(
            "photo-12mp.jpg",
            "screenshot-1080p.png",
            "still.gif",
            "photo-12mp.webp",
            "photo-12mp.bmp"));
    quick.put("TokenRule", data("1920x1080"));
    quick.put("Cost", data("1920x1080", "1920x1080x1800"));
    quick.put("DataUriWrite", data("photo-1080p.jpg"));
    quick.put("DataUriParse", data("photo-1080p.jpg"));
    quick.put("Prepare", boxed("photo-12mp.jpg", "photo-12mp.webp"));
    quick.put("Batch", data("photo-4k.jpg"));
    quick.put("JpegDecode", data("photo-12mp.jpg"));
    quick.put("JpegEncode", data("photo-1080p.jpg"));
    quick.put("PngEncode", data("screenshot-1080p.png"));
    quick.put("Resample", boxed("photo-12mp.jpg"));
    quick.put("RequestPlan", data("1 photo-12mp.jpg"));
    quick.put("RequestWrite", data("1 photo-1080p.jpg"));
    quick.put("VideoProbe", data("h264-gop250-10s.mp4"));
    quick.put("Frames", Map.of("data", List.of("h264-gop250-10s.mp4"), "fps", List.of("0.5")));
    quick.put("Growth", Map.of());
    quick.put("VideoGrowth", Map.of());
    return quick;
  }

  private static Map<String, List<String>> boxed(String... names) {
    return Map.of("data", List.of(names), "box", List.of("768"));
  }

  private static Map<String, List<String>> data(String... names) {
    return Map.of("data", List.of(names));
  }

  /** Returns whether {@code --quick} runs any of the job. */
  static boolean isQuick(Job job) {
    return QUICK.containsKey(job.name());
  }

  /** Returns the part of a job that {@code --quick} runs. */
  static Plan quick(Job job) {
    Map<String, List<String>> parameters = new LinkedHashMap<>(job.parameters());
    parameters.putAll(QUICK.get(job.name()));
    Plan plan = new Plan(job, job.implementations(), parameters, Pace.of(job));
    return job.name().endsWith("Growth") ? plan.with(GROWING) : plan;
  }

  /** Returns this plan with these implementations alone. */
  Plan with(Set<String> names) {
    List<Implementation> some =
        implementations.stream().filter(how -> names.contains(how.name())).toList();
    return new Plan(job, some, parameters, pace);
  }

  /** Returns this plan with more data: photographs of the sample collection. */
  Plan plus(List<String> data) {
    Map<String, List<String>> more = new LinkedHashMap<>(parameters);
    more.put("data", Stream.concat(parameters.get("data").stream(), data.stream()).toList());
    return new Plan(job, implementations, more, pace);
  }

  /** Returns the data that an implementation reads. */
  List<String> dataFor(Implementation how) {
    return parameters.get("data").stream().filter(how::does).toList();
  }
}
