package rulezoo.simulator.theory;

import java.util.Arrays;
import rulezoo.simulator.random.RandomStream;

/**
 * How input noise erases memories (docs/science.md, 5.3). The background is x_i = mean + sd xi_i with
 * independent xi_i of variance 1. The mean weights then follow the set point along the uniform direction,
 * fast, and forget along the N - 1 others, slowly.
 *
 * @param rule the rule
 * @param inputs number of inputs N
 * @param mean mean of every input
 * @param sd standard deviation of every input
 * @param target set point y*
 */
public record InputNoise(ExplicitRule rule, int inputs, double mean, double sd, double target) {
    /**
     * @throws IllegalArgumentException if there are fewer than 2 inputs, or their mean or standard deviation is
     *         not positive and finite
     */
    public InputNoise {
        if (inputs < 2) {
            throw new IllegalArgumentException("input noise needs at least two inputs: " + inputs);
        }
        if (!(mean > 0 && sd > 0 && Double.isFinite(mean) && Double.isFinite(sd))) {
            throw new IllegalArgumentException("mean and standard deviation of the inputs must be positive: " + mean
                    + ", " + sd);
        }
    }

    /** {@return the rate at which the output returns to the set point (docs/science.md, E9), per unit of time} */
    public double homeostaticRate() {
        double drift = inputs * mean * (rule.theta0() + rule.theta1() * mean) + rule.theta1() * sd * sd;
        return -rule.learningRate() * drift;
    }

    /**
     * {@return the rate at which memories fade (docs/science.md, E9), per unit of time: eta |theta1| sd^2}
     * Negative, a growth, for theta1 &gt; 0 (docs/science.md, E10).
     */
    public double forgettingRate() {
        return -rule.learningRate() * rule.theta1() * sd * sd;
    }

    /** {@return the lifetime of a memory over the homeostatic time (docs/science.md, E9); linear in N} */
    public double lifetimeRatio() {
        return homeostaticRate() / forgettingRate();
    }

    /** {@return the stationary mean of every weight of the rule theta = (0, -1) (docs/science.md, E11)} */
    public double stationaryWeight() {
        return mean * target / (inputs * mean * mean + sd * sd);
    }

    /**
     * {@return the stationary variance of a readout z.w for the rule theta = (0, -1) (docs/science.md, E11): eta
     * / 2 J |z|^2 with J = y*^2 sd^2 / (N mean^2 + sd^2), if z is orthogonal to the uniform direction}
     *
     * @param squaredNorm |z|^2
     */
    public double noiseFloor(double squaredNorm) {
        double residual = target * target * sd * sd / (inputs * mean * mean + sd * sd);
        return rule.learningRate() / 2 * residual * squaredNorm;
    }

    /**
     * {@return the ratio of signal to noise of the preference for a novel pattern right after training, for the
     * rule theta = (0, -1) and two disjoint patterns of a fraction of the inputs (docs/science.md, E11)}
     *
     * @param fraction fraction of inputs in a pattern
     * @param active rate of an input in the pattern, relative to {@link #mean} outside
     */
    public double signalToNoise(double fraction, double active) {
        double s = mean * (1 + fraction * (active - 1));
        double q = mean * mean * (1 + fraction * (active * active - 1));
        double excess = mean * (active - 1);
        double variance = fraction * (1 - fraction) * excess * excess;
        double covariance = -fraction * fraction * excess * excess;
        double error = inputs * stationaryWeight() * s - target;
        double signal = new UniformBackground(rule).noveltyPreference(s, q, covariance, error);
        return signal / StrictMath.sqrt(noiseFloor(2 * inputs * (variance - covariance)));
    }

