package rulezoo.archive.segment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import rulezoo.archive.column.ColumnTable;

/**
 * Numbered, immutable segments of one kind: {@code 000001.h5}, {@code 000002.h5}, ... The folder itself is
 * the manifest.
 */
public final class SegmentFolder {
    /** Log of a search, which lies beside its checkpoints and is no part of the zoo. */
    static final String LOG = "log.jsonl";

    private static final Pattern SEGMENT = Pattern.compile("[0-9]{6,9}\\.h5");
    private static final long LARGEST_NUMBER = 999_999_999;
    private static final Pattern STRANGER = Pattern.compile("[^.].*\\.h5", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private final Path path;
    /**
     * Number of the last segment; looked for once, because listing thousands of files takes longer than writing
     * one.
     */
    private long last = -1;

    /**
     * A folder that need not exist.
     *
     * @param path the folder, named for what it holds
     */
    public SegmentFolder(Path path) {
        this.path = path;
    }

    /** {@return the folder} */
    public Path path() {
        return path;
    }

    /** {@return what the segments hold: the name of the folder} */
    public String kind() {
        return name(path);
    }

    /**
     * {@return all segments, oldest first; empty if there is no such folder}
     *
     * @throws IOException if the folder cannot be read
     */
    public List<Path> segments() throws IOException {
        return files(SegmentFolder::isSegment);
    }

    /**
     * {@return HDF5 files whose names are no numbers, so that nobody knows whether they belong to the zoo}
     *
     * @throws IOException if the folder cannot be read
     */
    public List<Path> strangers() throws IOException {
        return files(file -> !isSegment(file) && STRANGER.matcher(name(file)).matches());
    }

    /**
     * {@return files that a process left behind when it died while writing}
     *
     * @throws IOException if the folder cannot be read
     */
    public List<Path> leftovers() throws IOException {
        return files(SegmentFile::isLeftover);
    }

    /**
     * {@return whether there is nothing but what a zoo holds}
     *
     * @throws IOException if the folder cannot be read
     */
    public boolean isOurs() throws IOException {
        return files(file -> !isSegment(file) && !SegmentFile.isLeftover(file) && !name(file).equals(LOG)).isEmpty();
    }

    private List<Path> files(Predicate<Path> wanted) throws IOException {
        if (!Files.exists(path)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(path)) {
            return files.filter(wanted)
                    .sorted(Comparator.comparingLong(SegmentFolder::number).thenComparing(Path::compareTo)).toList();
        } catch (IOException e) {
            throw FailureSentence.reading(path, e);
        }
    }

    /**
     * Publishes one table as the next segment.
     *
     * @param table the table
     * @return the file
     * @throws IOException with one sentence for the user; trying again does no harm
     */
    public Path publish(ColumnTable table) throws IOException {
        if (last < 0) {
            List<Path> segments = segments();
            last = segments.isEmpty() ? 0 : number(segments.getLast());
        }
        if (last >= LARGEST_NUMBER) {
            throw new IOException(path + " holds a file with the number " + last + ", and no reader looks for larger"
                    + " ones: import this zoo into a new one by 'rulezoo zoo import NEW ZOO'");
        }
        Path next = path.resolve(String.format(Locale.ROOT, "%06d.h5", last + 1));
        TreeMap<String, ColumnTable> content = new TreeMap<>();
        content.put(HdfTables.ROOT, table);
        SegmentFile.publish(next, content);
        last++;
        return next;
    }

    /**
     * Removes segments, newest first: if that is cut short, those that are left are still older than whatever
     * replaced them, and records keep their order.
     *
     * @param segments some of the segments, oldest first
     * @throws IOException if one cannot be removed
     */
    public void remove(List<Path> segments) throws IOException {
        for (Path old : segments.reversed()) {
            try {
                Files.deleteIfExists(old);
            } catch (IOException e) {
                throw FailureSentence.writing(old, e);
            }
        }
    }

    private static boolean isSegment(Path file) {
        return SEGMENT.matcher(name(file)).matches();
    }

    /** The number of a segment; of other files 0. */
    private static long number(Path file) {
        return isSegment(file) ? Long.parseLong(name(file).replace(".h5", "")) : 0;
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}
