package rulezoo.evolve.strategy;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;

/**
 * A normal distribution that CMA-ES moves, widens and turns towards the better half of what it proposed, in
 * the unit cube. Weights and learning rates are those of Hansen 2016 (The CMA evolution strategy: a tutorial,
 * arXiv 1604.00772, appendix A and table 1, positive weights alone). A point outside of the cube is moved to
 * its face before it is judged.
 */
final class AdaptedNormal {
    private final int n;
    private final int offspring;
    private final double[] weights;
    private final double effective;
    private final double stepRate;
    private final double stepDamping;
    private final double pathRate;
    private final double rankOne;
    private final double rankMany;
    private final double expectedNorm;

    private double[] mean;
    private double step;
    private RealMatrix covariance;
    private double[] stepPath;
    private double[] shapePath;
    private double[][] axes = {};
    private double[] lengths = {};
    private int generation;

    /**
     * A distribution of equal widths.
     *
     * @param mean where it starts
     * @param step standard deviation
     * @param offspring points of a generation
     */
    AdaptedNormal(double[] mean, double step, int offspring) {
        this.n = mean.length;
        this.offspring = offspring;
        this.mean = mean.clone();
        this.step = step;
        int chosen = offspring / 2;
        double[] raw = IntStream.rangeClosed(1, chosen)
                .mapToDouble(i -> StrictMath.log((offspring + 1) / 2.0) - StrictMath.log(i)).toArray();
        double sum = Arrays.stream(raw).sum();
        this.weights = Arrays.stream(raw).map(weight -> weight / sum).toArray();
        this.effective = 1 / Arrays.stream(weights).map(weight -> weight * weight).sum();
        this.stepRate = (effective + 2) / (n + effective + 5);
        this.stepDamping = 1 + 2 * Math.max(0, Math.sqrt((effective - 1) / (n + 1)) - 1) + stepRate;
        this.pathRate = (4 + effective / n) / (n + 4 + 2 * effective / n);
        this.rankOne = 2 / ((n + 1.3) * (n + 1.3) + effective);
        this.rankMany = Math.min(1 - rankOne,
                2 * (effective - 2 + 1 / effective) / ((n + 2.0) * (n + 2.0) + effective));
        this.expectedNorm = Math.sqrt(n) * (1 - 1 / (4.0 * n) + 1 / (21.0 * n * n));
        this.covariance = MatrixUtils.createRealIdentityMatrix(n);
        this.stepPath = new double[n];
        this.shapePath = new double[n];
        decompose();
    }

    private void decompose() {
        EigenDecompositionSymmetric eigen = new EigenDecompositionSymmetric(covariance);
        axes = eigen.getV().getData();
        lengths = Arrays.stream(eigen.getEigenvalues()).map(value -> Math.sqrt(Math.max(value, 0))).toArray();
    }

    /** The points of the next generation. */
    double[][] sample(RandomGenerator random) {
        double[][] points = new double[offspring][];
        for (int k = 0; k < offspring; k++) {
            double[] scaled = new double[n];
            Arrays.setAll(scaled, i -> lengths[i] * LocalMutation.gaussian(random));
            double[] point = new double[n];
            Arrays.setAll(point, i -> Math.clamp(mean[i] + step * dot(axes[i], scaled), 0, 1));
            points[k] = point;
        }
        return points;
    }

    /** Learns from the points of a generation and their values, of which large ones are good. */
    void learn(List<double[]> points, double[] values) {
        List<double[]> best = IntStream.range(0, points.size()).boxed()
                .sorted(Comparator.comparingDouble(i -> -values[i])).limit(weights.length).map(points::get).toList();
        double[] before = mean;
        double[] moved = new double[n];
        mean = new double[n];
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < weights.length; k++) {
                mean[i] += weights[k] * best.get(k)[i];
            }
            moved[i] = (mean[i] - before[i]) / step;
        }
        generation++;
        double[] whitened = whitened(moved);
        double stepGain = Math.sqrt(stepRate * (2 - stepRate) * effective);
        Arrays.setAll(stepPath, i -> (1 - stepRate) * stepPath[i] + stepGain * whitened[i]);
        double norm = Math.sqrt(dot(stepPath, stepPath));
        boolean slow = norm / Math.sqrt(1 - StrictMath.pow(1 - stepRate, 2.0 * generation)) < (1.4 + 2.0 / (n + 1))
                * expectedNorm;
        double shapeGain = slow ? Math.sqrt(pathRate * (2 - pathRate) * effective) : 0;
        Arrays.setAll(shapePath, i -> (1 - pathRate) * shapePath[i] + shapeGain * moved[i]);
        adaptShape(best, before, slow ? 0 : rankOne * pathRate * (2 - pathRate));
        step *= StrictMath.exp(stepRate / stepDamping * (norm / expectedNorm - 1));
        decompose();
    }

    private void adaptShape(List<double[]> best, double[] before, double kept) {
        RealMatrix next = covariance.scalarMultiply(1 - rankOne - rankMany + kept);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                double many = 0;
                for (int k = 0; k < weights.length; k++) {
                    many += weights[k] * (best.get(k)[i] - before[i]) * (best.get(k)[j] - before[j]) / (step * step);
                }
                next.addToEntry(i, j, rankOne * shapePath[i] * shapePath[j] + rankMany * many);
            }
        }
        covariance = next;
    }

    /** The inverse square root of the covariance times a vector. */
    private double[] whitened(double[] vector) {
        double[] along = new double[n];
        for (int k = 0; k < n; k++) {
            for (int i = 0; i < n; i++) {
                along[k] += axes[i][k] * vector[i];
            }
            along[k] = lengths[k] > 0 ? along[k] / lengths[k] : 0;
        }
        double[] whitened = new double[n];
        Arrays.setAll(whitened, i -> dot(axes[i], along));
        return whitened;
    }

    /** The largest standard deviation along any axis. */
    double width() {
        return step * Arrays.stream(lengths).max().orElse(0);
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
