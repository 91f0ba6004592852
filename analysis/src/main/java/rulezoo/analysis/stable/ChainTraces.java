package rulezoo.analysis.stable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import rulezoo.analysis.statistics.ChainConvergence;
import rulezoo.analysis.table.Labels;
import rulezoo.analysis.table.Table;
import rulezoo.archive.record.Deme;
import rulezoo.archive.record.RuleRecord;
import rulezoo.archive.record.SearchCheckpoint;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.rule.PlasticityRule;
import rulezoo.simulator.rule.RuleFamily;
import rulezoo.simulator.stability.StabilityMetric;

/**
 * The way of each Markov chain of a search that samples (strategy {@code posterior}). A chain's states are
 * archived rules, each the child of the one before; it stays at a rule until the generation of the next.
 *
 * @param chains the rule at which each chain was in each of its steps, from when all had started:
 *        [chain][step]
 */
public record ChainTraces(List<List<RuleRecord>> chains) {
    /** Generations between two steps of a chain. The two halves of the chains take turns. */
    private static final int STRIDE = 2;
    private static final int LEAST_STEPS = 8;
    private static final List<StabilityMetric> METRICS = List.of(StabilityMetric.RATE, StabilityMetric.RATE_I,
            StabilityMetric.W_EE, StabilityMetric.W_EI, StabilityMetric.W_IE, StabilityMetric.W_II);

    /**
     * Follows every chain back from where it is.
     *
     * @param checkpoint where the search stands
     * @param deme the chains of one set of pathways in it
     * @param rules the rules of the zoo
     * @return the ways; without steps if not all chains have started, or a rule is missing
     */
    public static ChainTraces of(SearchCheckpoint checkpoint, Deme deme, Collection<RuleRecord> rules) {
        Map<String, RuleRecord> byId = new HashMap<>();
        rules.stream().filter(rule -> rule.lineage().run().equals(checkpoint.run()))
                .forEach(rule -> byId.put(rule.id(), rule));
        if (byId.isEmpty()) {
            return new ChainTraces(List.of());
        }
        RuleFamily family = byId.values().iterator().next().rule().family();
        List<List<RuleRecord>> ways = new ArrayList<>();
        int start = 0;
        for (double[] genome : deme.genomes()) {
            List<RuleRecord> way = way(new PlasticityRule(family, deme.plastic(), genome).id(), byId);
            if (way.isEmpty() || !way.getFirst().lineage().parents().isEmpty()) {
                return new ChainTraces(List.of());
            }
            start = Math.max(start, way.getFirst().lineage().generation() + 1);
            ways.add(way);
        }
        List<List<RuleRecord>> chains = new ArrayList<>();
        for (List<RuleRecord> way : ways) {
            List<RuleRecord> steps = new ArrayList<>();
            int at = 0;
            for (int generation = start; generation <= deme.generation(); generation += STRIDE) {
                while (at + 1 < way.size() && way.get(at + 1).lineage().generation() <= generation) {
                    at++;
                }
                steps.add(way.get(at));
            }
            chains.add(steps);
        }
        return new ChainTraces(chains);
    }

    /** From the founder to the rule. */
    private static List<RuleRecord> way(String last, Map<String, RuleRecord> byId) {
        List<RuleRecord> way = new ArrayList<>();
        RuleRecord at = byId.get(last);
        while (at != null) {
            way.addFirst(at);
            at = at.lineage().parents().isEmpty() ? null : byId.get(at.lineage().parents().getFirst());
        }
        return way;
    }

    /** {@return whether there are enough steps for diagnostics} */
    public boolean areLongEnough() {
        return !chains.isEmpty() && chains.getFirst().size() >= LEAST_STEPS;
    }

    /** {@return the share of steps at which a chain moved} */
    public double acceptance() {
        long moved = 0;
        long steps = 0;
        for (List<RuleRecord> chain : chains) {
            for (int t = 1; t < chain.size(); t++) {
                moved += chain.get(t).id().equals(chain.get(t - 1).id()) ? 0 : 1;
                steps++;
            }
        }
        return (double) moved / steps;
    }

