package rulezoo.analysis.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hipparchus.linear.DecompositionSolver;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;
import org.hipparchus.linear.SingularValueDecomposition;

/**
 * How well a linear function of the coefficients predicts a quantity of rules that it was not fitted to:
 * ordinary least squares with an intercept, cross-validated over {@value #FOLDS} folds (as in MBA, figure
 * 1C). Rules of one lineage are alike: a rule that is predicted from its relatives is not predicted out of
 * sample. Lineages therefore stay together in folds, draws and permutations.
 *
 * @param r2 cross-validated R2 = 1 - sum of squared errors of the predictions / sum of squared deviations
 *        from the mean of the other folds; negative if the mean predicts better. The interval comes from
 *        drawing lineages with replacement, the fits held ({@value #DRAWS} draws, percentiles)
 * @param fitted R2 of one fit to all rules, which grows with the number of coefficients alone
 * @param pValue fraction of {@value #DRAWS} random assignments of the quantity to the rules that predict at
 *        least as well (with the observed one counted among them). Rules are laid out lineage by lineage, the
 *        lineages in a random order, beside the same rules in an order of the folds, and take the quantities
 *        of their partners
 * @param predicted the prediction for each rule, from the fit to the other folds
 */
public record LinearPrediction(Estimate r2, double fitted, double pValue, double[] predicted) {
    /** Number of folds. */
    public static final int FOLDS = 10;
    /** Bootstrap draws, and permutations. */
    public static final int DRAWS = 999;
    /** Rules needed for each coefficient. */
    public static final int RULES_PER_COEFFICIENT = 3;

    private static final long SEED = 20250615;

    /**
     * {@return whether there are enough rules to fit this number of coefficients, whichever lineage is held out}
     *
     * @param lineages lineage of each rule
     * @param coefficients number of coefficients, without the intercept
     */
    public static boolean isPossible(int[] lineages, int coefficients) {
        int largest = members(lineages).stream().mapToInt(rules -> rules.length).max().orElse(0);
        return lineages.length - largest >= RULES_PER_COEFFICIENT * (coefficients + 1);
    }

    /**
     * Fits and validates.
     *
     * @param x one row for each rule
     * @param y the quantity of each rule, finite and not constant
     * @param lineages lineage of each rule, see {@link Sampling}
     * @return the predictions and how good they are
     * @throws IllegalArgumentException if there are too few rows for the columns, or there is one lineage alone
     */
    public static LinearPrediction of(double[][] x, double[] y, int[] lineages) {
        if (!isPossible(lineages, x[0].length)) {
            throw new IllegalArgumentException(x.length + " rules, or their lineages, are too few for a regression on "
                    + x[0].length + " coefficients");
        }
        RandomGenerator random = RandomGeneratorFactory.of(Bootstrap.ALGORITHM).create(SEED);
        List<int[]> members = members(lineages);
        CrossValidation validation = new CrossValidation(x, shuffled(members, random), lineages);
        double[] predicted = validation.predict(y);
        double[] errors = squares(y, predicted);
        double[] deviations = squares(y, validation.means(y));
        double value = r2(errors, deviations);
        int asGood = 1;
        double mean = Arrays.stream(y).average().orElseThrow();
        int[] rows = members.stream().flatMapToInt(Arrays::stream).toArray();
        for (int i = 0; i < DRAWS; i++) {
            int[] partners = shuffled(members, random);
            double[] permuted = new double[y.length];
            for (int j = 0; j < y.length; j++) {
                permuted[rows[j]] = y[partners[j]] - mean;
            }
            asGood += validation.r2(permuted) >= value ? 1 : 0;
        }
        double[] draws = new double[DRAWS];
        for (int i = 0; i < DRAWS; i++) {
            double error = 0;
            double deviation = 0;
            for (int j = 0; j < members.size(); j++) {
                for (int drawn : members.get(random.nextInt(members.size()))) {
                    error += errors[drawn];
                    deviation += deviations[drawn];
                }
            }
            draws[i] = 1 - error / deviation;
        }
        Arrays.sort(draws);
        int tail = (int) Math.round((1 - Estimate.LEVEL) / 2 * (DRAWS + 1));
        return new LinearPrediction(new Estimate(value, draws[tail - 1], draws[DRAWS - tail], y.length),
                fitted(x, y), (double) asGood / (DRAWS + 1), predicted);
    }

    private static double fitted(double[][] x, double[] y) {
        double mean = Arrays.stream(y).average().orElseThrow();
        RealMatrix design = design(x);
        RealVector beta = solver(design).solve(design.preMultiply(MatrixUtils.createRealVector(y)));
        double[] constant = new double[y.length];
        Arrays.fill(constant, mean);
        return r2(squares(y, design.operate(beta).toArray()), squares(y, constant));
    }

    private static double r2(double[] errors, double[] deviations) {
        double error = 0;
        double deviation = 0;
        for (int i = 0; i < errors.length; i++) {
            error += errors[i];
            deviation += deviations[i];
        }
        return 1 - error / deviation;
    }

    private static double[] squares(double[] y, double[] from) {
        double[] squares = new double[y.length];
        for (int i = 0; i < y.length; i++) {
            squares[i] = (y[i] - from[i]) * (y[i] - from[i]);
        }
        return squares;
    }

    /** The rules of each lineage. */
    private static List<int[]> members(int[] lineages) {
        return IntStream.range(0, lineages.length).boxed()
                .collect(Collectors.groupingBy(i -> lineages[i], TreeMap::new, Collectors.toList())).values().stream()
                .map(rules -> rules.stream().mapToInt(Integer::intValue).toArray()).toList();
    }

