package rulezoo.probes;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import rulezoo.archive.ProbeMeasure;
import rulezoo.simulator.experiment.SimulationResult;
import rulezoo.simulator.network.CodependentSpec;
import rulezoo.simulator.network.FeedforwardSpec;
import rulezoo.simulator.network.LinearNeuronSpec;
import rulezoo.simulator.network.MeanFieldSpec;
import rulezoo.simulator.network.NetworkModel;
import rulezoo.simulator.network.NetworkSpec;
import rulezoo.simulator.network.RecurrentRateSpec;
import rulezoo.simulator.protocol.Phase;
import rulezoo.simulator.protocol.Protocol;
import rulezoo.simulator.stability.StabilityMetric;
import rulezoo.simulator.stability.StabilityMetrics;

/**
 * The irregularity of firing by which stability is judged at each delay: cv_isi of the excitatory neurons
 * over {@link #SECONDS} of background that goes on from the state before the test and is then undone. Mem1k
 * takes it over the 8 s of its test (science: C.3), two of which show patterns; here nothing is shown,
 * because a change of rate makes firing irregular by itself. A second, which serves for rates and weights, is
 * too short: a neuron of 5 Hz has too few intervals in it.
 */
final class JudgedBackground {
    /** As long as a test of Mem1k. */
    static final double SECONDS = 8;
    private static final String LABEL = "judged";
    /** Neurons with two intervals or fewer count as 0, as published. */
    private static final int LEAST_INTERVALS = 3;

    private final long[] last;
    private final int[] intervals;
    private final double[] sum;
    private final double[] squares;
    private final Map<String, Double> cvIsi = new HashMap<>();

    JudgedBackground(int excitatory) {
        last = new long[excitatory];
        intervals = new int[excitatory];
        sum = new double[excitatory];
        squares = new double[excitatory];
        start();
    }

    /** Whether networks of this kind are judged by the irregularity of their firing. */
    static boolean concerns(NetworkModel network) {
        return switch (network) {
            case NetworkSpec _,CodependentSpec _ -> true;
            case FeedforwardSpec _,LinearNeuronSpec _,MeanFieldSpec _,RecurrentRateSpec _ -> false;
        };
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

    /** Forgets what was seen. */
    void start() {
        Arrays.fill(last, -1);
        Arrays.fill(intervals, 0);
        Arrays.fill(sum, 0);
        Arrays.fill(squares, 0);
    }

    void spike(long step, int neuron) {
        if (last[neuron] >= 0) {
            double interval = step - last[neuron];
            intervals[neuron]++;
            sum[neuron] += interval;
            squares[neuron] += interval * interval;
        }
        last[neuron] = step;
    }

    /** The phase has ended. */
    void end(Phase phase) {
        cvIsi.put(phase.label(), meanCv());
    }

    /** The irregularity of firing at a delay; NaN if it was not seen. */
    double cvIsi(String at) {
        return cvIsi.getOrDefault(label(at), Double.NaN);
    }

    /** Mean over neurons of the coefficient of variation of their intervals (science: C.1). */
    private double meanCv() {
        double all = 0;
        for (int i = 0; i < sum.length; i++) {
            if (intervals[i] >= LEAST_INTERVALS) {
                double mean = sum[i] / intervals[i];
                all += StrictMath.sqrt(Math.max(0, squares[i] / intervals[i] - mean * mean)) / mean;
            }
        }
        return all / sum.length;
    }

    /**
     * What stability is judged by: the second before each test, with the irregularity of the longer background.
     *
     * @param before windows before the tests up to some delay
     */
    List<StabilityMetrics> judged(List<SimulationResult.Window> before) {
        return before.stream().map(window -> {
            double[] values = window.metrics().values();
            values[StabilityMetric.CV_ISI.ordinal()] = cvIsi(window.label().substring(Protocol.BEFORE.length()));
            return new StabilityMetrics(values);
        }).toList();
    }

    /** Adds the irregularity at a delay, and how long it was watched. */
    void addMeasures(Map<ProbeMeasure, List<Double>> measures, String at) {
        measures.put(ProbeMeasure.JUDGED_CV_ISI, List.of(cvIsi(at)));
        measures.put(ProbeMeasure.JUDGED_SECONDS, List.of(SECONDS));
    }
}
