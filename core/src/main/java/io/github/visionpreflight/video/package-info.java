/** Which frames? Pure arithmetic over presentation times, and what a decoder of frames offers. */
@NullMarked
package io.github.visionpreflight.video;

import org.jspecify.annotations.NullMarked;
