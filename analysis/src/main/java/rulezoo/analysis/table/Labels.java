package rulezoo.analysis.table;

import java.util.Locale;
import java.util.Set;
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import rulezoo.analysis.statistics.Estimate;
import rulezoo.simulator.DecimalNumber;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.stability.StabilityMetric;

/** Numbers as people read them in axes, captions and tables. */
public final class Labels {
    private static final int SECONDS_PER_MINUTE = 60;
    private static final int SECONDS_PER_HOUR = 3600;

    /** The unit of weights: the leak conductance. */
    public static final String LEAK = "g_leak";

    private static final String NONE = "\u2013";

    private Labels() {}

    /**
     * A delay in its natural unit: {@code 10 s}, {@code 5 min}, {@code 4 h}.
     *
     * @param seconds the delay in seconds
     * @return whole hours and whole minutes as such, anything else in seconds
     */
    public static String delay(double seconds) {
        if (seconds >= SECONDS_PER_HOUR && seconds % SECONDS_PER_HOUR == 0) {
            return number(seconds / SECONDS_PER_HOUR) + " h";
        }
        return seconds >= SECONDS_PER_MINUTE && seconds % SECONDS_PER_MINUTE == 0
                ? number(seconds / SECONDS_PER_MINUTE) + " min"
                : number(seconds) + " s";
    }

    /**
     * {@return a number without needless decimals}
     *
     * @param value any number
     */
    public static String number(double value) {
        return DecimalNumber.text(value);
    }

    /**
     * {@return a number without needless decimals, with a minus sign instead of a hyphen}
     *
     * @param value any number
     */
    public static String signedNumber(double value) {
        return signed(number(value));
    }

    /**
     * {@return a formula with indices below the line, squares and minus signs: {@code x_j r - 0.05 w_ij} becomes
     * {@code x\u2c7c r \u2212 0.05 w\u1d62\u2c7c}}
     *
     * @param formula any formula
     */
    public static String formula(String formula) {
        return formula.replace("_ij", "\u1d62\u2c7c").replace("_j", "\u2c7c").replace("_i", "\u1d62")
                .replace("^2", "\u00b2").replace(" - ",
                        " \u2212 ");
    }

    /**
     * {@return a fraction as a percentage without decimals; a dash for NaN}
     *
     * @param fraction 1 for 100 %
     */
    public static String percent(double fraction) {
        return Double.isNaN(fraction) ? NONE : rounded(100 * fraction, 0) + " %";
    }

    /**
     * {@code 12} or {@code 8 to 12}.
     *
     * @param values numbers in any order
     * @return the smallest and the largest, once if they are equal; 0 if there are no numbers
     */
    public static String range(IntStream values) {
        int[] sorted = values.sorted().toArray();
        if (sorted.length == 0) {
            return "0";
        }
        return sorted[0] == sorted[sorted.length - 1]
                ? Integer.toString(sorted[0])
                : sorted[0] + " to " + sorted[sorted.length - 1];
    }

    /**
     * {@return a stability metric in words, such as {@code mean weight E to I}}
     *
     * @param metric any metric
     */
    public static String metric(StabilityMetric metric) {
        return switch (metric) {
            case RATE -> "excitatory rate";
            case RATE_I -> "inhibitory rate";
            case CV_ISI -> "CV of intervals";
            case KL_ISI -> "distance of intervals from Poisson";
            case SPATIAL_FANO -> "Fano factor over neurons";
            case TEMPORAL_FANO -> "Fano factor over time";
            case AUTO_COV -> "mean autocorrelation";
            case FFT -> "sum of the rate\u2019s spectrum";
            case W_BLOW -> "weights at a bound";
            case STD_RATE_TEMPORAL -> "SD of the rate over time";
            case STD_RATE_SPATIAL -> "SD of rates over neurons";
            case STD_CV -> "SD of the CV over neurons";
            case W_CREEP -> "drift of mean weights";
            case W_EE -> "mean weight E to E";
            case W_EI -> "mean weight E to I";
            case W_IE -> "mean weight I to E";
            case W_II -> "mean weight I to I";
        };
    }

