/**
 * What every reader must hold, whatever bytes it is given. {@link
 * io.github.visionpreflight.fuzz.Fuzz} is what a fuzzer calls; the tests of this module call the
 * same targets with the inputs that once broke one of them.
 */
@NullMarked
package io.github.visionpreflight.fuzz;

import org.jspecify.annotations.NullMarked;
