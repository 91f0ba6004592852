package rulezoo.analysis.inference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import rulezoo.simulator.random.RandomStream;

/**
 * The two-odour dynamic foraging task, lived through by a deciding layer under a known rule (docs/science.md,
 * 6). A trial lasts until the layer accepts an odour; odours come at random; an odour is half of the inputs
 * at a mean, with noise on all inputs. Each odour is baited with the probability of the block; bait stays
 * until it is claimed. Weights change after an accepted odour only.
 *
 * @param inputs number of inputs, even, 2 as published
 * @param neurons number of neurons, 10 as published
 * @param trialsPerBlock accepted odours of a block, 80 as published
 * @param expectation from reward to third factor
 * @param inputMean input of the odour that is met, 0.75 as published
 * @param inputNoise standard deviation of the noise on every input, 0.05 as published
 */
public record ForagingExperiment(int inputs, int neurons, int trialsPerBlock, RewardExpectation expectation,
        double inputMean, double inputNoise) {
    /** As published. */
    public static final ForagingExperiment PUBLISHED = new ForagingExperiment(2, 10, 80, RewardExpectation.PUBLISHED,
            0.75, 0.05);

    private static final double WEIGHT_SD = 0.01;
    private static final double[][] BAIT = {{0.2, 0.8}, {0.9, 0.1}, {0.2, 0.8}};
    /** A rule may make the layer refuse almost everything: then the experiment ends. */
    private static final int MOST_ENCOUNTERS_A_TRIAL = 8;

    public ForagingExperiment {
        if (inputs < 2 || inputs % 2 != 0 || neurons < 1 || trialsPerBlock < 1) {
            throw new IllegalArgumentException(
                    "a foraging layer needs an even number of inputs, at least one neuron and"
                            + " at least one trial a block: " + inputs + ", " + neurons + ", " + trialsPerBlock);
        }
        if (!Double.isFinite(inputMean) || !(inputNoise >= 0 && Double.isFinite(inputNoise))) {
            throw new IllegalArgumentException("the input of an odour must be a finite number, and its noise not"
                    + " negative: " + inputMean + ", " + inputNoise);
        }
    }

    /** {@return the layer that decides} */
    public PlasticLayer layer() {
        return PlasticLayer.deciding(inputs, neurons);
    }

    /**
     * {@return the same experiment with another length of the blocks}
     *
     * @param otherTrialsPerBlock accepted odours of a block
     */
    public ForagingExperiment lasting(int otherTrialsPerBlock) {
        return new ForagingExperiment(inputs, neurons, otherTrialsPerBlock, expectation, inputMean, inputNoise);
    }

    /**
     * {@return the same experiment with another number of neurons}
     *
     * @param otherNeurons number of neurons
     */
    public ForagingExperiment sized(int otherNeurons) {
        return new ForagingExperiment(inputs, otherNeurons, trialsPerBlock, expectation, inputMean, inputNoise);
    }

    /**
     * {@return the same experiment with another way from reward to third factor}
     *
     * @param other from reward to third factor
     */
    public ForagingExperiment expecting(RewardExpectation other) {
        return new ForagingExperiment(inputs, neurons, trialsPerBlock, other, inputMean, inputNoise);
    }

    /**
     * {@return the same experiment with other inputs}
     *
     * @param mean input of the odour that is met
     * @param noise standard deviation of the noise on every input
     */
    public ForagingExperiment smelling(double mean, double noise) {
        return new ForagingExperiment(inputs, neurons, trialsPerBlock, expectation, mean, noise);
    }

    /**
     * Lives through the task.
     *
     * @param form form of the rule
     * @param theta its coefficients
     * @param seed master seed
     * @param number which life of this seed
     * @return the true life, with all choices observed
     */
    public Trajectory simulate(RuleForm form, double[] theta, long seed, int number) {
        return lived(form, theta, RandomStream.of(seed, "foraging " + number),
                new double[][]{initialWeights(seed, "initial weights " + number)}).trajectory;
    }

    /**
     * What a layer did.
     *
     * @param trajectory inputs, third factors and choices
     * @param odours odour of each encounter, 0 or 1
     * @param rewards reward of each accepted odour
     */
    record Lived(Trajectory trajectory, int[] odours, double[] rewards) {}

    /** Lives through the task; the weights are set anew where a further block has weights of its own. */
    Lived lived(RuleForm form, double[] theta, RandomStream random, double[][] weightsOfBlocks) {
        return new Life(form, theta, random, weightsOfBlocks).run();
    }

    /**
     * {@return weights before the first encounter: normal, standard deviation 0.01}
     *
     * @param seed master seed
     * @param role what the weights are for; another role draws others
     */
    public double[] initialWeights(long seed, String role) {
        RandomStream random = RandomStream.of(seed, role);
        double[] weights = new double[layer().synapses()];
        Arrays.setAll(weights, k -> WEIGHT_SD * random.nextGaussian());
        return weights;
    }

    /**
     * {@return the same life for someone who does not know the initial weights, and so assumes others}
     *
     * @param life the true life
     * @param seed master seed
     * @param number which life of this seed
     */
    public Trajectory assumed(Trajectory life, long seed, int number) {
        return new Trajectory(initialWeights(seed, "assumed weights " + number), life.inputs(), life.thirdFactor(),
                life.plastic(), life.activity(), life.choices());
    }

    /** What the inputs are when an odour, 0 or 1, is met. */
    double[] odour(int odour, RandomStream random) {
        double[] x = new double[inputs];
        for (int j = 0; j < inputs; j++) {
            boolean active = 2 * j / inputs == odour;
            x[j] = (active ? inputMean : 0) + inputNoise * random.nextGaussian();
        }
        return x;
    }

    private final class Life {
        private final RandomStream random;
        private final double[] theta;
        private final PlasticLayer layer = layer();
        private final WeightUpdate update;
        private final double[][] weightsOfBlocks;
        private double[] weights;
        private final double[] rewards = new double[BAIT.length * trialsPerBlock];
        private final List<double[]> shown = new ArrayList<>();
        private final List<Integer> odours = new ArrayList<>();
        private final List<Boolean> choices = new ArrayList<>();
        private final List<Double> surprises = new ArrayList<>();
        private final boolean[] baited = new boolean[2];
        private int claimed;

        Life(RuleForm form, double[] theta, RandomStream random, double[][] weightsOfBlocks) {
            this.random = random;
            this.theta = theta;
            update = form.update();
            this.weightsOfBlocks = weightsOfBlocks;
            weights = weightsOfBlocks[0].clone();
        }

        Lived run() {
            int most = MOST_ENCOUNTERS_A_TRIAL * rewards.length;
            while (claimed < rewards.length && shown.size() < most) {
                int block = claimed / trialsPerBlock;
                if (claimed % trialsPerBlock == 0 && block > 0 && block < weightsOfBlocks.length) {
                    weights = weightsOfBlocks[block].clone();
                }
                double[] probabilities = BAIT[block];
                for (int odour = 0; odour < baited.length; odour++) {
                    baited[odour] |= random.nextUniform() < probabilities[odour];
                }
                trial(most);
            }
            int steps = shown.size();
            boolean[] accepted = new boolean[steps];
            double[] r = new double[steps];
            for (int t = 0; t < steps; t++) {
                accepted[t] = choices.get(t);
                r[t] = surprises.get(t);
            }
            Trajectory life = new Trajectory(weightsOfBlocks[0], shown.toArray(double[][]::new), r, accepted, null,
                    ObservedChoices.all(accepted));
            return new Lived(life, odours.stream().mapToInt(Integer::intValue).toArray(),
                    Arrays.copyOf(rewards, claimed));
        }

        private void trial(int most) {
            double[] y = new double[neurons];
            boolean accepted = false;
            while (!accepted && shown.size() < most) {
                int odour = random.nextInt(2);
                double[] x = odour(odour, random);
                layer.rates(weights, x, y);
                accepted = random.nextUniform() < Squashing.LOGISTIC.rate(layer.logOdds(y));
                double surprise = accepted ? claim(odour, x, y) : 0;
                shown.add(x);
                odours.add(odour);
                choices.add(accepted);
                surprises.add(surprise);
            }
        }

        private double claim(int odour, double[] x, double[] y) {
            double reward = baited[odour] ? 1 : 0;
            baited[odour] = false;
            double surprise = expectation.surprise(reward, rewards, claimed);
            rewards[claimed++] = reward;
            update.step(theta, layer.learningRate(), surprise);
            for (int i = 0; i < neurons; i++) {
                update.advance(x, y[i], weights, weights, i * inputs);
            }
            return surprise;
        }
    }
}
