package io.github.visionpreflight.image.planar;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.github.visionpreflight.image.planar.TestPictures.Coding;
import io.github.visionpreflight.media.Deadline;
import io.github.visionpreflight.media.ReadLimits;
import io.github.visionpreflight.probe.Dimensions;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class PlanarResourcesTest {
  private final PlanarJpeg lane = new PlanarJpeg();

  @Test
  void callAllocatesAtMostOneAndAHalfMegabytesAtA1568Box() {
    for (boolean progressive : new boolean[] {false, true}) {
      byte[] jpeg = TestPictures.jpeg(2400, 1600, new Coding(false, 2, 2, progressive, 0), 85);
      for (int warm = 0; warm < 12; warm++) {
        resize(jpeg, 1568, 1045);
      }

      long before = allocated();
      resize(jpeg, 1568, 1045);

      assertThat(allocated() - before).isLessThan(1_500_000);
    }
  }

  /** A plane of floats of the taller picture alone is 8 MB. */
  @Test
  void workSpaceDoesNotGrowWithThePicturesHeight() {
    byte[] low = TestPictures.jpeg(512, 512, TestPictures.PLAIN, 85);
    byte[] tall = TestPictures.jpeg(512, 4096, TestPictures.PLAIN, 85);
    resize(tall, 64, 512);

    assertThat(allocatedByNewLane(tall, 512) - allocatedByNewLane(low, 64)).isLessThan(1_000_000);
  }

  private static long allocatedByNewLane(byte[] jpeg, int height) {
    long before = allocated();
    new PlanarJpeg().resize(jpeg, request(64, height), limits(), deadline());
    return allocated() - before;
  }

  @Test
  void eightThreadsGetTheSameBytesAsOne() throws Exception {
    byte[] large = TestPictures.jpeg(801, 603, TestPictures.PLAIN, 90);
    byte[] small = TestPictures.jpeg(300, 500, new Coding(false, 1, 1, true, 0), 90);
    byte[] expectedLarge = resize(large, 320, 241);
    byte[] expectedSmall = resize(small, 120, 200);
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Future<byte[]>> results = new ArrayList<>();
      for (int i = 0; i < 80; i++) {
        boolean even = i % 2 == 0;
        Callable<byte[]> call = () -> even ? resize(large, 320, 241) : resize(small, 120, 200);
        results.add(threads.submit(call));
      }
      for (int i = 0; i < 80; i++) {
        assertThat(results.get(i).get()).isEqualTo(i % 2 == 0 ? expectedLarge : expectedSmall);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void resultDoesNotDependOnWhatTheWorkSpaceHeldBefore() {
    byte[] first = TestPictures.jpeg(500, 400, TestPictures.PLAIN, 90);
    byte[] second = TestPictures.jpeg(300, 333, new Coding(true, 1, 1, false, 0), 60);
    byte[] fresh = resize(first, 200, 160);

    resize(second, 299, 20);

    assertThat(resize(first, 200, 160)).isEqualTo(fresh);
    assertThat(new PlanarJpeg().resize(first, request(200, 160), limits(), deadline()).get())
        .isEqualTo(fresh);
  }

  private byte[] resize(byte[] jpeg, int width, int height) {
    return lane.resize(jpeg, request(width, height), limits(), deadline()).get();
  }

  private static PlanarRequest request(int width, int height) {
    return PlanarRequest.of(new Dimensions(width, height), 1, 85);
  }

  private static ReadLimits limits() {
    return ReadLimits.defaults();
  }

  private static Deadline deadline() {
    return Deadline.start(limits());
  }

  private static long allocated() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    return threads.getThreadAllocatedBytes(Thread.currentThread().getId());
  }
}
