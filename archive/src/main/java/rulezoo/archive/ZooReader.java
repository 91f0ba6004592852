package rulezoo.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects the records of a zoo, file by file, each record once, and notes what cannot be used. */
final class ZooReader {
    private final Map<String, RuleRecord> rules = new LinkedHashMap<>();
    private final Map<ProbeKey, ProbeRecord> probes = new LinkedHashMap<>();
    private final List<Problem> problems = new ArrayList<>();

    /** A file, or of a single-file zoo a group, that was left out. */
    record Problem(Path file, String group, SegmentException reason) {
        SegmentProblem described() {
            String part = group.equals(HdfTables.ROOT) ? "" : ", group " + group + ",";
            return new SegmentProblem(file, file + part + " " + reason.getMessage());
        }
    }

    Map<String, RuleRecord> rules() {
        return rules;
    }

    Map<ProbeKey, ProbeRecord> probes() {
        return probes;
    }

    List<Problem> problems() {
        return problems;
    }

    /** Reads a folder's segments, or a single-file zoo. */
    void read(Path zoo) throws IOException {
        if (Files.isDirectory(zoo)) {
            if (!ZooLayout.isZoo(zoo)) {
                throw new IOException(zoo + " is not a rule zoo: it lacks the folders rules and probes");
            }
            for (SegmentFolder folder : new ZooLayout(zoo).folders()) {
                for (Path segment : folder.segments()) {
                    readSegment(segment);
                }
            }
        } else if (Files.exists(zoo)) {
            readSingleFile(zoo);
        } else {
            throw new IOException(zoo + " does not exist: name the folder or the .h5 file of a rule zoo");
        }
    }

    private void readSegment(Path segment) throws IOException {
        try {
            addAll(segment, SegmentFile.read(segment));
        } catch (NoSuchFileException e) {
            // A writer has just removed an old checkpoint or quarantined the segment: as if it had been so before.
        } catch (IOException e) {
            throw FailureSentence.reading(segment, e);
        } catch (SegmentException e) {
            problems.add(new Problem(segment, HdfTables.ROOT, e));
        }
    }

    private void readSingleFile(Path file) throws IOException {
        try {
            addAll(file, SegmentFile.read(file));
        } catch (IOException e) {
            throw FailureSentence.reading(file, e);
        } catch (SegmentException e) {
            throw new IOException(file + " is not a rule zoo that can be read: it " + e.getMessage(), e);
        }
    }

    private void addAll(Path file, HdfTables.Content content) {
        content.problems().forEach((group, problem) -> problems.add(new Problem(file, group, problem)));
        content.tables().forEach((group, table) -> {
            try {
                add(table);
            } catch (SegmentException e) {
                problems.add(new Problem(file, group, e));
            }
        });
    }

    private void add(Table table) throws SegmentException {
        switch (table.kind()) {
            case RuleTable.KIND -> RuleTable.decode(table).forEach(r -> rules.putIfAbsent(r.id(), r));
            case ProbeTable.KIND -> ProbeTable.decode(table).forEach(p -> probes.putIfAbsent(ProbeKey.of(p), p));
            // A checkpoint is no record, but it is checked with the rest.
            case CheckpointTable.KIND -> CheckpointTable.decode(table);
            case ZooLayout.SINGLE_FILE -> {
                // The root of a single-file zoo holds no records itself.
            }
            default -> throw new SegmentException.Unsupported(
                    "holds '" + table.kind() + "', which this rulezoo does not know");
        }
    }
}
