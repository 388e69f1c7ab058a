package io.github.visionpreflight.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.github.visionpreflight.testdata.Samples;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many pictures at once: nobody waits for a lock, and a call takes the memory of one picture. */
class SideBySideTest {
  private static final String THREAD = "preparing-";

  private static List<byte[]> files() {
    Stream<String> names =
        Stream.of("alpha.png", "interlaced.png", "still.gif", "lzw.tiff", "orientation-6.jpg");
    return Stream.concat(names.map(Samples::bytes), Stream.of(encoded("bmp", 640, 480))).toList();
  }

  private static byte[] encoded(String format, int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.setRGB(x, y, (x * 255 / width) << 16 | (y & 0xFF) << 8 | (x ^ y) & 0xFF);
      }
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      assertThat(ImageIO.write(image, format, out)).isTrue();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return out.toByteArray();
  }

  /** Flight Recorder sees every wait for a monitor and every parked thread. */
  @Test
  void eightThreadsWaitForNoLock(@TempDir Path folder) throws Exception {
    List<byte[]> files = files();
    prepareAll(files, 1);
    Path file = folder.resolve("waits.jfr");
    try (Recording recording = new Recording()) {
      recording.enable("jdk.JavaMonitorEnter").withoutThreshold().withStackTrace();
      recording.enable("jdk.ThreadPark").withoutThreshold().withStackTrace();
      recording.start();
      inThreads(8, () -> prepareAll(files, 2));
      recording.stop();
      recording.dump(file);
    }
    List<RecordedEvent> waits =
        RecordingFile.readAllEvents(file).stream()
            .filter(event -> event.getThread() != null)
            .filter(event -> event.getThread().getJavaName().startsWith(THREAD))
            .toList();
    assertThat(waits).isEmpty();
  }

  private static void inThreads(int count, Runnable work) throws InterruptedException {
    List<Thread> threads =
        IntStream.range(0, count).mapToObj(i -> new Thread(work, THREAD + i)).toList();
    List<Throwable> thrown = new ArrayList<>();
    for (Thread thread : threads) {
      thread.setUncaughtExceptionHandler(
          (where, what) -> {
            synchronized (thrown) {
              thrown.add(what);
            }
          });
      thread.start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(thrown).isEmpty();
  }

  private static void prepareAll(List<byte[]> files, int times) {
    for (int i = 0; i < times; i++) {
      for (byte[] file : files) {
        Preparing.prepare(file, Preparing.longest(200));
      }
    }
  }

  /** The rows of ten times as high a picture would be 6.5 MB more. */
  @ParameterizedTest
  @ValueSource(strings = {"png", "tiff"})
  void pictureReadRowByRowIsNeverInMemoryAsAWhole(String format) {
    byte[] low = encoded(format, 600, 400);
    byte[] high = encoded(format, 600, 4000);
    long more = allocated(high) - allocated(low);
    assertThat(more).isLessThan(1_000_000 + high.length);
  }

  @Test
  void wholePictureIsInMemoryOnceOrTwice() {
    int pictureBytes = 1500 * 1000 * 3;
    assertThat(allocated(encoded("bmp", 1500, 1000))).isLessThan(2L * pictureBytes + 3_000_000);
  }

  private static long allocated(byte[] file) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    Preparing.prepare(file, Preparing.longest(200));
    long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
    Preparing.prepare(file, Preparing.longest(200));
    return threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
  }
}
