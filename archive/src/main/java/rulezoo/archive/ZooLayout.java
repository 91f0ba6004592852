package rulezoo.archive;

import java.nio.file.AccessDeniedException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import rulezoo.archive.column.CheckpointTable;
import rulezoo.archive.column.ProbeTable;
import rulezoo.archive.column.RemarkTable;
import rulezoo.archive.column.RuleTable;
import rulezoo.archive.segment.FailureSentence;
import rulezoo.archive.segment.SegmentFolder;

/**
 * Names of the folders and files of a zoo.
 *
 * @param folder the zoo
 */
record ZooLayout(Path folder) {
    private static final byte[] HDF5 = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n'};
    private static final String LOCK = ".lock";
    private static final String QUARANTINE = "quarantine";
    private static final String SNAPSHOTS = "snapshots";
    private static final Set<String> OURS = Set.of(LOCK, RuleTable.KIND, ProbeTable.KIND, RemarkTable.KIND,
            CheckpointTable.KIND, QUARANTINE, SNAPSHOTS);

    SegmentFolder rules() {
        return new SegmentFolder(folder.resolve(RuleTable.KIND));
    }

    SegmentFolder probes() {
        return new SegmentFolder(folder.resolve(ProbeTable.KIND));
    }

    SegmentFolder remarks() {
        return new SegmentFolder(folder.resolve(RemarkTable.KIND));
    }

    SegmentFolder search() {
        return new SegmentFolder(folder.resolve(CheckpointTable.KIND));
    }

    /** In the order in which they are read: what people say about rules before the rules. */
    List<SegmentFolder> folders() {
        return List.of(remarks(), rules(), probes(), search());
    }

    Path lock() {
        return folder.resolve(LOCK);
    }

    Path quarantine() {
        return folder.resolve(QUARANTINE);
    }

    Path snapshots() {
        return folder.resolve(SNAPSHOTS);
    }

    /**
     * Whether a folder can be read as a zoo: it has segments, or the folders for them, which git and object
     * stores drop where they are empty.
     */
    static boolean isZoo(Path folder) throws IOException {
        if (Files.isDirectory(folder) && !(Files.isReadable(folder) && Files.isExecutable(folder))) {
            throw FailureSentence.reading(folder, new AccessDeniedException(folder.toString()));
        }
        ZooLayout layout = new ZooLayout(folder);
        if (Files.isDirectory(layout.rules().path()) && Files.isDirectory(layout.probes().path())) {
            return true;
        }
        for (SegmentFolder part : layout.folders()) {
            if (Files.isDirectory(part.path()) && !part.segments().isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /**
     * Requires that a folder may be written to: it is empty, holds nothing but what a zoo holds, or is a zoo that
     * bears the marks of a zoo, which are the lock and the segments themselves; and no link leads out of it.
     */
    void requireWritable() throws IOException {
        boolean marked = isZoo(folder) && (Files.isRegularFile(lock(), LinkOption.NOFOLLOW_LINKS) || hasSegment());
        if (!marked && !holdsOursAlone()) {
            throw new IOException(folder + " holds other files and is not a rule zoo: name a new or empty folder");
        }
        List<Path> parts = Stream
                .concat(folders().stream().map(SegmentFolder::path), Stream.of(quarantine(), snapshots()))
                .toList();
        for (Path part : parts) {
            if (Files.exists(part, LinkOption.NOFOLLOW_LINKS) && !Files.isDirectory(part, LinkOption.NOFOLLOW_LINKS)) {
                throw new IOException(part + " is no folder but " + (Files.isSymbolicLink(part)
                        ? "a link, and nothing is written through links inside a zoo: put what it leads to in its place"
                        : "a file: move it out of the zoo"));
            }
        }
    }

    private boolean hasSegment() throws IOException {
        for (SegmentFolder part : folders()) {
            for (Path segment : part.segments()) {
                if (isHdf5(segment)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isHdf5(Path file) {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (InputStream in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(HDF5.length), HDF5);
        } catch (IOException e) {
            return false; // no mark that can be seen
        }
    }

    private boolean holdsOursAlone() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            if (!files.allMatch(file -> OURS.contains(String.valueOf(file.getFileName())))) {
                return false;
            }
        } catch (IOException e) {
            throw FailureSentence.reading(folder, e);
        }
        for (SegmentFolder part : folders()) {
            if (Files.isDirectory(part.path(), LinkOption.NOFOLLOW_LINKS) && !part.isOurs()) {
                return false;
            }
        }
        return true;
    }
}
