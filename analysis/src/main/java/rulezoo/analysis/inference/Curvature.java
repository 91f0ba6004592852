package rulezoo.analysis.inference;

import java.util.Arrays;
import java.util.List;

/**
 * Loss, gradient and Gauss-Newton matrix of a Taylor rule on trajectories, averaged over them, by forward
 * derivatives of every rate with respect to the free coefficients. For choices the matrix is the Fisher
 * information per choice; for rates it is twice that of unit noise per recorded rate (Transtrum, Machta,
 * Sethna, Phys. Rev. E 83:036701, 2011).
 *
 * @param loss mean loss, as {@link LossGradient} computes it
 * @param gradient derivatives with respect to the free coefficients
 * @param matrix Gauss-Newton matrix of the free coefficients, symmetric
 */
public record Curvature(double loss, double[] gradient, double[][] matrix) {
    /**
     * Computes the curvature.
     *
     * @param layer the model
     * @param terms the free coefficients
     * @param theta 81 coefficients
     * @param trajectories what was observed
     * @return the means over the trajectories; matrix and gradient in the order of the free coefficients
     * @throws IllegalArgumentException if there is no trajectory or one does not fit the layer
     */
    public static Curvature of(PlasticLayer layer, TaylorTerms terms, double[] theta,
            List<Trajectory> trajectories) {
        return of(layer, terms, theta, trajectories, false);
    }

    /** With free weights before the first step, one an input, which come after the free coefficients. */
    static Curvature of(PlasticLayer layer, TaylorTerms terms, double[] theta, List<Trajectory> trajectories,
            boolean freeStart) {
        if (trajectories.isEmpty()) {
            throw new IllegalArgumentException("no trajectory to infer from: give at least one");
        }
        int free = terms.size() + (freeStart ? layer.inputs() : 0);
        double loss = 0;
        double[] gradient = new double[free];
        double[][] matrix = new double[free][free];
        Sensitivities sensitivities = new Sensitivities(layer, terms, theta, freeStart);
        for (Trajectory trajectory : trajectories) {
            LayerRun.check(layer, trajectory);
            loss += sensitivities.add(trajectory, gradient, matrix);
        }
        double share = 1.0 / trajectories.size();
        for (int k = 0; k < free; k++) {
            gradient[k] *= share;
            for (int l = 0; l <= k; l++) {
                matrix[k][l] *= share;
                matrix[l][k] = matrix[k][l];
            }
        }
        return new Curvature(loss * share, gradient, matrix);
    }

    /** {@return whether everything is finite: weights that diverge make it otherwise} */
    public boolean isFinite() {
        return Double.isFinite(loss) && Arrays.stream(gradient).allMatch(Double::isFinite)
                && Arrays.stream(matrix).flatMapToDouble(Arrays::stream).allMatch(Double::isFinite);
    }
}
