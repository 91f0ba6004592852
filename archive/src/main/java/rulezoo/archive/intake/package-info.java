/**
 * Rules from files that others wrote: tables of coefficients, NumPy arrays as the field publishes them, and
 * the published rules that come with the program. Files may come from anyone: sizes are checked before memory
 * is asked for, and nothing in them is executed or deserialized.
 */
@NullMarked
package rulezoo.archive.intake;

import org.jspecify.annotations.NullMarked;
