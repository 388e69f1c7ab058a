/** How large is the picture or video, from its header? */
@NullMarked
package io.github.visionpreflight.benchmarks.probe;

import org.jspecify.annotations.NullMarked;
