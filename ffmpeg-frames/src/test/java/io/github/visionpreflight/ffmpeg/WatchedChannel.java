package io.github.visionpreflight.ffmpeg;

import io.github.visionpreflight.media.MediaSource;
import io.github.visionpreflight.media.ReadLimits;
import io.github.visionpreflight.testdata.AwkwardChannel;
import java.util.concurrent.atomic.AtomicInteger;

/** Sources whose channels do something before a read: exactly then their reader waits for us. */
final class WatchedChannel {
  private WatchedChannel() {}

  /** Returns the source with the deed before its n-th read, counted over all its channels. */
  static MediaSource source(MediaSource of, int nthRead, Runnable deed) {
    AtomicInteger reads = new AtomicInteger();
    return watched(
        of,
        () -> {
          if (reads.incrementAndGet() == nthRead) {
            deed.run();
          }
        });
  }

  /** Returns the source, counting reads. */
  static MediaSource counting(MediaSource of, AtomicInteger reads) {
    return watched(of, reads::incrementAndGet);
  }

  private static MediaSource watched(MediaSource of, Runnable beforeRead) {
    byte[] bytes = of.readAll(ReadLimits.defaults());
    return MediaSource.of(
        of.name(),
        () ->
            new AwkwardChannel(bytes)
                .stepping(
                    () -> {
                      beforeRead.run();
                      return Integer.MAX_VALUE;
                    }));
  }
}
