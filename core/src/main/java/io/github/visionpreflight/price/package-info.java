/**
 * How much? Prices as dated, sourced rows in layers that override one another, and exact amounts of
 * money. A price that nobody knows is an error that names it, never 0.
 */
@NullMarked
package io.github.visionpreflight.price;

import org.jspecify.annotations.NullMarked;
