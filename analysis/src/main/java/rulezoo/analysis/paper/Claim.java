package rulezoo.analysis.paper;

import java.util.Locale;
import rulezoo.analysis.statistics.Estimate;

/**
 * A statement of the paper beside what we measured.
 *
 * @param quantity what is stated
 * @param published the published value or ordering
 * @param expected the published value; NaN for an ordering
 * @param source where it is stated
 * @param ours our value, with its interval where it has one
 * @param unit unit of our value, "1" if it has none
 * @param tolerance when the two count as agreeing, in words
 * @param verdict whether they do
 */
public record Claim(String quantity, String published, double expected, String source, Estimate ours, String unit,
        String tolerance,
        Verdict verdict) {
    /** Whether ours agrees with the published value. */
    public enum Verdict {
        /** Within the tolerance. */
        AGREES("agrees"),
        /** Outside of it. */
        DIFFERS("differs"),
        /** Nothing was measured that could tell, or the interval holds both. */
        OPEN("cannot tell");

        private final String words;

        Verdict(String words) {
            this.words = words;
        }

        /** {@return the verdict for people} */
        public String words() {
            return words;
        }

        static Verdict of(boolean agrees) {
            return agrees ? AGREES : DIFFERS;
        }
    }

    /** A number that must lie within a distance of the published one. */
    static Claim number(String quantity, double published, String source, double ours, String unit, double tolerance) {
        return number(quantity, published, source, exactly(ours), unit, tolerance);
    }

    /** The same of an estimate. */
    static Claim number(String quantity, double published, String source, Estimate ours, String unit,
            double tolerance) {
        Verdict verdict = Double.isNaN(ours.value())
                ? Verdict.OPEN
                : Verdict.of(Math.abs(ours.value() - published) <= tolerance);
        return new Claim(quantity, brief(published), published, source, ours, unit, "within " + brief(tolerance),
                verdict);
    }

    /** A statement of a sign (1 or -1): agrees or differs only if the interval leaves out zero. */
    static Claim sign(String quantity, String published, String source, Estimate ours, int direction) {
        Verdict verdict = ours.excludes(0) ? Verdict.of(ours.value() * direction > 0) : Verdict.OPEN;
        return new Claim(quantity, published, Double.NaN, source, ours, "1", "sign, interval without 0", verdict);
    }

    /** A statement that one number is larger than another. */
    static Claim larger(String quantity, String published, String source, double difference, String unit) {
        Verdict verdict = Double.isNaN(difference) ? Verdict.OPEN : Verdict.of(difference > 0);
        return new Claim(quantity, published, Double.NaN, source, exactly(difference), unit, "larger than 0", verdict);
    }

    /**
     * A fraction of rules: agrees if its interval holds the published one, differs if it does not, open if there
     * is none.
     */
    static Claim fraction(String quantity, double published, String source, Estimate ours) {
        Verdict verdict = ours.hasInterval()
                ? Verdict.of(ours.low() <= published && published <= ours.high())
                : Verdict.OPEN;
        return new Claim(quantity, brief(published), published, source, ours, "1", "in the 95 % interval", verdict);
    }

    /** The same, where our scale or protocol cannot speak to the published number; ours is shown all the same. */
    Claim open(String reason) {
        return new Claim(quantity, published, expected, source, ours, unit, reason, Verdict.OPEN);
    }

    private static Estimate exactly(double value) {
        return new Estimate(value, Double.NaN, Double.NaN, 1);
    }

    private static String brief(double value) {
        return String.format(Locale.ROOT, "%.4g", value);
    }
}
