package rulezoo.analysis.memory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import rulezoo.analysis.statistics.BenjaminiHochberg;
import rulezoo.analysis.statistics.Bootstrap;
import rulezoo.analysis.statistics.Factorial;
import rulezoo.analysis.statistics.Sampling;
import rulezoo.analysis.statistics.Slope;
import rulezoo.analysis.statistics.TestedEstimate;
import rulezoo.analysis.table.Labels;
import rulezoo.analysis.table.Table;
import rulezoo.simulator.rule.Pathway;

/**
 * What each plastic pathway adds to a quantity: rules probed with every subset of their pathways plastic are
 * a full 2^n factorial, each rule a block. A mean over all subsets of one size would say how the quantity
 * depends on which pathways these happen to be; effects of {@link Factorial} separate them.
 *
 * <p>
 * The empty subset is the static network of the same seeds, with all weights held: with knock-outs frozen at
 * the weights that the rule had settled on it differs from the others by plasticity alone, with initial
 * weights it is another network. (Untrained plastic networks lack the training, not the plasticity; they
 * check that nothing is found without training, and are no cell of this design.) Where the static network's
 * value is what is subtracted from every other, the empty subset is 0.
 *
 * <p>
 * Only rules all of whose subsets stayed stable in some seed are complete blocks and count, so that an effect
 * is always a difference within the same rules; {@code left} is how many others there are. Intervals are from
 * {@link Bootstrap}: lineages and seeds are drawn.
 *
 * @param quantity what is explained
 * @param pathways the pathways that were switched
 * @param excitatory number of excitatory neurons, N; 0 for the change of the effects for each doubling of N,
 *        within rules that are complete at several sizes
 * @param delaySeconds time since the end of training
 * @param effects all effects
 * @param rules number of complete rules
 * @param lineages number of lineages that these come from
 * @param left rules of this design that are not complete
 */
