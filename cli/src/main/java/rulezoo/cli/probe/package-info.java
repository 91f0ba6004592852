/** {@code probe}: the memory of archived rules. */
@NullMarked
package rulezoo.cli.probe;

import org.jspecify.annotations.NullMarked;
