/**
 * The command line {@code preflight}. Nothing here is an API; the names and fields it prints are.
 */
@NullMarked
package io.github.visionpreflight.cli;

import org.jspecify.annotations.NullMarked;
