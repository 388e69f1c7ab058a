package io.github.visionpreflight.clients;

import io.github.visionpreflight.clients.Failure.Raised;
import io.github.visionpreflight.clients.ProviderException.Kind;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;

/** Reads answers: what came back, or what the host has against it. */
record Answers(HostText text, Clock clock) {

  /**
   * Returns the object of a successful answer.
   *
   * @param place the call and the host, for messages
   */
  JsonObject object(String place, HttpResponse<byte[]> answer) throws Raised {
    int status = answer.statusCode();
    if (status >= 300 && status < 400) {
      throw new Raised(redirected(place, status));
    }
    if (status < 200 || status >= 400) {
      throw new Raised(refused(place, answer));
    }
    try {
      return JsonReader.object(answer.body());
    } catch (IOException e) {
      throw new Raised(
          Failure.of(Kind.UNREADABLE, place + ": the answer is not a JSON object", status));
    }
  }

  private static Failure redirected(String place, int status) {
    return Failure.of(
        Kind.REDIRECTED,
        place + ": " + status + " to another address, which is not followed with the key",
        status);
  }

  private Failure refused(String place, HttpResponse<byte[]> answer) {
    JsonObject body = objectOrEmpty(answer.body());
    JsonObject error = body.object("error").orElse(body);
    String code = said(error, "code");
    String type = said(error, "type");
    return new Failure(
        Kind.REFUSED,
        place + ": " + answer.statusCode() + label(code, type) + message(body, error, answer),
        answer.statusCode(),
        code,
        type,
        RetryAfter.of(answer.headers(), clock),
        null);
  }

  private static JsonObject objectOrEmpty(byte[] body) {
    try {
      return JsonReader.object(body);
    } catch (IOException e) {
      return JsonObject.EMPTY;
    }
  }

  /** Returns a code as text; some hosts give numbers. */
  private String said(JsonObject error, String name) {
    return error
        .text(name)
        .or(() -> error.decimal(name).map(Object::toString))
        .map(text::quotable)
        .orElse("");
  }

  private static String label(String code, String type) {
    String label = code.isEmpty() ? type : code;
    return label.isEmpty() ? "" : " " + label;
  }

  private String message(JsonObject body, JsonObject error, HttpResponse<byte[]> answer) {
    String said =
        firstOf(error.text("message"), body.text("error"), body.text("detail"))
            .orElseGet(() -> new String(answer.body(), StandardCharsets.UTF_8));
    String quotable = text.quotable(said);
    return quotable.isEmpty() ? "" : ": " + quotable;
  }

  private static Optional<String> firstOf(
      Optional<String> first, Optional<String> second, Optional<String> third) {
    return first.or(() -> second).or(() -> third);
  }
}
