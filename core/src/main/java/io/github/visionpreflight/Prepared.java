package io.github.visionpreflight;

import io.github.visionpreflight.content.ContentPart;
import io.github.visionpreflight.content.MediaReference;
import io.github.visionpreflight.content.WirePart;
import io.github.visionpreflight.datauri.DataUri;
import io.github.visionpreflight.image.PreparedImage;
import io.github.visionpreflight.media.MediaType;
import io.github.visionpreflight.media.WholeFile;
import io.github.visionpreflight.probe.Dimensions;
import io.github.visionpreflight.probe.ImageInfo;
import java.nio.file.Path;

/**
 * A picture that is ready to send. Immutable and safe to share.
 *
 * @param original what came in
 * @param image what goes out, and what was done to it
 * @param estimate what goes out becomes at the model
 */
public record Prepared(ImageInfo original, PreparedImage image, Estimate estimate) {
  /** Returns the file that goes out; the array itself, not a copy: do not change it. */
  public byte[] bytes() {
    return image.bytes();
  }

  /** Returns the type of {@link #bytes()}. */
  public MediaType type() {
    return image.type();
  }

  /** Returns the size in pixels; nothing is left to rotate. */
  public Dimensions size() {
    return image.size();
  }

  /** Returns the file as {@code data:image/jpeg;base64,…}. */
  public String dataUri() {
    return DataUri.encode(type(), bytes());
  }

  /**
   * Returns the part of a request that holds the picture, in the dialect of the model's profile.
   */
  public WirePart contentPart() {
    MediaReference inline = MediaReference.inline(image.source(), type());
    return ContentPart.image(inline).in(estimate.profile().dialect());
  }

  /**
   * Writes {@link #dataUri()} to a file, in one step: nobody ever sees half of it.
   *
   * @throws io.github.visionpreflight.media.MediaException.Io when writing fails; nothing is left
   *     behind
   */
  public void writeDataUri(Path target) {
    WholeFile.write(target, out -> DataUri.encodeTo(type(), bytes(), out));
  }

  /** Returns what was done, never the bytes. */
  @Override
  public String toString() {
    return image + ", " + estimate;
  }
}
