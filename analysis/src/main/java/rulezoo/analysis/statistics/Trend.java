package rulezoo.analysis.statistics;

import java.util.ArrayList;
import java.util.List;

/**
 * How memory changes with network size and number of co-active rules at one delay: ordinary least squares of
 * a rule's mean effect (dr minus control, averaged over seeds; one point for each size and pathway subset) on
 * log2 N and K together, with intervals from {@link Bootstrap}.
 *
 * @param delaySeconds time since the end of training
 * @param comparison which points are compared
 * @param perDoubling change of the effect for each doubling of N; NaN if only one size was probed
 * @param perCoActiveRule change of the effect for each further co-active rule; NaN if only one K was probed
 */
public record Trend(double delaySeconds, Comparison comparison, Estimate perDoubling, Estimate perCoActiveRule) {
    private static final double LOG_2 = StrictMath.log(2);

    /**
     * Which points are compared with each other. The two differ if the rules that stay stable in one condition
     * are not those that stay stable in another.
     */
    public enum Comparison {
        /** All stable networks. */
        ALL_RULES,
        /** Each rule with itself: the rule's own mean is subtracted first. */
        WITHIN_RULES
    }

    /** Two trends for each delay. */
    public static List<Trend> of(MemoryData data) {
        List<Trend> trends = new ArrayList<>();
        for (double delay : data.delays()) {
            RuleEffects effects = RuleEffects
                    .of(data.scores().stream().filter(s -> s.delaySeconds() == delay).toList());
            for (Comparison comparison : Comparison.values()) {
                trends.add(fit(delay, comparison, effects));
            }
        }
        return trends;
    }

    private static Trend fit(double delay, Comparison comparison, RuleEffects effects) {
        boolean within = comparison == Comparison.WITHIN_RULES;
        List<List<RuleEffects.Point>> rules = effects.rules().stream().filter(r -> !within || r.size() > 1).toList();
        int seeds = effects.seeds().size();
        return new Trend(delay, comparison,
                Bootstrap.of(rules.size(), seeds, (r, s) -> moments(rules, r, s, within).sizeSlope()),
                Bootstrap.of(rules.size(), seeds, (r, s) -> moments(rules, r, s, within).coActiveSlope()));
    }

    private static Moments moments(List<List<RuleEffects.Point>> rules, int[] ruleCounts, int[] seedCounts,
            boolean within) {
        Moments all = new Moments();
        for (int r = 0; r < ruleCounts.length; r++) {
            if (ruleCounts[r] > 0) {
                Moments rule = new Moments();
                for (RuleEffects.Point point : rules.get(r)) {
                    double effect = point.mean(seedCounts);
                    if (!Double.isNaN(effect)) {
                        rule.add(StrictMath.log(point.excitatory()) / LOG_2, point.coActive(), effect);
                    }
                }
                all.add(within ? rule.centred() : rule, ruleCounts[r]);
            }
        }
        return all.centred();
    }

    /** The sums that determine a least-squares fit of y on two predictors, u = log2 N and v = K. */
    private static final class Moments {
        /** The predictors are of order 1: variances below this are rounding. */
        private static final double SINGULAR = 1e-9;

        private double n;
        private double u;
        private double v;
        private double y;
        private double uu;
        private double vv;
        private double uv;
        private double uy;
        private double vy;

        void add(double pointU, double pointV, double pointY) {
            n++;
            u += pointU;
            v += pointV;
            y += pointY;
            uu += pointU * pointU;
            vv += pointV * pointV;
            uv += pointU * pointV;
            uy += pointU * pointY;
            vy += pointV * pointY;
        }

        void add(Moments other, int times) {
            n += times * other.n;
            u += times * other.u;
            v += times * other.v;
            y += times * other.y;
            uu += times * other.uu;
            vv += times * other.vv;
            uv += times * other.uv;
            uy += times * other.uy;
            vy += times * other.vy;
        }

        /** The sums of the same points with their means subtracted. */
        Moments centred() {
            Moments centred = new Moments();
            if (n > 0) {
                centred.n = n;
                centred.uu = uu - u * u / n;
                centred.vv = vv - v * v / n;
                centred.uv = uv - u * v / n;
                centred.uy = uy - u * y / n;
                centred.vy = vy - v * y / n;
            }
            return centred;
        }

        double sizeSlope() {
            return slope(uu, uy, vv, vy);
        }

        double coActiveSlope() {
            return slope(vv, vy, uu, uy);
        }

        /**
         * Slope of one predictor with the other one held; NaN if it does not vary, or only together with the other.
         */
        private double slope(double squares, double products, double otherSquares, double otherProducts) {
            if (squares <= SINGULAR * n) {
                return Double.NaN;
            }
            if (otherSquares <= SINGULAR * n) {
                return products / squares;
            }
            double determinant = squares * otherSquares - uv * uv;
            return determinant > SINGULAR * squares * otherSquares
                    ? (otherSquares * products - uv * otherProducts) / determinant
                    : Double.NaN;
        }
    }
}