    /** All rules, lineage by lineage, the lineages in random order. */
    private static int[] shuffled(List<int[]> members, RandomGenerator random) {
        int[] order = new int[members.size()];
        for (int i = 0; i < order.length; i++) {
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return Arrays.stream(order).mapToObj(members::get).flatMapToInt(Arrays::stream).toArray();
    }

    private static RealMatrix design(double[][] x) {
        double[][] rows = new double[x.length][];
        for (int i = 0; i < x.length; i++) {
            rows[i] = new double[x[i].length + 1];
            rows[i][0] = 1;
            System.arraycopy(x[i], 0, rows[i], 1, x[i].length);
        }
        return MatrixUtils.createRealMatrix(rows);
    }

    /** Solves the normal equations; of coefficients that always come together, with the smallest solution. */
    private static DecompositionSolver solver(RealMatrix design) {
        return new SingularValueDecomposition(design.transpose().multiply(design)).getSolver();
    }

    /** Folds whose normal equations are decomposed once and solved for many quantities. */
    private static final class CrossValidation {
        private final int[][] held;
        private final double[][] rows;
        /** Row i of a fold's matrix: weights of the coefficients' sums in coefficient i. */
        private final RealMatrix[] inverse;
        private final RealMatrix[] squares;

        /** @param order the rules, lineage by lineage */
        CrossValidation(double[][] x, int[] order, int[] lineages) {
            RealMatrix design = design(x);
            rows = design.getData();
            int n = order.length;
            int[] cuts = IntStream.rangeClosed(0, FOLDS).map(f -> cut(f * n / FOLDS, order, lineages)).distinct()
                    .toArray();
            held = new int[cuts.length - 1][];
            inverse = new RealMatrix[held.length];
            squares = new RealMatrix[held.length];
            for (int f = 0; f < held.length; f++) {
                held[f] = Arrays.copyOfRange(order, cuts[f], cuts[f + 1]);
                boolean[] out = new boolean[n];
                Arrays.stream(held[f]).forEach(i -> out[i] = true);
                int[] kept = Arrays.stream(order).filter(i -> !out[i]).sorted().toArray();
                RealMatrix left = design.getSubMatrix(held[f], allColumns());
                squares[f] = left.transposeMultiply(left);
                inverse[f] = solver(design.getSubMatrix(kept, allColumns())).getInverse();
            }
        }

        /** The first place from some place on at which a lineage begins. */
        private static int cut(int from, int[] order, int[] lineages) {
            int cut = from;
            while (cut > 0 && cut < order.length && lineages[order[cut]] == lineages[order[cut - 1]]) {
                cut++;
            }
            return cut;
        }

        private int[] allColumns() {
            int[] columns = new int[rows[0].length];
            Arrays.setAll(columns, i -> i);
            return columns;
        }

        /** Prediction of each row by the fit to the folds that it is not in. */
        double[] predict(double[] y) {
            int width = rows[0].length;
            double[] all = new double[width];
            double[][] ofFold = new double[held.length][width];
            for (int f = 0; f < held.length; f++) {
                for (int i : held[f]) {
                    for (int c = 0; c < width; c++) {
                        ofFold[f][c] += rows[i][c] * y[i];
                    }
                }
                for (int c = 0; c < width; c++) {
                    all[c] += ofFold[f][c];
                }
            }
            double[] predicted = new double[y.length];
            for (int f = 0; f < held.length; f++) {
                double[] kept = new double[width];
                for (int c = 0; c < width; c++) {
                    kept[c] = all[c] - ofFold[f][c];
                }
                double[] beta = inverse[f].operate(kept);
                for (int i : held[f]) {
                    for (int c = 0; c < width; c++) {
                        predicted[i] += beta[c] * rows[i][c];
                    }
                }
            }
            return predicted;
        }

        /**
         * The cross-validated R2 from sums over the folds alone, in one pass over the rows; of numbers around 0, so
         * that little is lost in the differences.
         */
        double r2(double[] y) {
            int width = rows[0].length;
            double[] all = new double[width];
            double[][] ofFold = new double[held.length][width];
            double[] total = new double[held.length];
            for (int f = 0; f < held.length; f++) {
                double[] sums = ofFold[f];
                for (int i : held[f]) {
                    double[] row = rows[i];
                    for (int c = 0; c < width; c++) {
                        sums[c] += row[c] * y[i];
                    }
                    total[f] += y[i] * y[i];
                }
                for (int c = 0; c < width; c++) {
                    all[c] += sums[c];
                }
            }
            double error = 0;
            double deviation = 0;
            for (int f = 0; f < held.length; f++) {
                double[] kept = new double[width];
                for (int c = 0; c < width; c++) {
                    kept[c] = all[c] - ofFold[f][c];
                }
                double[] beta = inverse[f].operate(kept);
                double[] predicted = squares[f].operate(beta);
                error += total[f];
                for (int c = 0; c < width; c++) {
                    error += beta[c] * (predicted[c] - 2 * ofFold[f][c]);
                }
                int n = held[f].length;
                double mean = kept[0] / (y.length - n);
                deviation += total[f] + mean * (n * mean - 2 * ofFold[f][0]);
            }
            return 1 - error / deviation;
        }

        /** Mean of the folds that each row is not in. */
        double[] means(double[] y) {
            double sum = Arrays.stream(y).sum();
            double[] means = new double[y.length];
            for (int[] fold : held) {
                double mean = (sum - Arrays.stream(fold).mapToDouble(i -> y[i]).sum()) / (y.length - fold.length);
                Arrays.stream(fold).forEach(i -> means[i] = mean);
            }
            return means;
        }
    }
}
