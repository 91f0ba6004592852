package rulezoo.analysis.statistics;

import java.util.ArrayList;
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
        Tables sums = new Tables(tables);
        double[] value = sums.components();
        int columns = tables.isEmpty() ? 0 : tables.getFirst()[0].length;
        int clusters = Sampling.levels(rowClusters);
        double[][] withoutRows = sums.withoutClusters(rowClusters, clusters);
        double[][] withoutColumns = new double[columns][];
        for (int c = 0; c < columns; c++) {
            withoutColumns[c] = sums.withoutColumn(c);
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

    private static double jackknife(double[][] leftOut, int component) {
        double mean = Arrays.stream(leftOut).mapToDouble(v -> v[component]).average().orElse(Double.NaN);
        double squares = Arrays.stream(leftOut).mapToDouble(v -> (v[component] - mean) * (v[component] - mean)).sum();
        return squares * (leftOut.length - 1) / leftOut.length;
    }

    /** Sums over some values: what pairs of them differ by follows, and values can be taken out again. */
    private record Sums(double n, double sum, double squares) {
        private static final Sums NONE = new Sums(0, 0, 0);

        Sums plus(double value) {
            return Double.isFinite(value) ? new Sums(n + 1, sum + value, squares + value * value) : this;
        }

        Sums minus(Sums other) {
            return new Sums(n - other.n, sum - other.sum, squares - other.squares);
        }

        double pairs() {
            return n * (n - 1) / 2;
        }

        /** Half the squared differences of all pairs: n times the sum of squares around the mean, halved. */
        double differences() {
            return (n * squares - sum * sum) / 2;
        }
    }

    /** One kind of pairs over all tables. */
    private static final class Pairs {
        private double differences;
        private double pairs;

        Pairs() {}

        Pairs(Pairs other) {
            differences = other.differences;
            pairs = other.pairs;
        }

        void add(Sums sums) {
            differences += sums.differences();
            pairs += sums.pairs();
        }

        void replace(Sums before, Sums after) {
            differences += after.differences() - before.differences();
            pairs += after.pairs() - before.pairs();
        }
    }

    /**
     * Values around their mean, with the sums of each table, row and column: leaving out a row costs as much as
     * the row is long, so that ten thousand rules are no matter.
     */
    private static final class Tables {
        private final List<double[][]> tables;
        private final Sums[] all;
        private final Sums[][] rows;
        private final Sums[][] columns;
        private final Pairs ofAll = new Pairs();
        private final Pairs ofRows = new Pairs();
        private final Pairs ofColumns = new Pairs();

        Tables(List<double[][]> given) {
            double mean = given.stream().flatMap(Arrays::stream).flatMapToDouble(Arrays::stream)
                    .filter(Double::isFinite).average().orElse(0);
            tables = given.stream().map(table -> Arrays.stream(table)
                    .map(row -> Arrays.stream(row).map(v -> v - mean).toArray()).toArray(double[][]::new)).toList();
            all = new Sums[tables.size()];
            rows = new Sums[tables.size()][];
            columns = new Sums[tables.size()][];
            for (int t = 0; t < all.length; t++) {
                addTable(t, tables.get(t));
            }
        }

        private void addTable(int t, double[][] table) {
            rows[t] = new Sums[table.length];
            columns[t] = new Sums[table[0].length];
            Arrays.fill(rows[t], Sums.NONE);
            Arrays.fill(columns[t], Sums.NONE);
            all[t] = Sums.NONE;
            for (int r = 0; r < table.length; r++) {
                for (int c = 0; c < table[r].length; c++) {
                    rows[t][r] = rows[t][r].plus(table[r][c]);
                    columns[t][c] = columns[t][c].plus(table[r][c]);
                    all[t] = all[t].plus(table[r][c]);
                }
            }
            ofAll.add(all[t]);
            Arrays.stream(rows[t]).forEach(ofRows::add);
            Arrays.stream(columns[t]).forEach(ofColumns::add);
        }

        double[] components() {
            return components(ofAll, ofRows, ofColumns);
        }

        /** The components without one cluster of rows after another. */
        double[][] withoutClusters(int[] clusterOfRow, int clusters) {
            double[][] components = new double[clusters][];
            List<List<Integer>> members = new ArrayList<>();
            for (int c = 0; c < clusters; c++) {
                members.add(new ArrayList<>());
            }
            for (int r = 0; r < clusterOfRow.length; r++) {
                members.get(clusterOfRow[r]).add(r);
            }
            for (int c = 0; c < clusters; c++) {
                components[c] = withoutRows(members.get(c));
            }
            return components;
        }

        private double[] withoutRows(List<Integer> left) {
            Pairs restOfAll = new Pairs(ofAll);
            Pairs restOfRows = new Pairs(ofRows);
            Pairs restOfColumns = new Pairs(ofColumns);
            for (int t = 0; t < all.length; t++) {
                Sums rest = all[t];
                for (int r : left) {
                    rest = rest.minus(rows[t][r]);
                    restOfRows.replace(rows[t][r], Sums.NONE);
                }
                restOfAll.replace(all[t], rest);
                for (int c = 0; c < columns[t].length; c++) {
                    Sums column = columns[t][c];
                    for (int r : left) {
                        column = column.minus(Sums.NONE.plus(tables.get(t)[r][c]));
                    }
                    restOfColumns.replace(columns[t][c], column);
                }
            }
            return components(restOfAll, restOfRows, restOfColumns);
        }

        /** The components without one column. */
        double[] withoutColumn(int left) {
            Pairs restOfAll = new Pairs(ofAll);
            Pairs restOfRows = new Pairs(ofRows);
            Pairs restOfColumns = new Pairs(ofColumns);
            for (int t = 0; t < all.length; t++) {
                restOfAll.replace(all[t], all[t].minus(columns[t][left]));
                restOfColumns.replace(columns[t][left], Sums.NONE);
                for (int r = 0; r < rows[t].length; r++) {
                    restOfRows.replace(rows[t][r], rows[t][r].minus(Sums.NONE.plus(tables.get(t)[r][left])));
                }
            }
            return components(restOfAll, restOfRows, restOfColumns);
        }

        private static double[] components(Pairs all, Pairs sameRow, Pairs sameColumn) {
            double neither = (all.differences - sameRow.differences - sameColumn.differences)
                    / (all.pairs - sameRow.pairs - sameColumn.pairs);
            double columnAndRest = sameRow.differences / sameRow.pairs;
            double rowAndRest = sameColumn.differences / sameColumn.pairs;
            return new double[]{neither - columnAndRest, neither - rowAndRest, columnAndRest + rowAndRest - neither};
        }
    }
}
