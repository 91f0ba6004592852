package rulezoo.analysis.stable;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import rulezoo.archive.record.RuleRecord;
import rulezoo.simulator.rule.Coefficient;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.rule.PlasticityRule;
import rulezoo.simulator.rule.RuleFamily;

/**
 * The rules that can be compared coefficient by coefficient: those of one family and one set of plastic
 * pathways that were confirmed as stable here.
 *
 * @param family their parameterization
 * @param plastic their plastic pathways
 * @param rules the rules, in the order of the archive
 * @param others number of confirmed rules of other families or pathways, which are left out
 */
public record StableSet(RuleFamily family, Set<Pathway> plastic, List<RuleRecord> rules, int others) {
    /** Standard deviation of the uniform distribution on an interval of length 1. */
    private static final double UNIFORM_SD = Math.sqrt(1.0 / 12);

    public StableSet {
        rules = List.copyOf(rules);
    }

    /**
     * {@return the largest such set among some rules; nothing if none was confirmed}
     *
     * @param rules archived rules of any families and pathways
     */
    public static Optional<StableSet> largest(List<RuleRecord> rules) {
        List<RuleRecord> confirmed = rules.stream().filter(r -> !r.confirmations().isEmpty()).toList();
        return confirmed.stream().collect(Collectors.groupingBy(Kind::of)).entrySet().stream()
                .max(Comparator.comparingInt((Map.Entry<Kind, List<RuleRecord>> e) -> e.getValue().size())
                        .thenComparing(e -> e.getKey().family().id())
                        .thenComparing(e -> Pathway.format(e.getKey().plastic())))
                .map(e -> new StableSet(e.getKey().family(), e.getKey().plastic(), e.getValue(),
                        confirmed.size() - e.getValue().size()));
    }

    /**
     * {@return how many rules of its kind each rule stands for: 1, or more in a sample whose screens rejected
     * rules}
     */
    public double[] weights() {
        return rules.stream().mapToDouble(rule -> rule.lineage().weight()).toArray();
    }

    /** {@return the ids of the rules} */
    public List<String> ids() {
        return rules.stream().map(RuleRecord::id).toList();
    }

    /** {@return the number of coefficients of a rule} */
    public int dimension() {
        return plastic.size() * family.size();
    }

    /**
     * Names of the coefficients, such as {@code IE_tau_pre}.
     *
     * @return one name for each coefficient, pathway by pathway
     */
    public List<String> names() {
        return IntStream.range(0, dimension()).mapToObj(i -> PlasticityRule.columnName(family, plastic, i)).toList();
    }

    /**
     * The coefficients in units of their prior: 0 in its middle, and of variance 1 if they were distributed as it
     * is (uniform between the bounds of the family).
     *
     * @return one row for each rule
     */
    public double[][] standardized() {
        return rules.stream().map(r -> {
            double[] row = r.rule().coefficients();
            for (int i = 0; i < row.length; i++) {
                Coefficient c = family.coefficients().get(i % family.size());
                row[i] = ((row[i] - c.minimum()) / c.range() - 0.5) / UNIFORM_SD;
            }
            return row;
        }).toArray(double[][]::new);
    }

    private record Kind(RuleFamily family, Set<Pathway> plastic) {
        static Kind of(RuleRecord record) {
            return new Kind(record.rule().family(), record.rule().plastic());
        }
    }
}
