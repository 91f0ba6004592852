/** What stable rules are: their coefficients, signs and windows, and what can be predicted from them. */
@NullMarked
package rulezoo.analysis.stable;

import org.jspecify.annotations.NullMarked;
