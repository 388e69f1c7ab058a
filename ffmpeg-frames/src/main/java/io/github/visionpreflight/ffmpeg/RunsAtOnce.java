package io.github.visionpreflight.ffmpeg;

import io.github.visionpreflight.media.MediaException;
import io.github.visionpreflight.probe.Dimensions;
import io.github.visionpreflight.video.FrameSize;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Decodes several runs at once, each in a thread with a decoder of its own: groups of pictures do
 * not lean on one another, so nothing waits for anything. Pictures of later runs wait in memory for
 * their turn, up to a limit for each run.
 */
final class RunsAtOnce implements Runs {
  /** JPEGs that may wait for each run under way: some hundred frames. */
  private static final long MOST_WAITING_BYTES = 32_000_000;

  /** What a thread tells: of a frame, that its run has ended, or that it cannot go on. */
  private record Event(
      int place,
      FramePictures.@Nullable Picture picture,
      @Nullable String damage,
      @Nullable Throwable failure) {
    static final Event END = new Event(-1, null, null, null);
    static final Event QUESTION = new Event(-2, null, null, null);
  }

  /** What waits of one run. */
  private static final class Waiting {
    private final Deque<Event> events = new ArrayDeque<>();
    private long bytes;
  }

  private final DecodePlan plan;
  private final Stop stop;
  private final List<Waiting> waiting = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();
  private final FrameSize size;
  private final Map<Dimensions, Dimensions> sizes = new HashMap<>();
  private final Set<Dimensions> asked = new LinkedHashSet<>();
  private final RunDecoder first;
  private boolean started;
  private int next;
  private int front;
  private boolean closed;

  /**
   * Opens the first decoder here, so that a video which cannot be decoded is refused at once; the
   * others are opened by the threads that use them, which start when the first frame is wanted.
   *
   * @param size the caller's rule; it is only called in the caller's own thread
   * @param decoders opens a decoder that sizes its pictures by the given rule
   */
  RunsAtOnce(
      DecodePlan plan,
      Stop stop,
      int workers,
      FrameSize size,
      Function<FrameSize, RunDecoder> decoders) {
    this.plan = plan;
    this.stop = stop;
    this.size = size;
    plan.runs().forEach(run -> waiting.add(new Waiting()));
    first = decoders.apply(this::ask);
    for (int i = 0; i < workers; i++) {
      Supplier<RunDecoder> opening = i == 0 ? () -> first : () -> decoders.apply(this::ask);
      Thread thread = new Thread(() -> work(opening), "video-frames-" + i);
      thread.setDaemon(true);
      threads.add(thread);
    }
  }

  /** Has the caller's thread apply the caller's rule, once for each size of the video. */
  private synchronized Dimensions ask(Dimensions displayed) {
    try {
      while (!sizes.containsKey(displayed)) {
        if (closed) {
          throw new MediaException.Timeout("video frames: closed");
        }
        asked.add(displayed);
        notifyAll();
        wait();
      }
      return sizes.get(displayed);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MediaException.Timeout("video frames: interrupted");
    }
  }

  private void answer() {
    Dimensions displayed;
    synchronized (this) {
      displayed = asked.iterator().next();
    }
    Dimensions answer = size.of(displayed);
    synchronized (this) {
      sizes.put(displayed, answer);
      asked.remove(displayed);
      notifyAll();
    }
  }

  private void work(Supplier<RunDecoder> opening) {
    int run = -1;
    try (RunDecoder decoder = opening.get()) {
      while ((run = take()) >= 0) {
        walk(decoder, run);
        put(run, Event.END, 0);
      }
    } catch (InterruptedException e) {
      // Only close() makes a thread give up so: nobody is there to be told.
      Thread.currentThread().interrupt();
    } catch (Throwable e) {
      fail(run, e);
    }
  }

  private void walk(RunDecoder decoder, int run) throws InterruptedException {
    Collected sink = new Collected();
    decoder.begin(plan.runs().get(run));
    for (boolean more = true; more; ) {
      stop.check("video frames");
      more = decoder.step(sink);
      for (Event event : sink.events) {
        put(run, event, event.picture() == null ? 0 : event.picture().jpeg().length);
      }
      sink.events.clear();
    }
  }

  /** Keeps what one step gives until it can be passed on. */
  private static final class Collected implements RunDecoder.Sink {
    private final List<Event> events = new ArrayList<>();

    @Override
    public void picture(int place, FramePictures.Picture picture) {
      events.add(new Event(place, picture, null, null));
    }

    @Override
    public void damaged(int place, String what) {
      events.add(new Event(place, null, what, null));
    }
  }

  private synchronized int take() {
    return closed || next >= waiting.size() ? -1 : next++;
  }

  private synchronized void put(int run, Event event, int bytes) throws InterruptedException {
    Waiting of = waiting.get(run);
    // Nothing is taken out of a run before it is the front one, and then nothing waits.
    while (!closed && run != front && of.bytes > 0 && of.bytes + bytes > MOST_WAITING_BYTES) {
      wait();
    }
    of.bytes += bytes;
    of.events.add(event);
    notifyAll();
  }

  /** A thread that cannot even begin fails the run that nobody has taken yet, if there is one. */
  private synchronized void fail(int run, Throwable failure) {
    int failed = run >= 0 ? run : take();
    if (failed >= 0) {
      waiting.get(failed).events.add(new Event(-1, null, null, failure));
      notifyAll();
    }
  }

  @Override
  public boolean advance(RunDecoder.Sink sink) {
    if (!started) {
      started = true;
      threads.forEach(Thread::start);
    }
    Event event = told();
    if (event == null) {
      return false;
    }
    if (event.equals(Event.QUESTION)) {
      answer();
      return true;
    }
    if (event.failure() instanceof RuntimeException e) {
      throw e;
    }
    if (event.failure() instanceof Error e) {
      throw e;
    }
    if (event.picture() != null) {
      sink.picture(event.place(), event.picture());
    } else if (event.damage() != null) {
      sink.damaged(event.place(), event.damage());
    }
    return true;
  }

  /** Threads notice the deadline and a cancel by themselves, and say so. */
  private @Nullable Event told() {
    try {
      return nextEvent();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MediaException.Timeout("video frames: interrupted");
    }
  }

  private synchronized @Nullable Event nextEvent() throws InterruptedException {
    while (front < waiting.size()) {
      if (!asked.isEmpty()) {
        return Event.QUESTION;
      }
      Waiting here = waiting.get(front);
      Event event = here.events.peek();
      if (event == null) {
        wait();
      } else if (event.equals(Event.END)) {
        front++;
        notifyAll();
      } else if (event.failure() == null) {
        return here.events.remove();
      } else {
        // Left where it is: whoever asks again is told again.
        return event;
      }
    }
    return null;
  }

  @Override
  public void close() {
    synchronized (this) {
      closed = true;
      notifyAll();
    }
    stop.cancel();
    boolean interrupted = false;
    for (Thread thread : threads) {
      interrupted |= join(thread);
    }
    if (!started) {
      first.close();
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits whatever happens: native memory may not be freed under a running decoder. */
  private static boolean join(Thread thread) {
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    return interrupted;
  }
}
