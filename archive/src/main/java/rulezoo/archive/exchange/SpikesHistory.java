package rulezoo.archive.exchange;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import rulezoo.archive.Lineage;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.rule.PlasticityRule;
import rulezoo.simulator.rule.RuleFamily;

/**
 * The histories of SpikES' covariance matrix adaptation ({@code .npz}): {@code rule_hist} has the centre of
 * every generation, {@code loss_hist} its loss. Pathways and family are in the file's name ({@code
 * 2212091405_bg_TIF_IE_6pPol_CMA.npz}); polynomials hold the logarithms of their time constants (science:
 * A.1).
 */
public final class SpikesHistory {
    private static final Pattern NAME = Pattern
            .compile(".*_((?:EE|EI|IE|II)+)_(6pPol|T4wvceciPol|T4wvceciMLP|Twvc)[_.].*");
    private static final Map<String, RuleFamily> FAMILIES = Map.of("6pPol", PublishedFamilies.POLYNOMIAL, "T4wvceciPol",
            PublishedFamilies.CODEPENDENT, "T4wvceciMLP", PublishedFamilies.PERCEPTRON, "Twvc", PublishedFamilies.TWVC);
    private static final int MOST_GENERATIONS = 1_000_000;
    private static final long LARGEST_BYTES = 1L << 28;

    private final Path file;
    private final String run;
    private final Set<Pathway> plastic;
    private final RuleFamily family;

    private SpikesHistory(Path file) throws IOException {
        this.file = file;
        Matcher name = NAME.matcher(String.valueOf(file.getFileName()));
        if (!name.matches()) {
            throw new IOException(file + " is not named like a history of SpikES: pathways and family must be part of"
                    + " the name, as in 2212091405_bg_TIF_IE_6pPol_CMA.npz");
        }
        plastic = EnumSet.noneOf(Pathway.class);
        for (int i = 0; i < name.group(1).length(); i += 2) {
            plastic.add(Pathway.valueOf(name.group(1).substring(i, i + 2)));
        }
        family = java.util.Objects.requireNonNull(FAMILIES.get(name.group(2)));
        run = file.getFileName() + " " + FileHash.shortSha256(file);
    }

    /**
     * Reads the centre of every generation; each is the parent of the next.
     *
     * @param file a history ({@code .npz})
     * @param receiver given the rules in the order of generations
     * @throws IOException in one sentence that names the file
     */
    public static void read(Path file, RuleReceiver receiver) throws IOException {
        SpikesHistory history = new SpikesHistory(file);
        List<double[]> rules;
        List<double[]> losses;
        try (ZipFile zip = new ZipFile(file.toFile())) {
            rules = history.rows(zip, "rule_hist");
            losses = zip.getEntry("loss_hist.npy") == null ? List.of() : history.rows(zip, "loss_hist");
        } catch (IOException | IllegalArgumentException e) {
            throw new IOException(file + " is not a history of SpikES: " + e.getMessage(), e);
        }
        history.deliver(rules, losses, receiver);
    }

    /**
     * All rows of one array; a compressed array may not grow to more than a fixed size, whatever its header says.
     */
    private List<double[]> rows(ZipFile zip, String name) throws IOException {
        ZipEntry entry = zip.getEntry(name + ".npy");
        if (entry == null) {
            throw new IOException("it holds no array '" + name + "'");
        }
        try (InputStream stream = new BufferedInputStream(zip.getInputStream(entry))) {
            NumpyArray array = new NumpyArray(stream);
            NumpyField values = array.fields().getFirst();
            if (array.fields().size() != 1 || !values.isNumber() || array.records() > MOST_GENERATIONS
                    || array.records() * array.recordBytes() > LARGEST_BYTES) {
                throw new IOException("array '" + name + "' is no matrix of numbers of a possible size");
            }
            List<double[]> rows = new ArrayList<>();
            for (long row = 0; row < array.records(); row++) {
                rows.add(values.numbers(array.next()));
            }
            return rows;
        }
    }

    private void deliver(List<double[]> rules, List<double[]> losses, RuleReceiver receiver) throws IOException {
        List<String> parents = List.of();
        for (int generation = 0; generation < rules.size(); generation++) {
            PlasticityRule rule;
            try {
                rule = new PlasticityRule(family, plastic, coefficients(rules.get(generation)));
            } catch (IllegalArgumentException e) {
                throw new IOException(file + ", generation " + generation + ": " + e.getMessage(), e);
            }
            Map<String, Object> reported = generation < losses.size()
                    ? Map.of("loss", losses.get(generation)[0])
                    : Map.of();
            receiver.accept(new ImportedRule(rule, null, new Lineage(run, generation, parents),
                    file.getFileName() + ", generation " + generation, reported));
            parents = List.of(rule.id());
        }
    }

    private double[] coefficients(double[] row) {
        if (family.equals(PublishedFamilies.POLYNOMIAL)) {
            for (int i = 0; i < row.length; i++) {
                row[i] = i % family.size() < 2 ? StrictMath.exp(row[i]) : row[i];
            }
        }
        return row;
    }
}