public record PathwayFactorial(Quantity quantity, Set<Pathway> pathways, int excitatory, double delaySeconds,
        List<Effect> effects, int rules, int lineages, int left) {
    public PathwayFactorial {
        effects = List.copyOf(effects);
    }

    /** What an effect is, see {@link Factorial}. */
    public enum Kind {
        /** With no pathway plastic. */
        NONE("none plastic (static)"),
        /** With all of them plastic. */
        ALL("all plastic"),
        /** Mean change when a pathway becomes plastic, over all settings of the others. */
        MAIN_EFFECT("main effect"),
        /** How much that change grows when a second pathway is plastic. */
        INTERACTION("interaction"),
        /** A pathway's share of what all of them add. */
        SHAPLEY("Shapley value");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /** {@return what it is called} */
        public String label() {
            return label;
        }

        /** {@return whether effects of this kind answer the question which pathways matter, and are tested} */
        public boolean isTested() {
            return this == MAIN_EFFECT || this == INTERACTION;
        }
    }

    /**
     * One effect.
     *
     * @param kind what it is
     * @param pathways the pathway or pathways that it is of
     * @param estimate mean over rules
     * @param adjusted p-value adjusted (Benjamini and Hochberg) over the main effects and interactions of this
     *        quantity at all sizes and delays; NaN for other kinds
     */
    public record Effect(Kind kind, Set<Pathway> pathways, TestedEstimate estimate, double adjusted) {}

    /**
     * {@return the effects of one kind}
     *
     * @param kind the kind
     */
    public List<Effect> effects(Kind kind) {
        return effects.stream().filter(e -> e.kind == kind).toList();
    }

    /** {@return whether this is the change with network size} */
    public boolean isPerDoubling() {
        return excitatory == 0;
    }

    /**
     * {@return the factorials of every network size and delay at which some rules were probed with all subsets of
     * their pathways, and their change with size}
     *
     * @param data the paired probes
     */
    public static List<PathwayFactorial> of(MemoryScores data) {
        List<PathwayFactorial> factorials = new ArrayList<>();
        Map<Set<Pathway>, List<PairedScore>> designs = designs(data);
        designs.forEach((pathways, scores) -> {
            for (double delay : data.delays()) {
                List<PairedScore> atDelay = scores.stream().filter(s -> s.condition().delaySeconds() == delay)
                        .toList();
                List<Integer> sizes = atDelay.stream().filter(s -> !s.condition().plastic().equals(pathways))
                        .map(s -> s.condition().excitatory()).distinct().sorted().toList();
                for (int size : sizes) {
                    factorials.add(of(data, pathways, delay, List.of(size), atDelay));
                }
                if (sizes.size() > 1) {
                    factorials.add(of(data, pathways, delay, sizes, atDelay));
                }
            }
        });
        return adjusted(factorials);
    }

    /**
     * {@return all effects as a table; {@code per_doubling} marks their change for each doubling of N}
     *
     * @param all factorials of all measures, sizes and delays
     */
    public static Table<?> table(List<PathwayFactorial> all) {
        record Row(PathwayFactorial factorial, Effect effect) {}
        return Table.of("pathway-effects", """
                What each pathway adds. The rules were probed with every subset of their pathways (2\u207f factorial \
                within rules, 95 % intervals from drawing lineages and seeds). The adjusted p is that of \
                Benjamini-Hochberg over main effects and interactions at all sizes and delays. Shapley values add up \
                to the difference between all pathways plastic and none.""",
                all.stream().flatMap(f -> f.effects.stream().map(e -> new Row(f, e))).toList())
                .with(Quantity.columns(r -> r.factorial.quantity))
                .script("design", r -> r.factorial.pathways)
                .script("ne", r -> r.factorial.isPerDoubling() ? "per_doubling" : r.factorial.excitatory)
                .text("N", r -> r.factorial.isPerDoubling()
                        ? "for each doubling"
                        : Integer.toString(r.factorial.excitatory))
                .with(List.of(Condition.delay(r -> r.factorial.delaySeconds)))
                .script("effect", r -> r.effect.kind).text("effect", r -> r.effect.kind.label())
                .column("pathways", "pathways", "", r -> r.effect.pathways)
                .estimate("mean", "mean", "", r -> r.effect.estimate.estimate())
                .script("p", r -> r.effect.estimate.pValue())
                .column("p_adjusted", "adjusted p", "", r -> r.effect.adjusted, Labels::pValue)
                .column("rules", "rules", "", r -> r.factorial.rules)
                .column("lineages", "lineages", "", r -> r.factorial.lineages)
                .with(Lineages.withoutOne(r -> r.effect.estimate))
                .column("incomplete_rules", "incomplete", "", r -> r.factorial.left);
    }

    /** Rules probed with every subset of their pathways, by these pathways. */
    private static Map<Set<Pathway>, List<PairedScore>> designs(MemoryScores data) {
        Map<String, Set<Set<Pathway>>> subsets = data.scores().stream().collect(Collectors.groupingBy(
                PairedScore::rule, Collectors.mapping(s -> s.condition().plastic(), Collectors.toSet())));
        Map<Set<Pathway>, List<PairedScore>> designs = new LinkedHashMap<>();
        for (PairedScore score : data.scores()) {
            Set<Set<Pathway>> probed = subsets.getOrDefault(score.rule(), Set.of());
            Set<Pathway> all = probed.stream().flatMap(Set::stream)
                    .collect(Collectors.toCollection(() -> EnumSet.noneOf(Pathway.class)));
            if (all.size() > 1 && probed.size() == (1 << all.size()) - 1) {
                designs.computeIfAbsent(Collections.unmodifiableSet(all), _ -> new ArrayList<>()).add(score);
            }
        }
        return designs;
    }

    private static PathwayFactorial of(MemoryScores data, Set<Pathway> pathways, double delay, List<Integer> sizes,
            List<PairedScore> scores) {
        List<PairedScore> ofSizes = scores.stream().filter(s -> sizes.contains(s.condition().excitatory())).toList();
        Blocks blocks = Blocks.of(List.copyOf(pathways), sizes, ofSizes, data.lineages());
        List<Contrast> contrasts = Contrast.all(List.copyOf(pathways));
        List<TestedEstimate> estimates = Bootstrap.of(blocks.sampling, new Contrasts(blocks, contrasts));
        List<Effect> effects = IntStream.range(0, contrasts.size()).mapToObj(i -> new Effect(contrasts.get(i).kind,
                contrasts.get(i).pathways, estimates.get(i), Double.NaN)).toList();
        int probed = (int) ofSizes.stream().map(PairedScore::rule).distinct().count();
        return new PathwayFactorial(data.quantity(), pathways, sizes.size() > 1 ? 0 : sizes.getFirst(), delay, effects,
                blocks.values.length, blocks.sampling.clusterCount(), probed - blocks.values.length);
    }

    private static List<PathwayFactorial> adjusted(List<PathwayFactorial> all) {
        double[] p = all.stream().flatMap(f -> f.effects.stream())
                .filter(e -> e.kind.isTested() && Double.isFinite(e.estimate.pValue()))
                .mapToDouble(e -> e.estimate.pValue()).toArray();
        double[] adjusted = BenjaminiHochberg.adjust(p);
        int[] next = new int[1];
        return all.stream().map(f -> new PathwayFactorial(f.quantity, f.pathways, f.excitatory, f.delaySeconds,
                f.effects.stream()
                        .map(e -> e.kind.isTested() && Double.isFinite(e.estimate.pValue())
                                ? new Effect(e.kind, e.pathways, e.estimate, adjusted[next[0]++])
                                : e)
                        .toList(),
                f.rules, f.lineages, f.left)).toList();
    }

    /** One effect as weights of the subsets of pathways. */
    private record Contrast(Kind kind, Set<Pathway> pathways, double[] weights) {
        static List<Contrast> all(List<Pathway> pathways) {
            int n = pathways.size();
            List<Contrast> all = new ArrayList<>();
            all.add(new Contrast(Kind.NONE, Set.of(), single(n, 0)));
            all.add(new Contrast(Kind.ALL, EnumSet.copyOf(pathways), single(n, (1 << n) - 1)));
            for (int i = 0; i < n; i++) {
                all.add(new Contrast(Kind.MAIN_EFFECT, EnumSet.of(pathways.get(i)), Factorial.mainEffect(n, i)));
            }
            for (int i = 0; i < n; i++) {
                for (int j = i + 1; j < n; j++) {
                    all.add(new Contrast(Kind.INTERACTION, EnumSet.of(pathways.get(i), pathways.get(j)),
                            Factorial.interaction(n, i, j)));
                }
            }
            for (int i = 0; i < n; i++) {
                all.add(new Contrast(Kind.SHAPLEY, EnumSet.of(pathways.get(i)), Factorial.shapley(n, i)));
            }
            return all;
        }

        private static double[] single(int factors, int set) {
            double[] weights = new double[1 << factors];
            weights[set] = 1;
            return weights;
        }
    }

    /**
     * Outcomes of the complete rules, by rule, size, subset and replicate; NaN where a network was not stable.
     */
    private record Blocks(List<Integer> sizes, double[][][][] values, Sampling sampling) {
        static Blocks of(List<Pathway> pathways, List<Integer> sizes, List<PairedScore> scores, Lineages lineages) {
            List<PairedScore> counting = scores.stream().filter(PairedScore::counts).toList();
            Index<Replicate> replicates = new Index<>(List.copyOf(counting.stream().map(PairedScore::replicate)
                    .collect(Collectors.toCollection(TreeSet::new))));
            Map<String, double[][][]> blocks = new LinkedHashMap<>();
            for (PairedScore score : counting) {
                double[][] ofSize = blocks.computeIfAbsent(score.rule(),
                        _ -> undefined(sizes.size(), 1 << pathways.size(), replicates.size()))[sizes
                                .indexOf(score.condition().excitatory())];
                int replicate = replicates.of(score.replicate());
                ofSize[set(pathways, score.condition().plastic())][replicate] = score.effect();
                ofSize[0][replicate] = score.controlEffect();
            }
            int needed = Math.min(2, sizes.size());
            List<String> complete = blocks.entrySet().stream()
                    .filter(e -> Arrays.stream(e.getValue()).filter(Blocks::isComplete).count() >= needed)
                    .map(Map.Entry::getKey).toList();
            return new Blocks(sizes,
                    complete.stream().map(rule -> blocks.getOrDefault(rule, new double[0][][]))
                            .toArray(double[][][][]::new),
                    new Sampling(lineages.clusters(complete), Replicate.factors(replicates.items())));
        }

        private static int set(List<Pathway> pathways, Set<Pathway> plastic) {
            int set = 0;
            for (int i = 0; i < pathways.size(); i++) {
                set |= plastic.contains(pathways.get(i)) ? 1 << i : 0;
            }
            return set;
        }

        private static boolean isComplete(double[][] subsets) {
            return Arrays.stream(subsets).allMatch(s -> Arrays.stream(s).anyMatch(Double::isFinite));
        }

        private static double[][][] undefined(int sizes, int subsets, int replicates) {
            double[][][] values = new double[sizes][subsets][replicates];
            for (double[][] size : values) {
                for (double[] subset : size) {
                    Arrays.fill(subset, Double.NaN);
                }
            }
            return values;
        }

        /** Means of all subsets over the replicates drawn. */
        double[] means(int rule, int size, int[] replicateCounts) {
            double[][] subsets = values[rule][size];
            double[] means = new double[subsets.length];
            for (int s = 0; s < subsets.length; s++) {
                double sum = 0;
                int n = 0;
                for (int r = 0; r < replicateCounts.length; r++) {
                    if (replicateCounts[r] > 0 && !Double.isNaN(subsets[s][r])) {
                        sum += replicateCounts[r] * subsets[s][r];
                        n += replicateCounts[r];
                    }
                }
                means[s] = sum / n;
            }
            return means;
        }
    }

    /** Sums of each effect over rules, and the number of rules; with several sizes, of its slope on log2 N. */
    private record Contrasts(Blocks blocks, List<Contrast> contrasts) implements Bootstrap.Sums {
        @Override
        public int size() {
            return contrasts.size() + 1;
        }

        @Override
        public double[] of(int rule, int[] replicateCounts) {
            double[] sizes = blocks.sizes.stream()
                    .mapToDouble(n -> SizeTrend.doublings(new Condition(n, Set.of(), 0))).toArray();
            double[][] means = new double[sizes.length][];
            Arrays.setAll(means, s -> blocks.means(rule, s, replicateCounts));
            int[] known = IntStream.range(0, sizes.length)
                    .filter(s -> Arrays.stream(means[s]).noneMatch(Double::isNaN)).toArray();
            double[] sums = new double[size()];
            if (known.length < Math.min(2, sizes.length)) {
                return sums;
            }
            double[] weights = sizes.length == 1
                    ? new double[]{1}
                    : Slope.weights(Arrays.stream(known).mapToDouble(s -> sizes[s]).toArray());
            for (int k = 0; k < known.length; k++) {
                for (int c = 0; c < contrasts.size(); c++) {
                    double[] ofSubsets = contrasts.get(c).weights;
                    for (int subset = 0; subset < ofSubsets.length; subset++) {
                        sums[c] += weights[k] * ofSubsets[subset] * means[known[k]][subset];
                    }
                }
            }
            sums[contrasts.size()] = 1;
            return sums;
        }

        @Override
        public double[] statistics(double[] sums) {
            double[] means = new double[contrasts.size()];
            Arrays.setAll(means, c -> sums[c] / sums[contrasts.size()]);
            return means;
        }
    }
}
