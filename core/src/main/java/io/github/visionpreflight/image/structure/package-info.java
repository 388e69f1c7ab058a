/**
 * What lies where in a picture's file, found without decoding a pixel: proof that a file which goes
 * out untouched is whole, and the parts that a decoder may see.
 */
@NullMarked
package io.github.visionpreflight.image.structure;

import org.jspecify.annotations.NullMarked;
