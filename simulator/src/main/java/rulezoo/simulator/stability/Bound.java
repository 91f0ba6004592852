package rulezoo.simulator.stability;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.MathContext;
import org.jspecify.annotations.Nullable;

/**
 * A limit on one metric. Limits on weights are in units of the published network of 4096 neurons.
 *
 * @param metric what is limited
 * @param minimum smallest allowed value, or null if there is none
 * @param maximum largest allowed value, or null if there is none
 * @param when in which of several scored windows the limit holds
 */
public record Bound(StabilityMetric metric, @Nullable Double minimum,
        @Nullable Double maximum, When when) implements Serializable {
    /** Which scored windows a limit holds for. */
    public enum When {
        /** Every scored window. */
        ALWAYS,
        /** The last scored window only. */
        AT_END
    }

    /**
     * {@return whether a value meets the limit; NaN never does}
     *
     * @param value value of the metric; of a weight in units of the published network
     */
    public boolean allows(double value) {
        return !Double.isNaN(value) && (minimum == null || value >= minimum) && (maximum == null || value <= maximum);
    }

    /**
     * {@return in words how a value breaks the limit, for example {@code rate 60 Hz is above 50 Hz}}
     *
     * @param value a value that is not allowed; of a weight in units of the published network
     */
    String violation(double value) {
        if (Double.isNaN(value)) {
            return metric.id() + " could not be measured";
        }
        boolean below = minimum != null && value < minimum;
        return metric.id() + " " + shown(value) + (below ? " is below " : " is above ")
                + shown(below ? minimum : maximum)
                + (metric.isWeight() ? " (in units of the network of 4096 neurons)" : "");
    }

    private String shown(@Nullable Double value) {
        String unit = metric.unit().equals("1") || metric.isWeight() ? "" : " " + metric.unit();
        return value == null
                ? ""
                : new BigDecimal(value).round(new MathContext(4)).stripTrailingZeros().toPlainString() + unit;
    }

    /**
     * {@return how far a value is outside, relative to the violated limit's size; 0 if it is allowed, infinite
     * for NaN}
     *
     * @param value value of the metric; of a weight in units of the published network
     */
    public double excess(double value) {
        if (Double.isNaN(value)) {
            return Double.POSITIVE_INFINITY;
        }
        if (minimum != null && value < minimum) {
            return (minimum - value) / Math.max(Math.abs(minimum), 1e-3);
        }
        return maximum != null && value > maximum ? (value - maximum) / Math.max(Math.abs(maximum), 1e-3) : 0;
    }
}
