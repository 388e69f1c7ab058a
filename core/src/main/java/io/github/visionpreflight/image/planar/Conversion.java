package io.github.visionpreflight.image.planar;

import io.github.visionpreflight.media.Deadline;
import io.github.visionpreflight.media.MediaException;
import io.github.visionpreflight.media.ReadLimits;
import java.util.List;
import java.util.Optional;

/** One call of the lane: reads scan after scan into the planes, then writes them. */
final class Conversion {
  private final byte[] jpeg;
  private final PlanarRequest request;
  private final Deadline deadline;
  private final PlanarBuffers.Space space;
  private final JpegReader reader;

  Conversion(
      byte[] jpeg,
      PlanarRequest request,
      ReadLimits limits,
      Deadline deadline,
      PlanarBuffers.Space space) {
    this.jpeg = jpeg;
    this.request = request;
    this.deadline = deadline;
    this.space = space;
    reader = new JpegReader(jpeg, limits);
  }

  Optional<byte[]> run() {
    Scan scan = reader.nextScan();
    if (scan == null) {
      return withoutScan();
    }
    Frame frame = reader.frame();
    Planes all = new Planes(frame, request, space);
    if (reader.handOn() || !all.areReasonable()) {
      return Optional.empty();
    }
    if (frame.progressive()) {
      readProgressive(all, scan);
    } else {
      readSequential(all, scan);
    }
    List<byte[]> profile = request.keepColourProfile() ? reader.profile() : List.of();
    return Optional.of(all.write(profile, deadline));
  }

  private Optional<byte[]> withoutScan() {
    if (!reader.handOn()) {
      throw malformed("expected a scan, got the end of the image");
    }
    return Optional.empty();
  }

  /** Stops behind the last component: what else there may be in the file is not the picture. */
  private void readSequential(Planes planes, Scan first) {
    int missing = planes.count();
    for (Scan scan = first; missing > 0; scan = missing > 0 ? next(missing) : scan) {
      planes.open(reader, scan);
      SequentialScan walk = new SequentialScan(reader, jpeg, scan, planes.decoders(), deadline);
      reader.goOn(walk.read());
      missing -= scan.components().length;
    }
  }

  private Scan next(int missing) {
    Scan scan = reader.nextScan();
    if (scan == null) {
      throw malformed("expected scans of " + missing + " more components, got the end");
    }
    return scan;
  }

  private void readProgressive(Planes planes, Scan first) {
    for (Scan scan = first; scan != null; scan = reader.nextScan()) {
      planes.openStores(reader, scan);
      ProgressiveScan walk = new ProgressiveScan(reader, jpeg, scan, planes.stores(), deadline);
      reader.goOn(walk.read());
    }
    if (!planes.haveMeans() || !reader.ended() && !planes.areComplete()) {
      throw malformed("expected more scans of a progressive picture, got the end");
    }
    planes.deliverStores(deadline);
  }

  private MediaException malformed(String what) {
    return new MediaException.Malformed("JPEG: " + what + " (offset " + reader.position() + ")");
  }
}
