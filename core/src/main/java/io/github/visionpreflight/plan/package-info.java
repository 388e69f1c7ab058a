/**
 * All of it, before sending: a whole request's limits, tokens, cost and body, from headers alone;
 * how to make it fit, and how to split it. Opens no network connection.
 */
@NullMarked
package io.github.visionpreflight.plan;

import org.jspecify.annotations.NullMarked;
