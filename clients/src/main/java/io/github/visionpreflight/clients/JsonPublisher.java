package io.github.visionpreflight.clients;

import io.github.visionpreflight.content.RequestBody;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpRequest;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.Flow;
import java.util.concurrent.SubmissionPublisher;

/**
 * Sends a request's JSON as it is written, so that a large video never is in memory as a whole,
 * neither as bytes nor as base64. The length is known beforehand and sent. Can be sent more than
 * once, at the same time too; each time has a daemon thread of its own, which ends with it.
 */
public final class JsonPublisher implements HttpRequest.BodyPublisher {
  private static final int STEP_BYTES = 64 * 1024;

  /** How many steps are written ahead of the network. */
  private static final int STEPS_AHEAD = 8;

  private final JsonBody body;
  private final long length;

  JsonPublisher(JsonBody body) {
    this.body = body;
    this.length = body.length();
  }

  /** Returns a publisher of the request, for {@code HttpRequest.Builder.POST}. */
  public static HttpRequest.BodyPublisher of(RequestBody body) {
    return new JsonPublisher(asJson(body));
  }

  static JsonBody asJson(RequestBody body) {
    return new JsonBody() {
      @Override
      public long length() {
        return body.length();
      }

      @Override
      public void writeTo(OutputStream out) throws IOException {
        body.writeTo(out);
      }
    };
  }

  @Override
  public long contentLength() {
    return length;
  }

  @Override
  public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
    SubmissionPublisher<ByteBuffer> pipe = new SubmissionPublisher<>(Runnable::run, STEPS_AHEAD);
    pipe.subscribe(subscriber);
    Thread writer = new Thread(() -> write(pipe), "vision-preflight-json");
    writer.setDaemon(true);
    writer.start();
  }

  @SuppressWarnings("CatchingUnchecked") // The other side must hear of anything, or it waits.
  private void write(SubmissionPublisher<ByteBuffer> pipe) {
    try (OutputStream out = new BufferedOutputStream(new Steps(pipe), STEP_BYTES)) {
      body.writeTo(out);
    } catch (Exception e) {
      pipe.closeExceptionally(e);
      return;
    }
    pipe.close();
  }

  /** Hands on what is written; waits while the network is behind. */
  private static final class Steps extends OutputStream {
    private final SubmissionPublisher<ByteBuffer> pipe;

    Steps(SubmissionPublisher<ByteBuffer> pipe) {
      this.pipe = pipe;
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      if (!pipe.hasSubscribers()) {
        throw new IOException("the request was given up");
      }
      pipe.submit(ByteBuffer.wrap(Arrays.copyOfRange(bytes, offset, offset + length)));
    }
  }
}
