package rulezoo.archive;

import java.nio.file.Path;

/**
 * A file of a zoo that was left out.
 *
 * @param file the file
 * @param sentence what is wrong with it, beginning with its name
 */
public record SegmentProblem(Path file, String sentence) {}
