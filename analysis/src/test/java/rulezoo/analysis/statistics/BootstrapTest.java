package rulezoo.analysis.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BootstrapTest {
    private static final double TRUTH = 0.2;

    /** Mean of value[rule][seed] over what was drawn. */
    private static Estimate mean(double[][] value) {
        return mean(value, Sampling.simple(value.length, value[0].length));
    }

    private static Estimate mean(double[][] value, Sampling sampling) {
        return tested(value, sampling).estimate();
    }

    private static TestedEstimate tested(double[][] value, Sampling sampling) {
        return Bootstrap.of(sampling, new Bootstrap.Sums() {
            @Override
            public int size() {
                return 2;
            }

            @Override
            public double[] of(int rule, int[] seedCounts) {
                double sum = 0;
                int n = 0;
                for (int s = 0; s < seedCounts.length; s++) {
                    sum += seedCounts[s] * value[rule][s];
                    n += seedCounts[s];
                }
                return new double[]{sum, n};
            }

            @Override
            public double[] statistics(double[] sums) {
                return new double[]{sums[0] / sums[1]};
            }
        }).getFirst();
    }

    /** 1 if every rule was drawn, else undefined. */
    private static Estimate oneIfAll(int rules, int seeds) {
        return Bootstrap.of(Sampling.simple(rules, seeds), new Bootstrap.Sums() {
            @Override
            public int size() {
                return rules;
            }

            @Override
            public double[] of(int rule, int[] seedCounts) {
                double[] own = new double[rules];
                own[rule] = 1;
                return own;
            }

            @Override
            public double[] statistics(double[] sums) {
                return new double[]{sums.length > 0 && Arrays.stream(sums).allMatch(s -> s > 0) ? 1 : Double.NaN};
            }
        }).getFirst().estimate();
    }

    @Test
    void anEstimateSaysWhatItIsWithoutAnyOneCluster() {
        double[][] values = {{1, 3}, {2, 2}, {6, 6}, {9, 9}};
        List<int[]> seeds = Sampling.simple(4, 2).factors();
        // Clusters of means 2, 6 and 9, the first of two rules.
        WithoutOne range = tested(values, new Sampling(new int[]{0, 0, 1, 2}, seeds)).withoutOne();
        assertEquals((2 + 2 + 6) / 3.0, range.least(), 1e-12, "without 9");
        assertEquals(7.5, range.greatest(), 1e-12, "without the first two");
        assertEquals(WithoutOne.NONE, tested(values, new Sampling(new int[]{0, 0, 0, 0}, seeds)).withoutOne());
    }

    private static double[][] experiment(SplittableRandom random, int seeds, double ruleSd, double seedSd,
            double noiseSd) {
        double[][] value = new double[12][seeds];
        double[] ofSeed = new double[seeds];
        for (int s = 0; s < seeds; s++) {
            ofSeed[s] = seedSd * random.nextGaussian();
        }
        for (double[] row : value) {
            double ofRule = ruleSd * random.nextGaussian();
            for (int s = 0; s < seeds; s++) {
                row[s] = TRUTH + ofRule + ofSeed[s] + noiseSd * random.nextGaussian();
            }
        }
        return value;
    }

    /** Rules that differ, controls that err for all rules alike, noise alone, and all of them. */
    @ParameterizedTest
    @CsvSource({"5, 0.1, 0, 0.02", "5, 0, 0.1, 0.02", "5, 0, 0, 0.1", "5, 0.1, 0.1, 0.1", "3, 0, 0.1, 0.02",
            "3, 0.1, 0.1, 0.1"})
    void intervalsCoverTheTruthAtLeastAsOftenAsTheyClaim(int seeds, double ruleSd, double seedSd, double noiseSd) {
        SplittableRandom random = new SplittableRandom(1);
        int experiments = 300;
        int covered = 0;
        for (int i = 0; i < experiments; i++) {
            covered += mean(experiment(random, seeds, ruleSd, seedSd, noiseSd)).excludes(TRUTH) ? 0 : 1;
        }
        double coverage = (double) covered / experiments;
        // 0.95 minus 3 standard errors of 0.0126; noise counted twice makes the interval too wide, never too narrow
        assertTrue(coverage > 0.912, "coverage " + coverage);
    }

    /** Twelve lineages of four rules each, which are alike: as rules they would be 48, but they are worth 12. */
    @Test
    void rulesOfOneLineageAreDrawnTogether() {
        SplittableRandom random = new SplittableRandom(4);
        int[] clusters = new int[48];
        Arrays.setAll(clusters, rule -> rule / 4);
        int covered = 0;
        int coveredAsRules = 0;
        for (int i = 0; i < 300; i++) {
            double[][] alike = new double[48][];
            double[][] lineages = experiment(random, 5, 0.1, 0, 0.02);
            for (int rule = 0; rule < 48; rule++) {
                double[] lineage = lineages[rule / 4];
                alike[rule] = Arrays.stream(lineage).map(v -> v + 0.02 * random.nextGaussian()).toArray();
            }
            Sampling sampling = new Sampling(clusters, Sampling.simple(48, 5).factors());
            covered += mean(alike, sampling).excludes(TRUTH) ? 0 : 1;
            coveredAsRules += mean(alike).excludes(TRUTH) ? 0 : 1;
        }
        assertTrue(covered > 0.912 * 300, "coverage " + covered / 300.0);
        assertTrue(coveredAsRules < 0.85 * 300, "coverage with rules as independent " + coveredAsRules / 300.0);
    }

    /** Five wirings and five patterns: 25 simulations of a rule, but only five patterns. */
    @Test
    void wiringsAndPatternsAreDrawnEach() {
        SplittableRandom random = new SplittableRandom(5);
        int[] wiring = new int[25];
        int[] patterns = new int[25];
        Arrays.setAll(wiring, r -> r / 5);
        Arrays.setAll(patterns, r -> r % 5);
        int[] rules = Sampling.simple(12, 25).clusters();
        int covered = 0;
        int coveredAsSeeds = 0;
        for (int i = 0; i < 120; i++) {
            double[] ofPattern = random.doubles(5, -0.2, 0.2).toArray();
            double[] ofWiring = random.doubles(5, -0.1, 0.1).toArray();
            double[][] value = experiment(random, 25, 0.05, 0, 0.05);
            for (double[] row : value) {
                for (int r = 0; r < 25; r++) {
                    row[r] += ofPattern[patterns[r]] + ofWiring[wiring[r]];
                }
            }
            covered += mean(value, new Sampling(rules, List.of(wiring, patterns))).excludes(TRUTH) ? 0 : 1;
            coveredAsSeeds += mean(value).excludes(TRUTH) ? 0 : 1;
        }
        assertTrue(covered > 0.88 * 120, "coverage " + covered / 120.0);
        assertTrue(coveredAsSeeds < 0.8 * 120, "coverage with 25 independent seeds " + coveredAsSeeds / 120.0);
    }

    @Test
    void intervalsAreNotNeedlesslyWide() {
        SplittableRandom random = new SplittableRandom(2);
        int covered = 0;
        for (int i = 0; i < 300; i++) {
            covered += mean(experiment(random, 5, 0.1, 0, 0.02)).excludes(TRUTH) ? 0 : 1;
        }
        assertTrue(covered < 0.99 * 300, "coverage " + covered / 300.0);
    }

    @Test
    void theSameDataAlwaysGiveTheSameInterval() {
        double[][] value = experiment(new SplittableRandom(3), 5, 0.1, 0.1, 0.1);
        assertEquals(mean(value), mean(value));
    }

    @Test
    void anIntervalOfOneRuleIsOverItsSeedsAlone() {
        double[] seeds = {0.2, 0.4, 0.1, 0.35, 0.3};
        Estimate student = ReplicateMean.of(seeds, Sampling.simple(1, 5).factors()).estimate();
        Estimate bootstrap = mean(new double[][]{seeds});
        assertEquals(student.value(), bootstrap.value(), 1e-12);
        assertEquals(student.high() - student.low(), bootstrap.high() - bootstrap.low(),
                0.05 * (student.high() - student.low()));
        assertEquals(1, bootstrap.n());
    }

    @Test
    void oneSeedHasAMeanButNoInterval() {
        assertEquals(0.3, mean(new double[][]{{0.2}, {0.4}}).value(), 1e-12);
        assertFalse(mean(new double[][]{{0.2}}).hasInterval());
        assertFalse(mean(new double[][]{{0.2}, {0.4}}).hasInterval());
    }

    @Test
    void noRuleHasNothing() {
        assertTrue(Double.isNaN(oneIfAll(0, 0).value()));
    }

    @Test
    void aStatisticThatIsMostlyUndefinedGetsNoInterval() {
        Estimate estimate = oneIfAll(3, 3);
        assertEquals(1, estimate.value());
        assertFalse(estimate.hasInterval());
    }
}
