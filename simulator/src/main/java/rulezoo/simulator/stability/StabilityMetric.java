package rulezoo.simulator.stability;

/**
 * The stability metrics of the field (docs/science.md, 3.1; definitions of {@code fsbi/analyse.py}), over one
 * scored window and the recorded neurons and synapses.
 */
public enum StabilityMetric {
    /** Spikes per excitatory neuron and second. */
    RATE("rate", "Hz", false),
    /** Spikes per inhibitory neuron and second. */
    RATE_I("rate_i", "Hz", false),
    /**
     * Mean over neurons of SD / mean of inter-spike intervals; a neuron with fewer than 3 intervals counts as 0.
     */
    CV_ISI("cv_isi", "1", false),
    /**
     * Absolute Kullback-Leibler sum of the pooled intervals (99 bins on [0, 1] s) against an exponential of equal
     * mean.
     */
    KL_ISI("kl_isi", "1", false),
    /** Variance / mean over neurons in 100 ms bins, averaged over bins; 0 for a bin with at most 3 spikes. */
    SPATIAL_FANO("spatial_Fano", "1", false),
    /** Variance / mean over 100 ms bins, averaged over neurons; 0 for a neuron with at most 3 spikes. */
    TEMPORAL_FANO("temporal_Fano", "1", false),
    /**
     * Mean over neurons and lags within 0.5 s of the absolute autocorrelation in 10 ms bins; 1 if almost
     * constant.
     */
    AUTO_COV("auto_cov", "1", false),
    /**
     * Sum of the one-sided amplitude spectrum, without the mean, of the population count per neuron in 1 ms bins.
     */
    FFT("fft", "1", false),
    /** Fraction of weight samples exactly at 0 or at the bound, averaged over pathways. */
    W_BLOW("w_blow", "1", false),
    /** Standard deviation over time of the population count per neuron in 1 ms bins. */
    STD_RATE_TEMPORAL("std_rate_temporal", "1/ms", false),
    /** Standard deviation over neurons of their rates. */
    STD_RATE_SPATIAL("std_rate_spatial", "Hz", false),
    /** Standard deviation over neurons of their CV of intervals. */
    STD_CV("std_cv", "1", false),
    /** Largest relative change over pathways of the mean sampled weight, first against last sample. */
    W_CREEP("w_creep", "1", false),
    /** Mean sampled EE weight at the end. */
    W_EE("weef", "g_leak", true),
    /** Mean sampled EI weight at the end. */
    W_EI("weif", "g_leak", true),
    /** Mean sampled IE weight at the end. */
    W_IE("wief", "g_leak", true),
    /** Mean sampled II weight at the end. */
    W_II("wiif", "g_leak", true);

    private final String id;
    private final String unit;
    private final boolean weight;

    StabilityMetric(String id, String unit, boolean weight) {
        this.id = id;
        this.unit = unit;
        this.weight = weight;
    }

    /** {@return the name in the reference tables, for example {@code cv_isi}} */
    public String id() {
        return id;
    }

    /** {@return the unit of the value; {@code 1} for a pure number} */
    public String unit() {
        return unit;
    }

    /** {@return whether the value is a weight, whose published limits hold in units of the 4096 network} */
    public boolean isWeight() {
        return weight;
    }
}
