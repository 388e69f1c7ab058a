/** Made to fit? Rotates, shrinks and re-encodes a picture to what a model takes and sees. */
@NullMarked
package io.github.visionpreflight.image;

import org.jspecify.annotations.NullMarked;
