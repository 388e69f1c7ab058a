/**
 * Under whose rules? What each provider takes and refuses, model by model: every figure a row of
 * data with the page, the sentence and the date it is from. Changing a figure means changing the
 * row, or overriding it with {@link io.github.visionpreflight.provider.ModelProfile#toBuilder()}.
 *
 * <p>"MB" and "GB" on the providers' pages are not defined; here 1 MB is 1,000,000 bytes, the
 * stricter reading.
 */
@NullMarked
package io.github.visionpreflight.provider;

import org.jspecify.annotations.NullMarked;
