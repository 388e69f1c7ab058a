/** The lane that reads everything the other lanes do not, over ImageIO and TwelveMonkeys. */
@NullMarked
package io.github.visionpreflight.image.imageio;

import org.jspecify.annotations.NullMarked;
