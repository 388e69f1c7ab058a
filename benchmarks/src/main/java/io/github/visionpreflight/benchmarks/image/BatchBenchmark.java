package io.github.visionpreflight.benchmarks.image;

import io.github.visionpreflight.benchmarks.job.Compared;
import io.github.visionpreflight.benchmarks.media.BenchmarkMedia;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Eight files in memory that are to become JPEGs that fit, by one thread or by two. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Compared(
    title = "Batch of pictures made to fit",
    rival = "GRAPHICS2D",
    bias =
        "Eight times the same file. Two threads need two idle cores: on others the ratio says more"
            + " of the machine.")
public class BatchBenchmark {
  private static final int PICTURES = 8;

  /** Who prepares. */
  @Param({"PREFLIGHT", "GRAPHICS2D"})
  public Fitter implementation;

  /** The file. */
  @Param({"photo-4k.jpg", "screenshot-4k.png"})
  public String data;

  /** How many work side by side. */
  @Param({"1", "2"})
  public int threads;

  private byte[] bytes;
  private int side;
  private ExecutorService pool;

  /** Reads the file. */
  @Setup
  public void read() {
    Readers.onlyJdk();
    bytes = BenchmarkMedia.bytes(data);
    side = BenchmarkMedia.scaled(1568);
    pool = Executors.newFixedThreadPool(threads);
  }

  /** Ends the threads. */
  @TearDown
  public void close() {
    pool.shutdown();
  }

  /** Makes all of them fit. */
  @Benchmark
  public byte[][] batch() throws InterruptedException, ExecutionException {
    Callable<byte[]> one = () -> implementation.fit(bytes, data, side);
    List<Future<byte[]>> all = pool.invokeAll(Collections.nCopies(PICTURES, one));
    byte[][] made = new byte[PICTURES][];
    for (int i = 0; i < PICTURES; i++) {
      made[i] = all.get(i).get();
    }
    return made;
  }
}
