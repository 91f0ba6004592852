/**
 * The rule zoo: a folder, or a single file, that keeps every stable rule with its evidence and every memory
 * measurement, so that nothing acknowledged is ever lost. {@link rulezoo.archive.ZooWriter} adds to it,
 * {@link rulezoo.archive.Zoo} reads it as records, {@link rulezoo.archive.ZooColumns} as columns.
 *
 * <p>
 * The layers below: {@link rulezoo.archive.record} says what is kept, {@link rulezoo.archive.column} what
 * each record is as columns, {@link rulezoo.archive.segment} how columns become a durable file.
 */
@NullMarked
package rulezoo.archive;

import org.jspecify.annotations.NullMarked;
