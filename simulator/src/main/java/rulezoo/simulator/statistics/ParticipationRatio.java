package rulezoo.simulator.statistics;

/**
 * The number of dimensions that points spread over: (sum of the eigenvalues of their covariance)^2 / (sum of
 * their squares). It is the number of dimensions if all eigenvalues are equal, and 1 on a line.
 */
public final class ParticipationRatio {
    private ParticipationRatio() {}

    /**
     * {@return the participation ratio of eigenvalues; NaN if all are 0}
     *
     * @param eigenvalues eigenvalues of a covariance, in any unit
     */
    public static double of(double[] eigenvalues) {
        double sum = 0;
        double squares = 0;
        for (double value : eigenvalues) {
            sum += value;
            squares += value * value;
        }
        return sum * sum / squares;
    }

    /**
     * {@return the participation ratio of a matrix, (trace M)^2 / trace(M^2), which needs no eigenvalues; NaN if
     * all entries are 0}
     *
     * @param symmetric a covariance, or the inner products of centred points, which have the same eigenvalues
     */
    public static double of(double[][] symmetric) {
        double trace = 0;
        double squares = 0;
        for (int i = 0; i < symmetric.length; i++) {
            trace += symmetric[i][i];
            for (double value : symmetric[i]) {
                squares += value * value;
            }
        }
        return trace * trace / squares;
    }
}
