package io.github.visionpreflight.clients;

import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.function.Supplier;

/**
 * One thing to ask of a host.
 *
 * @param path begins with {@code /v1/}
 * @param contentType empty when there is no body
 * @param body made anew for each attempt
 * @param kind what may be done when it fails, and how long it may take
 */
record Call(
    String method, String path, String contentType, Supplier<BodyPublisher> body, Kind kind) {

  enum Kind {
    /** Asking twice is the same as asking once. */
    QUESTION,
    /** Sending twice may leave two files. */
    UPLOAD
  }

  static Call get(String path) {
    return new Call("GET", path, "", BodyPublishers::noBody, Kind.QUESTION);
  }

  static Call delete(String path) {
    return new Call("DELETE", path, "", BodyPublishers::noBody, Kind.QUESTION);
  }

  static Call ask(String path, JsonBody body) {
    return new Call("POST", path, "application/json", () -> new JsonPublisher(body), Kind.QUESTION);
  }

  static Call upload(String path, String contentType, Supplier<BodyPublisher> body) {
    return new Call("POST", path, contentType, body, Kind.UPLOAD);
  }

  /** Returns whether another attempt can do no harm that the failure did not announce. */
  boolean mayRepeatAfter(Failure failure) {
    return failure.passing() || kind == Kind.QUESTION && failure.undecided();
  }

  @Override
  public String toString() {
    return method + " " + path;
  }
}
