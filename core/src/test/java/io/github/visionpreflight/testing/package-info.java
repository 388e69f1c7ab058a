/** What tests of several packages share. */
@NullMarked
package io.github.visionpreflight.testing;

import org.jspecify.annotations.NullMarked;
