package rulezoo.archive.intake;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import rulezoo.archive.exchange.FileHash;
import rulezoo.archive.record.Lineage;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.rule.PlasticityRule;
import rulezoo.simulator.rule.RuleFamily;

/**
 * The histories of SpikES' covariance matrix adaptation ({@code .npz}): {@code rule_hist} has the centre of
 * every generation, {@code loss_hist} its loss. Pathways and family are in the file's name ({@code
 * 2212091405_bg_TIF_IE_6pPol_CMA.npz}); polynomials hold the logarithms of their time constants
 * (docs/science.md, 1.1).
 */
public final class SpikesHistory {
    private static final String RULES = "rule_hist";
    private static final String LOSSES = "loss_hist";
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
            Pathway pathway = Pathway.valueOf(name.group(1).substring(i, i + 2));
            if (!plastic.add(pathway)) {
                throw new IOException(file + ": its name has pathway " + pathway + " twice");
            }
        }
        family = java.util.Objects.requireNonNull(FAMILIES.get(name.group(2)));
        run = file.getFileName() + " " + FileHash.shortSha256(file);
    }

    /** Whether an archive of arrays holds a history. */
    static boolean isHistory(NumpyZip zip) {
        return zip.names().contains(RULES);
    }

    /**
     * Reads the centre of every generation; each is the parent of the next.
     *
     * @param file a history ({@code .npz})
     * @return the rules in the order of generations
     * @throws IOException in one sentence that names the file
     */
    public static ImportedRules read(Path file) throws IOException {
        SpikesHistory history = new SpikesHistory(file);
        List<double[]> rules;
        List<double[]> losses;
        try (NumpyZip zip = new NumpyZip(file)) {
            rules = rows(zip, RULES);
            losses = zip.names().contains(LOSSES) ? rows(zip, LOSSES) : List.of();
        } catch (IOException | IllegalArgumentException e) {
            throw new IOException(file + " is not a history of SpikES: " + e.getMessage(), e);
        }
        // The loss of the last centre was never computed, if the search ended by its number of generations.
        if (!losses.isEmpty() && losses.size() != rules.size() && losses.size() != rules.size() - 1) {
            throw new IOException(file + ": rule_hist has " + rules.size() + " generations and loss_hist "
                    + losses.size() + ": one loss a generation is needed, or one less");
        }
        return history.rules(rules, losses);
    }

    private static List<double[]> rows(NumpyZip zip, String name) throws IOException {
        return zip.read(name, array -> {
            NumpyField values = array.fields().getFirst();
            if (!array.isPlain() || array.records() > MOST_GENERATIONS
                    || array.records() * array.recordBytes() > LARGEST_BYTES) {
                throw new IOException("array '" + name + "' is no matrix of numbers of a possible size");
            }
            List<double[]> rows = new ArrayList<>();
            for (long row = 0; row < array.records(); row++) {
                rows.add(values.numbers(array.next()));
            }
            return rows;
        });
    }

    private ImportedRules rules(List<double[]> centres, List<double[]> losses) throws IOException {
        RuleCollector collector = new RuleCollector(file);
        List<String> parents = List.of();
        for (int generation = 0; generation < centres.size(); generation++) {
            String place = "generation " + generation;
            PlasticityRule rule = collector.rule(place, family, plastic,
                    coefficients(collector, place, centres.get(generation)),
                    i -> RULES + "[" + i + "], " + PlasticityRule.columnName(family, plastic, i));
            collector.add(new ImportedRule(rule, null, new Lineage(run, generation, parents),
                    file.getFileName() + ", " + place,
                    generation < losses.size() ? Map.of("loss", loss(losses.get(generation))) : Map.of()));
            parents = List.of(rule.id());
        }
        return collector.result();
    }

    private static Object loss(double[] values) {
        return values.length == 1 ? values[0] : Arrays.stream(values).boxed().toList();
    }

    private double[] coefficients(RuleCollector collector, String place, double[] row) throws IOException {
        if (family.equals(PublishedFamilies.POLYNOMIAL)) {
            for (int i = 0; i < row.length; i++) {
                if (i % family.size() < 2) {
                    if (row[i] >= 0) {
                        throw collector.refused(place + ", " + RULES + "[" + i + "]", row[i]
                                + " is no logarithm of a time"
                                + " constant below 1 s: histories of SpikES hold logarithms; save np.log of the time"
                                + " constants in seconds");
                    }
                    row[i] = StrictMath.exp(row[i]);
                }
            }
        }
        return row;
    }
}
