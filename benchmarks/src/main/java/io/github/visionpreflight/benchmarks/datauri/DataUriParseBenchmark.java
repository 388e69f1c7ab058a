package io.github.visionpreflight.benchmarks.datauri;

import io.github.visionpreflight.benchmarks.job.Compared;
import io.github.visionpreflight.benchmarks.media.BenchmarkMedia;
import io.github.visionpreflight.datauri.DataUri;
import io.github.visionpreflight.media.MediaType;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A data URI back to bytes. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Compared(
    title = "Data URI to bytes",
    rival = "DECODER",
    bias =
        "Ours reads every spelling that browsers read and names the offset of what is wrong; the"
            + " decoders look for a comma and take what is behind it.")
public class DataUriParseBenchmark {
  /** Who reads. */
  @Param public Parser implementation;

  /** The file inside the URI. */
  @Param({"photo-1080p.jpg", "photo-12mp.jpg"})
  public String data;

  private String uri;

  /** Makes the URI, and warms up with a shorter one. */
  @Setup
  public void read() {
    String few = DataUri.encode(MediaType.JPEG, ShortFile.bytes());
    for (int i = 0; i < ShortFile.calls(); i++) {
      implementation.parse(few);
    }
    uri = DataUri.encode(MediaType.JPEG, BenchmarkMedia.bytes(data));
  }

  /** Reads it. */
  @Benchmark
  public byte[] parse() {
    return implementation.parse(uri);
  }
}
