package rulezoo.analysis.paper;

import java.math.BigDecimal;
import java.util.Locale;
import rulezoo.analysis.statistics.Estimate;
import rulezoo.analysis.statistics.WilsonInterval;

/**
 * The value that a result of this program is compared with. Only a {@link Kind#PUBLISHED} reference can be
 * reproduced; the other kinds are counted apart from it.
 *
 * @param kind where it comes from
 * @param statement the value or the ordering in words, for example {@code 3 Hz} or {@code positive}
 * @param value the value; NaN for an ordering
 * @param low lower end of what the reference itself allows: reading error, rounding or sampling error; NaN
 *        for an ordering
 * @param high upper end of that; NaN for an ordering
 * @param source paper and figure or section, or the equation that the value follows from
 */
public record Reference(Kind kind, String statement, double value, double low, double high, String source) {
    /** Where a reference comes from. */
    public enum Kind {
        /** Printed in the paper, or read off one of its figures. */
        PUBLISHED("published"),
        /**
         * Our own derivation. That a simulation agrees with it checks the simulator; it says nothing about the paper.
         */
        DERIVED("derived by us"),
        /** Measured by a third party who repeated the experiment. */
        THIRD_PARTY("measured by others");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        /** {@return the kind for people and files} */
        public String words() {
            return words;
        }
    }

    /** @throws IllegalArgumentException if there is a value outside of its own tolerance */
    public Reference {
        if (!Double.isNaN(value) && !(low <= value && value <= high)) {
            throw new IllegalArgumentException(
                    "the reference " + statement + " must lie within its own tolerance: " + low + " to " + high);
        }
    }

    /**
     * A published number.
     *
     * @param statement the number as it is printed
     * @param value the number
     * @param tolerance reading error, or half a unit of the last digit printed
     * @param source paper and figure or section
     */
    static Reference published(String statement, double value, double tolerance, String source) {
        return new Reference(Kind.PUBLISHED, statement, value, value - tolerance, value + tolerance, source);
    }

    /**
     * A published fraction, whose tolerance ends at 0 and 1.
     *
     * @param value the fraction
     * @param tolerance reading error, or half a unit of the last digit printed
     * @param source paper and figure or section
     */
    static Reference publishedFraction(double value, double tolerance, String source) {
        return new Reference(Kind.PUBLISHED, BigDecimal.valueOf(value).stripTrailingZeros().toPlainString(), value,
                Math.max(0, value - tolerance),
                Math.min(1, value + tolerance), source);
    }

    /**
     * A published count of rules: its tolerance is Wilson's 95 % interval.
     *
     * @param successes rules that count
     * @param trials all rules
     * @param source paper and figure or section
     */
    static Reference publishedCount(int successes, int trials, String source) {
        Estimate share = WilsonInterval.of(successes, trials);
        return new Reference(Kind.PUBLISHED, String.format(Locale.ROOT, "%.4g (%d of %d)", share.value(), successes,
                trials), share.value(), share.low(), share.high(), source);
    }

    /** {@return the value with its tolerance, as an interval} */
    Estimate estimate() {
        return new Estimate(value, low, high, 1);
    }

    /** A published ordering, or another statement that is no number. */
    static Reference publishedStatement(String statement, String source) {
        return new Reference(Kind.PUBLISHED, statement, Double.NaN, Double.NaN, Double.NaN, source);
    }

    /** A number that follows from equations. */
    static Reference derived(double value, double tolerance, String equation) {
        return new Reference(Kind.DERIVED, String.format(Locale.ROOT, "%.4g", value), value, value - tolerance,
                value + tolerance, equation);
    }

    /** A number that someone else measured. */
    static Reference thirdParty(double value, double tolerance, String source) {
        return new Reference(Kind.THIRD_PARTY, String.format(Locale.ROOT, "%.4g", value), value, value - tolerance,
                value + tolerance, source);
    }
}
