package io.github.visionpreflight.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.visionpreflight.ffmpeg.image.NativeLane;
import io.github.visionpreflight.ffmpeg.image.TestPictures;
import io.github.visionpreflight.ffmpeg.process.Children;
import io.github.visionpreflight.image.EncodedImage;
import io.github.visionpreflight.image.Encoding;
import io.github.visionpreflight.image.ImageConstraints;
import io.github.visionpreflight.image.ImageLane;
import io.github.visionpreflight.image.ImagePreparer;
import io.github.visionpreflight.image.ImageTask;
import io.github.visionpreflight.image.OpenedImage;
import io.github.visionpreflight.image.OutputFormat;
import io.github.visionpreflight.image.PreparedImage;
import io.github.visionpreflight.media.Deadline;
import io.github.visionpreflight.media.Isolation;
import io.github.visionpreflight.media.MediaException;
import io.github.visionpreflight.media.MediaSource;
import io.github.visionpreflight.media.MediaType;
import io.github.visionpreflight.media.ReadLimits;
import io.github.visionpreflight.probe.ImageInfo;
import io.github.visionpreflight.probe.Probe;
import io.github.visionpreflight.testdata.AwkwardChannel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What comes out of the child is what comes out of this process, and its end ends one call. */
class IsolatedLaneTest {
  private static final ImageConstraints PNG =
      ImageConstraints.builder()
          .accepted(EnumSet.of(MediaType.JPEG, MediaType.PNG))
          .format(OutputFormat.PNG)
          .build();
  private static final ImageConstraints JPEG = PNG.toBuilder().format(OutputFormat.JPEG).build();

  /** Takes several rounds of smaller quality and size. */
  private static final ImageConstraints FEW_BYTES =
      PNG.toBuilder().format(OutputFormat.AUTO).maxFileBytes(900).minLongestSide(8).build();

  private static final ImageConstraints AS_IT_IS =
      ImageConstraints.builder().accepted(EnumSet.allOf(MediaType.class)).build();

  private final NativeLane here = new NativeLane();
  private final Children children = IsolationTest.good(IsolationTest.ONE);
  private final ImageLane there = new IsolatedLane(here, children);

  /** A file of each kind that the lane reads. */
  enum Picture {
    HEIC,
    AVIF,
    WEBP,
    WEBP_WITH_ALPHA,
    JPEG;

    byte[] file() throws IOException, InterruptedException {
      return switch (this) {
        case HEIC -> TestPictures.heicGrid();
        case AVIF -> TestPictures.avif();
        case WEBP -> TestPictures.webp();
        case WEBP_WITH_ALPHA -> TestPictures.webpWithAlpha();
        case JPEG -> TestPictures.jpeg();
      };
    }
  }

  @ParameterizedTest
  @EnumSource
  void picturesAreTheSameByteForByte(Picture picture) throws Exception {
    byte[] file = picture.file();
    for (ImageConstraints constraints : List.of(PNG, JPEG, FEW_BYTES, AS_IT_IS)) {
      String expected = outcome(here, file, constraints);
      assertThat(outcome(there, file, constraints)).isEqualTo(expected);
    }
    assertThat(outcome(there, file, PNG)).contains("by ffmpeg");
    assertThat(children.idlePids()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void cutAndDamagedPicturesEndTheSameWay(Picture picture) throws Exception {
    byte[] whole = picture.file();
    byte[] damaged = whole.clone();
    Arrays.fill(damaged, whole.length - 30, whole.length - 5, (byte) 0xA5);
    for (byte[] file : List.of(damaged, Arrays.copyOf(whole, whole.length - 20))) {
      String expected = outcome(here, file, PNG);
      assertThat(outcome(there, file, PNG)).isEqualTo(expected);
    }
  }

  @Test
  void limitsOfTheCallHoldThere() throws Exception {
    ReadLimits few = ReadLimits.defaults().toBuilder().maxBoxes(3).build();
    MediaSource source = MediaSource.of("photo.heic", TestPictures.heicGrid());
    MediaException expected = failure(() -> png(here, task(source, few)));
    assertThat(expected).isInstanceOf(MediaException.Limit.class);
    assertThat(failure(() -> png(there, task(source, few))))
        .isInstanceOf(MediaException.Limit.class)
        .hasMessage(expected.getMessage());
  }

  @Test
  void preparerKeepsTheLaneWhenIsolated() {
    Isolation isolation = IsolationTest.ONE.withIdle(Duration.ofSeconds(1));
    ImagePreparer isolated = ImagePreparer.create().isolated(isolation);
    assertThat(isolated.lanes())
        .extracting(ImageLane::name)
        .containsExactly("planar", "ffmpeg", "imageio");
    assertThat(isolated.isolated(IsolationTest.ONE).lanes()).hasSize(3);
    assertThat(outcome(isolated.lanes().get(1), TestPictures.webp(), PNG))
        .isEqualTo(outcome(here, TestPictures.webp(), PNG));
  }

  @Test
  void pictureOfOtherLanesStartsNoProcess() throws IOException {
    MediaSource png = MediaSource.of(pngOf(TestPictures.jpeg()));
    assertThat(there.open(task(png, ReadLimits.defaults()))).isEmpty();
    assertThat(children.idlePids()).isEmpty();
  }

  private byte[] pngOf(byte[] file) {
    return png(here, task(MediaSource.of(file), ReadLimits.defaults())).bytes();
  }

  @Test
  void segmentationFaultWhileDecodingIsAnErrorOfThatPictureAlone() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "no shell here to send a signal with");
    MediaSource photo = MediaSource.of("photo.heic", TestPictures.heicGrid());
    byte[] expected = png(there, task(photo, ReadLimits.defaults())).bytes();
    long pid = children.idlePids()[0];
    // A HEIC is read when it is decoded, not before.
    MediaSource deadly = WatchedChannel.source(photo, 1, () -> IsolationTest.signal("SEGV", pid));
    try (OpenedImage image = there.open(task(photo, deadly)).orElseThrow()) {
      MediaException crash = failure(image::hasAlpha);
      assertThat(crash)
          .isInstanceOf(MediaException.Unsupported.class)
          .hasMessageContaining("photo.heic: the decoder process ended by SIGSEGV");
      assertThat(failure(image::hasAlpha)).isSameAs(crash);
    }
    assertThat(png(there, task(photo, ReadLimits.defaults())).bytes()).isEqualTo(expected);
    assertThat(children.idlePids()).hasSize(1).doesNotContain(pid);
  }

