package rulezoo.evolve.judging;

import rulezoo.simulator.stability.StabilityCriteria;
import rulezoo.simulator.stability.StabilityMetric;

/** The three groups of stability criteria of fSBI (docs/science.md, 3.2). */
public enum Aspect {
    /** Population rates. */
    ACTIVITY,
    /** Mean weights, their drift, and how many sit at a bound. */
    WEIGHTS,
    /** Asynchronous and irregular spikes: everything else. */
    IRREGULARITY;

    /** The part of a criteria set that concerns this aspect; perhaps without any limit. */
    StabilityCriteria of(StabilityCriteria criteria) {
        return new StabilityCriteria(criteria.id(), criteria.source(),
                criteria.bounds().stream().filter(bound -> of(bound.metric()) == this).toList());
    }

    private static Aspect of(StabilityMetric metric) {
        return switch (metric) {
            case RATE, RATE_I -> ACTIVITY;
            case W_BLOW, W_CREEP, W_EE, W_EI, W_IE, W_II -> WEIGHTS;
            default -> IRREGULARITY;
        };
    }
}
