package rulezoo.simulator.rate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import rulezoo.simulator.random.RandomStream;
import rulezoo.simulator.rule.Pathway;

/**
 * One linear neuron, y = (1/N) sum_i w_i x_i, whose N inputs are divided into blocks of equal size, each with
 * a rule of its own or none (docs/science.md, 5.1, 5.4, 5.5). Weights start at 1, so that the background, all
 * x = 1, gives the set point y = 1. The factor 1/N keeps mean drive and homeostatic time fixed when N changes
 * (docs/science.md, 2.2). Inputs may carry noise (docs/science.md, 5.3).
 */
public final class LinearNeuron implements RateNetwork {
    private final List<Block> blocks;
    private final double learningRate;
    private final double noise;
    private final double targetHz;
    private final long seed;
    private final int inputs;
    private final double[] input;
    private final double[] x;
    private final double[] hz = new double[1];
    private RandomStream random;
    private String noiseRole = "input noise";

    /**
     * Some of the inputs.
     *
     * @param pathway their name
     * @param from the first
     * @param weights their weights
     * @param rule how these change, or null if they do not
     */
    private record Block(Pathway pathway, int from, double[] weights, @Nullable Plasticity rule) {
        Block copy() {
            return new Block(pathway, from, weights.clone(), rule);
        }
    }

    /** How the weights of one block change. */
    public interface Plasticity {
        /**
         * Adds one step's change to the weights.
         *
         * @param w weights of the block
         * @param x inputs of all blocks
         * @param from first input of the block
         * @param y output
         * @param learningRate learning rate
         */
        void update(double[] w, double[] x, int from, double y, double learningRate);
    }

    /**
     * Every synapse follows a local rule. There is no reward here: the third factor is y - 1.
     *
     * @param rule the rule
     */
    public record Local(RateRule rule) implements Plasticity {
        @Override
        public void update(double[] w, double[] x, int from, double y, double learningRate) {
            for (int i = 0; i < w.length; i++) {
                w[i] += learningRate * rule.change(x[from + i], y, w[i], y - 1);
            }
        }
    }

    /**
     * The implicit toy rule (docs/science.md, 5.2), u = -P^-1 x, for a precision matrix that couples input i of
     * the first half of the block to input i of the second by {{a, b}, {b, c}}: the paper's two-input matrix for
     * any even number of inputs.
     *
     * @param a diagonal of the first half
     * @param b coupling
     * @param c diagonal of the second half
     */
    public record Implicit(double a, double b, double c) implements Plasticity {
        @Override
        public void update(double[] w, double[] x, int from, double y, double learningRate) {
            double determinant = a * c - b * b;
            if (determinant == 0) {
                return; // no rule at all: the static control
            }
            double scale = -learningRate * (y - 1) / determinant;
            int half = w.length / 2;
            for (int i = 0; i < half; i++) {
                double first = x[from + i];
                double second = x[from + half + i];
                w[i] += scale * (c * first - b * second);
                w[half + i] += scale * (a * second - b * first);
            }
        }
    }

    /**
     * A neuron at its initial weights.
     *
     * @param spec the neuron
     * @param rules how the weights of each block change; a block without an entry keeps its weights
     * @param seed master seed of the noise
     */
    public LinearNeuron(LinearNeuronSpec spec, Map<Pathway, Plasticity> rules, long seed) {
        this.inputs = spec.size();
        List<Block> all = new ArrayList<>();
        for (Pathway pathway : spec.blocks()) {
            double[] weights = new double[spec.inputsPerBlock()];
            Arrays.fill(weights, spec.initialWeight());
            all.add(new Block(pathway, all.size() * weights.length, weights, rules.get(pathway)));
        }
        this.blocks = List.copyOf(all);
        this.input = new double[inputs];
        Arrays.fill(input, 1);
        this.x = new double[inputs];
        this.learningRate = spec.stepLearningRate();
        this.noise = spec.inputNoise();
        this.targetHz = spec.targetHz();
        this.seed = seed;
        this.random = RandomStream.of(seed, noiseRole);
        hz[0] = targetHz * spec.initialWeight();
    }

    private LinearNeuron(LinearNeuron other) {
        blocks = other.blocks.stream().map(Block::copy).toList();
        inputs = other.inputs;
        input = other.input.clone();
        x = other.x.clone();
        learningRate = other.learningRate;
        noise = other.noise;
        targetHz = other.targetHz;
        seed = other.seed;
        noiseRole = other.noiseRole;
        random = RandomStream.of(seed, noiseRole);
        random.reset(other.random.counter());
        hz[0] = other.hz[0];
    }

    @Override
    public int inputs() {
        return inputs;
    }

    @Override
    public int inputBlocks() {
        return blocks.size();
    }

    @Override
    public void present(double[] shown) {
        System.arraycopy(shown, 0, input, 0, inputs);
    }

    @Override
    public void step(boolean plastic) {
        drawInput();
        double sum = 0;
        for (Block block : blocks) {
            double[] weights = block.weights;
            for (int i = 0; i < weights.length; i++) {
                sum += weights[i] * x[block.from + i];
            }
        }
        double y = sum / inputs;
        hz[0] = y * targetHz;
        if (!plastic) {
            return;
        }
        for (Block block : blocks) {
            if (block.rule != null) {
                block.rule.update(block.weights, x, block.from, y, learningRate);
            }
        }
    }

    /**
     * Noise of two values, one random bit each, the lowest first: only its variance matters to the theory. The
     * bit becomes the sign of the noise, because a branch on it would be mispredicted half the time.
     */
    private void drawInput() {
        if (noise == 0) {
            System.arraycopy(input, 0, x, 0, inputs);
            return;
        }
        long negative = Double.doubleToRawLongBits(-noise);
        for (int from = 0; from < inputs; from += Long.SIZE) {
            long bits = random.nextLong();
            int to = from + Long.SIZE < inputs ? from + Long.SIZE : inputs;
            for (int i = from; i < to; i++) {
                x[i] = input[i] + Double.longBitsToDouble(negative ^ ((bits >>> (i - from)) << (Long.SIZE - 1)));
            }
        }
    }

    @Override
    public double[] excitatoryHz() {
        return hz;
    }

    @Override
    public double[] inhibitoryHz() {
        return new double[0];
    }

    @Override
    public double[] weights(Pathway pathway) {
        for (Block block : blocks) {
            if (block.pathway == pathway) {
                return block.weights;
            }
        }
        return new double[0];
    }

    @Override
    public double maximumWeight() {
        return Double.POSITIVE_INFINITY;
    }

    @Override
    public LinearNeuron copy() {
        return new LinearNeuron(this);
    }

    @Override
    public void branchNoise(String label) {
        noiseRole = "input noise " + label;
        random = RandomStream.of(seed, noiseRole);
    }
}