  @Test
  void processKilledWhileDecodingIsAnErrorThatNamesTheSignal() throws Exception {
    MediaSource photo = MediaSource.of("photo.heic", TestPictures.heicGrid());
    byte[] expected = png(there, task(photo, ReadLimits.defaults())).bytes();
    long pid = children.idlePids()[0];
    MediaSource deadly = WatchedChannel.source(photo, 1, () -> IsolationTest.kill(pid));
    assertThat(failure(() -> png(there, task(photo, deadly))))
        .isInstanceOf(MediaException.Unsupported.class)
        .hasMessageContaining("photo.heic: the decoder process ended by");
    assertThat(png(there, task(photo, ReadLimits.defaults())).bytes()).isEqualTo(expected);
  }

  @Test
  void faultInNativeCodeNamesSignalAndLibrary() {
    assertThat(failure(BadWorker.SEGFAULT))
        .isInstanceOf(MediaException.Unsupported.class)
        .hasMessageMatching(".*ended by (SIGSEGV in [\\w.-]+|EXCEPTION_ACCESS_VIOLATION.*)");
  }

  @Test
  void processThatHangsIsKilledAtTheDeadline() {
    ReadLimits soon = ReadLimits.defaults().toBuilder().deadline(Duration.ofSeconds(3)).build();
    assertThat(failure(() -> jpeg(bad(BadWorker.HANG), soon)))
        .isInstanceOf(MediaException.Timeout.class)
        .hasMessageContaining("not done within 3000 ms");
  }

  @Test
  void moreNativeMemoryThanAllowedIsALimit() {
    assumeTrue(Files.exists(Path.of("/proc/self/status")), "no /proc here to read memory from");
    assertThat(failure(BadWorker.EAT_NATIVE_MEMORY))
        .isInstanceOf(MediaException.Limit.class)
        .hasMessageContaining("256000000 bytes");
  }

  @Test
  void crashOnWhatAnotherLaneReadsIsThatLanesPicture() {
    List<ImageLane> lanes = new ArrayList<>(ImagePreparer.create().lanes());
    lanes.set(1, bad(BadWorker.EXIT));
    byte[] webp = TestPictures.webp();
    PreparedImage prepared =
        ImagePreparer.of(lanes).prepare(MediaSource.of(webp), (ImageInfo) Probe.of(webp), JPEG);
    assertThat(prepared.lane()).isEqualTo("imageio");
  }

  @Test
  void crashOnWhatNoOtherLaneReadsIsTheError() {
    List<ImageLane> lanes = new ArrayList<>(ImagePreparer.create().lanes());
    lanes.set(1, bad(BadWorker.EXIT));
    byte[] avif = TestPictures.avif();
    ImageInfo info = (ImageInfo) Probe.of(avif);
    assertThatThrownBy(() -> ImagePreparer.of(lanes).prepare(MediaSource.of(avif), info, JPEG))
        .isInstanceOf(MediaException.Unsupported.class)
        .hasMessageContaining("ended by exit status 77");
  }

  /** Shows that the lies below are refused for what they are. */
  @Test
  void pictureAsAskedForIsTaken() {
    EncodedImage made = jpeg(bad(BadWorker.PICTURE_AS_ASKED), ReadLimits.defaults());
    assertThat(made.notes()).containsExactly("a note");
  }

