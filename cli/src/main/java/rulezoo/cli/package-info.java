/** The command line: one command, one subcommand a room. */
@NullMarked
package rulezoo.cli;

import org.jspecify.annotations.NullMarked;
