@NullMarked
package io.github.visionpreflight.ffmpeg.image;

import org.jspecify.annotations.NullMarked;
