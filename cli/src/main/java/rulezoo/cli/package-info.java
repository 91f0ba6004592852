/**
 * The command line: it parses options, calls the other modules, and prints what they return. This package has
 * the command itself and those subcommands that run others; the others are grouped by what they are about.
 */
@NullMarked
package rulezoo.cli;

import org.jspecify.annotations.NullMarked;
