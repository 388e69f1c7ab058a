/** As text? Data URIs: encode, parse, and compare what they claim with what they hold. */
@NullMarked
package io.github.visionpreflight.datauri;

import org.jspecify.annotations.NullMarked;
