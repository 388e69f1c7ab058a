package io.github.visionpreflight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.visionpreflight.image.ImageConstraints;
import io.github.visionpreflight.image.ImagePreparer;
import io.github.visionpreflight.image.OutputFormat;
import io.github.visionpreflight.image.PreparedImage;
import io.github.visionpreflight.media.Deadline;
import io.github.visionpreflight.media.MediaException;
import io.github.visionpreflight.media.MediaSource;
import io.github.visionpreflight.media.ReadLimits;
import io.github.visionpreflight.probe.ImageInfo;
import io.github.visionpreflight.probe.Probe;
import io.github.visionpreflight.testdata.AwkwardChannel;
import io.github.visionpreflight.testdata.Samples;
import io.github.visionpreflight.testing.Bytes;
import io.github.visionpreflight.testing.Resources;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a service meets: files that change underneath, crowds, interrupts, no temporary folder. */
class ResilienceTest {
  private static final ImagePreparer PREPARER = ImagePreparer.create();
  private static final ImageConstraints SMALL =
      ImageConstraints.builder().maxLongestSide(32).format(OutputFormat.JPEG).build();
  private static final ReadLimits PATIENT =
      ReadLimits.defaults().toBuilder().deadline(Duration.ofHours(1)).build();
  private static final int CROWD = 64;

  /** Its length is asked first; then the bytes end earlier. */
  @Test
  void fileThatIsCutWhileItIsReadIsAnIoError() {
    byte[] bytes = Samples.photo(400, 300);
    MediaSource source =
        MediaSource.of("cut.jpg", () -> new AwkwardChannel(bytes, 2000).claiming(bytes.length));
    assertThatThrownBy(() -> source.readAll(PATIENT))
        .isInstanceOf(MediaException.Io.class)
        .hasMessage("cut.jpg: expected " + bytes.length + " bytes, the file ended at 2000");
  }

  @Test
  void fileThatGrowsWhileItIsReadIsWhatItWasAtTheStart() {
    byte[] bytes = Samples.photo(400, 300);
    byte[] longer = Arrays.copyOf(bytes, bytes.length + 100_000);
    MediaSource source =
        MediaSource.of("log.jpg", () -> new AwkwardChannel(longer).claiming(bytes.length));
    assertThat(source.readAll(PATIENT)).isEqualTo(bytes);
  }

