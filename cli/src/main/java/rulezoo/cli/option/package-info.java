/** Options that several commands have, and what all options have in common. */
@NullMarked
package rulezoo.cli.option;

import org.jspecify.annotations.NullMarked;
