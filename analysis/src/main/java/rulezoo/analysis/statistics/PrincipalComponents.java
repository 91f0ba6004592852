package rulezoo.analysis.statistics;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.stat.correlation.Covariance;
import rulezoo.simulator.statistics.ParticipationRatio;

/**
 * Principal components of a stable set: eigenvalues of the covariance matrix (divisor n - 1) of the
 * coefficients in units of their prior, so that 1 means as wide as the prior and less means constrained by
 * stability. The same numbers as NumPy {@code np.linalg.eigvalsh(np.cov(x, rowvar=False))} and R
 * {@code prcomp(x)$sdev^2}.
 *
 * @param variances eigenvalues, largest first
 * @param directions one row for each component, of length 1; its largest entry in size is positive
 * @param expected mean eigenvalues of as many rules drawn from the prior, which are not all 1 in a finite
 *        sample
 * @param rules number of rules
 */
public record PrincipalComponents(double[] variances, double[][] directions, double[] expected, int rules) {
    private static final int REFERENCES = 20;
    private static final long SEED = 20250615;
    private static final double HALF_WIDTH = Math.sqrt(3);

    /**
     * Computes the components.
     *
     * @param standardized one row for each rule, in units of the prior; at least 2 rows
     * @return as many components as there are coefficients, that of the largest variance first
     */
    public static PrincipalComponents of(double[][] standardized) {
        RealMatrix covariance = new Covariance(standardized).getCovarianceMatrix();
        EigenDecompositionSymmetric eigen = new EigenDecompositionSymmetric(covariance);
        int dimension = covariance.getRowDimension();
        double[][] directions = new double[dimension][];
        for (int i = 0; i < dimension; i++) {
            directions[i] = oriented(eigen.getEigenvector(i).toArray());
        }
        return new PrincipalComponents(nonNegative(eigen.getEigenvalues()), directions,
                expected(standardized.length, dimension), standardized.length);
    }

    /**
     * {@return the effective dimension by the participation ratio, (sum of the variances)^2 / sum of their
     * squares: the number of components if all are equal, 1 if there is one only}
     */
    public double effectiveDimension() {
        return ParticipationRatio.of(variances);
    }

    /** {@return the effective dimension of as many rules drawn from the prior} */
    public double expectedDimension() {
        return ParticipationRatio.of(expected);
    }

    /** {@return the share of the total variance along each component, largest first} */
    public double[] shares() {
        double total = Arrays.stream(variances).sum();
        return Arrays.stream(variances).map(v -> v / total).toArray();
    }

    /**
     * {@return the number of leading components that hold a part of the variance}
     *
     * @param part fraction of the total variance, 0 to 1
     */
    public int componentsFor(double part) {
        double[] shares = shares();
        double sum = 0;
        int n = 0;
        while (n < shares.length && sum < part) {
            sum += shares[n++];
        }
        return n;
    }

    /** Rounding can leave an eigenvalue of 0 a little below. */
    private static double[] nonNegative(double[] values) {
        return Arrays.stream(values).map(v -> Math.max(0, v)).toArray();
    }

    private static double[] oriented(double[] direction) {
        int largest = 0;
        for (int i = 1; i < direction.length; i++) {
            largest = Math.abs(direction[i]) > Math.abs(direction[largest]) ? i : largest;
        }
        return direction[largest] < 0 ? MatrixUtils.createRealVector(direction).mapMultiply(-1).toArray() : direction;
    }

    private static double[] expected(int rules, int dimension) {
        RandomGenerator random = RandomGeneratorFactory.of(Bootstrap.ALGORITHM).create(SEED);
        double[] mean = new double[dimension];
        for (int sample = 0; sample < REFERENCES; sample++) {
            double[][] drawn = new double[rules][dimension];
            for (double[] row : drawn) {
                for (int i = 0; i < dimension; i++) {
                    row[i] = random.nextDouble(-HALF_WIDTH, HALF_WIDTH);
                }
            }
            double[] values = nonNegative(
                    new EigenDecompositionSymmetric(new Covariance(drawn).getCovarianceMatrix()).getEigenvalues());
            for (int i = 0; i < dimension; i++) {
                mean[i] += values[i] / REFERENCES;
            }
        }
        return mean;
    }
}
