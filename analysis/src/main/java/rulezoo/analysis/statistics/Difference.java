package rulezoo.analysis.statistics;

/**
 * The difference of two independent estimates, with an interval from the two intervals alone: the square root
 * of the sum of the squared distances of each estimate to the end that makes the difference smaller or larger
 * (Zou and Donner, Stat. Med. 27:1693, 2008; for fractions with Wilson's intervals it is method 10 of
 * Newcombe, Stat. Med. 17:873, 1998).
 */
public final class Difference {
    private Difference() {}

    /**
     * {@return first minus second; without an interval if one of them has none} Its n is the smaller one.
     *
     * @param first what is subtracted from
     * @param second what is subtracted, independent of the first
     */
    public static Estimate of(Estimate first, Estimate second) {
        double value = first.value() - second.value();
        int n = Math.min(first.n(), second.n());
        if (!first.hasInterval() || !second.hasInterval()) {
            return new Estimate(value, Double.NaN, Double.NaN, n);
        }
        return new Estimate(value, value - Math.hypot(first.value() - first.low(), second.high() - second.value()),
                value + Math.hypot(first.high() - first.value(), second.value() - second.low()), n);
    }
}
