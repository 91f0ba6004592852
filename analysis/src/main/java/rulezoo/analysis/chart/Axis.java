package rulezoo.analysis.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * An axis of a panel.
 *
 * @param title what it measures, with its unit
 * @param low its lower end
 * @param high its upper end
 * @param logarithmic whether equal ratios have equal lengths
 * @param named places that have names; none for ticks at round numbers
 * @param spacing pixels between ticks at round numbers, at least
 * @param whole whether ticks stand at whole numbers only
 * @param upright whether names stand upright
 */
record Axis(String title, double low, double high, boolean logarithmic, List<Tick> named, double spacing,
        boolean whole, boolean upright) {
    /** A place and what is written there. */
    record Tick(double at, String label) {}

    private static final double ROUNDING = 1e-9;
    private static final int MOST_DIGITS = 5;

    Axis {
        named = List.copyOf(named);
    }

    /** Place of a value as a part of the axis: 0 at its lower, 1 at its upper end. */
    double part(double value) {
        return logarithmic
                ? StrictMath.log(value / low) / StrictMath.log(high / low)
                : (value - low) / (high - low);
    }

    /** Whether a value lies on the axis. */
    boolean holds(double value) {
        double part = part(value);
        return part >= -ROUNDING && part <= 1 + ROUNDING;
    }

    /** The ticks of an axis of a length in pixels. */
    List<Tick> ticks(double pixels) {
        if (!named.isEmpty()) {
            return named.stream().filter(tick -> holds(tick.at)).toList();
        }
        return logarithmic ? decades() : round(step((high - low) * spacing / Math.max(pixels, spacing)));
    }

    private List<Tick> decades() {
        List<Tick> ticks = new ArrayList<>();
        for (int power = (int) Math.ceil(StrictMath.log10(low) - ROUNDING); power <= StrictMath.log10(high)
                + ROUNDING; power++) {
            ticks.add(new Tick(StrictMath.pow(10, power), number(StrictMath.pow(10, power), Math.max(0, -power))));
        }
        return ticks;
    }

    private List<Tick> round(double step) {
        int decimals = Math.max(0, (int) Math.ceil(-StrictMath.log10(step) - ROUNDING));
        List<Tick> ticks = new ArrayList<>();
        for (long i = (long) Math.ceil(low / step - ROUNDING); i * step <= high + ROUNDING * step; i++) {
            ticks.add(new Tick(i * step, number(i * step, decimals)));
        }
        return ticks;
    }

    /** The next larger of 1, 2 and 5 times a power of ten. */
    private double step(double least) {
        double power = StrictMath.pow(10, Math.floor(StrictMath.log10(least)));
        double factor = least / power;
        double step = (factor <= 1 ? 1 : factor <= 2 ? 2 : factor <= 5 ? 5 : 10) * power;
        return whole ? Math.max(1, step) : step;
    }

    /** A number as axes show it. */
    static String number(double value, int decimals) {
        double size = Math.abs(value);
        String text = decimals > MOST_DIGITS || size >= 1e6
                ? String.format(Locale.ROOT, "%.1e", value).replaceFirst("\\.0e", "e").replaceFirst("e([+-])0*", "e$1")
                        .replace("e+", "e")
                : String.format(Locale.ROOT, "%." + decimals + "f", value);
        boolean zero = text.chars().noneMatch(c -> c >= '1' && c <= '9');
        return (zero ? "0" : text).replace('-', '\u2212');
    }
}
