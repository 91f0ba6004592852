/** What a command prints, and on which stream. */
@NullMarked
package rulezoo.cli.console;

import org.jspecify.annotations.NullMarked;
