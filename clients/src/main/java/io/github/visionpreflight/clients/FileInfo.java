package io.github.visionpreflight.clients;

import io.github.visionpreflight.content.MediaReference;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * What Moonshot says of a file that was uploaded. Immutable.
 *
 * @param id of letters, digits, {@code .}, {@code _} and {@code -}
 * @param filename empty when not said
 * @param bytes how long it is; empty when not said
 * @param createdAt when it came; empty when not said
 * @param purpose as Moonshot says it; empty when not said
 * @param status as Moonshot says it, such as {@code ok}; empty when not said
 */
public record FileInfo(
    String id,
    String filename,
    OptionalLong bytes,
    Optional<Instant> createdAt,
    String purpose,
    String status) {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

  /** No clock of ours reads beyond the year 9999. */
  private static final long MAX_EPOCH_SECONDS = 253_402_300_799L;

  /**
   * Checks the id, which becomes part of addresses.
   *
   * @throws IllegalArgumentException when it holds anything else than is said above
   */
  public FileInfo {
    checkId(id);
  }

  static void checkId(String id) {
    if (!isId(id)) {
      throw new IllegalArgumentException(
          "file id: expected letters, digits, '.', '_' and '-' only");
    }
  }

  /** Returns what was said; empty when there is no id by which the file could be named. */
  static Optional<FileInfo> of(JsonObject said) {
    return said.text("id").filter(FileInfo::isId).map(id -> of(id, said));
  }

  private static FileInfo of(String id, JsonObject said) {
    return new FileInfo(
        id,
        said.text("filename").orElse(""),
        said.count("bytes"),
        instant(said.count("created_at")),
        said.text("purpose").orElse(""),
        said.text("status").orElse(""));
  }

  private static Optional<Instant> instant(OptionalLong epochSeconds) {
    return epochSeconds.isPresent() && epochSeconds.getAsLong() <= MAX_EPOCH_SECONDS
        ? Optional.of(Instant.ofEpochSecond(epochSeconds.getAsLong()))
        : Optional.empty();
  }

  private static boolean isId(String id) {
    return ID.matcher(id).matches();
  }

  /** Returns {@code ms://<id>}, for the content of a request. */
  public MediaReference reference() {
    return MediaReference.uploaded(id);
  }
}
