package rulezoo.simulator.stability;

import static rulezoo.simulator.stability.Bound.When.ALWAYS;
import static rulezoo.simulator.stability.Bound.When.AT_END;
import static rulezoo.simulator.stability.StabilityMetric.AUTO_COV;
import static rulezoo.simulator.stability.StabilityMetric.CV_ISI;
import static rulezoo.simulator.stability.StabilityMetric.FFT;
import static rulezoo.simulator.stability.StabilityMetric.RATE;
import static rulezoo.simulator.stability.StabilityMetric.RATE_I;
import static rulezoo.simulator.stability.StabilityMetric.SPATIAL_FANO;
import static rulezoo.simulator.stability.StabilityMetric.STD_RATE_SPATIAL;
import static rulezoo.simulator.stability.StabilityMetric.STD_RATE_TEMPORAL;
import static rulezoo.simulator.stability.StabilityMetric.TEMPORAL_FANO;
import static rulezoo.simulator.stability.StabilityMetric.W_BLOW;
import static rulezoo.simulator.stability.StabilityMetric.W_CREEP;
import static rulezoo.simulator.stability.StabilityMetric.W_EE;
import static rulezoo.simulator.stability.StabilityMetric.W_EI;
import static rulezoo.simulator.stability.StabilityMetric.W_IE;
import static rulezoo.simulator.stability.StabilityMetric.W_II;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A named, versioned set of limits. A name never changes its limits; every limit is stored with the verdicts
 * given under it.
 *
 * @param id name, for example {@code fsbi-2023}
 * @param source where the limits were published
 * @param bounds the limits
 */
public record StabilityCriteria(String id, String source, List<Bound> bounds) implements Serializable {
    /**
     * Plausibility of Confavreux et al. (NeurIPS 2023), with the limits of the published notebooks
     * (docs/science.md, 3.2).
     */
    public static final StabilityCriteria FSBI_2023 = new StabilityCriteria("fsbi-2023",
            "Confavreux, Ramesh et al., NeurIPS 2023, notebooks",
            List.of(between(RATE, 1, 50), between(RATE_I, 1, 50), atLeast(CV_ISI, 0.7, ALWAYS),
                    between(SPATIAL_FANO, 0.5, 2.5), between(TEMPORAL_FANO, 0.5, 2.5), atMost(AUTO_COV, 0.1, ALWAYS),
                    atMost(FFT, 1, ALWAYS), atMost(W_BLOW, 0.1, ALWAYS), atMost(STD_RATE_TEMPORAL, 0.5, ALWAYS),
                    atMost(STD_RATE_SPATIAL, 5, ALWAYS), atMost(W_CREEP, 0.05, ALWAYS), atMost(W_EE, 0.5, ALWAYS),
                    atMost(W_EI, 0.5, ALWAYS), atMost(W_IE, 5, ALWAYS), atMost(W_II, 5, ALWAYS)));

    /** Long-term stability of Confavreux et al. (bioRxiv 2025, {@code get_ind_stable}; docs/science.md, 3.3). */
    public static final StabilityCriteria MEM1K_2025 = new StabilityCriteria("mem1k-2025",
            "Confavreux et al., bioRxiv 2025, get_ind_stable",
            List.of(between(RATE, 0.1, 100), atLeast(CV_ISI, 0.7, ALWAYS), atMost(W_EE, 0.5, AT_END),
                    atMost(W_EI, 0.5, AT_END), atMost(W_IE, 5, AT_END), atMost(W_II, 5, AT_END),
                    atMost(W_BLOW, 0.1, AT_END)));

    /**
     * {@link #MEM1K_2025} without its limit on cv_isi: for windows of about a second, in which a neuron that
     * fires at 5 Hz has too few intervals for a coefficient of variation (it would count as 0).
     */
    public static final StabilityCriteria MEM1K_2025_SHORT = new StabilityCriteria("mem1k-2025-short",
            "mem1k-2025 without cv_isi, for windows of about 1 s",
            MEM1K_2025.bounds.stream().filter(bound -> bound.metric() != CV_ISI).toList());

    /** For rate networks with a set point of 5 Hz: the mean rate within a tenth of it, and standing still. */
    public static final StabilityCriteria SET_POINT_5HZ = new StabilityCriteria("set-point-5hz",
            "rulezoo: rate networks with a set point of 5 Hz",
            List.of(between(RATE, 4.5, 5.5), atMost(W_CREEP, 0.05, ALWAYS), atMost(W_BLOW, 0.1, ALWAYS)));

