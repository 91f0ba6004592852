package rulezoo.analysis.figure;

import java.util.List;
import java.util.function.Function;
import rulezoo.analysis.chart.Plot;

/**
 * Where measured sizes or delays stand along a horizontal axis: on a logarithmic one, with a tick at each, or
 * at equal distances if one of them is 0. Series stand side by side, so that their intervals do not cover
 * each other.
 *
 * @param values the values, ascending, at least one
 * @param name how a value is written
 * @param series number of series at each place
 */
record Places<X extends Number>(List<X> values, Function<X, String> name, int series) {
    private static final double MOST_SHIFT = 0.12;
    private static final double GROUP = 0.6;
    private static final double MARGIN = 0.45;
    /** Of the whole axis, what a place with its series takes at least. */
    private static final double LEAST_PART = 1.0 / 10;
    private static final double ONLY_RATIO = 2;

    Places {
        values = List.copyOf(values);
    }

    private boolean isLogarithmic() {
        return values.getFirst().doubleValue() > 0;
    }

    /** The chart with this axis. */
    Plot on(Plot plot) {
        return isLogarithmic()
                ? plot.logarithmic(values, name, StrictMath.pow(ratio(), MARGIN))
                : plot.categories(values.stream().map(name).toList());
    }

    /** Place of a value in the series of a number, from 0. */
    double at(X value, int number) {
        double shift = (number - (series - 1) / 2.0) * Math.min(MOST_SHIFT, GROUP / series);
        return isLogarithmic()
                ? value.doubleValue() * StrictMath.pow(ratio(), shift)
                : values.indexOf(value) + shift;
    }

    /**
     * Ratio of two places that series of one value may fill: the smallest between neighbours, unless it is tiny.
     */
    private double ratio() {
        double whole = values.getLast().doubleValue() / values.getFirst().doubleValue();
        double least = whole > 1 ? whole : ONLY_RATIO;
        for (int i = 1; i < values.size(); i++) {
            least = Math.min(least, values.get(i).doubleValue() / values.get(i - 1).doubleValue());
        }
        return Math.max(least, StrictMath.pow(whole, LEAST_PART));
    }

    /** A sentence for a caption, if the axis needs one. */
    String note() {
        return isLogarithmic() ? "" : " The time axis is not to scale.";
    }
}
