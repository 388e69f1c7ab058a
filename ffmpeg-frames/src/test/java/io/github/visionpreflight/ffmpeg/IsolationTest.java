package io.github.visionpreflight.ffmpeg;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.visionpreflight.ffmpeg.process.ChildCommand;
import io.github.visionpreflight.ffmpeg.process.Children;
import io.github.visionpreflight.media.Isolation;
import io.github.visionpreflight.media.MediaException;
import io.github.visionpreflight.media.MediaSource;
import io.github.visionpreflight.media.ReadLimits;
import io.github.visionpreflight.video.Frame;
import io.github.visionpreflight.video.FrameOptions;
import io.github.visionpreflight.video.FrameSampling;
import io.github.visionpreflight.video.FrameSource;
import io.github.visionpreflight.video.FrameStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever the child does, the call ends with a documented error and the next call works. */
class IsolationTest {
  static final Isolation ONE = Isolation.defaults().withProcesses(1).withMemoryBytes(256_000_000);
  private static final MediaSource VIDEO = MediaSource.of(TestVideos.file(TestVideo.H264));
  private static final FrameOptions OPTIONS =
      FrameOptions.defaults().withSampling(FrameSampling.everySecond(4));
  private static final Path PROC = Path.of("/proc/self/status");

  private final Children children = good(ONE);
  private final FrameSource source = over(children);

  @Test
  void oneProcessServesCallAfterCall() {
    List<String> frames = IsolatedFramesTest.outcome(source, VIDEO, OPTIONS);
    long[] first = children.idlePids();
    assertThat(IsolatedFramesTest.outcome(source, VIDEO, OPTIONS)).isEqualTo(frames);
    assertThat(first).hasSize(1);
    assertThat(children.idlePids()).isEqualTo(first);
  }

  @Test
  void streamLeftInTheMiddleLeavesAProcessThatWorks() {
    try (FrameStream stream = source.open(VIDEO, OPTIONS)) {
      stream.next();
    }
    long[] first = children.idlePids();
    assertThat(first).hasSize(1);
    assertThat(source.frames(VIDEO, OPTIONS)).hasSize(18);
    assertThat(children.idlePids()).isEqualTo(first);
  }

