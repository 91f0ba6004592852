/** What docs/extending.md quotes: a statistic of one's own. */
@NullMarked
package rulezoo.analysis.examples;

import org.jspecify.annotations.NullMarked;
