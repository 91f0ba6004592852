package rulezoo.probes;

import java.util.List;
import rulezoo.simulator.statistics.Moments;
import rulezoo.simulator.statistics.ParticipationRatio;

/** How far apart several vectors of the same weights lie. */
final class WeightSpread {
    private WeightSpread() {}

    /**
     * Root mean square difference of two vectors over the mean of both, averaged over all pairs of them; 0 if all
     * weights are 0.
     */
    static double distance(List<float[]> weights) {
        double sum = 0;
        int pairs = 0;
        for (int a = 0; a < weights.size(); a++) {
            for (int b = 0; b < a; b++) {
                sum += distance(weights.get(a), weights.get(b));
                pairs++;
            }
        }
        return sum / pairs;
    }

    private static double distance(float[] a, float[] b) {
        double squares = 0;
        for (int s = 0; s < a.length; s++) {
            double difference = (double) a[s] - b[s];
            squares += difference * difference;
        }
        double mean = (Moments.mean(a) + Moments.mean(b)) / 2;
        return squares == 0 ? 0 : StrictMath.sqrt(squares / a.length) / mean;
    }

    /**
     * Participation ratio of the vectors, from their inner products, at most their number - 1. NaN if they are
     * equal.
     */
    static double participationRatio(List<float[]> weights) {
        int n = weights.size();
        double[][] products = new double[n][n];
        double[] rowMean = new double[n];
        double mean = 0;
        for (int a = 0; a < n; a++) {
            for (int b = 0; b < n; b++) {
                products[a][b] = b < a ? products[b][a] : product(weights.get(a), weights.get(b));
                rowMean[a] += products[a][b] / n;
            }
            mean += rowMean[a] / n;
        }
        double[][] centred = new double[n][n];
        for (int a = 0; a < n; a++) {
            for (int b = 0; b < n; b++) {
                centred[a][b] = products[a][b] - rowMean[a] - rowMean[b] + mean;
            }
        }
        return ParticipationRatio.of(centred);
    }

    private static double product(float[] a, float[] b) {
        double sum = 0;
        for (int s = 0; s < a.length; s++) {
            sum += (double) a[s] * b[s];
        }
        return sum;
    }
}
