package rulezoo.analysis.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Variance components of tables whose rows and columns are crossed random factors: value = mean of the table
 * + row + column + residual. Pairs of values that share neither differ by all three, those of one row by
 * column and residual, those of one column by row and residual; the components follow from the mean squared
 * differences of these three kinds of pairs. They are unbiased with any pattern of missing values, and those
 * of the analysis of variance if none is missing. A component estimated below 0 is reported as it is: cut off
 * at 0, none would ever be absent.
 *
 * <p>
 * Intervals: leaving out one cluster of rows after another, and one column after another (jackknife; Efron
 * and Stein, Ann. Stat. 9:586, 1981), both variances added, Student's quantile with Satterthwaite's degrees
 * of freedom. With few levels they are rough.
 *
 * @param rows variance between rows; n is the number of rows
 * @param columns variance between columns; n is the number of columns
 * @param residual variance of the rest, with the interaction of both; n is the number of values
 */
public record VarianceComponents(Estimate rows, Estimate columns, Estimate residual) {
    /**
     * Estimates the components of one or several tables. Pairs are formed within tables only; rows and columns of
     * the same number are the same levels in all tables.
     *
     * @param tables values by row and column; NaN where one is missing. All of the same size
     * @param rowClusters cluster of each row, numbered from 0: rows of one cluster are left out together
     * @return NaN if one of the three kinds of pairs is missing
     */
    public static VarianceComponents of(List<double[][]> tables, int[] rowClusters) {
        double[] value = components(tables);
        int columns = tables.isEmpty() ? 0 : tables.getFirst()[0].length;
        int clusters = Sampling.levels(rowClusters);
        double[][] withoutRows = new double[clusters][];
        for (int c = 0; c < clusters; c++) {
            int left = c;
            withoutRows[c] = components(without(tables, (row, _) -> rowClusters[row] == left));
        }
        double[][] withoutColumns = new double[columns][];
        for (int c = 0; c < columns; c++) {
            int left = c;
            withoutColumns[c] = components(without(tables, (_, column) -> column == left));
        }
        int values = (int) tables.stream().flatMap(Arrays::stream).flatMapToDouble(Arrays::stream)
                .filter(Double::isFinite).count();
        int[] n = {rowClusters.length, columns, values};
        Estimate[] estimates = new Estimate[n.length];
        for (int i = 0; i < n.length; i++) {
            double ofRows = jackknife(withoutRows, i);
            double ofColumns = jackknife(withoutColumns, i);
            double total = ofRows + ofColumns;
            double freedom = total * total
                    / (ofRows * ofRows / (clusters - 1) + ofColumns * ofColumns / (columns - 1));
            estimates[i] = TestedEstimate.student(value[i], Math.sqrt(total), freedom, n[i]).estimate();
        }
        return new VarianceComponents(estimates[0], estimates[1], estimates[2]);
    }

    /**
     * {@return a component as a standard deviation, 0 where the variance is estimated below it}
     *
     * @param component one of the three
     */
    public static Estimate standardDeviation(Estimate component) {
        UnaryOperator<Double> root = v -> Double.isNaN(v) ? Double.NaN : Math.sqrt(Math.max(0, v));
        return new Estimate(root.apply(component.value()), root.apply(component.low()),
                root.apply(component.high()), component.n());
    }

    private interface Cell {
        boolean matches(int row, int column);
    }

    private static List<double[][]> without(List<double[][]> tables, Cell left) {
        return tables.stream().map(table -> {
            double[][] copy = new double[table.length][];
            for (int r = 0; r < table.length; r++) {
                copy[r] = table[r].clone();
                for (int c = 0; c < copy[r].length; c++) {
                    copy[r][c] = left.matches(r, c) ? Double.NaN : copy[r][c];
                }
            }
            return copy;
        }).toList();
    }

    private static double jackknife(double[][] leftOut, int component) {
        double mean = Arrays.stream(leftOut).mapToDouble(v -> v[component]).average().orElse(Double.NaN);
        double squares = Arrays.stream(leftOut).mapToDouble(v -> (v[component] - mean) * (v[component] - mean)).sum();
        return squares * (leftOut.length - 1) / leftOut.length;
    }

    private static double[] components(List<double[][]> tables) {
        Pairs all = new Pairs();
        Pairs sameRow = new Pairs();
        Pairs sameColumn = new Pairs();
        for (double[][] table : tables) {
            all.add(Arrays.stream(table).flatMapToDouble(Arrays::stream).toArray());
            for (double[] row : table) {
                sameRow.add(row);
            }
            for (int c = 0; c < table[0].length; c++) {
                int column = c;
                sameColumn.add(Arrays.stream(table).mapToDouble(row -> row[column]).toArray());
            }
        }
        double neither = (all.squares - sameRow.squares - sameColumn.squares)
                / (all.pairs - sameRow.pairs - sameColumn.pairs);
        double columnAndRest = sameRow.squares / sameRow.pairs;
        double rowAndRest = sameColumn.squares / sameColumn.pairs;
        return new double[]{neither - columnAndRest, neither - rowAndRest, columnAndRest + rowAndRest - neither};
    }

    /** Half the squared differences of pairs, and how many there are. */
    private static final class Pairs {
        private double squares;
        private double pairs;

        /** All pairs of some values: n times the sum of squares around the mean is the sum over pairs. */
        void add(double[] values) {
            double[] finite = Arrays.stream(values).filter(Double::isFinite).toArray();
            double mean = Arrays.stream(finite).average().orElse(0);
            squares += finite.length * Arrays.stream(finite).map(v -> (v - mean) * (v - mean)).sum() / 2;
            pairs += finite.length * (finite.length - 1.0) / 2;
        }
    }
}
