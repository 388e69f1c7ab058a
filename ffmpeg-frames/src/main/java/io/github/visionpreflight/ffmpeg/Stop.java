package io.github.visionpreflight.ffmpeg;

import io.github.visionpreflight.media.Deadline;
import io.github.visionpreflight.media.MediaException;

/** Says whether an extraction must end: its time is up, or somebody cancelled it. */
final class Stop {
  private final Deadline deadline;
  private volatile boolean cancelled;

  Stop(Deadline deadline) {
    this.deadline = deadline;
  }

  void cancel() {
    cancelled = true;
  }

  boolean raised() {
    return cancelled || deadline.passed();
  }

  /**
   * Ends the call when it must end.
   *
   * @throws MediaException.Timeout when the time is up, after a cancel, or when interrupted
   */
  void check(String doing) {
    if (cancelled) {
      throw new MediaException.Timeout(doing + ": cancelled");
    }
    deadline.check(doing);
  }
}
