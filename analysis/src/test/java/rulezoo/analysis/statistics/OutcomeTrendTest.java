package rulezoo.analysis.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import rulezoo.analysis.SyntheticZoo;
import rulezoo.archive.RuleRecord;
import rulezoo.simulator.rule.Pathway;

/** Regressions with rules as clusters, and what coefficients say about memory. */
class OutcomeTrendTest {
    private static final Set<Pathway> ALL = EnumSet.allOf(Pathway.class);

    /** Rules that differ a good deal in whether they remember, each tested with K = 1, 2, 3 and 4. */
    private static List<RuleTest> tests(SplittableRandom random, int rules, double perCoActiveRule) {
        List<RuleTest> tests = new ArrayList<>();
        for (int r = 0; r < rules; r++) {
            double own = random.nextDouble(0.2, 0.6);
            for (int k = 1; k <= 4; k++) {
                boolean remembers = random.nextDouble() < own + perCoActiveRule * (k - 1);
                tests.add(new RuleTest("rule" + r, EnumSet.copyOf(List.of(Pathway.values()).subList(0, k)),
                        new Condition(64, k, 10), 0.1, remembers ? 0.01 : 0.5, remembers ? 0.01 : 0.5));
            }
        }
        return tests;
    }

    @Test
    void withoutATrendTheTestOfFractionsRejectsAsOftenAsItClaims() {
        SplittableRandom random = new SplittableRandom(41);
        int rejected = 0;
        int experiments = 400;
        for (int i = 0; i < experiments; i++) {
            rejected += OutcomeTrend.of(tests(random, 20, 0)).getFirst().pCoActiveRule() <= 0.05 ? 1 : 0;
        }
        // Binomial(400, 0.05): mean 20, standard deviation 4.4
        assertTrue(rejected >= 6 && rejected <= 34, rejected + " of " + experiments);
    }

    @Test
    void intervalsOfTheTrendOfFractionsCoverThePlantedOne() {
        SplittableRandom random = new SplittableRandom(42);
        int covered = 0;
        int experiments = 400;
        for (int i = 0; i < experiments; i++) {
            covered += OutcomeTrend.of(tests(random, 20, 0.1)).getFirst().perCoActiveRule().excludes(0.1) ? 0 : 1;
        }
        assertTrue(covered >= 366 && covered <= 394, covered + " of " + experiments);
    }

    @Test
    void aSizeThatWasNotVariedHasNoSlope() {
        OutcomeTrend trend = OutcomeTrend.of(tests(new SplittableRandom(43), 20, 0)).getFirst();
        assertTrue(Double.isNaN(trend.perDoubling().value()));
        assertTrue(Double.isNaN(trend.pDoubling()));
    }

    @Test
    void aLifetimeThatGrowsWithTheNetworkIsFound() {
        List<RuleTest> tests = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(44);
        for (int r = 0; r < 30; r++) {
            for (int size : List.of(64, 128, 256)) {
                for (double delay : List.of(1.0, 10.0, 100.0)) {
                    boolean remembers = delay <= size / 64.0 * random.nextDouble(1, 60);
                    tests.add(new RuleTest("rule" + r, ALL, new Condition(size, 4, delay), 0.1,
                            remembers ? 0.01 : 0.5, remembers ? 0.01 : 0.5));
                }
            }
        }
        OutcomeTrend lifetime = OutcomeTrend.of(tests).getLast();
        assertEquals(OutcomeTrend.Outcome.LIFETIME, lifetime.outcome());
        assertTrue(lifetime.perDoubling().low() > 0, lifetime.toString());
        assertFalse(Double.isFinite(lifetime.perCoActiveRule().value()));
    }

    @Test
    void theNormalLimitOfTheTrendTestIsThatOfItsPermutations() {
        SplittableRandom random = new SplittableRandom(45);
        for (double slope : List.of(0.0, 0.01, 0.02)) {
            List<double[][]> blocks = new ArrayList<>();
            for (int b = 0; b < CoActivityTrend.MOST_PERMUTED; b++) {
                double own = random.nextGaussian();
                double[] effects = new double[3];
                for (int k = 0; k < 3; k++) {
                    effects[k] = own + slope * k + 0.2 * random.nextGaussian();
                }
                blocks.add(new double[][]{{-1, 0, 1}, effects});
            }
            // The standard error of a p-value from 9999 permutations is at most 0.005
            assertEquals(CoActivityTrend.permuted(blocks), CoActivityTrend.normal(blocks), 0.015);
        }
    }

    @Test
    void validationFromSumsIsThatFromPredictions() {
        SplittableRandom random = new SplittableRandom(48);
        double[][] x = new double[60][5];
        double[] y = new double[60];
        for (int i = 0; i < y.length; i++) {
            for (int c = 0; c < 5; c++) {
                x[i][c] = random.nextGaussian();
            }
            y[i] = x[i][0] + random.nextGaussian();
        }
        double[] both = LinearPrediction.r2Twice(x, y);
        assertEquals(both[0], both[1], 1e-10);
        assertTrue(both[0] > 0.1 && both[0] < 0.9, both[0] + "");
    }

    @Test
    void whatDoesNotDependOnTheCoefficientsIsNotPredicted() {
        SyntheticZoo zoo = new SyntheticZoo(46);
        List<RuleRecord> rules = zoo.rules(120);
        MemoryData data = MemoryData.of(zoo.probes(rules, List.of(64), List.of(ALL), List.of(1.0, 10.0), 5,
                SyntheticZoo.FADING, 0.2, 0.05));
        List<MemoryPrediction> predictions = MemoryPrediction.of(StableSet.largest(rules).orElseThrow(),
                RuleTest.of(data));
        assertEquals(List.of(MemoryPrediction.Quantity.values()),
                predictions.stream().map(MemoryPrediction::quantity).toList());
        predictions.forEach(p -> assertTrue(p.prediction().r2().value() < 0.1, p.toString()));
    }

    @Test
    void aMemoryThatIsACoefficientIsPredicted() {
        SyntheticZoo zoo = new SyntheticZoo(47);
        List<RuleRecord> rules = zoo.rules(120);
        List<RuleTest> tests = new ArrayList<>();
        for (RuleRecord rule : rules) {
            double kappa = rule.rule().coefficients()[5];
            tests.add(new RuleTest(rule.id(), ALL, new Condition(64, 4, 1), kappa, 0.5, 0.5));
        }
        List<MemoryPrediction> predictions = MemoryPrediction.of(StableSet.largest(rules).orElseThrow(), tests);
        MemoryPrediction memory = predictions.stream()
                .filter(p -> p.quantity() == MemoryPrediction.Quantity.MEMORY).findFirst().orElseThrow();
        assertEquals(1, memory.prediction().r2().value(), 1e-6);
        assertTrue(predictions.stream().noneMatch(p -> p.quantity() == MemoryPrediction.Quantity.LIFETIME),
                "no rule remembers, so that there is nothing to predict");
    }
}