    /**
     * Rates measured on the mean dynamics, stepped with the moments of the input: first of the output, then of
     * the weight difference between two inputs.
     *
     * @param steps steps over which the slow rate is measured
     * @return lifetime over homeostatic time
     */
    public double simulatedLifetimeRatio(int steps) {
        double[] weights = new double[inputs];
        Arrays.fill(weights, target / (inputs * mean));
        weights[0] += 1;
        weights[1] -= 1;
        double contrast = weights[0] - weights[1];
        for (int step = 0; step < steps; step++) {
            stepMean(weights);
        }
        double slow = 1 - StrictMath.pow((weights[0] - weights[1]) / contrast, 1.0 / steps);
        double sum = Arrays.stream(weights).sum();
        double stationary = stationarySum();
        // A push of the uniform direction, small and followed for a few steps, before it has died out.
        double push = 1e-3;
        for (int i = 0; i < inputs; i++) {
            weights[i] = weights[i] - sum / inputs + (stationary + push) / inputs;
        }
        int few = 4;
        for (int step = 0; step < few; step++) {
            stepMean(weights);
        }
        double left = Arrays.stream(weights).sum() - stationary;
        return (1 - StrictMath.pow(left / push, 1.0 / few)) / slow;
    }

    /** The sum of the weights at which the mean output stands still. */
    private double stationarySum() {
        double gain = rule.theta0() + rule.theta1() * mean;
        return inputs * gain * target / (inputs * mean * gain + rule.theta1() * sd * sd);
    }

    /** Mean over the noise of one Euler step: E[(theta0 + theta1 x_i)(w.x - y*)]. */
    private void stepMean(double[] weights) {
        double error = mean * Arrays.stream(weights).sum() - target;
        for (int i = 0; i < weights.length; i++) {
            double change = (rule.theta0() + rule.theta1() * mean) * error + rule.theta1() * sd * sd * weights[i];
            weights[i] += rule.learningRate() * change;
        }
    }

    /**
     * Simulates the rule under noisy inputs (xi = -1 or 1 with equal probability).
     *
     * @param start weights before
     * @param steps Euler steps of one unit of time
     * @param seed master seed of the noise
     * @return weights after
     */
    public double[] simulate(double[] start, int steps, long seed) {
        RandomStream random = RandomStream.of(seed, "input noise");
        double[] weights = start.clone();
        double[] x = new double[inputs];
        for (int step = 0; step < steps; step++) {
            double y = 0;
            long bits = 0;
            for (int i = 0; i < inputs; i++) {
                bits = i % Long.SIZE == 0 ? random.nextLong() : bits >>> 1;
                x[i] = (bits & 1) == 0 ? mean - sd : mean + sd;
                y += weights[i] * x[i];
            }
            double scaledError = rule.learningRate() * (y - target);
            for (int i = 0; i < inputs; i++) {
                weights[i] += scaledError * (rule.theta0() + rule.theta1() * x[i]);
            }
        }
        return weights;
    }

    /**
     * {@return the measured variance of the weights about their mean over inputs, relative to the closed form at
     * the same time}
     *
     * @param steps Euler steps from the stationary mean
     * @param replicas independent simulations, with seeds 1, 2 ...
     */
    public double simulatedNoiseRatio(int steps, int replicas) {
        double[] start = new double[inputs];
        Arrays.fill(start, stationaryWeight());
        double squares = 0;
        for (int replica = 1; replica <= replicas; replica++) {
            double[] weights = simulate(start, steps, replica);
            double average = Arrays.stream(weights).sum() / inputs;
            for (double weight : weights) {
                squares += (weight - average) * (weight - average);
            }
        }
        double perDirection = squares / replicas / (inputs - 1);
        double risen = -StrictMath.expm1(-2 * forgettingRate() * steps);
        return perDirection / (noiseFloor(1) * risen);
    }

    /**
     * {@return the measured factor by which a weight difference grows or shrinks, averaged over independent
     * simulations}
     *
     * @param steps Euler steps of one unit of time
     * @param replicas independent simulations, with seeds 1, 2 ...
     */
    public double simulatedContrastFactor(int steps, int replicas) {
        double[] start = new double[inputs];
        Arrays.fill(start, target / (inputs * mean));
        start[0] += 1;
        start[1] -= 1;
        double sum = 0;
        for (int replica = 1; replica <= replicas; replica++) {
            double[] weights = simulate(start, steps, replica);
            sum += (weights[0] - weights[1]) / 2;
        }
        return sum / replicas;
    }
}
