package io.github.visionpreflight.fuzz;

import io.github.visionpreflight.Preflight;
import io.github.visionpreflight.datauri.DataUri;
import io.github.visionpreflight.media.MediaException;
import io.github.visionpreflight.media.MediaSource;
import io.github.visionpreflight.media.MediaType;
import io.github.visionpreflight.media.ReadLimits;
import io.github.visionpreflight.probe.ImageInfo;
import io.github.visionpreflight.probe.MediaInfo;
import io.github.visionpreflight.probe.Probe;
import io.github.visionpreflight.testdata.MediaGenerator;
import io.github.visionpreflight.testdata.SampleFile;
import io.github.visionpreflight.video.FrameOptions;
import io.github.visionpreflight.video.FrameSampling;
import io.github.visionpreflight.video.FrameSource;
import io.github.visionpreflight.video.FrameStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.stream.Stream;

/**
 * Two threads that read good and hostile files, in every way, for as long as is asked, while a
 * third writes down every few seconds what the process holds. Ends with 1 when a call ended with
 * anything but an answer or a documented error, or something is left at the end.
 */
public final class Soak {
  private static final int WORKERS = 2;
  private static final long SAMPLE_MILLIS = 5_000;
  private static final int SEED = 2026;

  /** Larger ones would let few files through in the time. */
  private static final long MOST_FILE_BYTES = 4_000_000;

  private final List<Path> files;
  private final Preflight preflight = Preflight.forModel("moonshot/kimi-k2.5");
  private final FrameSource frames = FrameSource.find();
  private final FrameOptions options =
      FrameOptions.defaults().withSampling(FrameSampling.everySecond(1, 3));
  private final long end;
  private final ReadWriteLock calling = new ReentrantReadWriteLock(true);
  private final AtomicLong answers = new AtomicLong();
  private final AtomicLong refusals = new AtomicLong();
  private final AtomicLong faults = new AtomicLong();

  private Soak(List<Path> files, Duration duration) {
    this.files = files;
    this.end = System.nanoTime() + duration.toNanos();
  }

  /**
   * Arguments: minutes, the table to write, a folder for this project's own files, more folders.
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    List<Path> files = new ArrayList<>(own(Path.of(args[2])));
    for (String folder : Arrays.asList(args).subList(3, args.length)) {
      files.addAll(below(Path.of(folder)));
    }
    boolean clean =
        new Soak(files, Duration.ofMinutes(Long.parseLong(args[0]))).run(Path.of(args[1]));
    System.exit(clean ? 0 : 1);
  }

  private static List<Path> own(Path folder) throws IOException {
    Files.createDirectories(folder);
    for (SampleFile sample : MediaGenerator.samples()) {
      Path file = folder.resolve(sample.name());
      if (!Files.exists(file)) {
        Files.write(file, sample.bytes());
      }
    }
    return below(folder);
  }

  private static List<Path> below(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      List<Path> small = new ArrayList<>();
      for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
        if (Files.size(file) <= MOST_FILE_BYTES) {
          small.add(file);
        }
      }
      return small;
    }
  }

  private boolean run(Path table) throws IOException, InterruptedException {
    List<Thread> workers = new ArrayList<>();
    for (int i = 0; i < WORKERS; i++) {
      SplittableRandom random = new SplittableRandom(SEED + i);
      workers.add(new Thread(() -> work(random), "soak-" + i));
    }
    workers.forEach(Thread::start);
    try (BufferedWriter out = Files.newBufferedWriter(table)) {
      out.write(SoakSample.HEADER);
      while (workers.stream().anyMatch(Thread::isAlive)) {
        Thread.sleep(SAMPLE_MILLIS);
        out.write(sample().row());
        out.flush();
      }
    }
    System.out.println(
        files.size()
            + " files, "
            + answers
            + " answers, "
            + refusals
            + " refusals, "
            + faults
            + " faults");
    return faults.get() == 0;
  }

  /** Lets no call begin meanwhile, so that what is seen is what is kept. */
  private SoakSample sample() throws IOException {
    calling.writeLock().lock();
    try {
      return SoakSample.now(answers.get(), refusals.get(), faults.get());
    } finally {
      calling.writeLock().unlock();
    }
  }

  private void work(SplittableRandom random) {
    while (System.nanoTime() < end) {
      Path file = files.get(random.nextInt(files.size()));
      calling.readLock().lock();
      try {
        call(file, random.nextInt(4));
      } finally {
        calling.readLock().unlock();
      }
    }
  }

  private void call(Path file, int way) {
    try {
      use(delivered(file, way));
      answers.incrementAndGet();
    } catch (MediaException documented) {
      refusals.incrementAndGet();
    } catch (IOException | RuntimeException | Error e) {
      faults.incrementAndGet();
      System.out.println(file + ": " + e);
    }
  }

  private static MediaSource delivered(Path file, int way) throws IOException {
    return switch (way) {
      case 0 -> MediaSource.of(file);
      case 1 -> MediaSource.of(Files.readAllBytes(file));
      case 2 -> ofStream(file);
      default -> {
        String uri = DataUri.encode(MediaType.PNG, Files.readAllBytes(file));
        yield DataUri.parse(uri, ReadLimits.defaults()).source();
      }
    };
  }

  private static MediaSource ofStream(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return MediaSource.readFully("stream", in, ReadLimits.defaults());
    }
  }

  private void use(MediaSource source) {
    MediaInfo info = Probe.of(source, ReadLimits.defaults());
    preflight.estimate(source);
    if (info instanceof ImageInfo) {
      preflight.prepare(source).dataUri();
    } else {
      try (FrameStream stream = frames.open(source, options)) {
        stream.forEachRemaining(frame -> {});
      }
    }
  }
}
