package rulezoo.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Names of the folders and files of a zoo.
 *
 * @param folder the zoo
 */
record ZooLayout(Path folder) {
    /** Kind of the root of a zoo in a single file. */
    static final String SINGLE_FILE = "zoo";

    /** What a zoo holds, in the order of reading. */
    static final Set<String> KINDS = Set.of(RuleTable.KIND, ProbeTable.KIND, CheckpointTable.KIND);

    private static final String LOCK = ".lock";
    private static final String QUARANTINE = "quarantine";
    private static final Set<String> OURS = Set.of(LOCK, RuleTable.KIND, ProbeTable.KIND, CheckpointTable.KIND,
            QUARANTINE);

    SegmentFolder rules() {
        return new SegmentFolder(folder.resolve(RuleTable.KIND));
    }

    SegmentFolder probes() {
        return new SegmentFolder(folder.resolve(ProbeTable.KIND));
    }

    SegmentFolder search() {
        return new SegmentFolder(folder.resolve(CheckpointTable.KIND));
    }

    List<SegmentFolder> folders() {
        return List.of(rules(), probes(), search());
    }

    Path lock() {
        return folder.resolve(LOCK);
    }

    Path quarantine() {
        return folder.resolve(QUARANTINE);
    }

    /** Whether a folder is a zoo. */
    static boolean isZoo(Path folder) {
        ZooLayout layout = new ZooLayout(folder);
        return Files.isDirectory(layout.rules().path()) && Files.isDirectory(layout.probes().path());
    }

    /** Whether a folder holds nothing but what a zoo in the making holds. */
    static boolean isEmptyOrUnfinished(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.allMatch(file -> OURS.contains(String.valueOf(file.getFileName())));
        } catch (IOException e) {
            throw FailureSentence.reading(folder, e);
        }
    }
}
