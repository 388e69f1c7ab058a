/** Pictures decoded, shrunk and encoded by FFmpeg's libraries: the native image lane. */
@NullMarked
package io.github.visionpreflight.ffmpeg.image;

import org.jspecify.annotations.NullMarked;
