package io.github.visionpreflight.ffmpeg.process;

import io.github.visionpreflight.media.MediaException;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The child's main loop: one call after another, until its input ends. */
public final class Worker {
  private static final int MOST_BYTES = 1 << 16;

  private final Wire wire;
  private final Job job;

  private Worker(Wire wire, Job job) {
    this.wire = wire;
    this.job = job;
  }

  /** The child's part of a call. */
  @FunctionalInterface
  public interface Job {
    /**
     * Answers one request and all that belongs to it.
     *
     * @throws MediaException to end the call; the parent throws it again
     * @throws IOException when the parent is gone
     */
    void run(Message request, Wire wire) throws IOException;
  }

  /** Works on standard input and output until the parent is gone, then ends the process. */
  public static void run(Job job) throws IOException {
    // Whatever prints must not print into the messages.
    System.setOut(System.err);
    endWithParent();
    // Not the stream of the file descriptor itself: it looks for its position, a pipe has none.
    Wire wire = new Wire(System.in, new FileOutputStream(FileDescriptor.out));
    try {
      new Worker(wire, job).loop();
    } catch (EOFException parentIsDone) {
      // The parent deletes the folder as well, unless it died first.
      Files.deleteIfExists(Path.of("").toAbsolutePath());
    }
  }

  /** Native code that hangs reads no input, so would never see its end. */
  private static void endWithParent() {
    ProcessHandle.current()
        .parent()
        .ifPresent(parent -> parent.onExit().thenRun(() -> Runtime.getRuntime().halt(0)));
  }

  private void loop() throws IOException {
    while (true) {
      Message request = wire.receive(MOST_BYTES);
      if (request.kind() == Kind.PING) {
        wire.send(Kind.READY);
      } else {
        answer(request);
      }
    }
  }

  private void answer(Message request) throws IOException {
    try {
      job.run(request, wire);
    } catch (MediaException e) {
      fail(e.kind(), String.valueOf(e.getMessage()));
    } catch (OutOfMemoryError e) {
      fail(MediaException.Kind.LIMIT, "the decoder process has not enough memory");
    }
  }

  private void fail(MediaException.Kind kind, String message) throws IOException {
    String text = message.length() <= 1000 ? message : message.substring(0, 1000);
    wire.send(
        Kind.FAILED,
        out -> {
          out.writeByte(kind.ordinal());
          out.writeUTF(text);
        });
  }
}
