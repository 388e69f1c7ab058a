/** Reads the small tables that prices and limits are kept in. Not exported. */
@NullMarked
package io.github.visionpreflight.csv;

import org.jspecify.annotations.NullMarked;
