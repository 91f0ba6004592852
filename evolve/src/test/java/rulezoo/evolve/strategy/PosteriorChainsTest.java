package rulezoo.evolve.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import org.hipparchus.distribution.continuous.ChiSquaredDistribution;
import org.junit.jupiter.api.Test;
import rulezoo.evolve.genome.KnownRules;
import rulezoo.evolve.genome.RuleGenome;
import rulezoo.evolve.genome.Seeds;
import rulezoo.evolve.judging.Score;
import rulezoo.simulator.experiment.Simulation;
import rulezoo.simulator.model.ModelPreset;
import rulezoo.simulator.protocol.Protocol;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.rule.PlasticityRule;
import rulezoo.simulator.rule.RuleFamily;

/** The chains on regions whose shape is known in closed form. */
class PosteriorChainsTest {
    /** Each half of them must span the space: more than twice its dimension. */
    private static final int CHAINS = 32;
    /**
     * The plane of the explicit toy rule dw = (theta0 + theta1 x)(y - 1). With inputs x, the rate y relaxes if
     * theta0 mean(x) + theta1 mean(x^2) is negative; here the mean is 1 and the mean square 1.5.
     */
    private static final RuleGenome PLANE = new RuleGenome(RuleFamily.TOY_EXPLICIT, Set.of(Pathway.EE));

    private static Strategy chains(RuleGenome genome) {
        return StrategyKind.POSTERIOR.create(new StrategyTask(genome,
                new Breeding("posterior", CHAINS, null, CHAINS, new Variation(0.5, 0.2, 0.1, 0), null), 0, 5));
    }

    /** A coefficient as a fraction of its range. */
    private static double fraction(RuleGenome genome, double[] coefficients, int i) {
        return (coefficients[i] - genome.bounds(i).minimum()) / genome.bounds(i).range();
    }

    /** States of all chains, every so many generations. */
    private static List<double[]> sample(RuleGenome genome, Predicate<double[]> accepted, int generations, int every) {
        Strategy strategy = chains(genome);
        List<double[]> sample = new ArrayList<>();
        long judged = 0;
        for (int generation = 0; generation < generations; generation++) {
            Turn turn = new Turn(generation, judged, new KnownRules(genome));
            List<Proposal> proposals = strategy.ask(turn);
            strategy.tell(proposals.stream().map(p -> new Judged(p, genome.rule(p.coefficients()).id(),
                    Score.uniform(1), accepted.test(p.coefficients()))).toList(), turn);
            judged += proposals.size();
            if (generation > generations / 10 && generation % every == 0) {
                strategy.memory().forEach(state -> sample.add(state.coefficients()));
            }
        }
        return sample;
    }

    private static boolean relaxes(double[] theta) {
        return theta[0] + 1.5 * theta[1] < 0;
    }

    /** A crescent around the middle of the plane: not convex, and with an edge along a face of the box. */
    private static boolean inCrescent(double[] theta) {
        double x = fraction(PLANE, theta, 0) - 0.5;
        double y = fraction(PLANE, theta, 1) - 0.5;
        double square = x * x + y * y;
        return square > 0.04 && x < 0.25;
    }

    private static int cell(double[] theta, int cells) {
        int row = (int) (cells * fraction(PLANE, theta, 0));
        return cells * row + (int) (cells * fraction(PLANE, theta, 1));
    }

    /** Chi-square of counts against shares, and its p. */
    private static double p(double[] observed, double[] shares) {
        double all = 0;
        for (double count : observed) {
            all += count;
        }
        double chiSquare = 0;
        int used = 1;
        double restExpected = 0;
        double restObserved = 0;
        for (int i = 0; i < observed.length; i++) {
            double expected = all * shares[i];
            if (expected > 20) {
                chiSquare += (observed[i] - expected) * (observed[i] - expected) / expected;
                used++;
            } else {
                // Corners that the edge cuts off count together.
                restExpected += expected;
                restObserved += observed[i];
            }
        }
        chiSquare += (restObserved - restExpected) * (restObserved - restExpected) / Math.max(1, restExpected);
        return 1 - new ChiSquaredDistribution(used - 1).cumulativeProbability(chiSquare);
    }

