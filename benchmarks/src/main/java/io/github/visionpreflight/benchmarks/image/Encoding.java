package io.github.visionpreflight.benchmarks.image;

import io.github.visionpreflight.benchmarks.media.BenchmarkMedia;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Pixels that are to be written as a file. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public abstract class Encoding {
  /** The picture. */
  @Param({"photo-1080p.jpg", "screenshot-1080p.png"})
  public String data;

  Decoded picture;

  /** Decodes the picture. */
  @Setup
  public void read() throws IOException {
    Readers.onlyJdk();
    picture = Decoded.of(BenchmarkMedia.bytes(data), data);
  }
}
