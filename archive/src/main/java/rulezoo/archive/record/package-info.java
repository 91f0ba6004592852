/**
 * What a zoo keeps: rules with their evidence ({@link rulezoo.archive.record.RuleRecord}), memory
 * measurements ({@link rulezoo.archive.record.ProbeRecord}), states of searches
 * ({@link rulezoo.archive.record.SearchCheckpoint}). Records know nothing of files.
 */
@NullMarked
package rulezoo.archive.record;

import org.jspecify.annotations.NullMarked;
