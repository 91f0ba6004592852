package rulezoo.archive.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import rulezoo.simulator.model.ModelPreset;

/** Files of rules, recognized by the end of their names. */
public final class RuleFiles {
    private static final List<String> TABLES = List.of(".csv", ".tsv", ".txt");
    private static final Map<String, String> REMEDIES = Map.of(".xlsx", "save the table as CSV UTF-8", ".xls",
            "save the table as CSV UTF-8", ".ods", "save the table as CSV UTF-8", ".mat",
            "save the coefficients from Python, np.save('rules.npy', scipy.io.loadmat(file)['theta'])", ".pkl",
            "a pickle is a program and never loaded: save the coefficients with np.save", ".pickle",
            "a pickle is a program and never loaded: save the coefficients with np.save", ".json",
            "save the table as CSV", ".parquet", "save the table as CSV");

    private RuleFiles() {}

    /**
     * {@return whether a file is a table of rules, by the end of its name}
     *
     * @param file any file
     */
    public static boolean isTable(Path file) {
        return TABLES.stream().anyMatch(name(file)::endsWith);
    }

    /**
     * Reads a file of rules.
     *
     * @param file any file
     * @param model network that the rules of a table are meant for; null for the recurrent spiking one
     * @return its rules; empty if it is not a file of rules by the end of its name, but perhaps a zoo
     * @throws IOException in one sentence that names file and place if something is wrong, and what to do
     */
    public static Optional<ImportedRules> read(Path file, @Nullable ModelPreset model) throws IOException {
        String name = name(file);
        if (name.endsWith(".npy")) {
            return Optional.of(MetricsArray.read(file));
        }
        if (name.endsWith(".npz")) {
            return Optional.of(archive(file));
        }
        if (isTable(file)) {
            return Optional.of(RuleCsv.read(file, model).imported());
        }
        for (Map.Entry<String, String> remedy : REMEDIES.entrySet()) {
            if (name.endsWith(remedy.getKey()) && !Files.isDirectory(file)) {
                throw new IOException(file + " is no table of rules (.csv, .npy, .npz) and no zoo: "
                        + remedy.getValue());
            }
        }
        return Optional.empty();
    }

    private static String name(Path file) {
        return file.toString().toLowerCase(Locale.ROOT);
    }

    /** A history of SpikES, or the only array that looks like the rules of fSBI and Mem1k. */
    private static ImportedRules archive(Path file) throws IOException {
        RuleCollector collector = new RuleCollector(file);
        try (NumpyZip zip = new NumpyZip(file)) {
            if (SpikesHistory.isHistory(zip)) {
                return SpikesHistory.read(file);
            }
            List<String> candidates = new ArrayList<>();
            for (String array : zip.names()) {
                if (holdsRules(zip, array)) {
                    candidates.add(array);
                }
            }
            if (candidates.size() != 1) {
                throw new IOException("it holds no 'rule_hist', and " + (candidates.isEmpty()
                        ? "no array of rules, of 24 or 25, 22 or 23 columns, among " + zip.names()
                        : "several arrays of rules, " + candidates + ": save one of them with np.save"));
            }
            String rules = candidates.getFirst();
            zip.names().stream().filter(array -> !array.equals(rules))
                    .forEach(array -> collector.note("array '" + array + "' is left out"));
            zip.read(rules, array -> {
                MetricsArray.read(array, rules, file, collector);
                return array;
            });
        } catch (IOException e) {
            String reason = String.valueOf(e.getMessage());
            throw reason.startsWith(file.toString())
                    ? e
                    : new IOException(file + " is no archive of rules: " + reason, e);
        }
        return collector.result();
    }

    private static boolean holdsRules(NumpyZip zip, String name) {
        try {
            NumpyArray array = zip.header(name);
            return array.isPlain()
                    ? array.shape().size() == 1 && RuleVectors.isLength(array.fields().getFirst().elements())
                    : array.field("theta").isPresent();
        } catch (IOException e) {
            return false;
        }
    }
}
