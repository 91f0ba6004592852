package rulezoo.analysis.memory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.hipparchus.linear.DecompositionSolver;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import rulezoo.analysis.memory.ControlContrast.Measure;
import rulezoo.analysis.statistics.Bootstrap;
import rulezoo.analysis.statistics.TestedEstimate;
import rulezoo.analysis.table.Column;
import rulezoo.analysis.table.Labels;
import rulezoo.analysis.table.Table;
import rulezoo.simulator.rule.Pathway;

/**
 * What each pathway adds to the memory of rules that evolved with it, over rules that evolved at different
 * sets: least squares of a rule's memory on which pathways it has, with a constant, every rule with all of
 * its own pathways plastic and with the same weight. The mean of the coefficients is what one pathway more
 * adds, whichever it is. The number of pathways cannot stand beside them in the regression, because it is
 * their sum; whether number matters is read from whether several of them are above 0. Intervals are from
 * {@link Bootstrap}.
 *
 * @param measure how memory is measured
 * @param excitatory number of excitatory neurons, N
 * @param delaySeconds time since the end of training
 * @param pathways the pathway; all of them for the mean of the coefficients
 * @param added what it adds; its n is the number of rules
 */
public record PathwayPresence(Measure measure, int excitatory, double delaySeconds, Set<Pathway> pathways,
        TestedEstimate added) {
    /**
     * {@return one coefficient for each measure, size, delay and pathway, and their mean; none where the sets at
     * which rules evolved do not tell the pathways apart}
     *
     * @param data the paired probes
     * @param pathways the pathways of each archived rule
     */
    static List<PathwayPresence> of(MemoryScores data, Map<String, Set<Pathway>> pathways) {
        Set<Set<Pathway>> sets = EvolvedSet.sets(data, pathways);
        Set<Pathway> varying = EnumSet.noneOf(Pathway.class);
        for (Pathway pathway : Pathway.values()) {
            long with = sets.stream().filter(set -> set.contains(pathway)).count();
            if (with > 0 && with < sets.size()) {
                varying.add(pathway);
            }
        }
        List<PathwayPresence> all = new ArrayList<>();
        if (!varying.isEmpty()) {
            for (Measure measure : Measure.values()) {
                for (int size : data.sizes()) {
                    data.delays().forEach(delay -> all.addAll(of(data, pathways, measure, size, delay, varying)));
                }
            }
        }
        return all;
    }

    private static List<PathwayPresence> of(MemoryScores data, Map<String, Set<Pathway>> pathways, Measure measure,
            int size, double delay, Set<Pathway> varying) {
        List<Pairing.Entry> networks = data.stable(measure,
                c -> c.excitatory() == size && c.delaySeconds() == delay).stream()
                .filter(e -> e.condition().plastic().equals(pathways.get(e.record().ruleId()))).toList();
        if (networks.isEmpty()) {
            return List.of();
        }
        RuleNumbers numbers = RuleNumbers.of(measure, networks, data.lineages());
        double[][] present = numbers.rules().stream().map(rule -> IntStream.concat(IntStream.of(1),
                varying.stream().mapToInt(p -> pathways.getOrDefault(rule, Set.of()).contains(p) ? 1 : 0))
                .asDoubleStream().toArray()).toArray(double[][]::new);
        List<TestedEstimate> estimates = Bootstrap.of(numbers.sampling(),
                new Regression(measure, numbers, present, varying.size() + 1));
        List<PathwayPresence> rows = new ArrayList<>();
        for (Pathway pathway : varying) {
            rows.add(new PathwayPresence(measure, size, delay, EnumSet.of(pathway), estimates.get(rows.size())));
        }
        rows.add(new PathwayPresence(measure, size, delay, EnumSet.copyOf(varying), estimates.getLast()));
        return rows.stream().filter(row -> Double.isFinite(row.added.estimate().value())).toList();
    }

    /**
     * {@return coefficients as a table}
     *
     * @param rows any coefficients
     */
    public static Table<PathwayPresence> table(List<PathwayPresence> rows) {
        return Table
                .of("evolved-pathways",
                        """
                                What each pathway adds, over rules that evolved at different sets and have all of their own pathways \
                                plastic (least squares on which pathways they have; 95 % intervals from drawing lineages and seeds; no \
                                correction for the number of rows). Several pathways in one row: the mean of their coefficients, which \
                                is what one more of them adds. Suppression of each rule's mean responses: responses are averaged over the \
                                networks of a rule before the ratio is taken.""",
                        rows)
                .with(List.of(Column.of("measure", "", "", PathwayPresence::measure),
                        Column.of("", "measure", "", PathwayPresence::measureWords)))
                .with(List.of(Condition.size(PathwayPresence::excitatory), Condition.set(PathwayPresence::pathways),
                        Condition.delay(PathwayPresence::delaySeconds)))
                .estimate("added", "added", "", r -> r.added.estimate())
                .column("p", "p", "", r -> r.added.pValue(), Labels::pValue)
                .column("rules", "rules", "", r -> r.added.estimate().n())
                .with(Lineages.withoutOne(PathwayPresence::added));
    }

    private String measureWords() {
        return measure == Measure.SUPPRESSION_OF_MEANS
                ? "suppression of each rule\u2019s mean responses"
                : measure.label();
    }

    /** Normal equations: products of the presences, products of these with memory, and the number of rules. */
    private record Regression(Measure measure, RuleNumbers numbers, double[][] present, int terms)
            implements
                Bootstrap.Sums {
        /** Sets that do not tell the pathways apart make the equations singular. */
        private static final double SINGULAR = 1e-9;

        @Override
        public int size() {
            return terms * terms + terms + 1;
        }

        @Override
        public double[] of(int rule, int[] replicateCounts) {
            double memory = measure.of(numbers.mean(rule, replicateCounts));
            double[] sums = new double[size()];
            if (Double.isFinite(memory)) {
                for (int i = 0; i < terms; i++) {
                    for (int j = 0; j < terms; j++) {
                        sums[i * terms + j] = present[rule][i] * present[rule][j];
                    }
                    sums[terms * terms + i] = present[rule][i] * memory;
                }
                sums[size() - 1] = 1;
            }
            return sums;
        }

        @Override
        public double[] statistics(double[] sums) {
            double[] statistics = new double[terms];
            RealMatrix products = MatrixUtils.createRealMatrix(terms, terms);
            for (int i = 0; i < terms; i++) {
                products.setRow(i, Arrays.copyOfRange(sums, i * terms, (i + 1) * terms));
            }
            DecompositionSolver solver = new LUDecomposition(products, SINGULAR).getSolver();
            if (!solver.isNonSingular()) {
                Arrays.fill(statistics, Double.NaN);
                return statistics;
            }
            double[] solution = solver.solve(MatrixUtils.createRealVector(
                    Arrays.copyOfRange(sums, terms * terms, terms * terms + terms))).toArray();
            System.arraycopy(solution, 1, statistics, 0, terms - 1);
            statistics[terms - 1] = Arrays.stream(solution).skip(1).average().orElseThrow();
            return statistics;
        }

        @Override
        public int units(double[] sums, int units) {
            return (int) sums[size() - 1];
        }
    }
}
