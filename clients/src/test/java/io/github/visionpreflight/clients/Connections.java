package io.github.visionpreflight.clients;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;

/** Connections to a local host that never really wait. */
final class Connections {
  static final String KEY = "sk-VeryS3cret-1234567890";
  static final Instant NOW = Instant.parse("2026-07-15T21:30:00Z");

  final List<Duration> pauses = Collections.synchronizedList(new ArrayList<>());

  ApiConnection.Builder to(LocalHost host) {
    return ApiConnection.builder(host.uri(), KEY)
        .sleeper(pauses::add)
        .random(new SplittableRandom(7))
        .clock(Clock.fixed(NOW, ZoneOffset.UTC));
  }
}
