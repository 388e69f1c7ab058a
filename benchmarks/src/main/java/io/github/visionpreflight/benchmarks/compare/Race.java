package io.github.visionpreflight.benchmarks.compare;

import io.github.visionpreflight.benchmarks.compare.Answer.Done;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One job on one file by everybody who can do it, in turn. First each does it once, and the result
 * is looked at; then all warm up with the same work; then come the rounds that count.
 */
final class Race {
  /** A measurement of small things is repeated until it takes so long. */
  private static final double LEAST_MILLIS = 5;

  static final String DIFFERENT = "NUMBER OF PICTURES DIFFERS: ";

  private static final List<String> OURS = List.of("core", "native");

  private final Job job;
  private final Pace pace;
  private final Judge judge;
  private final List<Lane> lanes = new ArrayList<>();
  private final List<String> remarks = new ArrayList<>();

  /**
   * How long everybody warms up and how often it is measured.
   *
   * @param warmMillis least processor time of warming up for each, milliseconds
   * @param rounds measurements of each; with 0, the first run is what counts
   */
  record Pace(double warmMillis, int rounds) {}

  /** What one entrant has done so far. */
  private static final class Lane {
    final Entrant entrant;
    final Done first;
    final Optional<Likeness> likeness;
    final int repeat;
    final List<Double> millis = new ArrayList<>();
    final List<Double> cpuMillis = new ArrayList<>();
    double warmed;

    Lane(Entrant entrant, Done first, Optional<Likeness> likeness, boolean once) {
      this.entrant = entrant;
      this.first = first;
      this.likeness = likeness;
      this.repeat = once ? 1 : (int) Math.max(1, Math.ceil(LEAST_MILLIS / first.millis()));
      this.warmed = work(first);
    }

    void note(Done done) {
      millis.add(done.millis());
      cpuMillis.add(done.cpuMillis());
    }
  }

  Race(Job job, Pace pace, Judge judge) {
    this.job = job;
    this.pace = pace;
    this.judge = judge;
  }

  /** Runs everything and returns a measurement for each entrant that could do the job. */
  List<Measurement> run(List<Entrant> entrants, Path folder) throws IOException {
    for (Entrant entrant : entrants) {
      enter(entrant, folder.resolve(entrant.name()));
    }
    compareCounts();
    warmUp();
    if (pace.rounds() == 0) {
      lanes.forEach(lane -> lane.note(lane.first));
    } else {
      lanes.forEach(lane -> lane.entrant.forgetPeak());
    }
    for (int round = 0; round < pace.rounds(); round++) {
      for (Lane lane : lanes) {
        lane.note(done(lane));
      }
    }
    return lanes.stream().map(this::measurement).toList();
  }

  /** Returns what is odd, or who did not take part and why. */
  List<String> remarks() {
    return remarks;
  }

  private void enter(Entrant entrant, Path out) throws IOException {
    Answer answer = entrant.ask(judge.toLookAt(job, out));
    if (answer instanceof Done done) {
      lanes.add(new Lane(entrant, done, likeness(entrant, out, done), job.isVideo()));
    } else {
      remarks.add(entrant.name() + " not: " + ((Answer.Refused) answer).reason());
    }
  }

  private Optional<Likeness> likeness(Entrant entrant, Path out, Done done) {
    try {
      return judge.likeness(job, out, done.count());
    } catch (IOException | IllegalArgumentException e) {
      remarks.add(entrant.name() + " result: " + e.getMessage());
      return Optional.empty();
    }
  }

  private void compareCounts() {
    if (lanes.stream().mapToInt(lane -> lane.first.count()).distinct().count() > 1) {
      String counts =
          String.join(
              ", ",
              lanes.stream().map(lane -> lane.entrant.name() + " " + lane.first.count()).toList());
      remarks.add(DIFFERENT + counts);
    }
  }

  private void warmUp() throws IOException {
    boolean cold = true;
    while (cold) {
      cold = false;
      for (Lane lane : lanes) {
        if (lane.warmed < pace.warmMillis()) {
          lane.warmed += work(done(lane)) * lane.repeat;
          cold = true;
        }
      }
    }
  }

  /** On a crowded machine time passes without work, and only work warms. */
  private static double work(Done done) {
    return done.cpuMillis() > 0 ? done.cpuMillis() : done.millis();
  }

  private Done done(Lane lane) throws IOException {
    Answer answer = lane.entrant.ask(job.request().repeated(lane.repeat));
    if (answer instanceof Done done) {
      return done;
    }
    throw new IOException(lane.entrant.name() + ": " + ((Answer.Refused) answer).reason());
  }

  private Measurement measurement(Lane lane) {
    Spread spread = Spread.of(lane.millis);
    return new Measurement(
        job.name(),
        job.file().getFileName().toString(),
        job.setting(),
        lane.entrant.name(),
        spread.median(),
        spread.q1(),
        spread.q3(),
        ours().map(ours -> Spread.medianRatio(lane.millis, ours.millis)).orElse(null),
        Spread.of(lane.cpuMillis).median(),
        lane.likeness.map(Likeness::ssim).orElse(null),
        lane.likeness.map(likeness -> Math.min(99, likeness.psnr())).orElse(null),
        lane.first.bytes(),
        lane.first.count(),
        lane.entrant.peakMegabytes(),
        lane.millis.size(),
        lane.repeat,
        lane.first.note());
  }

  private Optional<Lane> ours() {
    return lanes.stream().filter(lane -> OURS.contains(lane.entrant.name())).findFirst();
  }
}
