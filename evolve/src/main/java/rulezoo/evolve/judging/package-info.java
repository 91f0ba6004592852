/**
 * How stable a rule is: screens that cost little, the full protocol over several seeds, and audits of what
 * the screens miss. Nothing here knows where a rule comes from.
 */
@NullMarked
package rulezoo.evolve.judging;

import org.jspecify.annotations.NullMarked;
