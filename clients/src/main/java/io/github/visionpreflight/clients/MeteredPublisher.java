package io.github.visionpreflight.clients;

import java.net.http.HttpRequest.BodyPublisher;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** Counts what a publisher hands on. */
record MeteredPublisher(BodyPublisher publisher, UploadProgress progress) implements BodyPublisher {

  @Override
  public long contentLength() {
    return publisher.contentLength();
  }

  @Override
  public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
    publisher.subscribe(new Meter(subscriber, progress, contentLength()));
  }

  private static final class Meter implements Flow.Subscriber<ByteBuffer> {
    private final Flow.Subscriber<? super ByteBuffer> next;
    private final UploadProgress progress;
    private final long total;
    private Flow.@Nullable Subscription subscription;
    private long sent;

    Meter(Flow.Subscriber<? super ByteBuffer> next, UploadProgress progress, long total) {
      this.next = next;
      this.progress = progress;
      this.total = total;
    }

    @Override
    public void onSubscribe(Flow.Subscription newSubscription) {
      subscription = newSubscription;
      next.onSubscribe(newSubscription);
    }

    @Override
    public void onNext(ByteBuffer bytes) {
      sent += bytes.remaining();
      try {
        progress.sent(sent, total);
      } catch (RuntimeException e) {
        giveUp(e);
        return;
      }
      next.onNext(bytes);
    }

    private void giveUp(RuntimeException e) {
      if (subscription != null) {
        subscription.cancel();
      }
      next.onError(e);
    }

    @Override
    public void onError(Throwable throwable) {
      next.onError(throwable);
    }

    @Override
    public void onComplete() {
      next.onComplete();
    }
  }
}
