package io.github.visionpreflight;

import io.github.visionpreflight.content.Transport;
import io.github.visionpreflight.image.ImageConstraints;
import io.github.visionpreflight.image.PreparedImage;
import io.github.visionpreflight.media.MediaType;
import io.github.visionpreflight.probe.Dimensions;
import io.github.visionpreflight.probe.ImageInfo;
import io.github.visionpreflight.provider.LimitName;
import io.github.visionpreflight.provider.ModelProfile;
import io.github.visionpreflight.token.TokenRule;
import java.util.EnumSet;
import java.util.Set;

/** Turns a provider's rules for one picture into what the image package understands. */
final class Fitting {
  /** What every provider takes; the choice where the page names no types. */
  private static final Set<MediaType> SAFE_TYPES = EnumSet.of(MediaType.JPEG, MediaType.PNG);

  /**
   * Kept free in a request body for the model's name, the JSON around the picture and a question.
   */
  private static final long BODY_RESERVE_BYTES = 64 * 1024;

  private Fitting() {}

  static ImageConstraints constraints(ModelProfile profile) {
    ImageConstraints.Builder builder = ImageConstraints.builder();
    builder.seen(Fitting::sizeToSend).accepted(profile.imageTypes().orElse(SAFE_TYPES));
    profile
        .limits()
        .most(LimitName.IMAGE_BYTES, Transport.DATA_URI)
        .ifPresent(builder::maxFileBytes);
    profile
        .limits()
        .most(LimitName.IMAGE_BASE64_BYTES, Transport.DATA_URI)
        .ifPresent(builder::maxBase64Chars);
    profile
        .limits()
        .most(LimitName.REQUEST_BODY_BYTES)
        .ifPresent(bytes -> builder.maxDataUriChars(bytes - BODY_RESERVE_BYTES));
    return builder.build();
  }

  /**
   * Returns the size that the model takes without scaling it again. That is the model's doing,
   * whichever rule its host bills by: every model in the catalogue that takes pictures is of the
   * Kimi family.
   */
  private static Dimensions sizeToSend(Dimensions size) {
    return TokenRule.processor().sizeToSend(size.width(), size.height());
  }

  static ImageInfo infoOf(PreparedImage prepared) {
    return new ImageInfo(prepared.type(), prepared.size(), 1, 1, false, prepared.bytes().length);
  }
}
