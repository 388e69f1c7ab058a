package io.github.visionpreflight.clients;

import io.github.visionpreflight.clients.Failure.Raised;
import io.github.visionpreflight.clients.ProviderException.Kind;
import io.github.visionpreflight.media.MediaException;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Makes calls over one connection: sends, waits, repeats, and turns every end into an answer. */
final class ApiCaller {
  private final ApiConnection connection;
  private final Map<String, String> headers;
  private final Answers answers;

  /**
   * @param headers what every call carries, the key among it
   */
  ApiCaller(ApiConnection connection, Map<String, String> headers) {
    this.connection = connection;
    this.headers = headers;
    this.answers = new Answers(new HostText(connection.key()), connection.clock());
  }

  static ApiCaller withBearer(ApiConnection connection) {
    return new ApiCaller(
        connection, Map.of("Authorization", "Bearer " + connection.key().secret()));
  }

  /**
   * Returns the host's answer.
   *
   * @throws ProviderException when there is none, or it is an error
   * @throws MediaException when a medium in the body cannot be read
   */
  JsonObject send(Call call) {
    for (int attempt = 1; ; attempt++) {
      try {
        return once(call);
      } catch (Raised raised) {
        pauseOrThrow(call, raised.failure(), attempt);
      }
    }
  }

  private void pauseOrThrow(Call call, Failure failure, int attempt) {
    Optional<Duration> pause =
        call.mayRepeatAfter(failure)
            ? connection.backoff().pause(attempt, failure.retryAfter())
            : Optional.empty();
    if (pause.isEmpty()) {
      throw new ProviderException(failure, attempt);
    }
    try {
      connection.backoff().sleeper().sleep(pause.get());
    } catch (InterruptedException e) {
      throw new ProviderException(interrupted(call, e), attempt);
    }
  }

  private JsonObject once(Call call) throws Raised {
    CompletableFuture<HttpResponse<byte[]>> answer =
        connection
            .http()
            .sendAsync(request(call), info -> new BoundedBody(connection.maxAnswerBytes()));
    Duration timeout = connection.timeout(call.kind());
    try {
      return answers.object(place(call), answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw new Raised(timedOut(call, e));
    } catch (InterruptedException e) {
      answer.cancel(true);
      throw new Raised(interrupted(call, e));
    } catch (ExecutionException e) {
      throw new Raised(broken(call, e));
    }
  }

  private HttpRequest request(Call call) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(connection.base().resolve(call.path()))
            .method(call.method(), call.body().get())
            .header("Accept", "application/json");
    headers.forEach(request::header);
    if (!call.contentType().isEmpty()) {
      request.header("Content-Type", call.contentType());
    }
    return request.build();
  }

  private String place(Call call) {
    return call + " at " + connection.base().host();
  }

  private Failure timedOut(Call call, Exception cause) {
    return Failure.of(
        Kind.TIMEOUT, place(call) + ": no answer within " + connection.timeout(call.kind()), cause);
  }

  private Failure interrupted(Call call, InterruptedException cause) {
    Thread.currentThread().interrupt();
    return Failure.of(Kind.INTERRUPTED, place(call) + ": interrupted", cause);
  }

  private Failure broken(Call call, ExecutionException e) {
    for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof MediaException media) {
        throw media;
      }
      if (cause instanceof BoundedBody.TooLong) {
        return Failure.of(Kind.UNREADABLE, place(call) + ": " + cause.getMessage(), cause);
      }
      if (cause instanceof HttpTimeoutException timeout) {
        return timedOut(call, timeout);
      }
    }
    return Failure.of(Kind.UNREACHABLE, place(call) + ": " + name(e.getCause()), e.getCause());
  }

  /** Returns what broke the connection; many such errors have no message. */
  private static String name(@Nullable Throwable cause) {
    return cause instanceof IOException && cause.getMessage() != null
        ? cause.getMessage()
        : String.valueOf(cause);
  }
}
