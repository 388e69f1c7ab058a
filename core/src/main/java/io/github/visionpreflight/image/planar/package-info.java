/**
 * The planar JPEG lane: a photograph made smaller, turned or coded anew without ever existing as a
 * whole. Entropy decoding, scaled inverse DCT, resampling, forward DCT and entropy coding follow
 * one another over bands of rows, each plane in its own resolution; RGB never appears.
 *
 * <p>Every inner loop is in {@link io.github.visionpreflight.image.raster.Kernels} or runs over one
 * block's symbols. Plain Java 17: no native code, no incubating module.
 */
@NullMarked
package io.github.visionpreflight.image.planar;

import org.jspecify.annotations.NullMarked;
