package io.github.visionpreflight.clients;

import io.github.visionpreflight.media.MediaException;
import io.github.visionpreflight.media.MediaType;
import java.io.FileNotFoundException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** A form with a purpose and a file, as multipart/form-data (RFC 7578). */
record FileForm(Path file, FilePurpose purpose, String boundary) {
  static FileForm of(Path file, FilePurpose purpose, RandomGenerator random) {
    // 128 random bits: no file holds them but by intent, and nobody can know them beforehand.
    String bits = String.format(Locale.ROOT, "%016x%016x", random.nextLong(), random.nextLong());
    return new FileForm(file, purpose, "vision-preflight-" + bits);
  }

  String contentType() {
    return "multipart/form-data; boundary=" + boundary;
  }

  /** Returns the form; the file is read as it is sent, and must be as long then as it is now. */
  BodyPublisher body() {
    try {
      return BodyPublishers.concat(
          utf8(purposeField() + fileHeader()), BodyPublishers.ofFile(file), utf8(end()));
    } catch (FileNotFoundException e) {
      throw new MediaException.Io(name() + ": cannot be read: " + e.getMessage(), e);
    }
  }

  private String purposeField() {
    return "--"
        + boundary
        + "\r\nContent-Disposition: form-data; name=\"purpose\"\r\n\r\n"
        + purpose.id()
        + "\r\n";
  }

  private String fileHeader() {
    return "--"
        + boundary
        + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
        + escaped(name())
        + "\"\r\nContent-Type: "
        + MediaType.ofSuffix(name()).map(MediaType::mime).orElse("application/octet-stream")
        + "\r\n\r\n";
  }

  private String end() {
    return "\r\n--" + boundary + "--\r\n";
  }

  private String name() {
    return String.valueOf(file.getFileName());
  }

  /** As browsers do (RFC 7578, 4.2): these three would end the name. */
  private static String escaped(String name) {
    return name.replace("\"", "%22").replace("\r", "%0D").replace("\n", "%0A");
  }

  private static BodyPublisher utf8(String text) {
    return BodyPublishers.ofString(text, StandardCharsets.UTF_8);
  }
}
