package rulezoo.simulator.experiment;

import rulezoo.simulator.stability.Bound;
import rulezoo.simulator.stability.StabilityCriteria;
import rulezoo.simulator.stability.StabilityMetric;

/**
 * How long a network may stay in a state from which it has little prospect of meeting stability criteria,
 * before its run is given up. It changes no spike. It only spares what would have come after. A network that
 * would have recovered later is lost. Only searches are therefore impatient, and probes and replays are not.
 *
 * @param silentSeconds without a single excitatory spike
 * @param excessSeconds with the excitatory population above {@code maximumRateHz} without a break
 * @param maximumRateHz the highest rate that meets the criteria
 */
public record Patience(double silentSeconds, double excessSeconds, double maximumRateHz) {
    /** Runs are never given up. */
    public static final Patience ENDLESS = new Patience(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY,
            Double.POSITIVE_INFINITY);

    private static final double SILENT_SECONDS = 2;
    private static final double EXCESS_SECONDS = 5;

    /**
     * {@return a patience of two seconds of silence, or five above the criteria's highest rate}
     *
     * @param criteria criteria whose upper limit on the excitatory rate counts; without one no rate is too high
     */
    public static Patience under(StabilityCriteria criteria) {
        double maximum = Double.POSITIVE_INFINITY;
        for (Bound bound : criteria.bounds()) {
            if (bound.metric() == StabilityMetric.RATE && bound.maximum() != null) {
                maximum = Math.min(maximum, bound.maximum());
            }
        }
        return new Patience(SILENT_SECONDS, EXCESS_SECONDS, maximum);
    }
}