    /**
     * {@return what the sample says about each coefficient, and about rates and mean weights, as far as these
     * vary; the first half of the steps, on the way from the founders, is left out}
     */
    public List<SampledQuantity> sampled() {
        return quantities().entrySet().stream()
                .map(entry -> new SampledQuantity(entry.getKey(), weightedMean(entry.getValue()), of(entry.getValue())))
                .filter(quantity -> !Double.isNaN(quantity.convergence().splitRhat())).toList();
    }

    /** {@return the quantities in a table, whose caption says how the chains moved} */
    public Table<SampledQuantity> table() {
        String pathways = Pathway.format(chains.getFirst().getFirst().rule().plastic());
        String caption = String.format(Locale.ROOT,
                "%s: %d chains of %d steps. The first half of the steps is left out. %.1f %% of the steps were accepted.",
                pathways, chains.size(), chains.getFirst().size(),
                100 * acceptance());
        if (shareLeftByWeights() < 1) {
            caption += String.format(Locale.ROOT,
                    " Means are weighted, because screens rejected rules; that leaves %.0f %% of the effective sizes.",
                    100 * shareLeftByWeights());
        }
        return Table.of("chains-" + pathways.replace(',', '-'), caption, sampled())
                .column("quantity", "quantity", "", SampledQuantity::name)
                .column("mean", "mean", "", SampledQuantity::mean, Labels::significant)
                .column("split_rhat", "R-hat", "", q -> q.convergence().splitRhat(), x -> Labels.rounded(x, 3))
                .column("effective_size", "effective size", "", q -> q.convergence().effectiveSize(),
                        x -> Labels.rounded(x, 0));
    }

    /**
     * The mean of a quantity over the second half of the steps: each rule counts as often as its chain stayed at
     * it, times its inclusion weight, so that this estimates the mean over the target distribution.
     */
    double weightedMean(ToDoubleFunction<RuleRecord> quantity) {
        double sum = 0;
        double weights = 0;
        for (List<RuleRecord> chain : chains) {
            for (RuleRecord rule : chain.subList(chain.size() / 2, chain.size())) {
                sum += rule.lineage().weight() * quantity.applyAsDouble(rule);
                weights += rule.lineage().weight();
            }
        }
        return sum / weights;
    }

    /**
     * {@return how many of the same number of steps without weights tell a mean as precisely, as a share (Kish
     * 1965): the square of the sum of the weights over the number of steps times the sum of their squares}
     */
    public double shareLeftByWeights() {
        double sum = 0;
        double squares = 0;
        long steps = 0;
        for (List<RuleRecord> chain : chains) {
            for (RuleRecord rule : chain.subList(chain.size() / 2, chain.size())) {
                sum += rule.lineage().weight();
                squares += rule.lineage().weight() * rule.lineage().weight();
                steps++;
            }
        }
        return sum * sum / (steps * squares);
    }

    /** The numbers that are followed, by name: coefficients, rates and mean weights. */
    private Map<String, ToDoubleFunction<RuleRecord>> quantities() {
        Map<String, ToDoubleFunction<RuleRecord>> byName = new LinkedHashMap<>();
        PlasticityRule rule = chains.getFirst().getFirst().rule();
        for (int i = 0; i < rule.coefficients().length; i++) {
            int index = i;
            byName.put(PlasticityRule.columnName(rule.family(), rule.plastic(), i),
                    record -> record.rule().coefficients()[index]);
        }
        METRICS.forEach(metric -> byName.put(metric.id(), record -> record.meanMetrics().get(metric)));
        return byName;
    }

    private ChainConvergence of(ToDoubleFunction<RuleRecord> quantity) {
        return ChainConvergence.of(chains.stream()
                .map(chain -> chain.subList(chain.size() / 2, chain.size()).stream().mapToDouble(quantity).toArray())
                .toArray(double[][]::new));
    }
}
