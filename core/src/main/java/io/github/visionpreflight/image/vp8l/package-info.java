/**
 * The lossless picture of a WebP (RFC 9649, section 3), which is also how the transparency of lossy
 * ones is packed. Rows come out as they are decoded; of what is decoded no more is kept than copies
 * can reach back to. Plain Java 17.
 */
@NullMarked
package io.github.visionpreflight.image.vp8l;

import org.jspecify.annotations.NullMarked;
