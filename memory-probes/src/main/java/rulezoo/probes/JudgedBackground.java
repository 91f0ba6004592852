package rulezoo.probes;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import rulezoo.archive.record.MemoryTask;
import rulezoo.archive.record.ProbeMeasure;
import rulezoo.simulator.experiment.SimulationResult;
import rulezoo.simulator.network.NetworkModel;
import rulezoo.simulator.protocol.Phase;
import rulezoo.simulator.stability.StabilityCriteria;
import rulezoo.simulator.stability.StabilityMetric;
import rulezoo.simulator.stability.StabilityMetrics;

/**
 * What decides whether a spiking network is stable at each delay of a test of memory, beside its rate and its
 * weights: how irregularly the excitatory neurons fire over {@link #SECONDS} of background that goes on from
 * the state before the test and is then undone, how many of them fire at all, and whether training has raised
 * the background for good. Mem1k takes the irregularity over the 8 s of its test (Confavreux et al., bioRxiv
 * 2025), two of which show patterns. Nothing is shown here, because a change of rate makes firing irregular
 * by itself.
 *
 * <p>
 * The published limit is on the coefficient of variation of each neuron's intervals, 0 for a neuron with
 * fewer than three. At 1 Hz most neurons have about as few in 8 s, so that an irregular network fails. The
 * local measure CV2 (Holt, Softky, Koch and Douglas, J. Neurophysiol. 75, 1996) has the same value for
 * regular (0) and for Poisson firing (1), whatever the rate and the length of the window: given their number,
 * the intervals of a Poisson process are exchangeable, and CV2 is the mean of 2 |a - b| / (a + b) over
 * neighbours. A network is irregular if either measure says so: bursts are irregular by the published one
 * only, Poisson firing at a low rate by CV2 only, and regular firing by neither.
 */
final class JudgedBackground {
    /**
     * The name of the limits that {@link #stable} applies: rates and weights of mem1k-2025, its limit on
     * irregularity met by cv_isi or by CV2, and two limits of rulezoo, which exclude networks that are nearly
     * silent or that training has set on fire.
     */
    static final String CRITERIA = "mem1k-2025-steady";
    /** As long as a test of Mem1k. */
    static final double SECONDS = 8;
    /** The published limit on cv_isi. A gamma process at this limit has a CV2 of 0.75. */
    private static final double LEAST_IRREGULARITY = 0.7;
    /** Of Poisson neurons at the published lowest rate of 0.1 Hz, 55 % fire within 8 s. */
    private static final double LEAST_ACTIVE_SHARE = 0.5;
    /**
     * Homeostasis after training lowers the background. A network whose background doubles has left its state.
     */
    private static final double GREATEST_RISE = 2;
    private static final String LABEL = "judged";
    /** Neurons with two intervals or fewer count as 0 in cv_isi, as published. */
    private static final int LEAST_INTERVALS = 3;

    private final Train[] trains;
    private final Map<String, Firing> firing = new HashMap<>();

    JudgedBackground(int excitatory) {
        trains = new Train[excitatory];
        forget();
    }

    /** Whether networks of this kind are judged by the irregularity of their firing. */
    static boolean concerns(NetworkModel network) {
        return network.recurrent().isPresent();
    }

    /** The phase of one delay. */
    static Phase phase(String at) {
        return new Phase.Sequence(label(at), List.of(new Phase.Element(SECONDS, null)), true);
    }

    private static String label(String at) {
        return LABEL + at;
    }

    static boolean isJudged(Phase phase) {
        return phase instanceof Phase.Sequence && phase.label().startsWith(LABEL + "@");
    }

    void spike(long step, int neuron) {
        trains[neuron].spike(step);
    }

    /** The phase has ended: what was seen in it is summed up, and forgotten. */
    void end(Phase phase) {
        firing.put(phase.label(),
                new Firing(Arrays.stream(trains).mapToDouble(Train::cv).average().orElse(Double.NaN),
                        Arrays.stream(trains).filter(Train::hasNeighbours).mapToDouble(Train::cv2).average()
                                .orElse(Double.NaN),
                        (double) Arrays.stream(trains).filter(Train::isActive).count() / trains.length));
        forget();
    }

    private void forget() {
        Arrays.setAll(trains, _ -> new Train());
    }

    /** How the neurons fired at a delay; NaN if it was not seen. */
    Firing firing(String at) {
        return firing.getOrDefault(label(at), Firing.UNSEEN);
    }

    /**
     * {@return whether the network was stable at every delay up to the last of some}
     *
     * @param before windows of a second before the tests
     * @param settledHz excitatory rate before training
     * @param weightScale the network's weights relative to those of the published network
     */
    boolean stable(List<SimulationResult.Window> before, double settledHz, double weightScale) {
        List<StabilityMetrics> seconds = before.stream().map(SimulationResult.Window::metrics).toList();
        return StabilityCriteria.MEM1K_2025_SHORT.judge(seconds, weightScale).stable()
                && before.stream().allMatch(second -> firing(second.label().substring(MemoryTask.BEFORE.length()))
                        .isSteady(second.metrics().get(StabilityMetric.RATE), settledHz));
    }

    /** Adds how the neurons fired at a delay, and how long they were watched. */
    void addMeasures(Map<ProbeMeasure, List<Double>> measures, String at) {
        Firing seen = firing(at);
        measures.put(ProbeMeasure.JUDGED_CV2, List.of(seen.cv2()));
        measures.put(ProbeMeasure.JUDGED_ACTIVE_SHARE, List.of(seen.activeShare()));
        measures.put(ProbeMeasure.JUDGED_CV_ISI, List.of(seen.cvIsi()));
        measures.put(ProbeMeasure.JUDGED_SECONDS, List.of(SECONDS));
    }

    /**
     * How the neurons fired in one judged background.
     *
     * @param cvIsi mean over all neurons of the coefficient of variation of their intervals, 0 for a neuron with
     *        fewer than three (the published metric)
     * @param cv2 mean over neurons with two intervals or more of their CV2
     * @param activeShare share of the neurons that fired
     */
    record Firing(double cvIsi, double cv2, double activeShare) {
        private static final Firing UNSEEN = new Firing(Double.NaN, Double.NaN, Double.NaN);

        private boolean isSteady(double rateHz, double settledHz) {
            return Math.max(cvIsi, cv2) >= LEAST_IRREGULARITY && activeShare >= LEAST_ACTIVE_SHARE
                    && rateHz <= GREATEST_RISE * settledHz;
        }
    }

    /** Sums over the intervals of one neuron. */
    private static final class Train {
        private long last = -1;
        private double lastInterval;
        private int intervals;
        private double sum;
        private double squares;
        private double local;

        void spike(long step) {
            if (last >= 0) {
                double interval = step - last;
                if (intervals > 0) {
                    local += 2 * Math.abs(interval - lastInterval) / (interval + lastInterval);
                }
                intervals++;
                sum += interval;
                squares += interval * interval;
                lastInterval = interval;
            }
            last = step;
        }

        boolean isActive() {
            return last >= 0;
        }

        boolean hasNeighbours() {
            return intervals > 1;
        }

        double cv2() {
            return local / (intervals - 1);
        }

        double cv() {
            if (intervals < LEAST_INTERVALS) {
                return 0;
            }
            double mean = sum / intervals;
            return StrictMath.sqrt(Math.max(0, squares / intervals - mean * mean)) / mean;
        }
    }
}
