package rulezoo.simulator.feedforward;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import rulezoo.simulator.engine.Engine;
import rulezoo.simulator.network.FeedforwardSpec;
import rulezoo.simulator.network.NetworkSpec;
import rulezoo.simulator.protocol.Stimulus;
import rulezoo.simulator.rule.Pathway;

/**
 * The memory experiment of the feedforward network (science: E.6, E.7): background, a minute of one stimulus,
 * then for every delay the responses to it and to a stimulus never seen, with frozen weights, each from the
 * same state.
 *
 * @param spec the network
 * @param pathway which inputs are plastic
 * @param rule their rule
 * @param settleSeconds background before training
 * @param trainingSeconds training
 * @param delaysSeconds delays after training, increasing multiples of {@link #SAMPLE_SECONDS}
 */
public record FeedforwardExperiment(FeedforwardSpec spec, Pathway pathway, FeedforwardRule rule, double settleSeconds,
        double trainingSeconds, List<Double> delaysSeconds) {
    /** Time between samples of the weights. */
    public static final double SAMPLE_SECONDS = 20;

    private static final double PROBE_SECONDS = 20;
    private static final double RATE_WINDOW_SECONDS = 600;
    private static final double ADDED_HZ = 90;
    /** An eighth of the inputs: 100 of 800, 25 of 200. */
    private static final int PATTERN = FeedforwardNetwork.STIMULUS_INPUTS / 8;
    private static final Stimulus FAMILIAR = Stimulus.continuous("familiar", 0, PATTERN, ADDED_HZ);
    private static final Stimulus NOVEL = Stimulus.continuous("novel", FeedforwardNetwork.STIMULUS_INPUTS / 2, PATTERN,
            ADDED_HZ);

    /** Copies the list. */
    public FeedforwardExperiment {
        delaysSeconds = List.copyOf(delaysSeconds);
    }

    /**
     * What came out, averaged over seeds.
     *
     * @param backgroundHz rate over the last ten minutes, or all, of the background before training
     * @param dr memory score 2 (r_nov - r_fam) / (r_nov + r_fam + 0.01) at every delay
     * @param imprint at every {@link #SAMPLE_SECONDS} from the end of training: mean weight of the familiar
     *        inputs minus that of the others, less the same difference before training
     */
    public record Result(double backgroundHz, double[] dr, double[] imprint) {
        /**
         * {@return the time constant of the imprint, between 20 and 100,000 s: least-squares fit of A exp(-t / tau)
         * to its values at the given delays}
         *
         * @param delaysSeconds at least three multiples of {@link #SAMPLE_SECONDS}
         */
        public double imprintTauSeconds(List<Double> delaysSeconds) {
            double best = Double.NaN;
            double least = Double.POSITIVE_INFINITY;
            for (int i = 0; i <= 800; i++) {
                double tau = 20 * StrictMath.exp(i * StrictMath.log(5000) / 800);
                double error = misfit(tau, delaysSeconds);
                if (error < least) {
                    least = error;
                    best = tau;
                }
            }
            return best;
        }

        private double misfit(double tau, List<Double> delaysSeconds) {
            double xy = 0;
            double xx = 0;
            double yy = 0;
            for (double delay : delaysSeconds) {
                double x = StrictMath.exp(-delay / tau);
                double y = imprint[(int) StrictMath.rint(delay / SAMPLE_SECONDS)];
                xy += x * y;
                xx += x * x;
                yy += y * y;
            }
            return yy - xy * xy / xx;
        }
    }

    /**
     * Runs the experiment with the seeds 1 to n, on all processors, and averages.
     *
     * @param seeds number of seeds n, at least 1
     * @return means over the seeds
     */
    public Result run(int seeds) {
        List<Result> results = LongStream.rangeClosed(1, seeds).parallel().mapToObj(this::runSeed).toList();
        double rate = 0;
        double[] dr = new double[delaysSeconds.size()];
        double[] imprint = new double[results.getFirst().imprint.length];
        for (Result result : results) {
            rate += result.backgroundHz / seeds;
            Arrays.setAll(dr, i -> dr[i] + result.dr[i] / seeds);
            Arrays.setAll(imprint, i -> imprint[i] + result.imprint[i] / seeds);
        }
        return new Result(rate, dr, imprint);
    }

    private Result runSeed(long seed) {
        FeedforwardNetwork network = new FeedforwardNetwork(spec, Map.of(pathway, rule), seed);
        double window = StrictMath.min(RATE_WINDOW_SECONDS, settleSeconds);
        count(network, settleSeconds - window);
        double backgroundHz = count(network, window) / window;
        double before = contrast(network);
        network.present(FAMILIAR);
        count(network, trainingSeconds);
        network.present(null);
        List<Double> imprint = new ArrayList<>(List.of(contrast(network) - before));
        double[] dr = new double[delaysSeconds.size()];
        double elapsed = 0;
        for (int i = 0; i < dr.length; i++) {
            for (; elapsed < delaysSeconds.get(i); elapsed += SAMPLE_SECONDS) {
                count(network, SAMPLE_SECONDS);
                imprint.add(contrast(network) - before);
            }
            double novel = probe(network, NOVEL, i);
            double familiar = probe(network, FAMILIAR, i);
            dr[i] = 2 * (novel - familiar) / (novel + familiar + 0.01);
        }
        return new Result(backgroundHz, dr, imprint.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private static double probe(FeedforwardNetwork network, Stimulus stimulus, int delay) {
        Engine.State state = network.save();
        network.branchInput(stimulus.name() + " " + delay);
        network.setPlastic(false);
        network.present(stimulus);
        double hz = count(network, PROBE_SECONDS) / PROBE_SECONDS;
        network.restore(state);
        return hz;
    }

    private double contrast(FeedforwardNetwork network) {
        int inputs = network.synapses(pathway);
        return network.meanWeight(pathway, 0, inputs / 8) - network.meanWeight(pathway, inputs / 8, inputs);
    }

    private static int count(FeedforwardNetwork network, double seconds) {
        int[] spikes = {0};
        network.advance(Math.toIntExact(StrictMath.round(seconds / NetworkSpec.STEP_SECONDS)),
                (step, neuron) -> spikes[0]++);
        return spikes[0];
    }
}
