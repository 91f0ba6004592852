package rulezoo.analysis.stable;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import rulezoo.analysis.SyntheticZoo;
import rulezoo.analysis.statistics.Estimate;
import rulezoo.analysis.statistics.LinearPrediction;
import rulezoo.analysis.statistics.PrincipalComponents;
import rulezoo.analysis.statistics.WilsonInterval;
import rulezoo.archive.record.Lineage;
import rulezoo.archive.record.RuleRecord;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.rule.PlasticityRule;
import rulezoo.simulator.rule.SixParameterRule;

class StableSetStatisticsTest {
    private static final double[][] FIXED = {{1, 2, 0.5}, {2, 1, -1}, {0, 3, 2}, {4, -1, 1}, {3, 0.5, 0},
            {-1, 2.5, 1.5}};

    private static double[][] uniform(SplittableRandom random, int rows, int columns) {
        double[][] x = new double[rows][columns];
        for (double[] row : x) {
            Arrays.setAll(row, _ -> random.nextDouble(-1, 1));
        }
        return x;
    }

    private static StableSet set(List<RuleRecord> rules) {
        return StableSet.largest(rules).orElseThrow();
    }

    private static RuleRecord with(RuleRecord record, SixParameterRule rule) {
        return new RuleRecord(PlasticityRule.polynomial(Map.of(Pathway.IE, rule)), record.network(),
                record.protocol(), record.criteria(), record.confirmations(), record.lineage(), "0.1.0", 1);
    }

    @Test
    void onlyConfirmedRulesOfTheSamePathwaysAreCompared() {
        SyntheticZoo zoo = new SyntheticZoo(1);
        List<RuleRecord> rules = new ArrayList<>(zoo.rules(5));
        rules.add(zoo.rule(EnumSet.of(Pathway.IE)));
        RuleRecord seen = rules.getFirst();
        rules.add(new RuleRecord(zoo.rule(Pathway.ALL).rule(), seen.network(), seen.protocol(),
                seen.criteria(), List.of(), seen.lineage(), "0.1.0", 1));
        assertEquals(5, set(rules).rules().size());
        assertEquals(1, set(rules).others());
        assertEquals(24, set(rules).dimension());
        assertEquals("EE_tau_pre", set(rules).names().getFirst());
        assertTrue(StableSet.largest(List.of(rules.getLast())).isEmpty());
    }

    @Test
    void thePriorHasUnitVarianceAroundZero() {
        double[][] x = set(new SyntheticZoo(2).rules(2000)).standardized();
        for (int c = 0; c < x[0].length; c++) {
            int column = c;
            double mean = Arrays.stream(x).mapToDouble(r -> r[column]).average().orElseThrow();
            double square = Arrays.stream(x).mapToDouble(r -> r[column] * r[column]).average().orElseThrow();
            // 4.5 standard errors: sd 1 / sqrt n, and sqrt(9/5 - 1) / sqrt n
            assertEquals(0, mean, 0.1);
            assertEquals(1, square, 0.09);
        }
    }

    @Test
    void eigenvaluesAgreeWithNumpy() {
        // w = np.linalg.eigvalsh(np.cov(x, rowvar=False))[::-1]; w.sum()**2 / (w**2).sum()
        PrincipalComponents components = PrincipalComponents.of(FIXED);
        assertArrayEquals(new double[]{5.8308698542694035, 0.860351965631989, 0.14211151343194037},
                components.variances(), 1e-12);
        assertEquals(1.3433599181677243, components.effectiveDimension(), 1e-12);
    }

    @Test
    void rulesOnALineHaveOneDimensionAndItsDirection() {
        SplittableRandom random = new SplittableRandom(3);
        double[][] x = new double[50][];
        for (int i = 0; i < x.length; i++) {
            double along = random.nextDouble();
            x[i] = new double[]{0.6 * along, -0.8 * along, 0};
        }
        PrincipalComponents components = PrincipalComponents.of(x);
        assertEquals(1, components.effectiveDimension(), 1e-9);
        assertArrayEquals(new double[]{-0.6, 0.8, 0}, components.directions()[0], 1e-9);
        assertEquals(1, components.componentsFor(0.99));
    }

    @Test
    void rulesDrawnFromThePriorHaveTheSpectrumExpectedOfThem() {
        PrincipalComponents components = PrincipalComponents.of(set(new SyntheticZoo(4).rules(300)).standardized());
        assertEquals(components.expectedDimension(), components.effectiveDimension(), 0.4);
        assertEquals(components.expected()[0], components.variances()[0], 0.2);
    }

