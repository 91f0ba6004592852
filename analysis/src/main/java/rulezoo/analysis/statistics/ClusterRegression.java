package rulezoo.analysis.statistics;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.hipparchus.distribution.continuous.TDistribution;
import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;

/**
 * Ordinary least squares with rules as clusters: measurements of one rule may go together as they like, rules
 * are independent. Standard errors are those of Liang and Zeger (Biometrika 73:13, 1986) with the usual
 * correction for few clusters, G / (G - 1) (n - 1) / (n - p); intervals and p-values are Student's with G - 1
 * degrees of freedom. The same as R
 * {@code coefci(m, vcov = sandwich::vcovCL(m, cluster = rule), df = G - 1)}.
 *
 * @param slopes one for each predictor, with its interval; n is the number of rules. NaN if a predictor does
 *        not vary, or only together with others; without an interval if there are fewer than
 *        {@value #FEWEST_CLUSTERS} rules
 * @param pValues two-sided p-value of each slope against 0; NaN where there is no interval
 */
public record ClusterRegression(List<Estimate> slopes, List<Double> pValues) {
    /** With fewer clusters the standard errors mean nothing. */
    public static final int FEWEST_CLUSTERS = 5;
    /** Variances below this part of the mean square are rounding. */
    private static final double SINGULAR = 1e-9;

    /** Copies the lists. */
    public ClusterRegression {
        slopes = List.copyOf(slopes);
        pValues = List.copyOf(pValues);
    }

    /**
     * One measurement.
     *
     * @param predictors the predictors, without the intercept
     * @param value what is to be explained
     */
    public record Point(List<Double> predictors, double value) {
        /** Copies the list. */
        public Point {
            predictors = List.copyOf(predictors);
        }
    }

    /**
     * Fits.
     *
     * @param rules the measurements of each rule
     * @param predictors number of predictors of each measurement
     * @return a slope and a p-value for each predictor; all NaN if there are no more measurements than
     *         coefficients
     */
    public static ClusterRegression of(List<List<Point>> rules, int predictors) {
        List<Point> all = rules.stream().flatMap(List::stream).toList();
        List<Integer> varying = new ArrayList<>();
        for (int i = 0; i < predictors; i++) {
            int at = i;
            if (varies(all.stream().mapToDouble(p -> p.predictors.get(at)).toArray())) {
                varying.add(i);
            }
        }
        int p = varying.size() + 1;
        double[][] moments = new double[p][p];
        double[] products = new double[p];
        for (Point point : all) {
            double[] row = row(point, varying);
            for (int i = 0; i < p; i++) {
                products[i] += row[i] * point.value;
                for (int j = 0; j < p; j++) {
                    moments[i][j] += row[i] * row[j];
                }
            }
        }
        if (all.size() <= p) {
            return undefined(predictors, rules.size());
        }
        RealMatrix inverse;
        try {
            inverse = new LUDecomposition(MatrixUtils.createRealMatrix(moments), SINGULAR).getSolver().getInverse();
        } catch (MathRuntimeException _) {
            // Predictors that vary only together.
            return undefined(predictors, rules.size());
        }
        double[] beta = inverse.operate(products);
        double[] errors = standardErrors(rules, varying, inverse, beta, all.size());
        List<Estimate> slopes = new ArrayList<>();
        List<Double> pValues = new ArrayList<>();
        for (int i = 0; i < predictors; i++) {
            int at = varying.indexOf(i) + 1;
            slopes.add(at == 0 ? none(rules.size()) : estimate(beta[at], errors[at], rules.size()));
            boolean tested = at > 0 && rules.size() >= FEWEST_CLUSTERS;
            pValues.add(tested ? pValue(beta[at], errors[at], rules.size()) : Double.NaN);
        }
        return new ClusterRegression(slopes, pValues);
    }

    private static double[] standardErrors(List<List<Point>> rules, List<Integer> varying, RealMatrix inverse,
            double[] beta, int n) {
        int p = beta.length;
        double[] variances = new double[p];
        for (List<Point> rule : rules) {
            double[] score = new double[p];
            for (Point point : rule) {
                double[] row = row(point, varying);
                double residual = point.value;
                for (int i = 0; i < p; i++) {
                    residual -= beta[i] * row[i];
                }
                for (int i = 0; i < p; i++) {
                    score[i] += row[i] * residual;
                }
            }
            double[] influence = inverse.operate(score);
            for (int i = 0; i < p; i++) {
                variances[i] += influence[i] * influence[i];
            }
        }
        double clusters = rules.size();
        double correction = clusters / (clusters - 1) * (n - 1) / (n - p);
        double[] errors = new double[p];
        for (int i = 0; i < p; i++) {
            errors[i] = Math.sqrt(variances[i] * correction);
        }
        return errors;
    }

    private static double[] row(Point point, List<Integer> varying) {
        double[] row = new double[varying.size() + 1];
        row[0] = 1;
        for (int i = 0; i < varying.size(); i++) {
            row[i + 1] = point.predictors.get(varying.get(i));
        }
        return row;
    }

    private static boolean varies(double[] values) {
        for (double value : values) {
            if (value != values[0]) {
                return true;
            }
        }
        return false;
    }

    private static Estimate estimate(double value, double error, int clusters) {
        if (clusters < FEWEST_CLUSTERS) {
            return new Estimate(value, Double.NaN, Double.NaN, clusters);
        }
        double half = error * new TDistribution(clusters - 1)
                .inverseCumulativeProbability((1 + Estimate.LEVEL) / 2);
        return new Estimate(value, value - half, value + half, clusters);
    }

    private static double pValue(double value, double error, int clusters) {
        if (error == 0) {
            return value == 0 ? 1 : 0;
        }
        return 2 * new TDistribution(clusters - 1).cumulativeProbability(-Math.abs(value) / error);
    }

    private static Estimate none(int rules) {
        return new Estimate(Double.NaN, Double.NaN, Double.NaN, rules);
    }

    private static ClusterRegression undefined(int predictors, int rules) {
        return new ClusterRegression(Collections.nCopies(predictors, none(rules)),
                Collections.nCopies(predictors, Double.NaN));
    }
}
