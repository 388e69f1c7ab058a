package io.github.visionpreflight.ffmpeg.process;

import io.github.visionpreflight.media.Deadline;
import io.github.visionpreflight.media.Isolation;
import io.github.visionpreflight.media.MediaException;
import java.io.IOException;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The children of one setting: those that wait for work, and room for more. Safe to share. */
public final class Children {
  private final Isolation isolation;
  private final Supplier<ChildCommand> command;
  private final Semaphore room;
  private final Deque<Child> idle = new ConcurrentLinkedDeque<>();

  /** Creates an empty pool; the command is asked for at each start. */
  public Children(Isolation isolation, Supplier<ChildCommand> command) {
    this.isolation = isolation;
    this.command = command;
    this.room = new Semaphore(isolation.processes(), true);
  }

  /** Returns the process ids of those that wait for work. */
  public long[] idlePids() {
    return idle.stream().mapToLong(Child::pid).toArray();
  }

  /**
   * Returns a child that is there and has nothing to do; it must be given back.
   *
   * @throws MediaException.Timeout when none is free by the deadline
   * @throws MediaException.Unsupported when none can be started
   */
  Child take(Deadline deadline, String what) {
    takeRoom(deadline, what);
    boolean taken = false;
    try {
      Child child = waiting(deadline);
      child = child == null ? started(deadline, what) : child;
      taken = true;
      return child;
    } finally {
      if (!taken) {
        room.release();
      }
    }
  }

  private void takeRoom(Deadline deadline, String what) {
    try {
      if (!room.tryAcquire(deadline.remainingNanos(), TimeUnit.NANOSECONDS)) {
        deadline.check(what + ": all " + isolation.processes() + " decoder processes are busy");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      deadline.check(what);
    }
  }

  /** Returns one that has worked before; one that has died meanwhile is nobody's fault. */
  private @Nullable Child waiting(Deadline deadline) {
    for (Child child; (child = idle.pollFirst()) != null; ) {
      child.busy();
      Guard guard = new Guard(child, deadline, () -> false);
      try {
        child.ping();
        return child;
      } catch (IOException gone) {
        child.kill();
      } finally {
        guard.end();
      }
    }
    return null;
  }

  /** A start outlives the call that waits for it: the next one needs a child as well. */
  private Child started(Deadline deadline, String what) {
    CompletableFuture<Child> starting =
        CompletableFuture.supplyAsync(
            () -> Child.start(command.get(), isolation), Children::inNewThread);
    try {
      return starting.get(deadline.remainingNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof OutOfMemoryError shortage) {
        throw MediaException.ofShortage(what + ": the decoder process", shortage);
      }
      throw e.getCause() instanceof MediaException known ? known : new IllegalStateException(e);
    } catch (TimeoutException e) {
      keepWhenStarted(starting);
      throw new MediaException.Timeout(what + ": the decoder process is still starting");
    } catch (InterruptedException e) {
      keepWhenStarted(starting);
      Thread.currentThread().interrupt();
      throw new MediaException.Timeout(what + ": interrupted");
    }
  }

  private void keepWhenStarted(CompletableFuture<Child> starting) {
    CompletableFuture<Void> unused = starting.thenAccept(this::rest);
  }

  private static void inNewThread(Runnable starting) {
    Thread thread = new Thread(starting, "preflight-child-start");
    thread.setDaemon(true);
    thread.start();
  }

  /** Takes back a child that has nothing to do. */
  void giveBack(Child child) {
    rest(child);
    room.release();
  }

  /** Ends a child that cannot be used again. */
  void discard(Child child) {
    child.kill();
    room.release();
  }

  private void rest(Child child) {
    if (isolation.idle().isZero()) {
      child.end();
      return;
    }
    child.idleEnd(Watch.after(isolation.idle().toNanos(), () -> endIdle(child)));
    idle.addFirst(child);
  }

  private void endIdle(Child child) {
    if (idle.remove(child)) {
      child.end();
    }
  }
}
