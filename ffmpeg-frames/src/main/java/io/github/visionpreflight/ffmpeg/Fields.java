package io.github.visionpreflight.ffmpeg;

import io.github.visionpreflight.ffmpeg.process.WireException;
import io.github.visionpreflight.media.Deadline;
import io.github.visionpreflight.media.ReadLimits;
import io.github.visionpreflight.probe.Dimensions;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;

/** What messages about videos and about pictures have in common. */
final class Fields {
  private static final int MOST_NAME = 1000;

  private Fields() {}

  static void writeName(String name, DataOutputStream out) throws IOException {
    out.writeUTF(name.length() <= MOST_NAME ? name : name.substring(0, MOST_NAME));
  }

  /** Returns the limits with what is left of the time, at least a little. */
  static ReadLimits withTimeLeft(ReadLimits limits, Deadline deadline) {
    Duration left = Duration.ofNanos(Math.max(1, deadline.remainingNanos()));
    return limits.toBuilder().deadline(left).build();
  }

  static void writeLimits(ReadLimits limits, DataOutputStream out) throws IOException {
    out.writeLong(limits.maxBytes());
    out.writeLong(limits.maxPixels());
    out.writeInt(limits.maxSidePixels());
    out.writeLong(limits.maxAnimationPixels());
    out.writeInt(limits.maxTextBytes());
    out.writeInt(limits.maxDepth());
    out.writeInt(limits.maxBoxes());
    out.writeInt(limits.maxScans());
    out.writeInt(limits.maxFrames());
    out.writeLong(limits.deadline().toMillis());
  }

  static ReadLimits readLimits(DataInputStream in) throws IOException {
    return new ReadLimits(
        in.readLong(),
        in.readLong(),
        in.readInt(),
        in.readLong(),
        in.readInt(),
        in.readInt(),
        in.readInt(),
        in.readInt(),
        in.readInt(),
        Duration.ofMillis(Math.max(1, in.readLong())));
  }

  static void writeSize(Dimensions size, DataOutputStream out) throws IOException {
    out.writeInt(size.width());
    out.writeInt(size.height());
  }

  static Dimensions readSize(DataInputStream in) throws IOException {
    int width = in.readInt();
    int height = in.readInt();
    if (width < 1 || height < 1) {
      throw new WireException("size " + width + "x" + height);
    }
    return new Dimensions(width, height);
  }
}
