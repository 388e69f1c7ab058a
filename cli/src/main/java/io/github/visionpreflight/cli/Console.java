package io.github.visionpreflight.cli;

import java.io.InputStream;
import java.io.PrintStream;

/**
 * The three streams of a command.
 *
 * @param in standard input
 * @param out data, nothing else
 * @param err progress, warnings and usage
 * @param interactive whether a person watches {@code err}
 */
record Console(InputStream in, PrintStream out, PrintStream err, boolean interactive) {}