    /**
     * {@return the symbol of a coefficient, such as {@code \u03c4 pre}}
     *
     * @param name name of the coefficient in a rule's family
     */
    public static String coefficient(String name) {
        return switch (name) {
            case "tau_pre" -> "\u03c4 pre";
            case "tau_post" -> "\u03c4 post";
            case "alpha" -> "\u03b1";
            case "beta" -> "\u03b2";
            case "gamma" -> "\u03b3";
            case "kappa" -> "\u03ba";
            default -> name;
        };
    }

    /**
     * {@return a stability metric in words, with its unit if it has one}
     *
     * @param metric any metric
     */
    public static String metricWithUnit(StabilityMetric metric) {
        return switch (metric.unit()) {
            case "1" -> metric(metric);
            case "g_leak" -> metric(metric) + " (" + LEAK + ")";
            default -> metric(metric) + " (" + metric.unit() + ")";
        };
    }

    /**
     * The pathways of a rule as in {@code EE + IE}.
     *
     * @param pathways any set of pathways
     * @return their names in the order of the pathways
     */
    public static String pathways(Set<Pathway> pathways) {
        return pathways.stream().sorted().map(Pathway::name).collect(Collectors.joining(" + "));
    }

    /**
     * The pathways of a rule as in {@code EE IE}, where space is short.
     *
     * @param pathways any set of pathways
     * @return their names in the order of the pathways
     */
    public static String set(Set<Pathway> pathways) {
        return pathways.isEmpty() ? "none" : Pathway.format(pathways).replace(",", " ");
    }

    /**
     * {@return a number with a fixed number of decimals, and a dash where there is none}
     *
     * @param value the number; NaN if there is none
     * @param decimals digits behind the point
     */
    public static String rounded(double value, int decimals) {
        return Double.isNaN(value) ? NONE : signed(String.format(Locale.ROOT, "%." + decimals + "f", value));
    }

    /**
     * {@return a number with four significant digits, and a dash where there is none}
     *
     * @param value the number; NaN if there is none
     */
    public static String significant(double value) {
        return Double.isNaN(value) ? NONE : signed(String.format(Locale.ROOT, "%.4g", value));
    }

    /**
     * {@return a p-value with three decimals, and a dash where there is none}
     *
     * @param p the p-value; NaN if there is none
     */
    public static String pValue(double p) {
        return p < 0.001 ? "< 0.001" : rounded(p, 3);
    }

    /**
     * {@return a number of things, such as "1 rule" and "2 rules"}
     *
     * @param n how many
     * @param noun one of them; its plural ends with an s
     */
    public static String count(long n, String noun) {
        return n + " " + noun + (n == 1 ? "" : "s");
    }

    /** A number with a minus sign instead of a hyphen, and without one for zero. */
    private static String signed(String number) {
        boolean zero = number.chars().noneMatch(c -> c >= '1' && c <= '9');
        return (zero ? number.replace("-", "") : number).replace('-', '\u2212');
    }

    /**
     * {@return an estimate with three decimals, as {@code 0.120 (0.034 to 0.206)}}
     *
     * @param e any estimate
     */
    public static String withInterval(Estimate e) {
        return withInterval(e, value -> rounded(value, 3));
    }

    /**
     * {@return an estimate of a fraction as percentages; a dash if it is of nothing}
     *
     * @param e any estimate
     */
    public static String fraction(Estimate e) {
        return e.n() == 0 ? NONE : withInterval(e, Labels::percent);
    }

    /**
     * {@return an estimate, followed by its interval in brackets if there is one}
     *
     * @param e any estimate
     * @param shown how value and limits are written
     */
    public static String withInterval(Estimate e, DoubleFunction<String> shown) {
        return e.hasInterval()
                ? shown.apply(e.value()) + " (" + shown.apply(e.low()) + " to " + shown.apply(e.high()) + ")"
                : shown.apply(e.value());
    }
}
