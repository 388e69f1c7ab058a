/** How big is it? Sizes, orientation, frames and duration, read from the header alone. */
@NullMarked
package io.github.visionpreflight.probe;

import org.jspecify.annotations.NullMarked;
