package rulezoo.archive;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The records of a rule zoo, read once from its folder or single file. Reading never changes a zoo, and may
 * go on while another process writes to it: what was archived before {@link #open} is there.
 */
public final class Zoo {
    /** Rows of one table of a single-file zoo, so that no dataset outgrows an array. */
    private static final int SINGLE_FILE_ROWS = 100_000;

    private final Path path;
    private final List<RuleRecord> rules;
    private final List<ProbeRecord> probes;
    private final List<SegmentProblem> problems;

    private Zoo(Path path, ZooReader reader) {
        this.path = path;
        rules = List.copyOf(reader.rules().values());
        probes = List.copyOf(reader.probes().values());
        problems = reader.problems().stream().map(ZooReader.Problem::described).toList();
    }

    /**
     * Reads all records whose checksums are right; what is damaged is listed in {@link #problems}.
     *
     * @param path folder of a zoo, or a single file written by {@link #writeSingleFile}
     * @throws IOException if there is no zoo, or a file cannot be read
     */
    public static Zoo open(Path path) throws IOException {
        ZooReader reader = new ZooReader();
        reader.read(path);
        return new Zoo(path, reader);
    }

    /** The folder or file that was read. */
    public Path path() {
        return path;
    }

    /** All rules in the order in which they were archived, each once. */
    public List<RuleRecord> rules() {
        return rules;
    }

    /**
     * All probe records in the order in which they were archived. Records of the same rule, probe, plastic
     * pathways, network, seed and delay are the same measurement, of which the first is kept.
     */
    public List<ProbeRecord> probes() {
        return probes;
    }

    /**
     * Finds a rule.
     *
     * @param idOrUniquePrefix its id, or as many of its first characters as tell it from all others
     * @return the rule, or nothing if no id begins like this
     * @throws IllegalArgumentException if several ids do
     */
    public Optional<RuleRecord> rule(String idOrUniquePrefix) {
        String wanted = idOrUniquePrefix.strip().toLowerCase(Locale.ROOT);
        List<RuleRecord> found = rules.stream().filter(r -> !wanted.isEmpty() && r.id().startsWith(wanted)).toList();
        if (found.size() > 1) {
            throw new IllegalArgumentException("'" + idOrUniquePrefix + "' is the beginning of " + found.size()
                    + " rule ids, for example " + found.get(0).id() + " and " + found.get(1).id()
                    + ": give more characters");
        }
        return found.stream().findFirst();
    }

    /** Files that were left out because they are damaged, or of another version of rulezoo. */
    public List<SegmentProblem> problems() {
        return problems;
    }

    /**
     * Writes all rules and probes (not the checkpoints of searches) to one new file, which {@link #open} reads
     * like a folder. The zoo that was read stays as it is.
     *
     * @param file a name that is not taken
     * @throws IOException if the file exists or cannot be written
     */
    public void writeSingleFile(Path file) throws IOException {
        TreeMap<String, Table> tables = new TreeMap<>();
        List<List<RuleRecord>> ruleBatches = RuleTable.batches(rules, SINGLE_FILE_ROWS);
        for (int i = 0; i < ruleBatches.size(); i++) {
            tables.put(group(RuleTable.KIND, i), RuleTable.encode(ruleBatches.get(i)));
        }
        List<List<ProbeRecord>> probeBatches = Batches.of(probes, SINGLE_FILE_ROWS);
        for (int i = 0; i < probeBatches.size(); i++) {
            tables.put(group(ProbeTable.KIND, i), ProbeTable.encode(probeBatches.get(i)));
        }
        tables.put(HdfTables.ROOT, Table.of(ZooLayout.SINGLE_FILE));
        SegmentFile.publish(file, tables);
    }

    private static String group(String kind, int index) {
        return String.format(Locale.ROOT, "%s/%06d", kind, index + 1);
    }
}
