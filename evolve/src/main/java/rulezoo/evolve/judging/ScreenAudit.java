package rulezoo.evolve.judging;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * How often a screen rejects a rule that is stable. A small random share of the rules it rejects are put
 * through the confirmation nevertheless.
 *
 * @param rejected rules that the screen rejected
 * @param audited rejected rules that were confirmed nevertheless
 * @param stable stable ones among the audited
 * @param passedAndStable rules that passed the screen and proved stable
 */
public record ScreenAudit(long rejected, long audited, long stable, @JsonIgnore long passedAndStable) {
    private static final double NORMAL_95 = 1.6449;

    /**
     * {@return the estimated number of stable rules among all that the screen rejected; NaN if it rejected some
     * and none was audited}
     */
    public double missed() {
        return audited == 0 ? rejected == 0 ? 0 : Double.NaN : (double) rejected * stable / audited;
    }

    /**
     * {@return the false-negative rate: the share of stable rules that the screen rejects, among those that come
     * to it; NaN if unknown}
     */
    @JsonProperty("false_negative_rate")
    public double falseNegativeRate() {
        return missed() / (missed() + passedAndStable);
    }

    /**
     * {@return an upper bound of the false-negative rate at 95 % confidence (one-sided score interval, Wilson
     * 1927, of the share of stable rules among the rejected); NaN without an audit}
     */
    @JsonProperty("false_negative_rate_95")
    public double falseNegativeRateBound() {
        if (audited == 0) {
            return Double.NaN;
        }
        double z = NORMAL_95;
        double n = audited;
        double p = stable / n;
        double share = (p + z * z / (2 * n) + z * Math.sqrt(p * (1 - p) / n + z * z / (4 * n * n))) / (1 + z * z / n);
        double most = share * rejected;
        return most / (most + passedAndStable);
    }
}
