/**
 * How many tokens? The rules that turn a size, or a size and a number of frames, into a count, each
 * with the ground it stands on. Nothing here knows a provider.
 */
@NullMarked
package io.github.visionpreflight.token;

import org.jspecify.annotations.NullMarked;
