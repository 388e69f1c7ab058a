/** Eight-bit samples in rows: resampling, turning, colour conversion and encoding of them. */
@NullMarked
package io.github.visionpreflight.image.raster;

import org.jspecify.annotations.NullMarked;
