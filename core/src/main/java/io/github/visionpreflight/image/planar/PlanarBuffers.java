package io.github.visionpreflight.image.planar;

import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Work space between calls: as many as processors at most, each lent to one call at a time. A call
 * that finds none makes its own. No lock: a slot is emptied and filled by one atomic step.
 */
final class PlanarBuffers {
  /** What one space may keep; more is for pictures rare enough to allocate anew. */
  private static final long MOST_BYTES = 32_000_000;

  private final AtomicReferenceArray<Space> slots =
      new AtomicReferenceArray<>(Math.max(2, Runtime.getRuntime().availableProcessors()));

  /** The work space of one call. */
  static final class Space {
    final FloatArena arena = new FloatArena();
    final int[][] symbols = {new int[1 << 16], new int[1 << 14], new int[1 << 14]};
    final CoefficientStore.Space[] coefficients = {
      new CoefficientStore.Space(), new CoefficientStore.Space(), new CoefficientStore.Space()
    };
    byte[] output = new byte[1 << 16];

    private long bytes() {
      long sum = arena.bytes() + output.length;
      for (int i = 0; i < symbols.length; i++) {
        sum += coefficients[i].bytes() + (long) symbols[i].length * Integer.BYTES;
      }
      return sum;
    }
  }

  Space borrow() {
    for (int i = 0; i < slots.length(); i++) {
      Space space = slots.getAndSet(i, null);
      if (space != null) {
        return space;
      }
    }
    return new Space();
  }

  void giveBack(Space space) {
    space.arena.takeBack();
    if (space.bytes() > MOST_BYTES) {
      return;
    }
    for (int i = 0; i < slots.length(); i++) {
      if (slots.compareAndSet(i, null, space)) {
        return;
      }
    }
  }
}