  @ParameterizedTest
  @EnumSource(
      names = {
        "GARBAGE",
        "HUGE_LENGTH",
        "WRONG_TURN",
        "READ_TOO_MUCH",
        "PICTURE_OF_ANOTHER_SIZE",
        "PICTURE_OF_ANOTHER_TYPE",
        "PICTURE_THAT_IS_NONE",
        "PICTURE_OF_NO_BYTES",
        "PICTURE_TOO_LONG",
        "PICTURE_CUT_SHORT",
        "NOTES_WITHOUT_END",
        "ALPHA_FOR_A_PICTURE"
      })
  void capturedProcessThatBreaksTheRulesIsAnError(BadWorker worker) {
    assertThat(failure(worker))
        .isInstanceOf(MediaException.Unsupported.class)
        .hasMessageContaining("spoke out of turn");
  }

  @Test
  void failingSourceIsAnIoErrorWithItsOwnCause() throws Exception {
    byte[] heic = TestPictures.heicGrid();
    MediaSource failing = MediaSource.of("photo.heic", () -> new AwkwardChannel(heic).failingAt(0));
    ImageTask broken = task(MediaSource.of(heic), failing);
    assertThatThrownBy(() -> png(there, broken))
        .isInstanceOf(MediaException.Io.class)
        .hasRootCauseInstanceOf(IOException.class)
        .hasMessageContaining(AwkwardChannel.FAILURE);
  }

  @Test
  void closedPictureGivesNoMoreAndItsProcessWorksForOthers() throws Exception {
    ImageTask task = task(MediaSource.of(TestPictures.avif()), ReadLimits.defaults());
    OpenedImage image = there.open(task).orElseThrow();
    assertThat(image.hasAlpha()).isTrue();
    image.close();
    image.close();
    long[] pid = children.idlePids();
    assertThatThrownBy(image::hasAlpha).isInstanceOf(IllegalStateException.class);
    assertThat(outcome(there, TestPictures.webp(), PNG)).contains("by ffmpeg");
    assertThat(pid).hasSize(1);
    assertThat(children.idlePids()).isEqualTo(pid);
  }

  @Test
  void nothingIsLeft() throws Exception {
    Set<Path> folders = IsolationTest.folders();
    Set<Long> before = descendants();
    Children once = IsolationTest.good(IsolationTest.ONE.withIdle(Duration.ZERO));
    outcome(new IsolatedLane(here, once), TestPictures.avif(), PNG);
    failure(BadWorker.SEGFAULT);
    failure(BadWorker.PICTURE_THAT_IS_NONE);
    IsolationTest.eventually(() -> folders.containsAll(IsolationTest.folders()));
    IsolationTest.eventually(() -> before.containsAll(descendants()));
  }

  private static Set<Long> descendants() {
    try (Stream<ProcessHandle> all = ProcessHandle.current().descendants()) {
      return Set.copyOf(all.map(ProcessHandle::pid).toList());
    }
  }

  /** Everything a caller sees of a preparation. */
  private static String outcome(ImageLane lane, byte[] file, ImageConstraints constraints) {
    try {
      PreparedImage prepared =
          ImagePreparer.of(List.of(lane))
              .prepare(MediaSource.of(file), (ImageInfo) Probe.of(file), constraints);
      return prepared + " " + Arrays.hashCode(prepared.bytes());
    } catch (MediaException e) {
      return e.kind() + " " + e.getMessage();
    }
  }

  private static ImageTask task(MediaSource source, ReadLimits limits) {
    ImageInfo info = (ImageInfo) Probe.of(source, ReadLimits.defaults());
    return new ImageTask(source, info, info.displayed(), limits, Deadline.start(limits));
  }

  /** Returns the task for a picture that is probed well and then read from another source. */
  private static ImageTask task(MediaSource probed, MediaSource read) {
    ImageTask task = task(probed, ReadLimits.defaults());
    return new ImageTask(read, task.info(), task.largest(), task.limits(), task.deadline());
  }

  private static EncodedImage png(ImageLane lane, ImageTask task) {
    return encoded(lane, task, MediaType.PNG);
  }

  private static EncodedImage encoded(ImageLane lane, ImageTask task, MediaType type) {
    try (OpenedImage image = lane.open(task).orElseThrow()) {
      return image.encode(new Encoding(task.largest(), type, 80, false, 0xFFFFFF));
    }
  }

  private ImageLane bad(BadWorker worker) {
    return new IsolatedLane(here, IsolationTest.children(worker));
  }

  private static EncodedImage jpeg(ImageLane lane, ReadLimits limits) {
    try {
      MediaSource source = MediaSource.of("photo.jpg", TestPictures.jpeg());
      return encoded(lane, task(source, limits), MediaType.JPEG);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private MediaException failure(BadWorker worker) {
    return failure(() -> jpeg(bad(worker), ReadLimits.defaults()));
  }

  private static MediaException failure(Runnable call) {
    return catchThrowableOfType(MediaException.class, call::run);
  }
}
