package rulezoo.analysis.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Confidence intervals of a statistic of units (rules) crossed with replicates (seeds), see {@link Sampling}.
 * Rules that descend from one founder are not independent, so that whole clusters are drawn. Every rule meets
 * the same few seeds, and with them the same static controls: an error of these is common to all rules, and
 * no number of rules averages it out. The variance is therefore that of drawing clusters with replacement
 * plus, for each random factor of the replicates, that of drawing its levels with replacement, each times n /
 * (n - 1); this counts the noise of single simulations more than once and so errs on the safe side (compare
 * the pigeonhole bootstrap of Owen, Ann. Appl. Stat. 1:386, 2007). The interval is the estimate +- t standard
 * errors, with Satterthwaite's degrees of freedom (n - 1 for each part). With few clusters it is rough: a
 * bootstrap of fewer than about ten clusters is known to be too narrow (Cameron, Gelbach and Miller, Rev.
 * Econ. Stat. 90:414, 2008), all the more if they differ in size.
 *
 * <p>
 * Two groups that are compared are two strata: clusters are drawn within each of them, and both variances are
 * added.
 *
 * <p>
 * Every estimate also says what it is without any one cluster ({@link WithoutOne}), which shows whether a
 * single lineage brings it about.
 *
 * <p>
 * The random numbers come from {@value #ALGORITHM} with a fixed seed, so that the same data always give the
 * same interval.
 */
public final class Bootstrap {
    /** Algorithm of {@code java.util.random}. */
    public static final String ALGORITHM = "L64X128MixRandom";
    /** Resamples of the clusters, and as many of the levels of each factor. */
    public static final int RESAMPLES = 2000;

    private static final long SEED = 20250615;
    /** A statistic that is undefined on more resamples than this gets no interval. */
    private static final double UNDEFINED_ALLOWED = 0.05;

    /**
     * Statistics that depend on the units by sums over them alone: what one unit adds, and what the sums give.
     * The sums of other units need not be formed again when a unit is drawn twice, and those of a draw of
     * replicates are formed once however often it comes up; so that many units take little time.
     */
    public interface Sums {
        /** {@return the number of sums} */
        int size();

        /**
         * What one unit adds.
         *
         * @param unit number of the unit
         * @param replicateCounts how often each replicate was drawn
         * @return one number for each sum
         */
        double[] of(int unit, int[] replicateCounts);

        /**
         * {@return the statistics; NaN where they are not defined}
         *
         * @param sums over the units drawn
         */
        double[] statistics(double[] sums);

        /**
         * {@return how many units are behind each statistic}
         *
         * @param sums over all units
         * @param units number of all units
         */
        default int units(double[] sums, int units) {
            return units;
        }
    }

    private Bootstrap() {}

    /**
     * The values of some statistics on all data, each with its interval and p-value. There is none for several
     * units of a single cluster in one stratum, or if no factor of the replicates has 2 levels; a factor with a
     * single level is held fixed. So is a single unit: its interval is over replicates alone, and says nothing of
     * other units.
     *
     * @param sampling how units and replicates were sampled
     * @param sums what to compute
     * @return one estimate for each statistic
     */
    public static List<TestedEstimate> of(Sampling sampling, Sums sums) {
        int[] eachReplicate = ones(sampling.replicates());
        int clusters = sampling.clusterCount();
        double[][] ofCluster = new double[clusters][sums.size()];
        for (int u = 0; u < sampling.units(); u++) {
            add(ofCluster[sampling.clusters()[u]], sums.of(u, eachReplicate), 1);
        }
        double[] total = sum(ofCluster, ones(clusters), sums.size());
        double[] values = sums.statistics(total);
        int n = sums.units(total, sampling.units());
        List<int[]> factors = sampling.varying();
        boolean single = sampling.units() == 1;
        List<int[]> strata = sampling.clustersOfStrata();
        if ((!single && strata.stream().anyMatch(members -> members.length < 2)) || factors.isEmpty()
                || Arrays.stream(values).allMatch(Double::isNaN)) {
            return Arrays.stream(values).mapToObj(v -> TestedEstimate.student(v, Double.NaN, 1, n)).toList();
        }
        RandomGenerator random = RandomGeneratorFactory.of(ALGORITHM).create(SEED);
        List<double[]> variances = new ArrayList<>();
        List<Integer> levels = new ArrayList<>();
        for (int[] members : single ? List.<int[]>of() : strata) {
            variances.add(variances(members.length, values.length, random,
                    drawn -> sums.statistics(sum(ofCluster, spread(drawn, members, clusters), sums.size()))));
            levels.add(members.length);
        }
        for (int[] factor : factors) {
            int size = Sampling.levels(factor);
            Map<List<Integer>, double[]> draws = new HashMap<>();
            variances.add(variances(size, values.length, random,
                    drawn -> draws.computeIfAbsent(Arrays.stream(drawn).boxed().toList(),
                            _ -> ofReplicates(sums, sampling.units(), counts(factor, drawn)))));
            levels.add(size);
        }
        double[][] without = clusters < 2 ? new double[0][] : withoutEach(ofCluster, sums);
        List<TestedEstimate> estimates = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            int at = i;
            estimates.add(estimate(values[i], variances.stream().mapToDouble(v -> v[at]).toArray(), levels, n)
                    .with(range(without, i)));
        }
        return estimates;
    }

    /** How often each cluster counts if those of one stratum were drawn so often, and the others are held. */
    private static int[] spread(int[] drawn, int[] members, int clusters) {
        int[] counts = ones(clusters);
        for (int m = 0; m < members.length; m++) {
            counts[members[m]] = drawn[m];
        }
        return counts;
    }

    /** The statistics without each of the clusters. */
    private static double[][] withoutEach(double[][] ofCluster, Sums sums) {
        double[][] without = new double[ofCluster.length][];
        int[] kept = ones(ofCluster.length);
        for (int c = 0; c < ofCluster.length; c++) {
            kept[c] = 0;
            without[c] = sums.statistics(sum(ofCluster, kept, sums.size()));
            kept[c] = 1;
        }
        return without;
    }

    private static WithoutOne range(double[][] without, int statistic) {
        return without.length == 0
                ? WithoutOne.NONE
                : new WithoutOne(Arrays.stream(without).mapToDouble(v -> v[statistic]).reduce(Math::min).orElseThrow(),
                        Arrays.stream(without).mapToDouble(v -> v[statistic]).reduce(Math::max).orElseThrow());
    }

    /** How often each replicate is drawn if the levels of a factor are drawn so often. */
    private static int[] counts(int[] factor, int[] drawn) {
        int[] counts = new int[factor.length];
        Arrays.setAll(counts, r -> drawn[factor[r]]);
        return counts;
    }

    private static double[] ofReplicates(Sums sums, int units, int[] replicateCounts) {
        double[] total = new double[sums.size()];
        for (int u = 0; u < units; u++) {
            add(total, sums.of(u, replicateCounts), 1);
        }
        return sums.statistics(total);
    }

    private static double[] sum(double[][] terms, int[] counts, int size) {
        double[] total = new double[size];
        for (int r = 0; r < counts.length; r++) {
            if (counts[r] > 0) {
                add(total, terms[r], counts[r]);
            }
        }
        return total;
    }

    private static void add(double[] total, double[] terms, int times) {
        for (int i = 0; i < total.length; i++) {
            total[i] += times * terms[i];
        }
    }

    private static TestedEstimate estimate(double value, double[] variances, List<Integer> levels, int n) {
        double total = Arrays.stream(variances).sum();
        double freedom = 0;
        for (int i = 0; i < variances.length; i++) {
            freedom += variances[i] * variances[i] / (levels.get(i) - 1);
        }
        return TestedEstimate.student(value, Math.sqrt(total), total * total / freedom, n);
    }

    private static double[] variances(int units, int size, RandomGenerator random,
            Function<int[], double[]> statistics) {
        double[][] replicates = new double[size][RESAMPLES];
        int[] counts = new int[units];
        for (int r = 0; r < RESAMPLES; r++) {
            Arrays.fill(counts, 0);
            for (int i = 0; i < units; i++) {
                counts[random.nextInt(units)]++;
            }
            double[] drawn = statistics.apply(counts);
            for (int i = 0; i < size; i++) {
                replicates[i][r] = drawn[i];
            }
        }
        return Arrays.stream(replicates).mapToDouble(values -> variance(values, units)).toArray();
    }

    private static double variance(double[] replicates, int units) {
        double[] defined = Arrays.stream(replicates).filter(Double::isFinite).toArray();
        if (defined.length < (1 - UNDEFINED_ALLOWED) * RESAMPLES) {
            return Double.NaN;
        }
        double mean = Arrays.stream(defined).average().orElseThrow();
        double squares = Arrays.stream(defined).map(d -> (d - mean) * (d - mean)).sum();
        return squares / (defined.length - 1) * units / (units - 1);
    }

    private static int[] ones(int n) {
        int[] ones = new int[n];
        Arrays.fill(ones, 1);
        return ones;
    }
}
