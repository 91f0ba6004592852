package rulezoo.probes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import rulezoo.archive.record.ProbeMeasure;
import rulezoo.archive.record.ProbeRecord;
import rulezoo.simulator.experiment.Simulation;
import rulezoo.simulator.experiment.SimulationResult;
import rulezoo.simulator.network.NetworkModel;
import rulezoo.simulator.network.NetworkSpec;
import rulezoo.simulator.protocol.Phase;
import rulezoo.simulator.protocol.Protocol;
import rulezoo.simulator.protocol.Stimulus;
import rulezoo.simulator.stability.StabilityMetric;

/**
 * Set-point recovery: how soon a rule brings the rate back after the input has changed for good
 * (docs/science.md, 2.3, fast recovery within seconds). The rate is measured in bins of 100 ms and smoothed
 * over a second; it has recovered when it stays within a tenth of the first change around where it ends.
 *
 * @param settleSeconds background before the stimulus
 * @param stimulusSeconds the stimulus, and background after it
 */
public record RecoveryProbe(double settleSeconds, double stimulusSeconds) implements Probe {
    /** Name in records. */
    public static final String NAME = "recovery";

    private static final int BIN_STEPS = 1000;
    private static final double BIN_SECONDS = BIN_STEPS * NetworkSpec.STEP_SECONDS;
    private static final int SMOOTHED_BINS = 10;
    /** The end of a stretch, which tells where the rate has come to. */
    private static final int LAST_BINS = 30;
    private static final double RECOVERED = 0.1;

    /** @throws IllegalArgumentException if there is no time to recover in */
    public RecoveryProbe {
        if (!(stimulusSeconds >= 2 * LAST_BINS * BIN_SECONDS) || !(settleSeconds >= JudgedBackground.SECONDS + 1)) {
            throw new IllegalArgumentException("a recovery probe needs at least 9 s of background and 6 s of stimulus: "
                    + settleSeconds + " s, " + stimulusSeconds + " s");
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public NetworkModel network(NetworkModel archived) {
        return SixParameterNetwork.require(archived, "the recovery probe watches spikes of")
                .withInput(PatternLayout.GRID);
    }

    @Override
    public Protocol protocol(ProbeCell cell) {
        Stimulus pattern = PatternLayout.DRAWN.of(cell.seeds(), 1).trained().getFirst();
        return new Protocol(NAME,
                List.of(new Phase.Run("settle", settleSeconds - JudgedBackground.SECONDS, null, false),
                        new Phase.Run("settled", JudgedBackground.SECONDS, null, true),
                        new Phase.Run("stimulus", stimulusSeconds, pattern, false),
                        new Phase.Run("after", stimulusSeconds, null, false)));
    }

    /** Excitatory spikes of the whole run in bins. */
    private static final class Course implements Simulation.Observer {
        private final int excitatory;
        private final int[] bins;

        Course(int excitatory, double seconds) {
            this.excitatory = excitatory;
            bins = new int[(int) StrictMath.ceil(seconds / BIN_SECONDS)];
        }

        @Override
        public void spike(long step, int neuron) {
            if (neuron < excitatory) {
                bins[(int) (step / BIN_STEPS)]++;
            }
        }

        double[] ratesHz(double fromSeconds) {
            return Arrays.stream(bins, (int) StrictMath.rint(fromSeconds / BIN_SECONDS), bins.length)
                    .mapToDouble(spikes -> spikes / (excitatory * BIN_SECONDS)).toArray();
        }
    }

    @Override
    public List<ProbeRecord> measure(ProbeCell cell) {
        Protocol protocol = protocol(cell);
        Course course = new Course(cell.network().excitatoryNeurons(), protocol.durationSeconds());
        SimulationResult result = new Simulation(cell.network(), cell.rule(), protocol, cell.seed()).run(course);
        if (!result.survived()) {
            return List.of(cell.record(result.blowUpSeconds(), Double.NaN, false, cell.criteria(),
                    result.spikeDigest(), Map.of()));
        }
        double[] before = course.ratesHz(settleSeconds - LAST_BINS * BIN_SECONDS);
        double[] rates = Arrays.copyOfRange(before, LAST_BINS, before.length);
        int half = rates.length / 2;
        double[] on = Arrays.copyOf(rates, half);
        double[] off = Arrays.copyOfRange(rates, half, rates.length);
        double settled = mean(before, 0, LAST_BINS);
        double adapted = mean(on, half - LAST_BINS, half);
        Map<ProbeMeasure, List<Double>> measures = Map.of(ProbeMeasure.RATE_COURSE,
                Arrays.stream(rates).boxed().toList(), ProbeMeasure.RECOVERY,
                List.of(recoverySeconds(on, settled), recoverySeconds(off, adapted)), ProbeMeasure.RECOVERED_SHARE,
                List.of(recoveredShare(on, settled, settled), recoveredShare(off, adapted, settled)),
                ProbeMeasure.STABILITY, FamiliarityProbe.metrics(result.metrics()));
        return List.of(cell.record(result.blowUpSeconds(), result.metrics().get(StabilityMetric.RATE),
                cell.criteria().judge(List.of(result.metrics()), cell.network().weightScale()).stable(),
                cell.criteria(), result.spikeDigest(), measures));
    }

    /**
     * Time until the smoothed rate stays near where it ends.
     *
     * @param rates from the change of the input on
     * @param before rate before it
     */
    static double recoverySeconds(double[] rates, double before) {
        double end = mean(rates, rates.length - LAST_BINS, rates.length);
        double tolerance = RECOVERED * Math.abs(furthest(rates, before) - before);
        int last = -1;
        List<Double> smooth = smooth(rates);
        for (int i = 0; i < smooth.size(); i++) {
            if (Math.abs(smooth.get(i) - end) > tolerance) {
                last = i;
            }
        }
        return last == smooth.size() - 1 ? Double.POSITIVE_INFINITY : (last + 1) * BIN_SECONDS;
    }

    /** Share of the largest deviation from the set point that is gone at the end; NaN if there was none. */
    private static double recoveredShare(double[] rates, double before, double setPoint) {
        double end = mean(rates, rates.length - LAST_BINS, rates.length);
        double most = Math.abs(furthest(rates, before) - setPoint);
        return most == 0 ? Double.NaN : 1 - Math.abs(end - setPoint) / most;
    }

    /** The smoothed rate that lies furthest from the one before the change. */
    private static double furthest(double[] rates, double before) {
        double furthest = before;
        for (double rate : smooth(rates)) {
            if (Math.abs(rate - before) > Math.abs(furthest - before)) {
                furthest = rate;
            }
        }
        return furthest;
    }

    private static List<Double> smooth(double[] rates) {
        List<Double> smooth = new ArrayList<>();
        for (int i = 0; i + SMOOTHED_BINS <= rates.length; i++) {
            smooth.add(mean(rates, i, i + SMOOTHED_BINS));
        }
        return smooth;
    }

    private static double mean(double[] values, int from, int to) {
        return Arrays.stream(values, from, to).average().orElse(Double.NaN);
    }
}
