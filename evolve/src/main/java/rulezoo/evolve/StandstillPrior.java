package rulezoo.evolve;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import rulezoo.simulator.network.NetworkSpec;
import rulezoo.simulator.rate.MeanFieldRule;
import rulezoo.simulator.rule.Coefficient;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.rule.RuleFamily;
import rulezoo.simulator.rule.SixParameterRule;

/**
 * The box prior of the six-parameter polynomial, on condition that all weights can stand still together. Four
 * pathways depend on two population rates: the mean field of each must vanish at the <em>same</em> rates, and
 * the randomness of spikes must not move the recorded mean weights by itself. Uniform draws seldom meet this,
 * and all that do not creep by the criteria of fSBI.
 *
 * <p>
 * A draw chooses rates log-uniformly, then rejects uniform draws for each pathway alone until the conditions
 * hold at those rates. Given the rates, this is the prior restricted to the rules that meet them.
 *
 * @param minimumHz smallest population rate
 * @param maximumHz largest population rate
 * @param attracting pathways whose set point must attract
 * @param seconds time over which weights may creep
 * @param synapses recorded synapses of a pathway
 * @param largestDrift largest relative change of the mean weight by the mean field in that time
 * @param largestNoise largest standard deviation of the relative change by chance, see
 *        {@link WeightNoiseScreen}
 */
public record StandstillPrior(double minimumHz, double maximumHz, Set<Pathway> attracting, double seconds,
        int synapses, double largestDrift, double largestNoise) implements Serializable {
    private static final int TRIES = 50_000_000;
    private static final int POINTS = 100;
    private static final List<Coefficient> BOX = RuleFamily.POLYNOMIAL.coefficients();

    /**
     * @throws IllegalArgumentException if a number is not positive or the rates do not increase
     */
    public StandstillPrior {
        attracting = attracting.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(attracting));
        if (!(minimumHz > 0 && maximumHz > minimumHz && seconds > 0 && synapses > 0 && largestDrift > 0
                && largestNoise > 0 && Double.isFinite(maximumHz))) {
            throw new IllegalArgumentException(
                    "numbers of the standstill prior must be positive, and its rates increase: " + minimumHz + " to "
                            + maximumHz + " Hz, " + seconds + " s, " + synapses + " synapses, " + largestDrift + ", "
                            + largestNoise);
        }
    }

    /**
     * One draw.
     *
     * @param plastic plastic pathways
     * @param random source of randomness
     * @return coefficient vector, pathway by pathway
     * @throws IllegalStateException if the conditions are so narrow that nothing meets them
     */
    double[] draw(Set<Pathway> plastic, RandomGenerator random) {
        for (int i = 0; i < POINTS; i++) {
            OperatingPoint point = new OperatingPoint(rateHz(random), rateHz(random));
            List<double[]> blocks = new ArrayList<>();
            for (Pathway pathway : plastic) {
                double[] block = draw(pathway, point, random);
                if (block == null) {
                    break;
                }
                blocks.add(block);
            }
            if (blocks.size() == plastic.size()) {
                return blocks.stream().flatMapToDouble(Arrays::stream).toArray();
            }
        }
        throw new IllegalStateException("no rule meets the conditions of the standstill prior: largestDrift "
                + largestDrift + ", largestNoise " + largestNoise + "; allow more");
    }

    private double rateHz(RandomGenerator random) {
        return minimumHz * StrictMath.pow(maximumHz / minimumHz, random.nextDouble());
    }

    private double @Nullable [] draw(Pathway pathway, OperatingPoint point, RandomGenerator random) {
        for (int i = 0; i < TRIES; i++) {
            SixParameterRule rule = new SixParameterRule(uniform(0, random), uniform(1, random), uniform(2, random),
                    uniform(3, random), uniform(4, random), uniform(5, random));
            if (standsStill(rule, pathway, point)) {
                return new double[]{rule.tauPreSeconds(), rule.tauPostSeconds(), rule.alpha(), rule.beta(),
                        rule.gamma(), rule.kappa()};
            }
        }
        return null;
    }

    private static double uniform(int coefficient, RandomGenerator random) {
        Coefficient bounds = BOX.get(coefficient);
        return bounds.minimum() + bounds.range() * random.nextDouble();
    }

    /** Whether a pathway meets the conditions at some rates. */
    boolean standsStill(SixParameterRule rule, Pathway pathway, OperatingPoint point) {
        double etaPerWeight = NetworkSpec.PUBLISHED.learningRate()
                / NetworkSpec.PUBLISHED.initialWeights().of(pathway);
        return Math.abs(point.drift(rule, pathway)) * seconds * etaPerWeight <= largestDrift
                && point.noise(rule, pathway, seconds, synapses) <= largestNoise
                && (!attracting.contains(pathway)
                        || MeanFieldRule.of(rule).attracts(pathway.pre(), point.preHz(pathway)));
    }
}
