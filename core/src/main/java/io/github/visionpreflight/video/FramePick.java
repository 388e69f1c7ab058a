package io.github.visionpreflight.video;

/**
 * One frame that a sampling chose.
 *
 * @param index the frame's place in presentation order, from 0
 * @param wantedSeconds the instant that was asked for, on the video's own clock; the frame is the
 *     one on screen then
 */
public record FramePick(int index, double wantedSeconds) {}
