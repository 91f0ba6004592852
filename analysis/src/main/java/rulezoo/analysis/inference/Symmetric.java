package rulezoo.analysis.inference;

import org.hipparchus.exception.MathIllegalArgumentException;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealVector;

/** Solves the normal equations of a step after bringing all coefficients to one scale. */
final class Symmetric {
    private Symmetric() {}

    /** The point {@code at - matrix^-1 gradient} for a positive definite matrix. */
    static double[] solve(double[][] matrix, double[] at, double[] gradient) {
        int n = at.length;
        double[] scale = new double[n];
        for (int k = 0; k < n; k++) {
            scale[k] = 1 / StrictMath.sqrt(matrix[k][k]);
        }
        double[][] scaled = new double[n][n];
        double[] right = new double[n];
        for (int k = 0; k < n; k++) {
            for (int l = 0; l < n; l++) {
                scaled[k][l] = matrix[k][l] * scale[k] * scale[l];
            }
            right[k] = gradient[k] * scale[k];
        }
        RealVector step = decompose(scaled).getSolver().solve(MatrixUtils.createRealVector(right));
        double[] point = new double[n];
        for (int k = 0; k < n; k++) {
            point[k] = at[k] - step.getEntry(k) * scale[k];
        }
        return point;
    }

    /** Rounding can make a nearly singular matrix indefinite: the smallest ridge that helps is added. */
    private static CholeskyDecomposition decompose(double[][] scaled) {
        for (double ridge = 0;; ridge = ridge == 0 ? 1e-16 : 10 * ridge) {
            double[][] raised = new double[scaled.length][];
            for (int k = 0; k < raised.length; k++) {
                raised[k] = scaled[k].clone();
                raised[k][k] += ridge;
            }
            try {
                return new CholeskyDecomposition(MatrixUtils.createRealMatrix(raised), 1e-8, 0);
            } catch (MathIllegalArgumentException e) {
                if (ridge > 1) {
                    throw e;
                }
            }
        }
    }
}
