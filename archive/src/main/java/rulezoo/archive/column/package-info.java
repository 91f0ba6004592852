/**
 * Records as columns and back. A {@link rulezoo.archive.column.ColumnTable} is the content of one HDF5 group;
 * the classes named after records say which columns each kind has, and read all layouts that were ever
 * written. Tables know nothing of files.
 */
@NullMarked
package rulezoo.archive.column;

import org.jspecify.annotations.NullMarked;
