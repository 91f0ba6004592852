package rulezoo.evolve.strategy;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import rulezoo.evolve.judging.OperatingPoint;
import rulezoo.simulator.network.NetworkSpec;
import rulezoo.simulator.rate.MeanFieldRule;
import rulezoo.simulator.rule.Coefficient;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.rule.PlasticityRule;
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
 * @param attracting pathways whose set point must attract, in draws whose limits are not widened
 * @param seconds time over which weights may creep
 * @param synapses recorded synapses of a pathway
 * @param largestDrift largest relative change of the mean weight by the mean field in that time
 * @param largestNoise largest standard deviation of the relative change by chance, see
 *        {@link rulezoo.evolve.judging.WeightNoiseScreen}
 * @param widest factor up to which both limits are widened for one draw in eight, log-uniformly from 1 on, or
 *        null if they never are. A widened draw meets no condition on how rates or pathways return, so that
 *        rules which linear response takes for unstable can be founders
 * @param settlingSeconds time constant within which the rates of the network must return to where weights
 *        stand still, by linear response with all plastic pathways together, in draws that are not widened;
 *        or null if they need not
 */
public record StandstillPrior(double minimumHz, double maximumHz, Set<Pathway> attracting, double seconds,
        int synapses, double largestDrift, double largestNoise,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Double widest,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Double settlingSeconds) implements Serializable {
    private static final int TAU_PRE = 0;
    private static final int TAU_POST = 1;
    private static final int ALPHA = 2;
    private static final int BETA = 3;
    private static final int GAMMA = 4;
    private static final int KAPPA = 5;
    private static final int WIDE_ONE_IN = 8;
    /** Limits for children relative to those for founders. */
    private static final double CHILDREN = 1.5;
    private static final int TRIES = 10_000_000;
    /** Rates tried until each pathway finds a rule at them. */
    private static final int POINTS = 100;
    /** Rules tried until one settles in time. */
    private static final int UNSETTLED = 5000;
    private static final List<Coefficient> BOX = RuleFamily.POLYNOMIAL.coefficients();

    /** @throws IllegalArgumentException if a number is not positive or the rates do not increase */
    public StandstillPrior {
        attracting = attracting.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(attracting));
        if (!(minimumHz > 0 && maximumHz > minimumHz && seconds > 0 && synapses > 0 && largestDrift > 0
                && largestNoise > 0 && Double.isFinite(maximumHz) && Double.isFinite(seconds)
                && Double.isFinite(largestDrift) && Double.isFinite(largestNoise))) {
            throw new IllegalArgumentException(
                    "numbers of the standstill prior must be positive, and its rates increase: " + minimumHz + " to "
                            + maximumHz + " Hz, " + seconds + " s, " + synapses + " synapses, " + largestDrift + ", "
                            + largestNoise);
        }
        if (widest != null && !(widest >= 1 && Double.isFinite(widest))) {
            throw new IllegalArgumentException("field widest of the standstill prior must be at least 1: " + widest);
        }
        if (settlingSeconds != null && !(settlingSeconds > 0 && Double.isFinite(settlingSeconds))) {
            throw new IllegalArgumentException(
                    "field settlingSeconds of the standstill prior must be positive: " + settlingSeconds);
        }
    }

    /** The same conditions with limits that are wider by a factor, the same for all draws. */
    StandstillPrior widened(double factor) {
        return new StandstillPrior(minimumHz, maximumHz, factor > 1 ? Set.of() : attracting, seconds, synapses,
                factor * largestDrift, factor * largestNoise, null, factor > 1 ? null : settlingSeconds);
    }

    /**
     * One draw.
     *
     * @param plastic plastic pathways
     * @param random source of randomness
     * @return coefficient vector, pathway by pathway
     * @throws IllegalArgumentException if the conditions are so narrow that nothing meets them
     */
    double[] draw(Set<Pathway> plastic, RandomGenerator random) {
        return draw(plastic, minimumHz, maximumHz, random);
    }

    /** The excitatory rate that halves the range, on the logarithmic scale on which rates are drawn. */
    double middleHz() {
        return Math.sqrt(minimumHz * maximumHz);
    }

    /** One draw whose excitatory rate lies between two others. */
    double[] draw(Set<Pathway> plastic, double leastHz, double mostHz, RandomGenerator random) {
        double factor = Double.NaN;
        double @Nullable [] fastest = null;
        double slowness = Double.POSITIVE_INFINITY;
        int barren = 0;
        for (int i = 0; barren < POINTS && i < UNSETTLED; i++) {
            OperatingPoint point = new OperatingPoint(rateHz(leastHz, mostHz, random),
                    rateHz(minimumHz, maximumHz, random));
            // A draw that does not settle is followed by another of its kind, or nearly all would be widened.
            factor = Double.isNaN(factor) ? width(random) : factor;
            double[] coefficients = draw(plastic, point, factor, random);
            if (coefficients == null) {
                barren++;
                factor = Double.NaN;
                continue;
            }
            if (settlingSeconds == null || factor > 1) {
                return coefficients;
            }
            double growth = RateResponse.growth(new PlasticityRule(RuleFamily.POLYNOMIAL, plastic, coefficients),
                    point);
            if (growth < -1 / settlingSeconds) {
                return coefficients;
            }
            if (growth < slowness) {
                slowness = growth;
                fastest = coefficients;
            }
        }
        if (fastest != null) {
            return fastest;
        }
        throw new IllegalArgumentException("no rule meets the conditions of the standstill prior: largestDrift "
                + largestDrift + ", largestNoise " + largestNoise + "; allow more");
    }

    /** Rules of all pathways that stand still at some rates, or null if one pathway finds none. */
    private double @Nullable [] draw(Set<Pathway> plastic, OperatingPoint point, double factor,
            RandomGenerator random) {
        List<double[]> blocks = new ArrayList<>();
        for (Pathway pathway : plastic) {
            double[] block = draw(pathway, point, factor, random);
            if (block == null) {
                return null;
            }
            blocks.add(block);
        }
        return blocks.stream().flatMapToDouble(Arrays::stream).toArray();
    }

    private double width(RandomGenerator random) {
        return widest != null && random.nextInt(WIDE_ONE_IN) == 0
                ? StrictMath.pow(widest, random.nextDouble())
                : 1;
    }

    private static double rateHz(double leastHz, double mostHz, RandomGenerator random) {
        return leastHz * StrictMath.pow(mostHz / leastHz, random.nextDouble());
    }

    /**
     * Uniform draws are made within bounds that hold for every rule that meets the limit of noise: there, with D
     * the largest diffusion, r_pre (alpha + kappa r_post tau_post)^2 and r_pre kappa^2 r_post tau_post / 2 are at
     * most D, and likewise for beta and gamma. The bounds depend on the rates alone, so that what is kept is
     * distributed as if the draws came from the whole box.
     */
    private double @Nullable [] draw(Pathway pathway, OperatingPoint point, double factor,
            RandomGenerator random) {
        double preHz = point.preHz(pathway);
        double postHz = point.postHz(pathway);
        double relative = factor * largestNoise * NetworkSpec.PUBLISHED.initialWeights().of(pathway)
                / NetworkSpec.PUBLISHED.learningRate();
        double diffusion = relative * relative * synapses / seconds;
        for (int i = 0; i < TRIES; i++) {
            double tauPre = uniform(TAU_PRE, random);
            double tauPost = uniform(TAU_POST, random);
            double gamma = slope(GAMMA, diffusion / postHz, preHz, random);
            double kappa = slope(KAPPA, diffusion / preHz, postHz, random);
            double alpha = constant(ALPHA, diffusion / preHz, kappa * postHz * tauPost, random);
            double beta = constant(BETA, diffusion / postHz, gamma * preHz * tauPre, random);
            if (isInBox(ALPHA, alpha) && isInBox(BETA, beta)) {
                SixParameterRule rule = new SixParameterRule(tauPre, tauPost, alpha, beta, gamma, kappa);
                if (standsStill(rule, pathway, point, factor)) {
                    return rule.coefficients();
                }
            }
        }
        return null;
    }

    /** Gamma or kappa, of whose square times the shortest mean trace half is at most {@code largest}. */
    private static double slope(int coefficient, double largest, double rateHz, RandomGenerator random) {
        double bound = Math.sqrt(2 * largest / (rateHz * BOX.get(TAU_PRE).minimum()));
        return bound < BOX.get(coefficient).maximum()
                ? bound * (2 * random.nextDouble() - 1)
                : uniform(coefficient, random);
    }

    /** Alpha or beta, whose sum with a mean trace's part has a square of at most {@code largest}. */
    private static double constant(int coefficient, double largest, double trace, RandomGenerator random) {
        double bound = Math.sqrt(largest);
        return bound < BOX.get(coefficient).maximum()
                ? bound * (2 * random.nextDouble() - 1) - trace
                : uniform(coefficient, random);
    }

    private static boolean isInBox(int coefficient, double value) {
        return value >= BOX.get(coefficient).minimum() && value < BOX.get(coefficient).maximum();
    }

    private static double uniform(int coefficient, RandomGenerator random) {
        Coefficient bounds = BOX.get(coefficient);
        return bounds.minimum() + bounds.range() * random.nextDouble();
    }

    /**
     * Whether a child may be tried: at its parent's rates, the noise of each pathway and the slowness with which
     * the rates return exceed what founders are allowed by no more than half, or are no worse than its parent's.
     */
    boolean isCalm(PlasticityRule child, PlasticityRule parent, OperatingPoint point) {
        double slowest = settlingSeconds == null ? 0 : -1 / (CHILDREN * settlingSeconds);
        return child.plastic().stream()
                .allMatch(pathway -> noise(child, pathway, point) <= Math.max(CHILDREN * largestNoise,
                        noise(parent, pathway, point)))
                && RateResponse.growth(child, point) <= Math.max(slowest, RateResponse.growth(parent, point));
    }

    private double noise(PlasticityRule rule, Pathway pathway, OperatingPoint point) {
        return point.noise(rule.polynomial(pathway), pathway, seconds, synapses);
    }

    /** Whether a pathway meets the conditions at some rates, with limits that are wider by a factor. */
    boolean standsStill(SixParameterRule rule, Pathway pathway, OperatingPoint point, double factor) {
        double etaPerWeight = NetworkSpec.PUBLISHED.learningRate()
                / NetworkSpec.PUBLISHED.initialWeights().of(pathway);
        return Math.abs(point.drift(rule, pathway)) * seconds * etaPerWeight <= factor * largestDrift
                && point.noise(rule, pathway, seconds, synapses) <= factor * largestNoise
                && (factor > 1 || !attracting.contains(pathway)
                        || MeanFieldRule.of(rule).attracts(pathway.pre(), point.preHz(pathway)));

    }
}
