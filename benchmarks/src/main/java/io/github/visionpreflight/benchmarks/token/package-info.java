/** How many tokens, and what do they cost? */
@NullMarked
package io.github.visionpreflight.benchmarks.token;

import org.jspecify.annotations.NullMarked;
