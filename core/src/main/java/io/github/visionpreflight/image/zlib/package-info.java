/** The zlib format (RFC 1950) around deflate (RFC 1951), made for the rows of pictures. */
@NullMarked
package io.github.visionpreflight.image.zlib;

import org.jspecify.annotations.NullMarked;
