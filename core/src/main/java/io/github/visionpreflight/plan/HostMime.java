package io.github.visionpreflight.plan;

import io.github.visionpreflight.media.MediaType;
import io.github.visionpreflight.provider.ModelProfile;
import java.util.regex.Pattern;

/** The MIME type under which bytes are sent, in the host's own spelling where it has one. */
final class HostMime {
  /** {@code x-flv} and {@code 3gpp} are subtypes; {@code MKV} is a name for people. */
  private static final Pattern SUBTYPE = Pattern.compile("[a-z0-9][a-z0-9.+-]*");

  private HostMime() {}

  static String of(ModelProfile profile, MediaType type) {
    String kind = type.isImage() ? "image/" : "video/";
    return profile
        .spelling(type)
        .filter(word -> SUBTYPE.matcher(word).matches())
        .map(word -> kind + word)
        .orElse(type.mime());
  }
}
