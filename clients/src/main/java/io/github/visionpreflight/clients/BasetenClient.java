package io.github.visionpreflight.clients;

import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * Baseten's list of models, with today's prices. Each call blocks until it is answered. Safe to
 * share.
 */
public final class BasetenClient {
  private static final String MODELS = "/v1/models";

  private final ApiConnection connection;
  private final ApiCaller caller;

  private BasetenClient(ApiConnection connection) {
    this.connection = connection;
    this.caller = ApiCaller.withBearer(connection);
  }

  /** Returns a client; opens no connection yet. */
  public static BasetenClient of(ApiConnection connection) {
    return new BasetenClient(connection);
  }

  /**
   * Returns the models that are listed now. Read leniently: a field that is missing or odd is
   * unknown, and a price of it is noted. A price of 0 counts as odd.
   *
   * @throws ProviderException when there is no list
   */
  public ModelListing models() {
    Call call = Call.get(MODELS);
    JsonObject answer = caller.send(call);
    if (!answer.has("data")) {
      throw Unreadable.field(call, connection, "data");
    }
    return reader().read(answer.list("data"));
  }

  private ListingReader reader() {
    return new ListingReader(
        connection.base().resolve(MODELS).toString(),
        LocalDate.ofInstant(connection.clock().instant(), ZoneOffset.UTC),
        new HostText(connection.key()));
  }

  /** Returns the address, never the key. */
  @Override
  public String toString() {
    return "Baseten at " + connection;
  }
}