  @Test
  void segmentationFaultWhileDecodingIsAnErrorOfThatCallAlone() {
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "no shell here to send a signal with");
    long pid = warm();
    List<Frame> before = new ArrayList<>();
    assertThatThrownBy(() -> dieDecoding(() -> signal("SEGV", pid), before))
        .isInstanceOf(MediaException.Unsupported.class)
        .hasMessageContaining("mjpeg.avi")
        .hasMessageContaining("SIGSEGV");
    assertThat(before).hasSizeBetween(1, 17);
    assertThat(source.frames(VIDEO, OPTIONS)).hasSize(18);
    assertThat(children.idlePids()).hasSize(1).doesNotContain(pid);
  }

  @Test
  void processKilledWhileDecodingIsAnErrorThatNamesTheSignal() {
    long pid = warm();
    List<Frame> before = new ArrayList<>();
    assertThatThrownBy(() -> dieDecoding(() -> kill(pid), before))
        .isInstanceOf(MediaException.Unsupported.class)
        .hasMessageContaining("ended by");
    assertThat(before).hasSizeBetween(1, 17);
    assertThat(source.frames(VIDEO, OPTIONS)).hasSize(18);
  }

  private long warm() {
    source.frames(VIDEO, OPTIONS);
    return children.idlePids()[0];
  }

  /** Reads a video of which every frame is needed, and does the deed at the last but one read. */
  private void dieDecoding(Runnable deed, List<Frame> before) {
    MediaSource longest = MediaSource.of(TestVideos.file(TestVideo.MJPEG));
    AtomicInteger reads = new AtomicInteger();
    source.frames(WatchedChannel.counting(longest, reads), OPTIONS);
    MediaSource deadly = WatchedChannel.source(longest, reads.get() - 1, deed);
    try (FrameStream stream = source.open(deadly, OPTIONS)) {
      stream.forEachRemaining(before::add);
    }
  }

  @Test
  void processKilledBetweenCallsIsReplacedUnseen() {
    source.frames(VIDEO, OPTIONS);
    kill(children.idlePids()[0]);
    assertThat(source.frames(VIDEO, OPTIONS)).hasSize(18);
  }

  @Test
  void faultInNativeCodeNamesSignalAndLibrary() {
    assertThat(failure(BadWorker.SEGFAULT))
        .isInstanceOf(MediaException.Unsupported.class)
        .hasMessageMatching(".*ended by (SIGSEGV in [\\w.-]+|EXCEPTION_ACCESS_VIOLATION.*)");
  }

  @Test
  void processThatEndsOrThrowsIsAnErrorWithItsStatusAndNoMore() {
    assertThat(failure(BadWorker.EXIT))
        .isInstanceOf(MediaException.Unsupported.class)
        .hasMessageContaining("exit status 77");
    assertThat(failure(BadWorker.UNCAUGHT))
        .isInstanceOf(MediaException.Unsupported.class)
        .hasMessageContaining("exit status 1")
        .hasMessageNotContaining("secret");
  }

  @Test
  void processThatHangsIsKilledAtTheDeadlineWithAllItStarted() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "no sleep command to start");
    List<ProcessHandle> tree = new ArrayList<>();
    MediaSource watched =
        WatchedChannel.source(
            VIDEO, 2, () -> ProcessHandle.current().descendants().forEach(tree::add));
    Children bad = children(BadWorker.HANG_WITH_CHILDREN);
    assertThatThrownBy(() -> over(bad).open(watched, within(Duration.ofSeconds(3))))
        .isInstanceOf(MediaException.Timeout.class)
        .hasMessageContaining("not done within 3000 ms");
    assertThat(tree).hasSizeGreaterThanOrEqualTo(2);
    for (ProcessHandle member : tree) {
      if (!ours(member)) {
        member.onExit().get(1, TimeUnit.MINUTES);
      }
    }
  }

  /** Processes of other tests' pools live on; those of this one and their own children do not. */
  private static boolean ours(ProcessHandle handle) {
    return handle.info().arguments().map(List::of).orElse(List.of()).stream()
        .anyMatch(argument -> argument.equals(DecoderProcess.class.getName()));
  }

  @Test
  void processThatDoesNotListenIsKilledAtTheDeadline() {
    assertThatThrownBy(
            () ->
                over(children(BadWorker.ASK_WITHOUT_LISTENING))
                    .open(VIDEO, within(Duration.ofSeconds(2))))
        .isInstanceOf(MediaException.Timeout.class);
  }

  @Test
  void interruptEndsTheWaitForAProcessThatHangs() {
    Children bad = children(BadWorker.HANG);
    Thread caller = Thread.currentThread();
    MediaSource watched = WatchedChannel.source(VIDEO, 1, () -> interruptWhenWaiting(caller));
    assertThatThrownBy(() -> over(bad).open(watched, OPTIONS))
        .isInstanceOf(MediaException.Timeout.class)
        .hasMessageContaining("interrupted");
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void cancelFromAnotherThreadEndsTheIteration() throws InterruptedException {
    try (FrameStream stream = source.open(VIDEO, OPTIONS)) {
      stream.next();
      Thread other = new Thread(stream::cancel);
      other.start();
      other.join();
      assertThatThrownBy(stream::next)
          .isInstanceOf(MediaException.Timeout.class)
          .hasMessageContaining("cancelled");
    }
    assertThat(source.frames(VIDEO, OPTIONS)).hasSize(18);
  }

  @Test
  void moreNativeMemoryThanAllowedIsALimit() {
    assumeTrue(Files.exists(PROC), "no /proc here to read the resident memory from");
    assertThat(failure(BadWorker.EAT_NATIVE_MEMORY))
        .isInstanceOf(MediaException.Limit.class)
        .hasMessageContaining("256000000 bytes");
  }

  @Test
  void moreJavaMemoryThanAllowedIsALimit() {
    assertThat(failure(BadWorker.EAT_HEAP)).isInstanceOf(MediaException.Limit.class);
  }

  @ParameterizedTest
  @EnumSource(
      names = {
        "GARBAGE",
        "UNKNOWN_KIND",
        "HUGE_LENGTH",
        "NEGATIVE_LENGTH",
        "WRONG_TURN",
        "READ_BEFORE_THE_START",
        "READ_TOO_MUCH",
        "UNKNOWN_ERROR",
        "MORE_TIMES_THAN_BYTES",
        "TIMES_GO_BACK",
        "TIMES_CUT_SHORT",
        "FRAME_THAT_IS_NOT_DUE",
        "FRAME_THAT_IS_NO_JPEG",
        "FRAME_OF_ANOTHER_SIZE",
        "FRAME_TOO_LONG",
        "SIZE_OF_NOTHING",
        "DAMAGE_WITHOUT_END",
        "SIZES_WITHOUT_END",
        "BYTES_AFTER_THE_END"
      })
  void capturedProcessThatBreaksTheRulesIsAnError(BadWorker worker) {
    assertThat(failure(worker))
        .isInstanceOf(MediaException.Unsupported.class)
        .hasMessageContaining("spoke out of turn");
  }

  @Test
  void childHasAnEmptyEnvironmentAndAFolderOfItsOwn() {
    MediaException said = failure(BadWorker.ENVIRONMENT);
    String[] parts = String.valueOf(said.getMessage()).split(" ", 2);
    // The shell sets PWD, and OLDPWD or _ in some makes.
    assertThat(parts[0].split(","))
        .isSubsetOf("LANG", "LC_ALL", "LC_CTYPE", "SystemRoot", "PWD", "OLDPWD", "_", "SHLVL");
    assertThat(parts[1]).contains("preflight-").isNotEqualTo(System.getProperty("user.dir"));
  }

  @Test
  void twoThreadsDecodeAtOnceInTwoProcesses() throws Exception {
    Children two = good(ONE.withProcesses(2));
    CountDownLatch bothOpen = new CountDownLatch(2);
    List<String> expected = IsolatedFramesTest.outcome(new FFmpegFrames(), VIDEO, OPTIONS);
    Callable<List<String>> call =
        () -> {
          MediaSource meeting =
              WatchedChannel.source(
                  VIDEO,
                  3,
                  () -> {
                    bothOpen.countDown();
                    await(bothOpen);
                  });
          return IsolatedFramesTest.outcome(over(two), meeting, OPTIONS);
        };
    assertThat(inParallel(2, call)).containsExactly(expected, expected);
    assertThat(two.idlePids()).hasSize(2);
  }

  @Test
  void threadsTakeTurnsWhenThereIsOneProcess() throws Exception {
    Callable<List<String>> call = () -> IsolatedFramesTest.outcome(source, VIDEO, OPTIONS);
    List<String> expected = IsolatedFramesTest.outcome(new FFmpegFrames(), VIDEO, OPTIONS);
    assertThat(inParallel(3, call)).containsExactly(expected, expected, expected);
    assertThat(children.idlePids()).hasSize(1);
  }

  @Test
  void callThatFindsAllProcessesBusyWaitsUntilItsDeadline() {
    try (FrameStream open = source.open(VIDEO, OPTIONS)) {
      assertThat(open.hasNext()).isTrue();
      assertThatThrownBy(() -> source.open(VIDEO, within(Duration.ofMillis(200))))
          .isInstanceOf(MediaException.Timeout.class)
          .hasMessageContaining("all 1 decoder processes are busy");
    }
  }

  @Test
  void callThatCannotWaitForTheStartLeavesTheProcessToTheNext() {
    // Five milliseconds may be over before the start is asked for; then the next call asks for it.
    eventually(() -> isStillStartingAfter(Duration.ofMillis(5)));
    eventually(() -> children.idlePids().length == 1);
    long[] pid = children.idlePids();
    assertThat(source.frames(VIDEO, OPTIONS)).hasSize(18);
    assertThat(children.idlePids()).isEqualTo(pid);
  }

  private boolean isStillStartingAfter(Duration deadline) {
    try (FrameStream opened = source.open(VIDEO, within(deadline))) {
      throw new AssertionError("opened " + opened + " without a process");
    } catch (MediaException.Timeout tooSoon) {
      return String.valueOf(tooSoon.getMessage()).contains("still starting");
    }
  }

  @Test
  void idleProcessEndsAndItsFolderWithIt() throws Exception {
    Children hasty = good(ONE.withIdle(Duration.ofMillis(100)));
    Set<Path> before = folders();
    over(hasty).frames(VIDEO, OPTIONS);
    eventually(() -> hasty.idlePids().length == 0);
    eventually(() -> before.containsAll(folders()));
  }

  @Test
  void killedProcessLeavesNoFolder() {
    Set<Path> before = folders();
    failure(BadWorker.SEGFAULT);
    failure(BadWorker.GARBAGE);
    eventually(() -> before.containsAll(folders()));
  }

  @Test
  void roundsLeaveNoDescriptorAndNoThread() throws IOException {
    Path descriptors = Path.of("/proc/self/fd");
    assumeTrue(Files.exists(descriptors), "no /proc here to count descriptors in");
    FrameSource once = over(good(ONE.withIdle(Duration.ZERO)));
    once.frames(VIDEO, OPTIONS);
    long before = count(descriptors);
    for (int round = 0; round < 4; round++) {
      once.frames(VIDEO, OPTIONS);
      failure(BadWorker.EXIT);
    }
    eventually(() -> count(descriptors) <= before);
    eventually(
        () ->
            Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().equals("preflight-child-start")));
  }

  @Test
  void childEndsWithAParentThatWasKilledEvenWhenItHangs() throws Exception {
    for (String worker : List.of(DecoderProcess.class.getName(), BadWorker.HANG.name())) {
      Process parent = parent(worker);
      ProcessHandle child =
          ProcessHandle.of(Long.parseLong(parent.inputReader(US_ASCII).readLine())).orElseThrow();
      parent.destroyForcibly().waitFor();
      child.onExit().get(1, TimeUnit.MINUTES);
    }
  }

  private static Process parent(String worker) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            Parent.class.getName(),
            worker,
            TestVideos.file(TestVideo.H264).toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  /** A program that says which process decodes for it, and then waits. */
  static final class Parent {
    private Parent() {}

    public static void main(String[] args) {
      MediaSource file = MediaSource.of(Path.of(args[1]));
      FrameOptions patient = within(Duration.ofMinutes(5));
      if (args[0].equals(BadWorker.HANG.name())) {
        sayChildSoon();
        over(children(BadWorker.HANG)).open(file, patient);
      }
      try (FrameStream stream = over(good(ONE)).open(file, patient)) {
        stream.next();
        sayChildSoon();
        await(new CountDownLatch(1));
      }
    }

    private static void sayChildSoon() {
      new Thread(
              () -> {
                eventually(() -> ProcessHandle.current().children().findAny().isPresent());
                System.out.println(
                    ProcessHandle.current().children().findAny().orElseThrow().pid());
                System.out.flush();
              })
          .start();
    }
  }

  private static MediaException failure(BadWorker worker) {
    FrameSource bad = over(children(worker));
    return catchThrowableOfType(
        MediaException.class, () -> bad.frames(VIDEO, within(Duration.ofMinutes(2))));
  }

  private static FrameOptions within(Duration deadline) {
    return OPTIONS.withLimits(ReadLimits.defaults().toBuilder().deadline(deadline).build());
  }

  static Children good(Isolation isolation) {
    return new Children(isolation, () -> DecoderProcess.command(DecoderProcess.class));
  }

  static Children children(BadWorker worker) {
    ChildCommand command =
        DecoderProcess.command(BadWorker.Main.class).with("-Dbad=" + worker.name());
    return new Children(ONE, () -> command);
  }

  private static FrameSource over(Children children) {
    return new IsolatedFrames(Optional.empty(), children);
  }

  static void kill(long pid) {
    ProcessHandle.of(pid).orElseThrow().destroyForcibly();
    ProcessHandle.of(pid).ifPresent(handle -> handle.onExit().join());
  }

  static void signal(String name, long pid) {
    try {
      new ProcessBuilder("/bin/sh", "-c", "kill -" + name + " " + pid).start().waitFor();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Interrupts the thread once it waits for the child, seen from outside. */
  private static void interruptWhenWaiting(Thread caller) {
    Thread other =
        new Thread(
            () -> {
              eventually(
                  () ->
                      List.of(caller.getStackTrace()).stream()
                          .anyMatch(at -> at.getMethodName().equals("receive")));
              caller.interrupt();
            });
    other.setDaemon(true);
    other.start();
  }

  private static <T> List<T> inParallel(int times, Callable<T> call) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(times);
    try {
      List<T> results = new ArrayList<>();
      for (Future<T> result : threads.invokeAll(Collections.nCopies(times, call))) {
        results.add(result.get());
      }
      return results;
    } finally {
      threads.shutdownNow();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Looks again and again; a loaded machine gets a minute. */
  static void eventually(BooleanSupplier fact) {
    long start = System.nanoTime();
    while (!fact.getAsBoolean()) {
      assertThat(System.nanoTime() - start).isLessThan(TimeUnit.MINUTES.toNanos(1));
      Thread.onSpinWait();
    }
  }

  static Set<Path> folders() {
    try (Stream<Path> entries = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return entries
          .filter(entry -> entry.getFileName().toString().startsWith("preflight-"))
          .collect(Collectors.toSet());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static long count(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.count();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
