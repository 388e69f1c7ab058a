package io.github.visionpreflight.fuzz;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What Jazzer calls: {@code --target_class} is this class, {@code --target_args} a target. */
public final class Fuzz {
  private static @Nullable Target target;

  private Fuzz() {}

  /** Called once, with the name of the target. */
  public static void fuzzerInitialize(String[] args) {
    target = Target.named(args[0]);
  }

  /** Called with every input; whatever is thrown here is a finding. */
  public static void fuzzerTestOneInput(byte[] input) {
    Objects.requireNonNull(target).run(input);
  }
}
