/**
 * The rule zoo: every stable rule with its evidence ({@link rulezoo.archive.RuleRecord}), every memory
 * measurement ({@link rulezoo.archive.ProbeRecord}), and how they are kept on disk so that nothing
 * acknowledged is ever lost.
 */
@NullMarked
package rulezoo.archive;

import org.jspecify.annotations.NullMarked;
