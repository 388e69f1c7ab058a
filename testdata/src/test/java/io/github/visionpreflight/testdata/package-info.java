@NullMarked
package io.github.visionpreflight.testdata;

import org.jspecify.annotations.NullMarked;
