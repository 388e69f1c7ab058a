package io.github.visionpreflight.ffmpeg;

import java.util.Iterator;

/** Decodes the runs in the caller's own thread, one packet at a time. */
final class RunsInTurn implements Runs {
  private final Iterator<DecodePlan.Run> runs;
  private final RunDecoder decoder;
  private boolean under;

  RunsInTurn(DecodePlan plan, RunDecoder decoder) {
    this.runs = plan.runs().iterator();
    this.decoder = decoder;
  }

  @Override
  public boolean advance(RunDecoder.Sink sink) {
    if (!under) {
      if (!runs.hasNext()) {
        return false;
      }
      decoder.begin(runs.next());
    }
    under = decoder.step(sink);
    return true;
  }

  @Override
  public void close() {
    decoder.close();
  }
}
