/** Video frames over FFmpeg's libraries, in this process: no child process, no ffmpeg program. */
@NullMarked
package io.github.visionpreflight.ffmpeg;

import org.jspecify.annotations.NullMarked;
