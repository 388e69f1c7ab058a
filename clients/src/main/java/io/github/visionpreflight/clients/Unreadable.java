package io.github.visionpreflight.clients;

import io.github.visionpreflight.clients.ProviderException.Kind;

/** Says what an answer lacks. */
final class Unreadable {
  private Unreadable() {}

  static ProviderException field(Call call, ApiConnection connection, String field) {
    String place = call + " at " + connection.base().host();
    return new ProviderException(
        Failure.of(Kind.UNREADABLE, place + ": the answer has no usable " + field, 200), 1);
  }
}
