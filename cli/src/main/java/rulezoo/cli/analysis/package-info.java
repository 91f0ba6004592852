/** {@code analyze} and {@code infer}: what follows from a zoo, or from data. */
@NullMarked
package rulezoo.cli.analysis;

import org.jspecify.annotations.NullMarked;
