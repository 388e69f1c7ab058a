/**
 * What do the providers themselves say? Token counts, uploads, model lists, and what an answer was
 * billed. Nothing else in this library opens a connection, and nothing here does before it is
 * called.
 */
@NullMarked
package io.github.visionpreflight.clients;

import org.jspecify.annotations.NullMarked;