    /** Share of the region's area in each cell, on a fine grid. */
    private static double[] shares(int cells, Predicate<double[]> region) {
        double[] shares = new double[cells * cells];
        int fine = 400;
        int inside = 0;
        for (int i = 0; i < fine * fine; i++) {
            double[] theta = new double[2];
            for (int k = 0; k < 2; k++) {
                double f = ((k == 0 ? i / fine : i % fine) + 0.5) / fine;
                theta[k] = PLANE.bounds(k).minimum() + f * PLANE.bounds(k).range();
            }
            if (region.test(theta)) {
                shares[cell(theta, cells)]++;
                inside++;
            }
        }
        for (int c = 0; c < shares.length; c++) {
            shares[c] /= inside;
        }
        return shares;
    }

    private static double[] counts(List<double[]> sample, int cells, ToDoubleFunction<double[]> weight) {
        double[] counts = new double[cells * cells];
        sample.forEach(theta -> counts[cell(theta, cells)] += weight.applyAsDouble(theta));
        return counts;
    }

    @Test
    void theSampleIsUniformOverTheStableHalfOfTheToyPlane() {
        Predicate<double[]> stable = PosteriorChainsTest::relaxes;
        List<double[]> sample = sample(PLANE, stable, 24_000, 60);
        assertTrue(p(counts(sample, 6, _ -> 1), shares(6, stable)) > 0.01);
    }

    @Test
    void theSampleIsUniformOverACrescentThatIsNotConvex() {
        List<double[]> sample = sample(PLANE, PosteriorChainsTest::inCrescent, 24_000, 60);
        assertTrue(p(counts(sample, 4, _ -> 1), shares(4, PosteriorChainsTest::inCrescent)) > 0.01);
    }

    /** The test can fail: a sample that shuns a quarter of the region by a fifth is told from a uniform one. */
    @Test
    void aSampleThatIsNotUniformIsNoticed() {
        Predicate<double[]> stable = PosteriorChainsTest::relaxes;
        Predicate<double[]> shunning = theta -> stable.test(theta)
                && (theta[0] > 0 || Seeds.coin(1, PLANE.rule(theta).id()) < 0.6);
        List<double[]> sample = sample(PLANE, shunning, 24_000, 60);
        assertTrue(p(counts(sample, 6, _ -> 1), shares(6, stable)) < 1e-4);
    }

    @Test
    void rulesThatAScreenRejectsAreMadeUpForByTheirWeights() {
        Predicate<double[]> stable = PosteriorChainsTest::relaxes;
        Predicate<double[]> passes = theta -> theta[0] > 0;
        double audited = 0.5;
        Predicate<double[]> accepted = theta -> stable.test(theta)
                && (passes.test(theta) || Seeds.coin(1, PLANE.rule(theta).id()) < audited);
        List<double[]> sample = sample(PLANE, accepted, 24_000, 60);
        double left = sample.stream().filter(theta -> !passes.test(theta)).count();
        double n = sample.size();
        // The region left of theta0 = 0 is larger than that right of it.
        double share = leftShare();
        assertEquals(share * audited / (share * audited + 1 - share), left / n, 0.03);
        assertEquals(share, left / audited / (left / audited + n - left), 0.03);
    }

    /** Share of the stable region in which theta0 is negative. */
    private static double leftShare() {
        double[] shares = shares(2, PosteriorChainsTest::relaxes);
        return shares[0] + shares[1];
    }

