package io.github.visionpreflight.benchmarks.request;

import io.github.visionpreflight.benchmarks.job.Compared;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Pictures in memory to the bytes of a request. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Compared(
    title = "Request body as JSON",
    rival = "JACKSON",
    bias =
        "The stream only counts; a socket would hide part of the difference in time, and none of"
            + " that in memory. The base64 of JACKSON and CONCATENATION is the JDK's.")
public class RequestWriteBenchmark {
  /** Who writes. */
  @Param public BodyWriter implementation;

  /** How many pictures of which file. */
  @Param({"1 photo-1080p.jpg", "16 photo-1080p.jpg"})
  public String data;

  private Pictures pictures;

  /** Reads the file. */
  @Setup
  public void read() {
    pictures = Pictures.parse(data);
  }

  /** Writes the body. */
  @Benchmark
  public long write() throws IOException {
    Count count = new Count();
    write(count);
    return count.bytes;
  }

  void write(OutputStream out) throws IOException {
    implementation.write(pictures, out);
  }

  private static final class Count extends OutputStream {
    private long bytes;

    @Override
    public void write(int b) {
      bytes++;
    }

    @Override
    public void write(byte[] from, int offset, int length) {
      bytes += length;
    }
  }
}
