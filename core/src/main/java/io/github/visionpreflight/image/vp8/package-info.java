/**
 * The lossy picture of a WebP: a VP8 key frame (RFC 6386) becomes planes, or rows of RGB, each
 * sample as libwebp gives it. Plain Java 17.
 */
@NullMarked
package io.github.visionpreflight.image.vp8;

import org.jspecify.annotations.NullMarked;
