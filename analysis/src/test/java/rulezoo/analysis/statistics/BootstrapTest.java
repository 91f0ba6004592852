package rulezoo.analysis.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BootstrapTest {
    private static final double TRUTH = 0.2;

    /** Mean of value[rule][seed] over what was drawn. */
    private static Estimate mean(double[][] value) {
        return Bootstrap.of(value.length, value[0].length, new Bootstrap.Sums() {
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
        return Bootstrap.of(rules, seeds, new Bootstrap.Sums() {
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
        }).getFirst();
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
    void oneRuleOrOneSeedHasAMeanButNoInterval() {
        assertEquals(0.3, mean(new double[][]{{0.2, 0.4}}).value(), 1e-12);
        assertFalse(mean(new double[][]{{0.2, 0.4}}).hasInterval());
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
