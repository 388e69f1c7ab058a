package io.github.visionpreflight;

import io.github.visionpreflight.image.ImageConstraints;
import io.github.visionpreflight.image.PreparedImage;
import io.github.visionpreflight.plan.RequestPlanner;
import io.github.visionpreflight.probe.ImageInfo;
import io.github.visionpreflight.provider.LimitName;
import io.github.visionpreflight.provider.ModelProfile;

/** Turns a provider's rules for one picture into what the image package understands. */
final class Fitting {
  /** Kept free in a body for the model's name, the JSON around the picture and a question. */
  private static final long BODY_RESERVE_BYTES = 64 * 1024;

  private Fitting() {}

  static ImageConstraints constraints(ModelProfile profile) {
    ImageConstraints.Builder builder = RequestPlanner.constraints(profile).toBuilder();
    profile
        .limits()
        .most(LimitName.REQUEST_BODY_BYTES)
        .ifPresent(bytes -> builder.maxBase64Chars(bytes - BODY_RESERVE_BYTES));
    return builder.build();
  }

  static ImageInfo infoOf(PreparedImage prepared) {
    return new ImageInfo(prepared.type(), prepared.size(), 1, 1, false, prepared.bytes().length);
  }
}
