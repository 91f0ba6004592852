package rulezoo.analysis.inference;

import java.util.Arrays;
import java.util.List;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.MatrixUtils;

/**
 * Which coefficients recorded rates can tell (a sloppiness spectrum: Gutenkunst et al., PLoS Comput. Biol.
 * 3:e189, 2007). The Fisher information of rates recorded with noise of standard deviation s is the sum over
 * recorded rates of the outer products of their derivatives, over s^2; its inverse bounds the variance of any
 * unbiased estimate (Cramer and Rao).
 *
 * @param terms the free coefficients
 * @param eigenvalues of the Fisher information of one trajectory, descending
 * @param directions eigenvectors, one row each
 * @param errors standard error of each coefficient from one trajectory, infinite if nothing tells it
 */
public record Identifiability(TaylorTerms terms, double[] eigenvalues, double[][] directions, double[] errors) {
    /** Relative to the largest, smaller eigenvalues are rounding errors. */
    private static final double ROUNDING = 1e-15;

    /**
     * Computes the spectrum at a rule.
     *
     * @param layer the model
     * @param terms the free coefficients
     * @param theta 81 coefficients
     * @param trajectories what was recorded; only inputs, and which neurons, matter
     * @param noise standard deviation of a recorded rate
     * @return what one trajectory tells
     * @throws IllegalArgumentException if no rates were recorded or the noise is not positive
     */
    public static Identifiability of(PlasticLayer layer, TaylorTerms terms, double[] theta,
            List<Trajectory> trajectories, double noise) {
        Trajectory first = trajectories.getFirst();
        ObservedActivity activity = first.activity();
        if (activity == null || !(noise > 0)) {
            throw new IllegalArgumentException(
                    "the standard errors of coefficients need recorded rates and their noise: " + noise);
        }
        double rates = (double) activity.neurons().length * first.steps();
        double scale = rates / 2 / (noise * noise);
        double[][] matrix = Curvature.of(layer, terms, theta, trajectories).matrix();
        int n = matrix.length;
        // Coefficients on one scale, so that rounding does not hide the small ones.
        double[] unit = new double[n];
        double[][] scaled = new double[n][n];
        for (int k = 0; k < n; k++) {
            unit[k] = StrictMath.sqrt(StrictMath.max(matrix[k][k] * scale, Double.MIN_NORMAL));
        }
        for (int k = 0; k < n; k++) {
            for (int l = 0; l < n; l++) {
                scaled[k][l] = matrix[k][l] * scale / unit[k] / unit[l];
                matrix[k][l] *= scale;
            }
        }
        EigenDecompositionSymmetric raw = new EigenDecompositionSymmetric(MatrixUtils.createRealMatrix(matrix));
        double[][] directions = new double[n][];
        Arrays.setAll(directions, k -> raw.getEigenvector(k).toArray());
        return new Identifiability(terms, raw.getEigenvalues(), directions, errors(scaled, unit));
    }

    private static double[] errors(double[][] scaled, double[] unit) {
        EigenDecompositionSymmetric spectrum = new EigenDecompositionSymmetric(MatrixUtils.createRealMatrix(scaled));
        double[] values = spectrum.getEigenvalues();
        double[] errors = new double[unit.length];
        for (int k = 0; k < errors.length; k++) {
            double variance = 0;
            for (int e = 0; e < values.length; e++) {
                double part = spectrum.getEigenvector(e).getEntry(k);
                if (values[e] > ROUNDING * values[0]) {
                    variance += part * part / values[e];
                } else if (part * part > ROUNDING) {
                    variance = Double.POSITIVE_INFINITY;
                }
            }
            errors[k] = StrictMath.sqrt(variance) / unit[k];
        }
        return errors;
    }

    /**
     * {@return the number of trajectories after which the standard error of a coefficient is at most a tolerance;
     * infinite if nothing tells it}
     *
     * @param coefficient its number among the free ones
     * @param tolerance the standard error that is small enough
     */
    public double trajectoriesFor(int coefficient, double tolerance) {
        double ratio = errors[coefficient] / tolerance;
        return ratio * ratio;
    }

    /** {@return how many orders of magnitude the spectrum spans} */
    public double orders() {
        double least = Arrays.stream(eigenvalues).filter(e -> e > 0).min().orElse(Double.NaN);
        return StrictMath.log10(eigenvalues[0] / least);
    }
}
