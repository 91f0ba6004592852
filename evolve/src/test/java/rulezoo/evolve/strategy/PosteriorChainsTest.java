package rulezoo.evolve.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.hipparchus.distribution.continuous.ChiSquaredDistribution;
import org.junit.jupiter.api.Test;
import rulezoo.evolve.genome.KnownRules;
import rulezoo.evolve.genome.RuleGenome;
import rulezoo.evolve.genome.Seeds;
import rulezoo.evolve.judging.Score;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.rule.RuleFamily;

/** The chains on regions whose shape is known in closed form. */
class PosteriorChainsTest {
    private static final int CHAINS = 16;
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
        List<double[]> sample = sample(PLANE, stable, 40_000, 60);
        assertTrue(p(counts(sample, 6, _ -> 1), shares(6, stable)) > 0.01);
    }

    @Test
    void theSampleIsUniformOverACrescentThatIsNotConvex() {
        List<double[]> sample = sample(PLANE, PosteriorChainsTest::inCrescent, 40_000, 60);
        assertTrue(p(counts(sample, 4, _ -> 1), shares(4, PosteriorChainsTest::inCrescent)) > 0.01);
    }

    /** The test can fail: a sample that shuns a quarter of the region by a fifth is told from a uniform one. */
    @Test
    void aSampleThatIsNotUniformIsNoticed() {
        Predicate<double[]> stable = PosteriorChainsTest::relaxes;
        Predicate<double[]> shunning = theta -> stable.test(theta)
                && (theta[0] > 0 || Seeds.coin(1, PLANE.rule(theta).id()) < 0.6);
        List<double[]> sample = sample(PLANE, shunning, 40_000, 60);
        assertTrue(p(counts(sample, 6, _ -> 1), shares(6, stable)) < 1e-4);
    }

    @Test
    void rulesThatAScreenRejectsAreMadeUpForByTheirWeights() {
        Predicate<double[]> stable = PosteriorChainsTest::relaxes;
        Predicate<double[]> passes = theta -> theta[0] > 0;
        double audited = 0.5;
        Predicate<double[]> accepted = theta -> stable.test(theta)
                && (passes.test(theta) || Seeds.coin(1, PLANE.rule(theta).id()) < audited);
        List<double[]> sample = sample(PLANE, accepted, 40_000, 60);
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

    @Test
    void inManyDimensionsMeansAndSpreadsAreThoseOfRejectionFromTheBox() {
        RuleGenome genome = new RuleGenome(RuleFamily.POLYNOMIAL, Set.of(Pathway.EE, Pathway.IE));
        // A ball in the middle of the box: the mean square of a coordinate is r^2 / (d + 2).
        double radius = 0.4;
        List<double[]> sample = sample(genome, theta -> {
            double square = 0;
            for (int i = 0; i < theta.length; i++) {
                double x = fraction(genome, theta, i) - 0.5;
                square += x * x;
            }
            return square < radius * radius;
        }, 30_000, 30);
        double expected = radius * radius / (genome.size() + 2);
        for (int i = 0; i < genome.size(); i++) {
            int coefficient = i;
            double mean = sample.stream().mapToDouble(s -> fraction(genome, s, coefficient) - 0.5).average()
                    .orElseThrow();
            double square = sample.stream().mapToDouble(s -> Math.pow(fraction(genome, s, coefficient) - 0.5, 2))
                    .average().orElseThrow();
            assertEquals(0, mean, 0.015, "coefficient " + i);
            assertEquals(expected, square, 0.12 * expected, "coefficient " + i);
        }
    }
}
