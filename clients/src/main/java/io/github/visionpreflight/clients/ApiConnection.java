package io.github.visionpreflight.clients;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Where a provider's API is, the key for it, and how patient to be. Opens nothing by itself.
 * Immutable and safe to share; clients of one connection share its HTTP client.
 *
 * <ul>
 *   <li>The address must be {@code https}; {@code http} is for the machine itself only.
 *   <li>The key goes to that host and nowhere else: no redirect is followed.
 *   <li>The key is in no message, no exception and no {@code toString()}.
 * </ul>
 */
public final class ApiConnection {
  private final ApiBase base;
  private final ApiKey key;
  private final HttpClient http;
  private final Duration requestTimeout;
  private final Duration uploadTimeout;
  private final int maxAnswerBytes;
  private final Backoff backoff;
  private final Clock clock;

  private ApiConnection(Builder builder) {
    base = builder.base;
    key = builder.key;
    http = builder.http.orElseGet(builder::newHttpClient);
    requestTimeout = builder.requestTimeout;
    uploadTimeout = builder.uploadTimeout;
    maxAnswerBytes = builder.maxAnswerBytes;
    backoff = new Backoff(builder.retry, builder.random, builder.sleeper);
    clock = builder.clock;
  }

  /**
   * Returns a builder for a connection.
   *
   * @param base as on the provider's page, with or without {@code /v1}: {@code
   *     https://api.moonshot.ai/v1}
   * @param key the caller's API key
   * @throws IllegalArgumentException when the address is neither {@code https} nor the machine
   *     itself, holds a user, query or fragment, or the key is not visible ASCII
   */
  public static Builder builder(URI base, String key) {
    return new Builder(new ApiBase(base), new ApiKey(key));
  }

  ApiBase base() {
    return base;
  }

  ApiKey key() {
    return key;
  }

  HttpClient http() {
    return http;
  }

  Duration timeout(Call.Kind kind) {
    return kind == Call.Kind.UPLOAD ? uploadTimeout : requestTimeout;
  }

  int maxAnswerBytes() {
    return maxAnswerBytes;
  }

  Backoff backoff() {
    return backoff;
  }

  Clock clock() {
    return clock;
  }

  /** Returns the address, never the key. */
  @Override
  public String toString() {
    return base.toString();
  }

  /** Collects how patient to be. Not safe to share. */
  public static final class Builder {
    private final ApiBase base;
    private final ApiKey key;
    private Optional<HttpClient> http = Optional.empty();
    private Duration connectTimeout = Duration.ofSeconds(10);
    private Duration requestTimeout = Duration.ofMinutes(1);
    private Duration uploadTimeout = Duration.ofMinutes(10);
    private int maxAnswerBytes = 8_000_000;
    private RetryPolicy retry = RetryPolicy.defaults();
    private RandomGenerator random = RandomGenerator.getDefault();
    private Backoff.Sleeper sleeper = pause -> Thread.sleep(pause.toMillis());
    private Clock clock = Clock.systemUTC();

    private Builder(ApiBase base, ApiKey key) {
      this.base = base;
      this.key = key;
    }

    /**
     * Sets the HTTP client to use, for a proxy or certificates of one's own; the connect timeout is
     * then that client's.
     *
     * @throws IllegalArgumentException when it follows redirects, which would take the key along
     */
    public Builder httpClient(HttpClient client) {
      if (client.followRedirects() != HttpClient.Redirect.NEVER) {
        throw new IllegalArgumentException(
            "HTTP client: expected one that never follows redirects, got "
                + client.followRedirects());
      }
      http = Optional.of(client);
      return this;
    }

    /**
     * Sets how long to wait for a connection; 10 s unless set.
     *
     * @throws IllegalArgumentException when it is not above 0
     */
    public Builder connectTimeout(Duration value) {
      connectTimeout = positive("connect timeout", value);
      return this;
    }

    /**
     * Sets how long one attempt may take until its answer is there as a whole; a minute unless set.
     *
     * @throws IllegalArgumentException when it is not above 0
     */
    public Builder requestTimeout(Duration value) {
      requestTimeout = positive("request timeout", value);
      return this;
    }

    /**
     * Sets how long one attempt to upload a file may take; 10 minutes unless set.
     *
     * @throws IllegalArgumentException when it is not above 0
     */
    public Builder uploadTimeout(Duration value) {
      uploadTimeout = positive("upload timeout", value);
      return this;
    }

    /**
     * Sets how long an answer may be; 8,000,000 bytes unless set.
     *
     * @throws IllegalArgumentException when it is below 1
     */
    public Builder maxAnswerBytes(int value) {
      if (value < 1) {
        throw new IllegalArgumentException("answer bytes: expected at least 1, got " + value);
      }
      maxAnswerBytes = value;
      return this;
    }

    /** Sets how often to try; {@link RetryPolicy#defaults} unless set. */
    public Builder retry(RetryPolicy value) {
      retry = value;
      return this;
    }

    Builder random(RandomGenerator value) {
      random = value;
      return this;
    }

    Builder sleeper(Backoff.Sleeper value) {
      sleeper = value;
      return this;
    }

    Builder clock(Clock value) {
      clock = value;
      return this;
    }

    /** Returns the connection. */
    public ApiConnection build() {
      return new ApiConnection(this);
    }

    private HttpClient newHttpClient() {
      return HttpClient.newBuilder()
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(connectTimeout)
          .build();
    }

    private static Duration positive(String name, Duration value) {
      if (value.isNegative() || value.isZero()) {
        throw new IllegalArgumentException(name + ": expected more than zero, got " + value);
      }
      return value;
    }
  }
}
