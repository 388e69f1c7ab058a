package io.github.visionpreflight.benchmarks.compare;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;

/**
 * Answers one request a line until its input ends, like the workers in other languages. The
 * argument says which implementation: {@code core}, {@code native} or {@code javacv}.
 */
final class JavaWorker {
  private final Work work;

  JavaWorker(Work work) {
    this.work = work;
  }

  public static void main(String[] args) throws IOException {
    Reader in = new InputStreamReader(System.in, StandardCharsets.UTF_8);
    new JavaWorker(named(args[0]))
        .serve(new BufferedReader(in), new PrintStream(System.out, true, StandardCharsets.UTF_8));
  }

  static Work named(String name) {
    return switch (name) {
      case "core" -> new OurWork(false);
      case "native" -> new OurWork(true);
      case "javacv" -> new JavaCvWork();
      default -> throw new IllegalArgumentException("no implementation is named " + name);
    };
  }

  void serve(BufferedReader in, PrintStream out) throws IOException {
    out.println("ready\t" + work.version());
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      out.println(answer(Request.parse(line)).line());
    }
  }

  private Answer answer(Request request) {
    try {
      return measured(request);
    } catch (IOException | RuntimeException e) {
      return new Answer.Refused(e.getClass().getSimpleName() + ": " + e.getMessage());
    }
  }

  private Answer measured(Request request) throws IOException {
    boolean video = request.kind() == Request.Kind.VIDEO;
    byte[] given = video ? new byte[0] : Files.readAllBytes(request.file());
    Product product = new Product(request);
    long cpu = ProcessorTime.nanos();
    long wall = System.nanoTime();
    for (int i = 0; i < request.repeat(); i++) {
      product = new Product(request);
      work.run(request, given, product);
    }
    double millis = (System.nanoTime() - wall) / 1e6 / request.repeat();
    double cpuMillis = (ProcessorTime.nanos() - cpu) / 1e6 / request.repeat();
    return product.done(millis, cpuMillis);
  }
}
