/** Handing prepared content over to each SDK; one program each, to copy from. */
@NullMarked
package io.github.visionpreflight.examples;

import org.jspecify.annotations.NullMarked;
