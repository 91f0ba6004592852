package rulezoo.analysis.inference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import rulezoo.simulator.random.RandomStream;

/**
 * Recordings of a layer of logistic neurons that lives under a known rule (docs/science.md, 6, Oja
 * experiment). Every trajectory has initial weights of its own, normal with variance 2 / inputs (He et al.
 * 2015), and independent normal inputs. The initial weights are known to the fit.
 *
 * @param inputs number of inputs, 100 as published
 * @param outputs number of neurons, 1000 as published
 * @param trajectories number of trajectories, 50 as published
 * @param steps steps of each, 50 as published
 * @param inputVariance variance of every input, 0.1 as published
 * @param noise standard deviation of the noise that is added to every recorded rate; rates lie between 0 and
 *        1
 * @param recordedShare share of the neurons that is recorded
 */
public record ActivityExperiment(int inputs, int outputs, int trajectories, int steps, double inputVariance,
        double noise, double recordedShare) {
    /** As published, without noise, all neurons recorded. */
    public static final ActivityExperiment PUBLISHED = new ActivityExperiment(100, 1000, 50, 50, 0.1, 0, 1);

    public ActivityExperiment {
        if (inputs < 1 || outputs < 1 || trajectories < 1 || steps < 1) {
            throw new IllegalArgumentException("inputs, neurons, trajectories and steps must be positive: " + inputs
                    + ", " + outputs + ", " + trajectories + ", " + steps);
        }
        if (!(inputVariance > 0 && noise >= 0 && recordedShare > 0 && recordedShare <= 1)) {
            throw new IllegalArgumentException("variance of inputs must be positive, noise not negative, and the"
                    + " recorded share in (0, 1]: " + inputVariance + ", " + noise + ", " + recordedShare);
        }
    }

    /** {@return the layer that lives under the rule} */
    public PlasticLayer layer() {
        return PlasticLayer.recorded(inputs, outputs);
    }

    /**
     * {@return the same experiment with other noise and another recorded share}
     *
     * @param otherNoise standard deviation of the noise of a recorded rate
     * @param otherShare share of the neurons that is recorded, above 0 and at most 1
     */
    public ActivityExperiment recorded(double otherNoise, double otherShare) {
        return new ActivityExperiment(inputs, outputs, trajectories, steps, inputVariance, otherNoise, otherShare);
    }

    /**
     * {@return the same experiment with another size}
     *
     * @param otherInputs number of inputs
     * @param otherOutputs number of neurons
     * @param otherTrajectories number of trajectories
     * @param otherSteps steps of each trajectory
     */
    public ActivityExperiment sized(int otherInputs, int otherOutputs, int otherTrajectories, int otherSteps) {
        return new ActivityExperiment(otherInputs, otherOutputs, otherTrajectories, otherSteps, inputVariance, noise,
                recordedShare);
    }

    /**
     * Simulates the rule and records.
     *
     * @param theta 81 coefficients; there is no reward
     * @param seed master seed
     * @return trajectories with recorded rates, in all of which the same neurons are recorded
     */
    public List<Trajectory> simulate(double[] theta, long seed) {
        List<Trajectory> all = new ArrayList<>();
        int[] recorded = recordedNeurons(seed);
        for (int number = 0; number < trajectories; number++) {
            Trajectory life = life(seed, number);
            double[][] rates = LayerRun.rates(layer(), RuleForm.TAYLOR, theta, life);
            all.add(life.observed(record(rates, recorded, RandomStream.of(seed, "recording noise " + number)), null));
        }
        return all;
    }

    /**
     * Inputs and initial weights without anything observed: numbers beyond the trajectories are lives not yet
     * seen.
     */
    Trajectory life(long seed, int number) {
        RandomStream random = RandomStream.of(seed, "life " + number);
        double[] weights = new double[inputs * outputs];
        double weightSd = StrictMath.sqrt(2.0 / inputs);
        Arrays.setAll(weights, k -> weightSd * random.nextGaussian());
        double inputSd = StrictMath.sqrt(inputVariance);
        double[][] x = new double[steps][inputs];
        for (double[] row : x) {
            Arrays.setAll(row, j -> inputSd * random.nextGaussian());
        }
        boolean[] plastic = new boolean[steps];
        Arrays.fill(plastic, true);
        return new Trajectory(weights, x, new double[steps], plastic, null, null);
    }

    /** A random subset, the same in all trajectories. */
    private int[] recordedNeurons(long seed) {
        int[] neurons = IntStream.range(0, outputs).toArray();
        RandomStream random = RandomStream.of(seed, "recorded neurons");
        for (int i = 0; i < outputs - 1; i++) {
            int other = i + random.nextInt(outputs - i);
            int neuron = neurons[i];
            neurons[i] = neurons[other];
            neurons[other] = neuron;
        }
        int count = (int) StrictMath.max(1, StrictMath.rint(recordedShare * outputs));
        int[] some = Arrays.copyOf(neurons, count);
        Arrays.sort(some);
        return some;
    }

    private ObservedActivity record(double[][] rates, int[] neurons, RandomStream random) {
        double[][] recorded = new double[steps][neurons.length];
        for (int t = 0; t < steps; t++) {
            for (int k = 0; k < neurons.length; k++) {
                recorded[t][k] = rates[t][neurons[k]] + (noise == 0 ? 0 : noise * random.nextGaussian());
            }
        }
        return new ObservedActivity(neurons, recorded);
    }
}
