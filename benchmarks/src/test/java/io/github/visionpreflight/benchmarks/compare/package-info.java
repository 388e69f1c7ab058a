@NullMarked
package io.github.visionpreflight.benchmarks.compare;

import org.jspecify.annotations.NullMarked;
