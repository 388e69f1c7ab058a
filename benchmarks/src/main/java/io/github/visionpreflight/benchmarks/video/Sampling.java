package io.github.visionpreflight.benchmarks.video;

import io.github.visionpreflight.benchmarks.media.BenchmarkMedia;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A video whose frames are wanted at a rate; which video, the class itself says. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public abstract class Sampling {
  private static final int MOST_SIDE = 768;

  /** Who samples. */
  @Param public Sampler implementation;

  private Path file;
  private int side;

  /** Returns the file. */
  abstract String data();

  /** Returns frames a second. */
  abstract double fps();

  /** Makes the file. */
  @Setup
  public void read() {
    file = BenchmarkMedia.file(data());
    side = BenchmarkMedia.scaled(MOST_SIDE);
  }

  /** Takes the frames. */
  @Benchmark
  public List<byte[]> frames() throws IOException {
    return implementation.frames(file, fps(), side);
  }
}
