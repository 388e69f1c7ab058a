package io.github.visionpreflight.benchmarks.image;

import io.github.visionpreflight.benchmarks.job.Burden;
import io.github.visionpreflight.benchmarks.media.BenchmarkMedia;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A file in memory that is to become a JPEG that fits; which files, the class itself says. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public abstract class Fitting {
  /** Who prepares. */
  @Param public Fitter implementation;

  private byte[] bytes;
  private byte[] again;
  private int side;

  /** Returns the file. */
  abstract String data();

  /** Returns the longest side that the result may have, in pixels. */
  abstract int box();

  /** Reads the file. */
  @Setup
  public void read() {
    Readers.onlyJdk();
    bytes = BenchmarkMedia.bytes(data());
    side = BenchmarkMedia.scaled(box());
  }

  /** Makes it fit. */
  @Benchmark
  public byte[] fit() throws IOException {
    if (Burden.isDue(implementation)) {
      again = implementation.fit(bytes, data(), side);
    }
    return implementation.fit(bytes, data(), side);
  }
}
