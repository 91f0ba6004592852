/** The command line. It parses options, calls the other modules, and prints what they return. */
@NullMarked
package rulezoo.cli;

import org.jspecify.annotations.NullMarked;
