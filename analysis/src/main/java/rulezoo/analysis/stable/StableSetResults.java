package rulezoo.analysis.stable;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import rulezoo.analysis.statistics.PrincipalComponents;
import rulezoo.analysis.table.Table;
import rulezoo.archive.record.RuleRecord;

/**
 * Statistics of what the stable rules are, which need no probes.
 *
 * @param set the rules
 * @param components principal components of their coefficients
 * @param signs shares of the signs of their coefficients; none for families with many
 * @param predictions what their coefficients predict; none with too few rules
 * @param shapes clusters of their spike-timing windows; none for other families or too few rules
 */
public record StableSetResults(StableSet set, PrincipalComponents components, List<SignPattern> signs,
        List<MetricPrediction> predictions, List<WindowShape> shapes) {
    /** With fewer rules nothing is said about the set. */
    public static final int FEWEST_RULES = 10;

    public StableSetResults {
        signs = List.copyOf(signs);
        predictions = List.copyOf(predictions);
        shapes = List.copyOf(shapes);
    }

    /**
     * Computes them for the largest set of rules that can be compared.
     *
     * @param rules archived rules of any families and pathways
     * @param lineages gives the lineages of rules with some ids
     * @return nothing if it has fewer than {@value #FEWEST_RULES} rules
     */
    public static Optional<StableSetResults> of(List<RuleRecord> rules,
            Function<List<String>, int[]> lineages) {
        return StableSet.largest(rules).filter(s -> s.rules().size() >= FEWEST_RULES)
                .map(s -> of(s, lineages.apply(s.ids())));
    }

    private static StableSetResults of(StableSet set, int[] lineages) {
        return new StableSetResults(set, PrincipalComponents.of(set.standardized()), SignPattern.of(set, lineages),
                MetricPrediction.of(set, lineages), WindowShape.of(set, lineages));
    }

    /** {@return the statistics that are tables, for scripts} */
    public List<Table<?>> tables() {
        return List.of(MetricPrediction.table(predictions), WindowShape.shares(shapes));
    }
}
