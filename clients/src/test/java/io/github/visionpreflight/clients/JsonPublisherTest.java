package io.github.visionpreflight.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.visionpreflight.clients.ProviderException.Kind;
import io.github.visionpreflight.content.ContentPart;
import io.github.visionpreflight.content.MediaReference;
import io.github.visionpreflight.media.MediaSource;
import io.github.visionpreflight.media.MediaType;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

final class JsonPublisherTest {
  private static final int TOTAL = 50_000_000;

  /** Counts what was written of it. */
  private static final class Counted implements JsonBody {
    private final AtomicLong written = new AtomicLong();
    private volatile boolean ended;

    @Override
    public long length() {
      return TOTAL;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
      byte[] step = new byte[10_000];
      try {
        for (int i = 0; i < TOTAL / step.length; i++) {
          out.write(step);
          written.addAndGet(step.length);
        }
      } finally {
        ended = true;
      }
    }
  }

  /** Asks for one piece at a time, and for none after the first. */
  private static final class Reluctant implements Flow.Subscriber<ByteBuffer> {
    private final CountDownLatch first = new CountDownLatch(1);
    private Flow.Subscription subscription =
        new Flow.Subscription() {
          @Override
          public void request(long n) {}

          @Override
          public void cancel() {}
        };

    @Override
    public void onSubscribe(Flow.Subscription newSubscription) {
      subscription = newSubscription;
      newSubscription.request(1);
    }

    @Override
    public void onNext(ByteBuffer item) {
      first.countDown();
    }

    @Override
    public void onError(Throwable throwable) {}

    @Override
    public void onComplete() {}
  }

  private static List<Thread> writers() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("vision-preflight-json"))
        .toList();
  }

  @Test
  @Timeout(60)
  void writesNoFurtherAheadThanAFewStepsAndEndsWhenGivenUp() throws InterruptedException {
    Counted body = new Counted();
    Reluctant subscriber = new Reluctant();
    new JsonPublisher(body).subscribe(subscriber);
    assertThat(subscriber.first.await(30, TimeUnit.SECONDS)).isTrue();

    subscriber.subscription.cancel();
    for (Thread writer : writers()) {
      writer.join();
    }

    assertThat(body.ended).isTrue();
    assertThat(body.written.get()).isLessThan(2_000_000);
  }

  @Test
  @Timeout(60)
  void hostThatDoesNotReadLeavesNoThreadBehind() throws Exception {
    try (ServerSocket deaf = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      MoonshotClient client =
          MoonshotClient.of(
              ApiConnection.builder(URI.create("http://127.0.0.1:" + deaf.getLocalPort()), "k")
                  .requestTimeout(Duration.ofMillis(300))
                  .retry(RetryPolicy.none())
                  .build());
      ContentPart video =
          ContentPart.video(
              MediaReference.inline(MediaSource.of(new byte[40_000_000]), MediaType.MP4));
      ProviderException e =
          catchThrowableOfType(
              ProviderException.class, () -> client.estimateTokens("m", List.of(video)));
      assertThat(e.kind()).isEqualTo(Kind.TIMEOUT);
      for (Thread writer : writers()) {
        writer.join();
      }
      assertThat(writers()).isEmpty();
    }
  }
}
