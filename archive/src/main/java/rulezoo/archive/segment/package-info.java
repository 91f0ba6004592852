/**
 * Tables as files that appear at once, whole and durable, or not at all
 * ({@link rulezoo.archive.segment.SegmentFile}), and what is said to the user if the file system refuses
 * ({@link rulezoo.archive.segment.FailureSentence}).
 */
@NullMarked
package rulezoo.archive.segment;

import org.jspecify.annotations.NullMarked;
