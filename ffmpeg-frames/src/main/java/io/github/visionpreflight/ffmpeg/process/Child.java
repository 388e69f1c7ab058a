package io.github.visionpreflight.ffmpeg.process;

import io.github.visionpreflight.media.Isolation;
import io.github.visionpreflight.media.MediaException;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One child process, from its start to its end. Works for one call at a time. */
final class Child {
  /** Starting takes well under a second; a loaded machine may need many. */
  private static final long START_SECONDS = 60;

  /** How long a child that is to end, or has closed its pipes, may take before it is killed. */
  private static final long END_SECONDS = 2;

  private static final int QUESTION_BYTES = 12;

  private final Process process;
  private final long memoryBytes;
  private final Complaint complaint;
  private final Wire wire;
  private volatile boolean tooLarge;
  private @Nullable ScheduledFuture<?> idleEnd;

  private Child(Process process, long memoryBytes) {
    this.process = process;
    this.memoryBytes = memoryBytes;
    this.complaint = new Complaint(process.getErrorStream());
    this.wire = new Wire(process.getInputStream(), process.getOutputStream());
  }

  /**
   * Starts a child and waits until it can work.
   *
   * @throws MediaException.Unsupported when it cannot be started
   * @throws MediaException.Io when no folder can be made for it
   */
  static Child start(ChildCommand command, Isolation isolation) {
    Path folder = folder();
    Child child;
    try {
      child = new Child(command.in(folder, isolation).start(), isolation.memoryBytes());
    } catch (IOException e) {
      delete(folder);
      throw new MediaException.Unsupported("decoder process: cannot be started", e);
    }
    CompletableFuture<Void> unused = child.process.onExit().thenRun(() -> delete(folder));
    child.awaitStart();
    return child;
  }

  private static Path folder() {
    try {
      return Files.createTempDirectory("preflight-");
    } catch (IOException e) {
      throw new MediaException.Io("decoder process: no temporary folder for it", e);
    }
  }

  private void awaitStart() {
    ScheduledFuture<?> end = Watch.after(TimeUnit.SECONDS.toNanos(START_SECONDS), this::kill);
    try {
      ping();
    } catch (IOException e) {
      kill();
      awaitEnd();
      throw new MediaException.Unsupported(
          "decoder process: does not start: " + complaint.firstLine(), e);
    } finally {
      end.cancel(false);
    }
  }

  /** Asks the child whether it is there, and waits for its answer. */
  void ping() throws IOException {
    wire.send(Kind.PING);
    Message answer = wire.receive(QUESTION_BYTES);
    if (answer.kind() == Kind.READ || answer.kind() == Kind.DISPLAYED) {
      // Asked for a call that was closed before it listened to the question.
      answer = wire.receive(0);
    }
    if (answer.kind() != Kind.READY) {
      throw new WireException("expected READY, got " + answer.kind());
    }
  }

  Wire wire() {
    return wire;
  }

  long pid() {
    return process.pid();
  }

  /** Kills it when it has taken more memory than it may. */
  void checkMemory() {
    if (ResidentMemory.of(process.pid()) > memoryBytes) {
      tooLarge = true;
      kill();
    }
  }

  /** Kills the process and all that it started. */
  void kill() {
    // Listed first: once it is dead, what it started is nobody's.
    List<ProcessHandle> tree = descendants();
    process.destroyForcibly();
    tree.forEach(ProcessHandle::destroyForcibly);
  }

  private List<ProcessHandle> descendants() {
    try {
      return process.descendants().toList();
    } catch (RuntimeException unlisted) {
      // A system that does not list processes must still end this one.
      return List.of();
    }
  }

  /** Lets the process end by itself: it does at the end of its input. */
  void end() {
    try {
      process.getOutputStream().close();
    } catch (IOException gone) {
      // Then it has ended already.
    }
    ScheduledFuture<?> unused = killSoon();
  }

  private ScheduledFuture<?> killSoon() {
    return Watch.after(TimeUnit.SECONDS.toNanos(END_SECONDS), this::kill);
  }

  void idleEnd(@Nullable ScheduledFuture<?> value) {
    idleEnd = value;
  }

  void busy() {
    if (idleEnd != null) {
      idleEnd.cancel(false);
      idleEnd = null;
    }
  }

  /**
   * Returns the error of a call whose child is gone or broke the rules; it is dead then. Takes at
   * most two seconds, to let a crash be told.
   *
   * @param what the call
   */
  MediaException lost(String what, IOException reason) {
    if (reason instanceof WireException broken) {
      kill();
      return new MediaException.Unsupported(
          what + ": the decoder process spoke out of turn: " + broken.getMessage());
    }
    int status = awaitEnd();
    if (tooLarge || status == ExitStatus.OUT_OF_MEMORY || complaint.isOfMemory()) {
      return new MediaException.Limit(
          what + ": the decoder process needs more than " + memoryBytes + " bytes of memory");
    }
    return new MediaException.Unsupported(
        what
            + ": the decoder process ended by "
            + complaint.crash().orElseGet(() -> ExitStatus.text(status)));
  }

  private int awaitEnd() {
    ScheduledFuture<?> end = killSoon();
    try {
      // What is left of a crash report; a JVM that cannot write it never ends.
      complaint.read(process.getInputStream());
      complaint.await(TimeUnit.SECONDS.toMillis(END_SECONDS));
      return process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      kill();
      return ExitStatus.UNKNOWN;
    } finally {
      end.cancel(false);
    }
  }

  private static void delete(Path folder) {
    try {
      Files.walkFileTree(folder, new Deleting());
    } catch (IOException e) {
      // A folder that is nearly always empty stays behind in the temporary directory.
    }
  }

  /** Follows no link. */
  private static final class Deleting extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.delete(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure)
        throws IOException {
      Files.delete(folder);
      return FileVisitResult.CONTINUE;
    }
  }
}
