package rulezoo.analysis.inference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Finishes the fit of a Taylor rule. Coefficients are sloppy: some combinations change the data a million
 * times less than others, and plain gradient descent never gets there. This is damped Gauss-Newton descent
 * (Levenberg 1944, Marquardt 1963) on all trajectories at once; every step minimizes the quadratic model plus
 * the penalty l1 |theta| exactly, by coordinate descent (Friedman, Hastie, Tibshirani, J. Stat. Softw. 33:1,
 * 2010), so that coefficients that the data do not ask for are exactly 0.
 *
 * @param layer the model
 * @param terms the free coefficients
 * @param l1 penalty on the absolute value of every coefficient; 0 for the maximum-likelihood fit
 * @param mostSteps most steps; fewer if the loss stands still
 * @param notPositive place of a coefficient that must not become positive, or {@value #ANY_SIGN}
 */
public record NewtonFit(PlasticLayer layer, TaylorTerms terms, double l1, int mostSteps, int notPositive) {
    /** Every coefficient may have any sign. */
    public static final int ANY_SIGN = -1;

    private static final double STANDS_STILL = 1e-9;
    /** Square of the rounding errors of rates near 1: nothing is left to explain. */
    private static final double NOTHING_LEFT = 1e-26;
    private static final double FIRST_DAMPING = 1e-3;
    private static final double LEAST_DAMPING = 1e-15;
    private static final double MOST_DAMPING = 1e8;
    private static final double DAMPING_FACTOR = 10;
    private static final double SMALLEST_DIAGONAL = 1e-9;
    private static final int SWEEPS = 2000;
    private static final double SWEEP_TOLERANCE = 1e-12;
    private static final int SWEEPS_BEFORE_LEAP = 8;
    private static final double LEAP_TOLERANCE = 1e-9;

    public NewtonFit {
        if (!(l1 >= 0 && Double.isFinite(l1)) || mostSteps < 1) {
            throw new IllegalArgumentException(
                    "the penalty must not be negative and there must be at least one step: " + l1 + ", " + mostSteps);
        }
    }

    /**
     * A fit of coefficients of any sign.
     *
     * @param layer the model
     * @param terms the free coefficients
     * @param l1 penalty on the absolute value of every coefficient; 0 for the maximum-likelihood fit
     * @param mostSteps most steps; fewer if the loss stands still
     */
    public NewtonFit(PlasticLayer layer, TaylorTerms terms, double l1, int mostSteps) {
        this(layer, terms, l1, mostSteps, ANY_SIGN);
    }

    /**
     * What a fit found whose weights before the first step were free.
     *
     * @param rule the rule
     * @param weights weight of each input before the first step, the same for all neurons
     */
    public record FreeStart(FittedRule rule, double[] weights) {}

    /**
     * Fits coefficients; the weights before the first step are those of the trajectories.
     *
     * @param start 81 coefficients to start from; the free ones count
     * @param trajectories what was observed
     * @param progress hears of every step
     * @return 81 coefficients, and the loss at the start and after every step
     * @throws IllegalArgumentException if there is no trajectory, one does not fit the layer, or the start
     *         diverges
     */
    public FittedRule fit(double[] start, List<Trajectory> trajectories, FitProgress progress) {
        double[] at = free(start, new double[0]);
        List<Double> losses = new ArrayList<>();
        return rule(descend(at, trajectories, progress, losses), losses);
    }

    /**
     * Fits coefficients and the weights before the first step, one an input, which all neurons and trajectories
     * share. The weights carry no penalty, so that the best layer without plasticity, which starts with its best
     * weights, is the fit with all coefficients at 0.
     *
     * @param start 81 coefficients to start from; the free ones count
     * @param weights weight of each input to start from
     * @param trajectories what was observed; their weights before the first step do not count
     * @return coefficients, losses, and weights
     * @throws IllegalArgumentException if there is no trajectory, one does not fit the layer, or the start
     *         diverges
     */
    public FreeStart fitWithStart(double[] start, double[] weights, List<Trajectory> trajectories) {
        if (weights.length != layer.inputs()) {
            throw new IllegalArgumentException(
                    "a layer of " + layer.inputs() + " inputs cannot start with " + weights.length + " weights");
        }
        List<Double> losses = new ArrayList<>();
        double[] found = descend(free(start, weights), trajectories, FitProgress.SILENT, losses);
        return new FreeStart(rule(found, losses), Arrays.copyOfRange(found, terms.size(), found.length));
    }

    /**
     * {@return whether the weights of some trajectory diverge, so that a fit cannot start here}
     *
     * @param start 81 coefficients; the free ones count
     * @param trajectories what was observed
     */
    boolean diverges(double[] start, List<Trajectory> trajectories) {
        return !curvature(free(start, new double[0]), trajectories).isFinite();
    }

    private double[] free(double[] start, double[] weights) {
        double[] at = new double[terms.size() + weights.length];
        Arrays.setAll(at, k -> k < terms.size() ? start[terms.index(k)] : weights[k - terms.size()]);
        return at;
    }

    private FittedRule rule(double[] at, List<Double> losses) {
        return new FittedRule(RuleForm.TAYLOR, terms.spread(at),
                losses.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private double[] descend(double[] start, List<Trajectory> trajectories, FitProgress progress,
            List<Double> losses) {
        double[] at = start;
        Curvature here = curvature(at, trajectories);
        if (!here.isFinite()) {
            throw new IllegalArgumentException("the coefficients to start from make the weights diverge");
        }
        losses.add(here.loss());
        double damping = FIRST_DAMPING;
        int still = 0;
        for (int step = 1; step <= mostSteps && still < 2 && damping < MOST_DAMPING
                && here.loss() > NOTHING_LEFT; step++) {
            double before = here.loss() + penalty(at);
            double[] next = move(here, at, damping);
            Curvature there = curvature(next, trajectories);
            double after = there.loss() + penalty(next);
            if (there.isFinite() && after <= before) {
                still = before - after <= STANDS_STILL * before ? still + 1 : 0;
                here = there;
                at = next;
                damping = StrictMath.max(damping / DAMPING_FACTOR, LEAST_DAMPING);
            } else {
                damping *= DAMPING_FACTOR;
            }
            losses.add(here.loss());
            progress.passed(step, mostSteps, here.loss());
        }
        return at;
    }

    private Curvature curvature(double[] at, List<Trajectory> trajectories) {
        if (at.length == terms.size()) {
            return Curvature.of(layer, terms, terms.spread(at), trajectories);
        }
        double[] weights = new double[layer.synapses()];
        Arrays.setAll(weights, k -> at[terms.size() + k % layer.inputs()]);
        return Curvature.of(layer, terms, terms.spread(at),
                trajectories.stream().map(trajectory -> trajectory.startingFrom(weights)).toList(), true);
    }

    private double penalty(double[] at) {
        double sum = 0;
        for (int k = 0; k < terms.size(); k++) {
            sum += StrictMath.abs(at[k]);
        }
        return l1 * sum;
    }

    /** Where gradient, damped matrix and penalty are in balance. */
    private double[] move(Curvature here, double[] at, double damping) {
        int n = at.length;
        double[][] matrix = new double[n][];
        double largest = 0;
        for (int k = 0; k < n; k++) {
            largest = StrictMath.max(largest, here.matrix()[k][k]);
        }
        for (int k = 0; k < n; k++) {
            matrix[k] = here.matrix()[k].clone();
            double diagonal = StrictMath.max(matrix[k][k], SMALLEST_DIAGONAL * largest);
            matrix[k][k] += damping * diagonal + Double.MIN_NORMAL;
        }
        return l1 == 0 && notPositive == ANY_SIGN
                ? Symmetric.solve(matrix, at, here.gradient())
                : coordinateDescent(matrix, at, here.gradient());
    }

    private double[] coordinateDescent(double[][] matrix, double[] at, double[] gradient) {
        double[] next = at.clone();
        double[] slope = gradient.clone();
        for (int sweep = 1; sweep <= SWEEPS; sweep++) {
            double change = 0;
            double size = 0;
            for (int k = 0; k < next.length; k++) {
                double wanted = next[k] - slope[k] / matrix[k][k];
                double limit = penaltyOf(k) / matrix[k][k];
                double shrunk = StrictMath.signum(wanted) * StrictMath.max(StrictMath.abs(wanted) - limit, 0);
                if (bounded(k)) {
                    shrunk = StrictMath.min(shrunk, 0);
                }
                double by = shrunk - next[k];
                if (by != 0) {
                    shift(matrix, slope, k, by);
                    next[k] = shrunk;
                }
                change = StrictMath.max(change, StrictMath.abs(by));
                size = StrictMath.max(size, StrictMath.abs(shrunk));
            }
            if (change <= SWEEP_TOLERANCE * size) {
                break;
            }
            if (sweep % SWEEPS_BEFORE_LEAP == 0) {
                double[] there = leap(matrix, next, slope);
                if (there.length > 0) {
                    return there;
                }
            }
        }
        return next;
    }

    /**
     * The minimum itself, if it has the signs and zeros that the sweeps have found so far; otherwise nothing.
     * Sweeps find signs soon, and values slowly where coefficients are nearly exchangeable.
     */
    private double[] leap(double[][] matrix, double[] at, double[] slope) {
        int[] moving = IntStream.range(0, at.length).filter(k -> at[k] != 0).toArray();
        if (moving.length == 0) {
            return new double[0];
        }
        double[][] part = new double[moving.length][moving.length];
        double[] place = new double[moving.length];
        double[] pull = new double[moving.length];
        for (int i = 0; i < moving.length; i++) {
            int k = moving[i];
            for (int j = 0; j < moving.length; j++) {
                part[i][j] = matrix[k][moving[j]];
            }
            place[i] = at[k];
            pull[i] = slope[k] + penaltyOf(k) * StrictMath.signum(at[k]);
        }
        double[] solved = Symmetric.solve(part, place, pull);
        double[] there = at.clone();
        double[] slopeThere = slope.clone();
        for (int i = 0; i < moving.length; i++) {
            int k = moving[i];
            if (penaltyOf(k) > 0 && !(solved[i] * at[k] > 0)) {
                return new double[0];
            }
            there[k] = solved[i];
            shift(matrix, slopeThere, k, solved[i] - at[k]);
        }
        for (int k = 0; k < at.length; k++) {
            double limit = penaltyOf(k) * (1 + LEAP_TOLERANCE);
            boolean still = slopeThere[k] <= limit && (bounded(k) || slopeThere[k] >= -limit);
            if (at[k] == 0 && !still) {
                return new double[0];
            }
        }
        return there;
    }

    private static void shift(double[][] matrix, double[] slope, int k, double by) {
        for (int l = 0; l < slope.length; l++) {
            slope[l] += matrix[k][l] * by;
        }
    }

    /** Penalty of a coefficient; the weights before the first step have none. */
    private double penaltyOf(int k) {
        return k < terms.size() ? l1 : 0;
    }

    private boolean bounded(int k) {
        return k < terms.size() && terms.index(k) == notPositive;
    }
}
