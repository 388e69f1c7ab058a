/** Runs native code in a Java process beside this one and talks with it; knows no media format. */
@NullMarked
package io.github.visionpreflight.ffmpeg.process;

import org.jspecify.annotations.NullMarked;
