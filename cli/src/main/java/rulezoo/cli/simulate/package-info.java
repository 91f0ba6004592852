/** {@code simulate}, {@code theory}, {@code bench} and {@code devices}: single simulations. */
@NullMarked
package rulezoo.cli.simulate;

import org.jspecify.annotations.NullMarked;
