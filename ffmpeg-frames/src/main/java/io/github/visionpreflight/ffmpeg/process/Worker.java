package io.github.visionpreflight.ffmpeg.process;

import io.github.visionpreflight.media.MediaException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The child's main loop: one call after another, until its parent is gone. */
public final class Worker {
  private static final int MOST_WORDS = 1000;

  private final ParentLink parent;
  private final Job job;

  private Worker(ParentLink parent, Job job) {
    this.parent = parent;
    this.job = job;
  }

  /** The child's part of a call. */
  @FunctionalInterface
  public interface Job {
    /**
     * Answers one request and all that belongs to it.
     *
     * @throws MediaException to end the call; the parent throws it again
     * @throws IOException when the wire fails
     */
    void run(Message request, ParentLink parent) throws IOException;
  }

  /** Works on standard input and output. Never returns: the process ends with its parent. */
  public static void run(Job job) throws IOException {
    // Whatever prints must not print into the messages.
    System.setOut(System.err);
    // Not the stream of the file descriptor itself: it looks for its position, a pipe has none.
    Wire wire = new Wire(System.in, new FileOutputStream(FileDescriptor.out));
    new Worker(new ParentLink(wire, Worker::end), job).loop();
  }

  /** Native code that hangs is not waited for. */
  private static void end() {
    try {
      // The parent does it as well, unless it died first.
      Files.deleteIfExists(Path.of("").toAbsolutePath());
    } catch (IOException e) {
      // Where a folder in use cannot be deleted, only the parent can.
    } finally {
      Runtime.getRuntime().halt(0);
    }
  }

  private void loop() throws IOException {
    while (true) {
      Message request = parent.request();
      switch (request.kind()) {
        case PING -> parent.tell(Kind.READY, out -> {});
        default -> {
          answer(request);
          parent.reset();
        }
      }
    }
  }

  private void answer(Message request) throws IOException {
    try {
      job.run(request, parent);
    } catch (MediaException e) {
      fail(e.kind(), String.valueOf(e.getMessage()));
    } catch (OutOfMemoryError | StackOverflowError e) {
      MediaException shortage = MediaException.ofShortage("the decoder process", e);
      fail(shortage.kind(), String.valueOf(shortage.getMessage()));
    }
  }

  private void fail(MediaException.Kind kind, String message) throws IOException {
    String words = message.length() <= MOST_WORDS ? message : message.substring(0, MOST_WORDS);
    parent.tell(
        Kind.FAILED,
        out -> {
          out.writeUTF(kind.name());
          out.writeUTF(words);
        });
  }
}
