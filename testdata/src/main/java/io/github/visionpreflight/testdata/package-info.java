/**
 * Makes the pictures that the README, the tests and the benchmarks use. Every file is drawn and
 * encoded from literal seeds, so nothing made by somebody else is needed and two runs on one JDK
 * give the same bytes. Nothing here uses the library under test: its readers are checked against
 * writers that share no code with them.
 */
@NullMarked
package io.github.visionpreflight.testdata;

import org.jspecify.annotations.NullMarked;