    @Test
    void signsAreCountedForEachPathway() {
        RuleRecord any = new SyntheticZoo(5).rules(1).getFirst();
        List<RuleRecord> rules = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            rules.add(with(any, new SixParameterRule(0.02, 0.02, -1, i < 7 ? 1 : -1, 0.5, 0.1 * (i + 1))));
        }
        List<SignPattern> patterns = SignPattern.of(set(rules), unrelated(10));
        assertEquals(16, patterns.size());
        assertEquals(WilsonInterval.of(7, 10), patterns.stream().filter(p -> p.signs().equals("-+++")).findFirst()
                .orElseThrow().share());
        assertEquals(1, patterns.stream().mapToDouble(p -> p.share().value()).sum(), 1e-12);
        // Lineages of seven and three rules, which agree with each other: two trials rather than ten.
        int[] lineages = IntStream.range(0, 10).map(i -> i < 7 ? 0 : 1).toArray();
        Estimate ofRelatives = SignPattern.of(set(rules), lineages).stream().filter(p -> p.signs().equals("-+++"))
                .findFirst().orElseThrow().share();
        assertTrue(ofRelatives.high() - ofRelatives.low() > 0.8, ofRelatives.toString());
    }

    @Test
    void aRuleThatStandsForOthersCountsAsManyTimes() {
        RuleRecord any = new SyntheticZoo(5).rules(1).getFirst();
        List<RuleRecord> rules = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            RuleRecord rule = with(any, new SixParameterRule(0.02, 0.02, i == 0 ? 1 : -1, 1, 0.5, 0.1 * (i + 1)));
            rules.add(
                    new RuleRecord(rule.rule(), rule.network(), rule.protocol(), rule.criteria(), rule.confirmations(),
                            new Lineage("chains", 1, List.of(), "", i == 0 ? 9 : 1), rule.softwareVersion(),
                            rule.formatVersion()));
        }
        Estimate share = SignPattern.of(set(rules), unrelated(10)).stream().filter(p -> p.signs().equals("++++"))
                .findFirst()
                .orElseThrow().share();
        assertEquals(0.5, share.value(), 1e-12);
        // The weights leave 18 * 18 / (81 + 9) = 3.6 of ten rules.
        assertTrue(share.low() < 0.2 && share.high() > 0.8, share.toString());
    }

    @Test
    void aLinearQuantityIsPredictedAsWellAsItsNoiseAllows() {
        SplittableRandom random = new SplittableRandom(6);
        double[][] x = uniform(random, 200, 5);
        double[] y = Arrays.stream(x).mapToDouble(r -> 3 + 2 * r[0] - r[3] + 0.5 * random.nextGaussian()).toArray();
        LinearPrediction prediction = LinearPrediction.of(x, y, unrelated(200));
        // The truth: variance 5/3 of the signal, 0.25 of the noise
        double truth = (5.0 / 3) / (5.0 / 3 + 0.25);
        assertEquals(truth, prediction.r2().value(), 0.05);
        assertTrue(prediction.r2().low() < truth && truth < prediction.r2().high());
        assertTrue(prediction.fitted() > prediction.r2().value());
        assertEquals(0.001, prediction.pValue(), 1e-12);
    }

    @Test
    void eachRuleIsPredictedWithoutItself() {
        double[][] x = uniform(new SplittableRandom(7), 40, 2);
        double[] y = Arrays.stream(x).mapToDouble(r -> r[0]).toArray();
        double[] spoiled = y.clone();
        spoiled[17] += 100;
        // The other rules of its fold are predicted by the same folds as before, and so is it.
        assertEquals(LinearPrediction.of(x, y, unrelated(40)).predicted()[17],
                LinearPrediction.of(x, spoiled, unrelated(40)).predicted()[17], 1e-9);
    }

    @Test
    void whatIsNotPredictableIsNotPredictedAndFalsePositivesKeepTheirRate() {
        SplittableRandom random = new SplittableRandom(8);
        int positives = 0;
        int below = 0;
        int experiments = 100;
        for (int i = 0; i < experiments; i++) {
            double[][] x = uniform(random, 40, 6);
            LinearPrediction p = LinearPrediction.of(x, Arrays.stream(x).mapToDouble(_ -> random.nextGaussian())
                    .toArray(), unrelated(40));
            positives += p.pValue() <= 0.05 ? 1 : 0;
            below += p.r2().value() < 0 ? 1 : 0;
            assertTrue(p.fitted() > 0);
        }
        // Binomial(100, 0.05): more than 12 has probability 0.0015
        assertTrue(positives <= 12, positives + " of 100");
        assertTrue(below > 80, below + " of 100");
    }

    private static int[] unrelated(int rules) {
        return IntStream.range(0, rules).toArray();
    }

    /**
     * Twelve lineages of ten rules. Coefficients and quantity of a founder are independent, and its descendants
     * are like it: relatives predict each other, and nothing else is predictable.
     */
    @Test
    void rulesAreNotPredictedFromTheirRelatives() {
        SplittableRandom random = new SplittableRandom(18);
        int[] lineages = IntStream.range(0, 120).map(i -> i / 10).toArray();
        int positives = 0;
        int leaks = 0;
        int above = 0;
        int experiments = 40;
        for (int i = 0; i < experiments; i++) {
            double[][] founders = uniform(random, 12, 6);
            double[] quantity = random.doubles(12).toArray();
            double[][] x = Arrays.stream(lineages).mapToObj(l -> Arrays.stream(founders[l])
                    .map(c -> c + 0.01 * random.nextGaussian()).toArray()).toArray(double[][]::new);
            double[] y = Arrays.stream(lineages).mapToDouble(l -> quantity[l] + 0.01 * random.nextGaussian())
                    .toArray();
            leaks += LinearPrediction.of(x, y, unrelated(120)).r2().value() > 0.3 ? 1 : 0;
            LinearPrediction held = LinearPrediction.of(x, y, lineages);
            positives += held.pValue() <= 0.05 ? 1 : 0;
            above += held.r2().low() > 0 ? 1 : 0;
        }
        assertTrue(leaks > 20, leaks + " of " + experiments + " without lineages");
        // Binomial(40, 0.05): more than 6 has probability 0.003
        assertTrue(positives <= 6, positives + " of " + experiments);
        assertTrue(above <= 6, above + " of " + experiments);
    }

    @Test
    void tooFewRulesForTheCoefficientsAreRefused() {
        assertFalse(LinearPrediction.isPossible(unrelated(74), 24));
        assertThrows(IllegalArgumentException.class,
                () -> LinearPrediction.of(uniform(new SplittableRandom(9), 8, 2), new double[8], unrelated(8)));
        assertFalse(LinearPrediction.isPossible(new int[100], 2), "all rules have one founder");
        int[] oneAndOthers = IntStream.range(0, 100).map(i -> Math.max(0, i - 92)).toArray();
        assertFalse(LinearPrediction.isPossible(oneAndOthers, 2), "seven rules are left without the largest lineage");
        assertTrue(MetricPrediction.of(set(new SyntheticZoo(10).rules(74)), unrelated(74)).isEmpty());
    }

    @Test
    void plantedWindowShapesAreFoundWithTheirShares() {
        SplittableRandom random = new SplittableRandom(11);
        RuleRecord any = new SyntheticZoo(12).rules(1).getFirst();
        List<RuleRecord> rules = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            double size = random.nextDouble(0.5, 2);
            double tau = random.nextDouble(0.018, 0.022);
            // 60 Hebbian windows, 40 symmetric ones with depression at long lags
            rules.add(with(any, i < 60
                    ? new SixParameterRule(tau, tau, 0, 0, size, -size)
                    : new SixParameterRule(tau, tau, -0.2 * size, 0, size, size)));
        }
        List<WindowShape> shapes = WindowShape.of(set(rules), unrelated(100));
        assertEquals(2, shapes.size());
        assertEquals(WilsonInterval.of(60, 100), shapes.getFirst().share());
        assertEquals(WilsonInterval.of(40, 100), shapes.get(1).shareOfPathway().get(Pathway.IE));
        assertTrue(shapes.getFirst().silhouette() > 0.9, "silhouette " + shapes.getFirst().silhouette());
        double[] hebbian = shapes.getFirst().centre();
        assertTrue(hebbian[19] < -1 && hebbian[20] > 1, Arrays.toString(hebbian));
    }

    @Test
    void theSameRulesAlwaysGiveTheSameShapes() {
        StableSet rules = set(new SyntheticZoo(13).rules(30));
        assertArrayEquals(WindowShape.of(rules, unrelated(30)).getFirst().centre(),
                WindowShape.of(rules, unrelated(30)).getFirst().centre());
    }

    @Test
    void fewWindowsAreNotClustered() {
        assertTrue(WindowShape.of(set(List.of(new SyntheticZoo(14).rule(Set.of(Pathway.EE)))), unrelated(1)).isEmpty());
    }
}
