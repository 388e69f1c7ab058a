/**
 * The whole journey in a few calls: {@link io.github.visionpreflight.Preflight#estimate estimate}
 * what a medium costs, {@link io.github.visionpreflight.Preflight#prepare prepare} it. The other
 * packages answer one question each and can be used alone.
 */
@NullMarked
package io.github.visionpreflight;

import org.jspecify.annotations.NullMarked;
