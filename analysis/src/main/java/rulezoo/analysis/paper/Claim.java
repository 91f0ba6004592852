package rulezoo.analysis.paper;

import java.util.List;
import java.util.Locale;
import rulezoo.analysis.statistics.Estimate;
import rulezoo.analysis.table.Labels;
import rulezoo.analysis.table.Table;

/**
 * A result of this program beside the reference value that it is compared with.
 *
 * <p>
 * The verdict follows from our 95 % interval [l, h], from what the reference itself allows [a, b] (reading
 * error, rounding, sampling error), and from a margin within which a difference would not matter:
 *
 * <ul>
 * <li>differs, if [l, h] and [a, b] have nothing in common;
 * <li>agrees, if they have, and [l, h] lies within the margin around the reference: a wider interval is
 * compatible with almost anything and no agreement;
 * <li>undecided otherwise, without an interval, or where our scale does not measure the same thing.
 * </ul>
 *
 * <p>
 * For a sign the interval must leave out 0, for a bound it must lie on one side of it. A result without any
 * randomness has an interval of no length.
 *
 * @param quantity what is stated
 * @param reference what it is held against
 * @param ours our value with its interval
 * @param unit unit of our value, "1" if it has none
 * @param rule when the two count as agreeing, in words; or why our scale cannot tell
 * @param verdict whether they agree
 */
public record Claim(String quantity, Reference reference, Estimate ours, String unit, String rule, Agreement verdict) {
    /**
     * A number.
     *
     * @param quantity what is stated
     * @param reference with a value
     * @param ours our value with its interval
     * @param unit its unit
     * @param margin distance from the reference value within which the whole interval must lie to agree; at least
     *        as large as the reference's own tolerance
     */
    static Claim near(String quantity, Reference reference, Estimate ours, String unit, double margin) {
        double low = Math.min(reference.low(), reference.value() - margin);
        double high = Math.max(reference.high(), reference.value() + margin);
        boolean around = Math.abs(high - reference.value() - (reference.value() - low)) < 1e-9;
        String rule = around
                ? "interval within \u00b1" + brief(high - reference.value()) + " of it"
                : "interval within " + brief(low) + " to " + brief(high);
        if (low < reference.low() || high > reference.high()) {
            rule += ", not apart from " + brief(reference.low()) + " to " + brief(reference.high());
        }
        return new Claim(quantity, reference, ours, unit, rule, verdict(reference, ours, low, high));
    }

    private static Agreement verdict(Reference reference, Estimate ours, double low, double high) {
        if (!ours.hasInterval()) {
            return Agreement.UNDECIDED;
        }
        if (ours.high() < reference.low() || ours.low() > reference.high()) {
            return Agreement.DIFFERS;
        }
        return ours.low() >= low && ours.high() <= high ? Agreement.AGREES : Agreement.UNDECIDED;
    }

    /** A number without randomness that must lie within the tolerance of the reference. */
    static Claim exactly(String quantity, Reference reference, double ours, String unit) {
        return near(quantity, reference, exact(ours), unit, 0);
    }

    /**
     * A sign.
     *
     * @param quantity what is stated
     * @param reference the statement
     * @param ours our value with its interval
     * @param unit its unit
     * @param direction 1 for positive, -1 for negative
     */
    static Claim sign(String quantity, Reference reference, Estimate ours, String unit, int direction) {
        Agreement verdict = !ours.excludes(0)
                ? Agreement.UNDECIDED
                : ours.low() * direction > 0 ? Agreement.AGREES : Agreement.DIFFERS;
        return new Claim(quantity, reference, ours, unit,
                "interval " + (direction > 0 ? "above" : "below") + " 0", verdict);
    }

    /**
     * A lower bound.
     *
     * @param quantity what is stated
     * @param reference the statement
     * @param ours our value with its interval
     * @param unit its unit
     * @param bound least value
     */
    static Claim atLeast(String quantity, Reference reference, Estimate ours, String unit, double bound) {
        Agreement verdict = !ours.hasInterval() || (ours.low() < bound && ours.high() >= bound)
                ? Agreement.UNDECIDED
                : ours.low() >= bound ? Agreement.AGREES : Agreement.DIFFERS;
        return new Claim(quantity, reference, ours, unit, "interval not below " + brief(bound), verdict);
    }

    /**
     * The same for a scale or protocol that does not measure what was published. Our value is shown nevertheless.
     */
    Claim undecided(String reason) {
        return new Claim(quantity, reference, ours, unit, reason, Agreement.UNDECIDED);
    }

    /** A number without randomness. */
    static Estimate exact(double value) {
        return new Estimate(value, value, value, 1);
    }

    private static String brief(double value) {
        return String.format(Locale.ROOT, "%.3g", value).replace('-', '\u2212');
    }

    /**
     * {@return claims as a table}
     *
     * @param caption for people
     * @param figure the figure that they are about
     * @param claims any claims
     */
    public static Table<Claim> table(String caption, String figure, List<Claim> claims) {
        return Table.of("claims", caption, claims).script("figure", _ -> figure)
                .column("quantity", "quantity", "", Claim::quantity).script("kind", c -> c.reference.kind().words())
                .column("reference", "reference", "", c -> c.reference.statement())
                .script("reference_value", c -> c.reference.value()).script("reference_low", c -> c.reference.low())
                .script("reference_high", c -> c.reference.high()).estimate("ours", "", "", Claim::ours)
                .script("n", c -> c.ours.n()).script("unit", Claim::unit).text("ours", Claim::text)
                .column("rule", "agrees if, or why undecided", "", Claim::rule)
                .column("verdict", "verdict", "", c -> c.verdict.words())
                .column("source", "source", "", c -> c.reference.source());
    }

    /** {@return our value with its unit and interval, with four significant digits} */
    public String text() {
        String value = Labels.significant(ours.value()) + (unit.equals("1") ? "" : " " + unit);
        return ours.hasInterval() && ours.low() < ours.high()
                ? value + " [" + Labels.significant(ours.low()) + ", " + Labels.significant(ours.high()) + "], n = "
                        + ours.n()
                : value;
    }
}
