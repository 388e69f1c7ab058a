package io.github.visionpreflight.ffmpeg.process;

import java.io.IOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * The child's end of the wire. One thread reads all that comes, so that the end of the parent is
 * seen whatever else goes on here, and hands it to whoever waits. Safe to share among the threads
 * that decode: one question is asked at a time.
 */
public final class ParentLink {
  private final Wire wire;
  private final Runnable atEnd;
  private final BlockingQueue<Message> requests = new LinkedBlockingQueue<>();
  private final BlockingQueue<Message> answers = new LinkedBlockingQueue<>();
  private final Object asking = new Object();
  private volatile boolean closed;

  ParentLink(Wire wire, Runnable atEnd) {
    this.wire = wire;
    this.atEnd = atEnd;
    Thread reader = new Thread(this::readAll, "parent");
    reader.setDaemon(true);
    reader.start();
  }

  private void readAll() {
    try {
      while (true) {
        sort(wire.receive(Integer.MAX_VALUE));
      }
    } catch (IOException parentGone) {
      atEnd.run();
    }
  }

  private void sort(Message message) {
    switch (message.kind()) {
      case DATA, READ_FAILED, PICKS, SIZE -> answers.add(message);
      case CLOSE -> {
        closed = true;
        // Whoever waits for an answer gets none any more.
        answers.add(message);
        requests.add(message);
      }
      default -> requests.add(message);
    }
  }

  /** Tells the parent something. */
  public void tell(Kind kind, Wire.Fields fields) throws IOException {
    synchronized (wire) {
      wire.send(kind, fields);
    }
  }

  /**
   * Asks the parent something, and waits for its answer.
   *
   * @throws IOException when the parent has closed the call
   */
  public Message ask(Kind kind, Wire.Fields fields) throws IOException {
    synchronized (asking) {
      if (closed) {
        throw new IOException("the call is over");
      }
      tell(kind, fields);
      Message answer = next(answers);
      if (answer.kind() == Kind.CLOSE) {
        throw new IOException("the call is over");
      }
      return answer;
    }
  }

  /** Waits for the parent's next request: the start of a call, or the next step in one. */
  public Message request() throws IOException {
    return next(requests);
  }

  /** Makes ready for the next call; nobody may be asking. */
  void reset() {
    closed = false;
    answers.clear();
  }

  private static Message next(BlockingQueue<Message> queue) throws IOException {
    try {
      return queue.take();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }
}
