package io.github.visionpreflight.testdata;

/**
 * One picture of an animation.
 *
 * @param left pixels from the left of the animation
 * @param top pixels from its top
 * @param centiseconds how long it is shown
 */
record Frame(Picture picture, int left, int top, int centiseconds) {}
