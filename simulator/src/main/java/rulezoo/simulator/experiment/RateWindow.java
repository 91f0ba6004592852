package rulezoo.simulator.experiment;

import java.util.Arrays;
import rulezoo.simulator.rate.RateNetwork;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.stability.StabilityMetric;
import rulezoo.simulator.stability.StabilityMetrics;
import rulezoo.simulator.statistics.Moments;

/**
 * Rates and weights during one phase. Of the stability metrics a rate network has those of rates and weights;
 * those of spike times are NaN.
 */
final class RateWindow {
    private static final double PER_MILLISECOND = 1000;
    private static final double LEAST_SUM = 0.1;

    private final RateNetwork network;
    private final double[] sums;
    private final double[] startWeights;
    private double inhibitorySum;
    private double squares;
    private int steps;

    /** Begins with the network as it is now. */
    RateWindow(RateNetwork network) {
        this.network = network;
        sums = new double[network.excitatoryHz().length];
        startWeights = meanWeights();
    }

    /** Takes in one step and returns the mean excitatory rate in it, in Hz. */
    double add() {
        double[] rates = network.excitatoryHz();
        double mean = 0;
        for (int i = 0; i < rates.length; i++) {
            sums[i] += rates[i];
            mean += rates[i];
        }
        mean /= rates.length;
        squares += mean * mean;
        inhibitorySum += Moments.mean(network.inhibitoryHz());
        steps++;
        return mean;
    }

    double meanHz() {
        return Moments.mean(sums) / steps;
    }

    /** Standard deviation over neurons of their mean rates, in Hz. */
    double spatialSdHz() {
        double mean = meanHz();
        double sum = 0;
        for (double rate : sums) {
            sum += (rate / steps - mean) * (rate / steps - mean);
        }
        return StrictMath.sqrt(sum / sums.length);
    }

    StabilityMetrics metrics() {
        double[] values = new double[StabilityMetric.values().length];
        Arrays.fill(values, Double.NaN);
        double mean = meanHz();
        set(values, StabilityMetric.RATE, mean);
        set(values, StabilityMetric.RATE_I, inhibitorySum / steps);
        set(values, StabilityMetric.STD_RATE_TEMPORAL,
                StrictMath.sqrt(StrictMath.max(0, squares / steps - mean * mean)) / PER_MILLISECOND);
        set(values, StabilityMetric.STD_RATE_SPATIAL, spatialSdHz());
        set(values, StabilityMetric.W_BLOW, blown());
        double[] weights = meanWeights();
        set(values, StabilityMetric.W_CREEP, creep(weights));
        set(values, StabilityMetric.W_EE, weights[Pathway.EE.ordinal()]);
        set(values, StabilityMetric.W_EI, weights[Pathway.EI.ordinal()]);
        set(values, StabilityMetric.W_IE, weights[Pathway.IE.ordinal()]);
        set(values, StabilityMetric.W_II, weights[Pathway.II.ordinal()]);
        return new StabilityMetrics(values);
    }

    private static void set(double[] values, StabilityMetric metric, double value) {
        values[metric.ordinal()] = value;
    }

    private double[] meanWeights() {
        double[] means = new double[Pathway.values().length];
        Arrays.setAll(means, i -> Moments.mean(network.weights(Pathway.values()[i])));
        return means;
    }

    /** Share of weights at a bound, averaged over pathways that have synapses. */
    private double blown() {
        double maximum = network.maximumWeight();
        if (Double.isInfinite(maximum)) {
            return 0;
        }
        double sum = 0;
        int pathways = 0;
        for (Pathway pathway : Pathway.values()) {
            double[] weights = network.weights(pathway);
            if (weights.length > 0) {
                sum += (double) Arrays.stream(weights).filter(w -> w <= 0 || w >= maximum).count() / weights.length;
                pathways++;
            }
        }
        return sum / pathways;
    }

    /** Largest relative change of a mean weight, as in the published metric. */
    private double creep(double[] weights) {
        double largest = 0;
        for (int i = 0; i < weights.length; i++) {
            double sum = weights[i] + startWeights[i];
            if (sum > LEAST_SUM) {
                largest = StrictMath.max(largest, StrictMath.abs(2 * (weights[i] - startWeights[i]) / sum));
            }
        }
        return largest;
    }
}
