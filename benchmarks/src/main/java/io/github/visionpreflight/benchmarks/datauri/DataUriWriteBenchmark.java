package io.github.visionpreflight.benchmarks.datauri;

import io.github.visionpreflight.benchmarks.job.Compared;
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

/** Bytes to a data URI. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Compared(
    title = "Bytes to a data URI",
    rival = "ENCODE_TO_STRING",
    bias =
        "ENCODE_BYTES and ENCODE_INTO leave the prefix out, ENCODE_INTO and the streams write into"
            + " an array that is there already, and ARRAYCOPY encodes nothing: it is the limit."
            + " Everybody has handled thousands of short inputs before: the JDK's encoder takes three"
            + " times as long until then.")
public class DataUriWriteBenchmark {
  /** Who writes. */
  @Param public Writer implementation;

  /** The file. */
  @Param({"photo-1080p.jpg", "photo-12mp.jpg", "still.gif"})
  public String data;

  private byte[] bytes;
  private Writer.Target target;

  /** Reads the file, and warms up with a shorter one. */
  @Setup
  public void read() throws IOException {
    byte[] few = ShortFile.bytes();
    Writer.Target small = new Writer.Target(few.length);
    for (int i = 0; i < ShortFile.calls(); i++) {
      implementation.write(few, small);
    }
    bytes = BenchmarkMedia.bytes(data);
    target = new Writer.Target(bytes.length);
  }

  /** Writes it. */
  @Benchmark
  public Object write() throws IOException {
    return implementation.write(bytes, target);
  }
}
