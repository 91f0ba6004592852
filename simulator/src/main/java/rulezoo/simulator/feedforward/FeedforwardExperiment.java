package rulezoo.simulator.feedforward;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import rulezoo.simulator.engine.Engine;
import rulezoo.simulator.network.NetworkSpec;
import rulezoo.simulator.protocol.Stimulus;
import rulezoo.simulator.rule.Pathway;

/**
 * The memory experiment of the feedforward network (docs/science.md, 2.3, 2.4): background, a minute of one
 * stimulus, then for every delay the responses to it and to a stimulus never seen, with frozen weights, each
 * from the same state.
 *
 * @param spec the network
 * @param pathway which inputs are plastic
 * @param rule their rule
 * @param settleSeconds background before training
 * @param trainingSeconds training
 * @param delaysSeconds delays after training, increasing multiples of {@link #SAMPLE_SECONDS}
 */
public record FeedforwardExperiment(FeedforwardSpec spec, Pathway pathway, FeedforwardRule rule, double settleSeconds,
        double trainingSeconds, List<Double> delaysSeconds) implements Serializable {
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

    public FeedforwardExperiment {
        delaysSeconds = List.copyOf(delaysSeconds);
    }

    /**
     * What came out, of one seed or averaged over seeds.
     *
     * @param backgroundHz rate over the last ten minutes, or all, of the background before training
     * @param dr memory score 2 (r_nov - r_fam) / (r_nov + r_fam + 0.01) at every delay
     * @param imprint at every {@link #SAMPLE_SECONDS} from the end of training: mean weight of the familiar
     *        inputs minus that of the others, less the same difference before training
     * @param novelHz rate under the novel stimulus at every delay
     * @param familiarHz rate under the familiar stimulus at every delay
     * @param course what the neuron and its weights did from the start to the last delay
     */
    public record Result(double backgroundHz, double[] dr, double[] imprint, double[] novelHz, double[] familiarHz,
            Course course) implements Serializable {
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
     * The whole run in steps of {@link #SAMPLE_SECONDS} or less, without the tests, which leave no trace.
     *
     * @param seconds end of each step, counted from the end of training: negative before
     * @param rateHz rate of the neuron in the step
     * @param familiarWeight mean weight of the plastic inputs of the familiar stimulus, at the end of the step
     * @param otherWeight mean weight of all other plastic inputs, at the end of the step
     */
    public record Course(double[] seconds, double[] rateHz, double[] familiarWeight, double[] otherWeight)
            implements
                Serializable {}

    /**
     * Averages over seeds.
     *
     * @param results results of the same experiment, at least one
     * @return the mean of every number
     */
    public static Result mean(List<Result> results) {
        Course first = results.getFirst().course;
        return new Result(mean(results, r -> new double[]{r.backgroundHz})[0], mean(results, Result::dr),
                mean(results, Result::imprint), mean(results, Result::novelHz), mean(results, Result::familiarHz),
                new Course(first.seconds, mean(results, r -> r.course.rateHz),
                        mean(results, r -> r.course.familiarWeight), mean(results, r -> r.course.otherWeight)));
    }

    private static double[] mean(List<Result> results, Function<Result, double[]> numbers) {
        double[] mean = new double[numbers.apply(results.getFirst()).length];
        for (Result result : results) {
            double[] ofSeed = numbers.apply(result);
            Arrays.setAll(mean, i -> mean[i] + ofSeed[i] / results.size());
        }
        return mean;
    }

    /** One seed on its way through the experiment. */
    private final class Run {
        private final FeedforwardNetwork network;
        private final List<double[]> samples = new ArrayList<>();
        private double elapsedSeconds = -settleSeconds - trainingSeconds;

        Run(long seed) {
            network = new FeedforwardNetwork(spec, Map.of(pathway, rule), seed);
        }

        /** Lives on for some time; returns the number of spikes. */
        int live(double seconds) {
            int spikes = 0;
            for (double rest = seconds; rest > 0; rest -= SAMPLE_SECONDS) {
                double step = StrictMath.min(rest, SAMPLE_SECONDS);
                int ofStep = count(network, step);
                spikes += ofStep;
                elapsedSeconds += step;
                int inputs = network.synapses(pathway);
                samples.add(new double[]{elapsedSeconds, ofStep / step, network.meanWeight(pathway, 0, inputs / 8),
                        network.meanWeight(pathway, inputs / 8, inputs)});
            }
            return spikes;
        }

        /** Mean weight of the familiar inputs minus that of the others, now. */
        double contrast() {
            int inputs = network.synapses(pathway);
            return network.meanWeight(pathway, 0, inputs / 8) - network.meanWeight(pathway, inputs / 8, inputs);
        }

        Course course() {
            return new Course(column(0), column(1), column(2), column(3));
        }

        private double[] column(int index) {
            return samples.stream().mapToDouble(sample -> sample[index]).toArray();
        }
    }

    /**
     * Runs the experiment.
     *
     * @param seed seed of the input
     * @return what came out
     */
    public Result run(long seed) {
        Run run = new Run(seed);
        double window = StrictMath.min(RATE_WINDOW_SECONDS, settleSeconds);
        run.live(settleSeconds - window);
        double backgroundHz = run.live(window) / window;
        double before = run.contrast();
        run.network.present(FAMILIAR);
        run.live(trainingSeconds);
        run.network.present(null);
        List<Double> imprint = new ArrayList<>(List.of(run.contrast() - before));
        int delays = delaysSeconds.size();
        double[] dr = new double[delays];
        double[] novel = new double[delays];
        double[] familiar = new double[delays];
        double elapsed = 0;
        for (int i = 0; i < delays; i++) {
            for (; elapsed < delaysSeconds.get(i); elapsed += SAMPLE_SECONDS) {
                run.live(SAMPLE_SECONDS);
                imprint.add(run.contrast() - before);
            }
            novel[i] = probe(run.network, NOVEL, i);
            familiar[i] = probe(run.network, FAMILIAR, i);
            dr[i] = 2 * (novel[i] - familiar[i]) / (novel[i] + familiar[i] + 0.01);
        }
        return new Result(backgroundHz, dr, imprint.stream().mapToDouble(Double::doubleValue).toArray(), novel,
                familiar, run.course());
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

    private static int count(FeedforwardNetwork network, double seconds) {
        int[] spikes = {0};
        network.advance(Math.toIntExact(StrictMath.round(seconds / NetworkSpec.STEP_SECONDS)),
                (step, neuron) -> spikes[0]++);
        return spikes[0];
    }
}
