/**
 * What a zoo is handed to other software in: tables for notebooks and databases (NumPy, Parquet), research
 * objects.
 */
@NullMarked
package rulezoo.archive.exchange;

import org.jspecify.annotations.NullMarked;