    /** For the mean field: the limits of {@link #FSBI_2023} that need no spike times. */
    public static final StabilityCriteria MEAN_FIELD = new StabilityCriteria("mean-field",
            "rulezoo: limits of fsbi-2023 on rates, bounds and drift of weights",
            List.of(between(RATE, 1, 50), between(RATE_I, 1, 50), atMost(W_BLOW, 0.1, ALWAYS),
                    atMost(W_CREEP, 0.05, ALWAYS)));

    /** For one spiking neuron: its rate, and weights that are not at their bounds. */
    public static final StabilityCriteria ONE_NEURON = new StabilityCriteria("one-neuron",
            "rulezoo: rate of a single spiking neuron and bounds of its weights",
            List.of(between(RATE, 1, 50), atMost(W_BLOW, 0.1, AT_END)));

    /**
     * For tests of memory in networks other than the published one: any rate that is neither silent nor blown up.
     */
    public static final StabilityCriteria ALIVE = new StabilityCriteria("alive",
            "rulezoo: rate limits of mem1k-2025 alone", List.of(between(RATE, 0.1, 100)));

    private static final Map<String, StabilityCriteria> BY_ID = Stream
            .of(FSBI_2023, MEM1K_2025, MEM1K_2025_SHORT, SET_POINT_5HZ, MEAN_FIELD, ONE_NEURON, ALIVE)
            .collect(Collectors.toUnmodifiableMap(StabilityCriteria::id, criteria -> criteria));

    public StabilityCriteria {
        bounds = List.copyOf(bounds);
    }

    /**
     * {@return whether the name of these criteria is theirs: no known set of the same name has other limits}
     */
    public boolean hasLimitsOfItsName() {
        StabilityCriteria known = BY_ID.get(id);
        return known == null || known.bounds.equals(bounds);
    }

    /**
     * Finds a set by its name.
     *
     * @param id name, for example {@code fsbi-2023}
     * @return the set of this name
     * @throws IllegalArgumentException if there is none
     */
    public static StabilityCriteria of(String id) {
        StabilityCriteria criteria = BY_ID.get(id);
        if (criteria == null) {
            throw new IllegalArgumentException("unknown stability criteria '" + id + "': known are "
                    + BY_ID.keySet().stream().sorted().toList());
        }
        return criteria;
    }

    /**
     * Judges the scored windows of one run.
     *
     * @param windows metrics of every scored window, in order; at least one
     * @param weightScale the network's weights relative to those of the published network
     * @return the verdict, with one sentence for each limit that is not met
     */
    public Verdict judge(List<StabilityMetrics> windows, double weightScale) {
        List<String> violations = new ArrayList<>();
        int unmeasured = 0;
        for (Bound bound : bounds) {
            for (StabilityMetrics window : relevant(bound, windows)) {
                double value = inPublishedUnits(bound.metric(), window, weightScale);
                if (!bound.allows(value)) {
                    violations.add(bound.violation(value));
                    unmeasured += Double.isNaN(value) ? 1 : 0;
                    break;
                }
            }
        }
        return new Verdict(id, violations.isEmpty(), unmeasured == bounds.size() && unmeasured > 1
                ? List.of("nothing could be measured, because the run ended before its scored window did")
                : violations);
    }

    /**
     * {@return how far the windows are from meeting every limit: the sum over limits of the relative excess, each
     * at most 1} Zero exactly if the verdict is stable.
     *
     * @param windows metrics of every scored window, in order; at least one
     * @param weightScale the network's weights relative to those of the published network
     */
    public double distance(List<StabilityMetrics> windows, double weightScale) {
        double distance = 0;
        for (Bound bound : bounds) {
            double worst = 0;
            for (StabilityMetrics window : relevant(bound, windows)) {
                worst = Math.max(worst, bound.excess(inPublishedUnits(bound.metric(), window, weightScale)));
            }
            distance += worst > 1e12 ? 1 : worst / (1 + worst);
        }
        return distance;
    }

    private static List<StabilityMetrics> relevant(Bound bound, List<StabilityMetrics> windows) {
        return bound.when() == ALWAYS ? windows : List.of(windows.getLast());
    }

    private static double inPublishedUnits(StabilityMetric metric, StabilityMetrics window, double weightScale) {
        return metric.isWeight() ? window.get(metric) / weightScale : window.get(metric);
    }

    private static Bound between(StabilityMetric metric, double minimum, double maximum) {
        return new Bound(metric, minimum, maximum, ALWAYS);
    }

    private static Bound atLeast(StabilityMetric metric, double minimum, Bound.When when) {
        return new Bound(metric, minimum, null, when);
    }

    private static Bound atMost(StabilityMetric metric, double maximum, Bound.When when) {
        return new Bound(metric, null, maximum, when);
    }
}
