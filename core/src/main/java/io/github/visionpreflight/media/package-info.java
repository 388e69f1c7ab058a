/**
 * What is this? The type that the bytes themselves show, where bytes come from, how much of them
 * may be read, and what can go wrong.
 */
@NullMarked
package io.github.visionpreflight.media;

import org.jspecify.annotations.NullMarked;
