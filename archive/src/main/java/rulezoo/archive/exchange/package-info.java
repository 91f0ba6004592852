/**
 * What other software exchanges rules in: NumPy arrays as the field publishes them, tables for notebooks and
 * databases (NumPy, Parquet), research objects. Files that are read may come from anyone: sizes are checked
 * before memory is asked for, and nothing in them is executed or deserialized.
 */
@NullMarked
package rulezoo.archive.exchange;

import org.jspecify.annotations.NullMarked;
