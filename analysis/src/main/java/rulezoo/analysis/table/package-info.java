/**
 * Tables that are declared once. A {@link rulezoo.analysis.table.Column} has an id for scripts, a label and a
 * unit for people, and says what to take of a row; a {@link rulezoo.analysis.table.Table} of columns and rows
 * is written as CSV, as JSON objects, as text for a console, and cell by cell for a page. So numbers, names
 * and units are the same wherever a statistic shows.
 *
 * <p>
 * An {@link rulezoo.analysis.statistics.Estimate} {@code x} expands itself: scripts read {@code x},
 * {@code x_low_95} and {@code x_high_95}, and {@code x_n} where its number of units has no column of its own;
 * people read one cell.
 */
@NullMarked
package rulezoo.analysis.table;

import org.jspecify.annotations.NullMarked;
