package io.github.visionpreflight.benchmarks.compare;

import io.github.visionpreflight.media.MediaException;
import io.github.visionpreflight.probe.ImageInfo;
import io.github.visionpreflight.probe.Probe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Says how like the results are to the reference. Used by one thread. */
final class Judge {
  private final Decoding decoding;
  private final Map<Job, Optional<Reference>> references = new HashMap<>();

  Judge(Decoding decoding) {
    this.decoding = decoding;
  }

  /** Returns the job with the result written to a place of its own. */
  Request toLookAt(Job job, Path out) throws IOException {
    if (job.isVideo()) {
      deleteFrames(out);
      Files.createDirectories(out);
      return job.request().into(out);
    }
    return job.request().into(out.resolveSibling(out.getFileName() + "." + job.request().type()));
  }

  private static void deleteFrames(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      try (var files = Files.list(folder)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
    }
  }

  /** Returns the likeness of a picture, or the mean of some frames; empty without a reference. */
  Optional<Likeness> likeness(Job job, Path out, int count) throws IOException {
    return switch (job.request().kind()) {
      case DATAURI -> Optional.empty();
      case IMAGE -> picture(job, out);
      case VIDEO -> frames(job, out, count);
    };
  }

  private Optional<Likeness> picture(Job job, Path out) throws IOException {
    Path result = toLookAt(job, out).out();
    int side = job.request().side();
    Optional<Reference> reference = references.get(job);
    if (reference == null) {
      reference =
          decoding.stored(job.file()).map(stored -> new Reference(stored, turn(stored), side));
      // Those of one job at a time: of 12 megapixels they are large.
      references.clear();
      references.put(job, reference);
    }
    return reference.isEmpty() ? Optional.empty() : Optional.of(reference.get().likeness(result));
  }

  private static int turn(Path stored) {
    try {
      return ((ImageInfo) Probe.of(stored)).orientation();
    } catch (MediaException e) {
      return 1;
    }
  }

  private Optional<Likeness> frames(Job job, Path out, int count) throws IOException {
    List<Integer> samples = Decoding.samples(count);
    List<Path> decoded = decoding.frames(job.file(), job.request().fps(), samples);
    double ssim = 0;
    double psnr = 0;
    for (int i = 0; i < decoded.size(); i++) {
      Path frame = Product.frame(out, samples.get(i) + 1);
      Likeness likeness = new Reference(decoded.get(i), 1, job.request().side()).likeness(frame);
      ssim += likeness.ssim() / decoded.size();
      psnr += likeness.psnr() / decoded.size();
    }
    return decoded.isEmpty() ? Optional.empty() : Optional.of(new Likeness(ssim, psnr));
  }
}
