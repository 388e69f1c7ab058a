package io.github.visionpreflight.image.planar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PlanarBuffersTest {
  private final PlanarBuffers buffers = new PlanarBuffers();

  @Test
  void noMoreSpacesAreKeptThanThereAreProcessors() {
    Set<PlanarBuffers.Space> first = borrowed(100);
    first.forEach(buffers::giveBack);

    Set<PlanarBuffers.Space> second = borrowed(100);

    second.retainAll(first);
    int processors = Runtime.getRuntime().availableProcessors();
    assertThat(second).hasSizeBetween(1, Math.max(2, processors));
  }

  @Test
  void spaceThatOnePictureMadeLargeIsNotKept() {
    PlanarBuffers.Space large = buffers.borrow();
    large.arena.take(8_000_001);
    buffers.giveBack(large);

    assertThat(buffers.borrow()).isNotSameAs(large);
  }

  private Set<PlanarBuffers.Space> borrowed(int count) {
    Set<PlanarBuffers.Space> all = Collections.newSetFromMap(new IdentityHashMap<>());
    Stream.generate(buffers::borrow).limit(count).forEach(all::add);
    return all;
  }
}
