/** Video frames and pictures over FFmpeg's libraries: in this process, or in one of its own. */
@NullMarked
package io.github.visionpreflight.ffmpeg;

import org.jspecify.annotations.NullMarked;
