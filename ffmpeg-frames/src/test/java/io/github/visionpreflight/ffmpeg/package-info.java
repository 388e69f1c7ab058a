@NullMarked
package io.github.visionpreflight.ffmpeg;

import org.jspecify.annotations.NullMarked;