  /** What was probed is what is decoded, or nothing is. */
  @ParameterizedTest
  @CsvSource({
    "palette.png,header-65535.png",
    "gray.png,alpha.png",
    "still.gif,animated.webp",
    "photo-gray.jpg,orientation-6.jpg",
    "lossless.webp,alpha.webp",
    "rgb24.bmp,alpha-v5.bmp",
    "lzw.tiff,rgb.tiff",
    "photo-cmyk.jpg,orientation-6.jpg"
  })
  void fileThatIsReplacedBetweenProbeAndDecodingIsMalformed(
      String first, String then, @TempDir Path folder) throws IOException {
    Path file = Files.write(folder.resolve("upload"), Samples.bytes(first));
    MediaSource source = MediaSource.of(file);
    ImageInfo info = (ImageInfo) Probe.of(source, PATIENT);
    Path other = Files.write(folder.resolve("other"), Samples.bytes(then));
    Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);
    assertThatThrownBy(() -> prepare(source, info, PATIENT))
        .isInstanceOf(MediaException.Malformed.class);
  }

  /** Each of the crowd ends in time; none takes memory that another was promised. */
  @Test
  void crowdOnOneBombEndsWithAnswersOrDocumentedErrors() throws Exception {
    MediaSource bomb = MediaSource.of("bomb.png", bomb(12_000, 8_000));
    ReadLimits hurried = PATIENT.toBuilder().deadline(Duration.ofMillis(500)).build();
    ImageInfo info = (ImageInfo) Probe.of(bomb, PATIENT);
    Set<String> before = Resources.threads();
    ExecutorService crowd = Executors.newFixedThreadPool(CROWD);
    try {
      List<Future<String>> outcomes = new ArrayList<>();
      for (int i = 0; i < CROWD; i++) {
        outcomes.add(crowd.submit(() -> outcome(bomb, info, hurried)));
      }
      for (Future<String> outcome : outcomes) {
        assertThat(outcome.get()).isIn("ANSWER", "TIMEOUT", "LIMIT");
      }
    } finally {
      crowd.shutdown();
    }
    assertThat(crowd.awaitTermination(1, TimeUnit.HOURS)).isTrue();
    Set<String> left = new TreeSet<>(Resources.threads());
    left.removeAll(before);
    left.removeIf(name -> name.startsWith("pool-"));
    assertThat(left).isEmpty();
  }

  private static String outcome(MediaSource source, ImageInfo info, ReadLimits limits) {
    try {
      return prepare(source, info, limits).bytes().length > 0 ? "ANSWER" : "NOTHING";
    } catch (MediaException documented) {
      return documented.kind().name();
    }
  }

  /**
   * 96 megapixels of black in a few kilobytes, interlaced: no row is whole before the last pass.
   */
  private static byte[] bomb(int width, int height) throws IOException {
    ByteArrayOutputStream deflated = new ByteArrayOutputStream();
    try (DeflaterOutputStream out = new DeflaterOutputStream(deflated)) {
      out.write(new byte[(width / 8 + 8) * height * 2]);
    }
    Bytes header = new Bytes().be32(width).be32(height).hex("01 00 00 00 01");
    return new Bytes()
        .hex("89504E470D0A1A0A")
        .raw(chunk("IHDR", header.toArray()))
        .raw(chunk("IDAT", deflated.toByteArray()))
        .raw(chunk("IEND", new byte[0]))
        .toArray();
  }

  private static byte[] chunk(String type, byte[] content) {
    byte[] body = new Bytes().ascii(type).raw(content).toArray();
    CRC32 crc = new CRC32();
    crc.update(body);
    return new Bytes().be32(content.length).raw(body).be32((int) crc.getValue()).toArray();
  }

  @Test
  void interruptEndsADecodingAsATimeoutAndStaysSet() throws Exception {
    byte[] bytes = bomb(12_000, 8_000);
    CountDownLatch reading = new CountDownLatch(1);
    MediaSource source =
        MediaSource.of(
            "bomb.png",
            () -> {
              reading.countDown();
              return new AwkwardChannel(bytes);
            });
    ImageInfo info = (ImageInfo) Probe.of(bytes);
    AtomicReference<Object> outcome = new AtomicReference<>();
    Thread worker =
        new Thread(
            () -> {
              String kind = outcome(source, info, PATIENT);
              outcome.set(kind + " " + Thread.currentThread().isInterrupted());
            });
    worker.start();
    reading.await();
    worker.interrupt();
    worker.join();
    assertThat(outcome).hasValue("TIMEOUT true");
  }

  /** The channel of a file closes itself under an interrupted reader; that is no failing disk. */
  @Test
  void interruptBeforeAFileIsReadIsATimeoutToo(@TempDir Path folder) throws IOException {
    Path file = Files.write(folder.resolve("a.jpg"), Samples.photo(48, 32));
    Thread.currentThread().interrupt();
    try {
      assertThatThrownBy(() -> MediaSource.of(file).readAll(PATIENT))
          .isInstanceOf(MediaException.Timeout.class);
      assertThatThrownBy(() -> Probe.of(MediaSource.of(file), PATIENT))
          .isInstanceOf(MediaException.Timeout.class);
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
    assertThat(Resources.openFiles()).doesNotContain(file.toString());
  }

  @Test
  void pipeThatNobodyWritesToIsRefusedInsteadOfWaitedFor(@TempDir Path folder) throws Exception {
    Path pipe = folder.resolve("fifo.png");
    try {
      new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor();
    } catch (IOException noSuchCommand) {
      // Then there is no pipe to refuse, and the assumption below says so.
    }
    assumeTrue(Files.exists(pipe), "skipped: no mkfifo here");
    assertThatThrownBy(() -> Probe.of(pipe))
        .isInstanceOf(MediaException.Io.class)
        .hasMessage("fifo.png: expected a file, got a pipe or a device");
  }

  /** A machine of its own, because the folder is looked up once for each. */
  @Test
  void nothingNeedsATemporaryFolder(@TempDir Path folder) throws Exception {
    Path missing = folder.resolve("missing");
    for (String name : List.of("photo-cmyk.jpg", "interlaced.png", "animated.webp", "lzw.tiff")) {
      Files.write(folder.resolve(name), Samples.bytes(name));
    }
    Process java =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.io.tmpdir=" + missing,
                "-Djava.awt.headless=true",
                "-cp",
                System.getProperty("java.class.path"),
                PrepareAll.class.getName(),
                folder.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(java.waitFor()).as(said).isZero();
    // A newer JDK says first that there is no such folder.
    assertThat(said.lines().reduce((first, last) -> last)).contains("4 prepared");
    assertThat(missing).doesNotExist();
  }

  /** Prepares every file of a folder. */
  static final class PrepareAll {
    private PrepareAll() {}

    /** Takes the folder. */
    public static void main(String[] args) throws IOException {
      int prepared = 0;
      try (Stream<Path> files = Files.list(Path.of(args[0]))) {
        for (Path file : files.toList()) {
          MediaSource source = MediaSource.of(file);
          ImageInfo info = (ImageInfo) Probe.of(source, PATIENT);
          prepared += prepare(source, info, PATIENT).bytes().length > 0 ? 1 : 0;
        }
      }
      System.out.println(prepared + " prepared");
    }
  }

  private static PreparedImage prepare(MediaSource source, ImageInfo info, ReadLimits limits) {
    return PREPARER.prepare(source, info, SMALL, limits, Deadline.start(limits));
  }
}