    /** A corner of the box cut by a plane, less a part that depends on two coefficients. */
    private static boolean inCutCorner(RuleGenome genome, double[] theta) {
        double sum = 0;
        for (int i = 0; i < theta.length; i++) {
            sum += fraction(genome, theta, i);
        }
        return sum < 0.42 * theta.length && fraction(genome, theta, 2) * fraction(genome, theta, 3) < 0.3;
    }

    @Test
    void inManyDimensionsMeansAndSpreadsAreThoseOfBruteForceRejection() {
        RuleGenome genome = new RuleGenome(RuleFamily.POLYNOMIAL, Set.of(Pathway.EE, Pathway.IE));
        List<double[]> sample = sample(genome, theta -> inCutCorner(genome, theta), 12_000, 20);
        RandomGenerator random = Seeds.generator(1, genome.plastic(), "rejection");
        List<double[]> expected = new ArrayList<>();
        while (expected.size() < 20_000) {
            double[] theta = new double[genome.size()];
            for (int i = 0; i < theta.length; i++) {
                theta[i] = random.nextDouble(genome.bounds(i).minimum(), genome.bounds(i).maximum());
            }
            if (inCutCorner(genome, theta)) {
                expected.add(theta);
            }
        }
        for (int i = 0; i < genome.size(); i++) {
            int coefficient = i;
            ToDoubleFunction<double[]> value = theta -> fraction(genome, theta, coefficient);
            ToDoubleFunction<double[]> square = theta -> Math.pow(fraction(genome, theta, coefficient), 2);
            assertEquals(mean(expected, value), mean(sample, value), 0.015, "mean of coefficient " + i);
            assertEquals(mean(expected, square), mean(sample, square), 0.015, "mean square of coefficient " + i);
        }
    }

    /** Whether the mean field of the recurrent network is stable under a rule of IE. */
    private static boolean isStableMeanField(double[] theta) {
        ModelPreset model = ModelPreset.MEAN_FIELD;
        return new Simulation(model.network(), new PlasticityRule(model.family(), Set.of(Pathway.IE), theta),
                Protocol.background(8, 2), 1).run().verdict(model.criteria(), 1).stable();
    }

    @Test
    void inTheMeanFieldModelMeansAndSpreadsAreThoseOfBruteForceRejection() {
        RuleGenome genome = new RuleGenome(RuleFamily.POLYNOMIAL, Set.of(Pathway.IE));
        List<double[]> sample = sample(genome, PosteriorChainsTest::isStableMeanField, 1500, 10);
        RandomGenerator random = Seeds.generator(2, genome.plastic(), "rejection");
        List<double[]> expected = new ArrayList<>();
        for (int draw = 0; draw < 8000; draw++) {
            double[] theta = new double[genome.size()];
            for (int i = 0; i < theta.length; i++) {
                theta[i] = random.nextDouble(genome.bounds(i).minimum(), genome.bounds(i).maximum());
            }
            if (isStableMeanField(theta)) {
                expected.add(theta);
            }
        }
        assertTrue(expected.size() > 1000 && expected.size() < 4000, "some are stable: " + expected.size());
        double furthest = 0;
        for (int i = 0; i < genome.size(); i++) {
            int coefficient = i;
            ToDoubleFunction<double[]> value = theta -> fraction(genome, theta, coefficient);
            ToDoubleFunction<double[]> square = theta -> Math.pow(fraction(genome, theta, coefficient), 2);
            // The standard error of a mean of 2000 independent draws is below 0.007.
            assertEquals(mean(expected, value), mean(sample, value), 0.035, "mean of coefficient " + i);
            assertEquals(mean(expected, square), mean(sample, square), 0.035, "mean square of coefficient " + i);
            furthest = Math.max(furthest, Math.abs(mean(expected, value) - 0.5));
        }
        assertTrue(furthest > 0.07, "uniform draws would be noticed: " + furthest);
    }

    private static double mean(List<double[]> sample, ToDoubleFunction<double[]> value) {
        return sample.stream().mapToDouble(value).average().orElseThrow();
    }
}
