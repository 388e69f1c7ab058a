/**
 * The common kinds of TIFF, decoded row by row: what they are compressed with, how their strips and
 * tiles lie, and what their samples mean. Everything else is left to another decoder.
 */
@NullMarked
package io.github.visionpreflight.image.tiff;

import org.jspecify.annotations.NullMarked;
