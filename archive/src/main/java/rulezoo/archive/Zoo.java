package rulezoo.archive;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import rulezoo.archive.column.CheckpointTable;
import rulezoo.archive.column.ContentException;
import rulezoo.archive.record.ArchivedRule;
import rulezoo.archive.record.ProbeRecord;
import rulezoo.archive.record.Remarks;
import rulezoo.archive.record.RuleRecord;
import rulezoo.archive.record.SearchCheckpoint;

/**
 * The records of a rule zoo, read once from its folder or single file. Reading never changes a zoo, and may
 * go on while another process writes to it: what was archived before {@link #open} is there.
 */
public final class Zoo {
    private final Path path;
    private final List<ArchivedRule> archived;
    private final List<RuleRecord> rules;
    private final List<ProbeRecord> probes;
    private final Map<String, List<String>> names = new HashMap<>();
    private final Map<String, Remarks> remarks;
    private final List<SegmentProblem> problems;

    private Zoo(Path path, ZooReader reader, List<ZooScan.Problem> found) {
        this.path = path;
        archived = List.copyOf(reader.archived());
        rules = List.copyOf(reader.rules().values());
        probes = List.copyOf(reader.probes());
        reader.names().forEach((id, given) -> names.put(id, List.copyOf(given)));
        remarks = reader.remarks();
        problems = found.stream().map(ZooScan.Problem::described).toList();
    }

    /**
     * Reads all records whose checksums are right; what is damaged is listed in {@link #problems}.
     *
     * @param path folder of a zoo, or a single file written by {@link #writeSingleFile}
     * @return the records that were read
     * @throws IOException if there is no zoo, or a file cannot be read
     */
    public static Zoo open(Path path) throws IOException {
        ZooReader reader = new ZooReader();
        List<ZooScan.Problem> problems = reader.read(path);
        return new Zoo(path, reader, problems);
    }

    /** {@return the folder or file that was read} */
    public Path path() {
        return path;
    }

    /**
     * {@return all records of rules with their origin, in the order in which they were archived, rules that were
     * not simulated here last: a rule that several searches found has several}
     */
    public List<ArchivedRule> archived() {
        return archived;
    }

    /**
     * {@return all rules in the order in which they were archived, rules that were not simulated here last, each
     * once: of several records of a rule the first}
     */
    public List<RuleRecord> rules() {
        return rules;
    }

    /**
     * {@return all probe records in the order in which they were archived} Records of the same rule, probe,
     * variant, plastic pathways, network, seed, delay and experience before the first test are the same
     * measurement, of which the first is kept.
     */
    public List<ProbeRecord> probes() {
        return probes;
    }

    /**
     * {@return the names that sources of imported rules give a rule, in the order in which they were archived}
     *
     * @param ruleId id of a rule
     */
    public List<String> names(String ruleId) {
        return names.getOrDefault(ruleId, List.of());
    }

    /**
     * {@return tags and note of a rule}
     *
     * @param ruleId id of a rule
     */
    public Remarks remarks(String ruleId) {
        return remarks.getOrDefault(ruleId, Remarks.NONE);
    }

    /**
     * Finds a rule.
     *
     * @param idOrName its id, as many of the first characters of its id as tell it from all others, or the name
     *        that the source of an imported rule gives it
     * @return the rule
     * @throws IllegalArgumentException if no rule is called like this, or several are
     */
    public RuleRecord rule(String idOrName) {
        String wanted = idOrName.strip();
        String prefix = wanted.toLowerCase(Locale.ROOT);
        List<RuleRecord> found = rules.stream().filter(r -> !wanted.isEmpty()
                && (r.id().startsWith(prefix) || names(r.id()).contains(wanted))).toList();
        if (found.size() > 1) {
            Optional<RuleRecord> exact = found.stream().filter(r -> r.id().equals(prefix)).findFirst();
            if (exact.isPresent()) {
                return exact.get();
            }
            throw new IllegalArgumentException("'" + idOrName + "' is the name, or the beginning of the id, of "
                    + found.size() + " rules, for example " + found.get(0).id() + " and " + found.get(1).id()
                    + ": give more characters of the id");
        }
        if (found.isEmpty()) {
            throw new IllegalArgumentException("no rule of " + path + " has an id that begins with '" + idOrName
                    + "', or this name: 'rulezoo zoo ls' lists them");
        }
        return found.getFirst();
    }

    /** {@return the files that were left out because they are damaged, or of another version of rulezoo} */
    public List<SegmentProblem> problems() {
        return problems;
    }

    /**
     * {@return the checkpoint that a zoo's search saved last, if any; the search may be running} A damaged one is
     * passed over.
     *
     * @param zoo folder of a zoo
     * @throws IOException if a file cannot be read
     */
    public static Optional<SearchCheckpoint> latestCheckpoint(Path zoo) throws IOException {
        for (Path file : new ZooLayout(zoo).search().segments().reversed()) {
            try {
                return Optional.of(CheckpointTable.decode(ZooScan.table(file)));
            } catch (NoSuchFileException | ContentException passedOver) {
                // removed by the search that goes on, or damaged: the one before will do
            }
        }
        return Optional.empty();
    }

    /**
     * Writes all rules, probes and remarks (not the checkpoints of searches) of a zoo to one new file, which
     * {@link #open} reads like a folder. The zoo that was read stays as it is.
     *
     * @param zoo folder or single file of a zoo
     * @param file a name that is not taken
     * @return what had to be left out
     * @throws IOException if the file exists or cannot be written, or the zoo is too large for one file
     */
    public static List<SegmentProblem> writeSingleFile(Path zoo, Path file) throws IOException {
        return SingleFile.write(zoo, file);
    }
}
