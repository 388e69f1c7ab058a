package io.github.visionpreflight.image;

import io.github.visionpreflight.media.Deadline;
import io.github.visionpreflight.media.MediaException;
import io.github.visionpreflight.media.MediaSource;
import io.github.visionpreflight.media.ReadLimits;
import io.github.visionpreflight.probe.Dimensions;
import io.github.visionpreflight.probe.ImageInfo;

/**
 * One picture for a lane.
 *
 * @param source the file, in memory
 * @param info what its header says; within the limits
 * @param largest the largest size, as shown, that will be asked for
 * @param limits what it may cost
 * @param deadline when the call must have ended
 */
public record ImageTask(
    MediaSource source, ImageInfo info, Dimensions largest, ReadLimits limits, Deadline deadline) {

  /** Returns the largest size that will be asked for, before the picture is turned upright. */
  public Dimensions largestAsStored() {
    return info.orientation() >= 5 ? largest.swapped() : largest;
  }

  /**
   * Refuses a picture of another size than was probed and held against the limits: the file was
   * replaced meanwhile, or two parts of it disagree.
   *
   * @param stored its size as the bytes to be decoded say it
   * @throws MediaException.Malformed when that is another
   */
  public void requireProbed(Dimensions stored) {
    if (!stored.equals(info.stored())) {
      throw new MediaException.Malformed(
          info.type() + " size: expected " + info.stored() + " as probed, got " + stored);
    }
  }
}
