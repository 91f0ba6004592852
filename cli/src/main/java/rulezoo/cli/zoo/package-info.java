/** {@code zoo} and {@code replay}: what a zoo holds. */
@NullMarked
package rulezoo.cli.zoo;

import org.jspecify.annotations.NullMarked;
