/** What do I send? The shapes in which providers take images and videos. */
@NullMarked
package io.github.visionpreflight.content;

import org.jspecify.annotations.NullMarked;
