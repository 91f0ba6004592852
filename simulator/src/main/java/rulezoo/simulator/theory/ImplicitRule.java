package rulezoo.simulator.theory;

import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;

/**
 * The implicit toy rule (docs/science.md, 5.2; MBA, section 4.2): the weights end at the stabilizing point
 * nearest in the Mahalanobis distance of a precision matrix P, which is where u(x) = -P^-1 x leads. Any
 * dimension.
 *
 * @param precision the symmetric positive definite matrix P; for two inputs {{a, b}, {b, c}}
 */
public record ImplicitRule(double[][] precision) implements StabilizingRule {
    /** @throws IllegalArgumentException if the matrix is not square, symmetric and positive definite */
    public ImplicitRule {
        precision = copy(precision);
        decomposition(precision);
    }

    /**
     * {@return the rule of two inputs}
     *
     * @param a diagonal element of P for the first input
     * @param b element of P that couples the inputs
     * @param c diagonal element of P for the second input
     * @throws IllegalArgumentException unless a &gt; 0 and a c - b^2 &gt; 0
     */
    public static ImplicitRule of(double a, double b, double c) {
        return new ImplicitRule(new double[][]{{a, b}, {b, c}});
    }

    /** {@return a copy of the precision matrix} */
    @Override
    public double[][] precision() {
        return copy(precision);
    }

    /** -P^-1 x. */
    @Override
    public double[] direction(double[] input) {
        double[] u = decomposition(precision).getSolver().solve(MatrixUtils.createRealVector(input)).toArray();
        for (int i = 0; i < u.length; i++) {
            u[i] = -u[i];
        }
        return u;
    }

    private static CholeskyDecomposition decomposition(double[][] matrix) {
        try {
            RealMatrix real = MatrixUtils.createRealMatrix(matrix);
            return new CholeskyDecomposition(real);
        } catch (MathRuntimeException e) {
            throw new IllegalArgumentException(
                    "the precision matrix of an implicit rule must be symmetric and positive definite: "
                            + e.getMessage(),
                    e);
        }
    }

    private static double[][] copy(double[][] matrix) {
        double[][] copy = new double[matrix.length][];
        for (int i = 0; i < copy.length; i++) {
            copy[i] = matrix[i].clone();
        }
        return copy;
    }
}
