package io.github.visionpreflight.image;

import io.github.visionpreflight.media.Isolation;
import io.github.visionpreflight.media.MediaException;
import java.util.Optional;

/**
 * One way to decode, resize and encode a picture. Lanes are found by {@link
 * java.util.ServiceLoader} and tried by {@link #order()}; a lane that does not read a picture
 * exactly hands it on.
 *
 * <p>An implementation is safe to share, holds no state of a call, and throws nothing but {@link
 * MediaException}.
 */
public interface ImageLane {
  /** Order of the lane that reads ordinary JPEGs without leaving their own planes. */
  int PLANAR = 100;

  /** Order of lanes over native code. */
  int NATIVE = 200;

  /** Order of the lane that reads what is left. */
  int IMAGEIO = 300;

  /** Returns the name that results carry: {@code imageio}. */
  String name();

  /** Returns its place: lower is tried first. */
  int order();

  /** Returns why this lane cannot work here, for people; empty when it can. */
  default Optional<String> unavailable() {
    return Optional.empty();
  }

  /**
   * Returns this lane with its native code in processes of its own: this lane itself when it brings
   * none; empty, as by default, when it cannot run so, for then it must not run at all.
   */
  default Optional<ImageLane> isolated(Isolation isolation) {
    return Optional.empty();
  }

  /**
   * Returns the picture, ready to be encoded; empty when it is not for this lane. Reads no more
   * than the header to decide that.
   *
   * @throws MediaException.Unsupported when that shows only later; the next lane is tried
   * @throws MediaException when the picture is broken or past a limit; no other lane is tried
   */
  Optional<OpenedImage> open(ImageTask task);
}
