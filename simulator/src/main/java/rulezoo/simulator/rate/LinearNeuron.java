package rulezoo.simulator.rate;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import rulezoo.simulator.engine.RandomStream;
import rulezoo.simulator.network.LinearNeuronSpec;
import rulezoo.simulator.rule.Pathway;

/**
 * One linear neuron, y = (1/N) sum_i w_i x_i, whose N inputs are divided into blocks of equal size, each with
 * a rule of its own or none (science: E.1, E.4, E.5). Weights start at 1, so that the background, all x = 1,
 * gives the set point y = 1. The factor 1/N keeps mean drive and homeostatic time fixed when N changes
 * (science: E.8). Inputs may carry noise (science: E.3).
 */
public final class LinearNeuron implements RateNetwork {
    private final Map<Pathway, double[]> blocks = new EnumMap<>(Pathway.class);
    private final Map<Pathway, Plasticity> rules;
    private final double learningRate;
    private final double noise;
    private final double targetHz;
    private final long seed;
    private final int inputs;
    private final double[] x;
    private final double[] hz = new double[1];
    private RandomStream random;
    private String noiseRole = "input noise";

    /** How the weights of one block change. */
    public sealed interface Plasticity permits Local, Implicit {
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
     * The implicit toy rule (science: E.2), u = -P^-1 x, for a precision matrix that couples input i of the first
     * half of the block to input i of the second by {{a, b}, {b, c}}: the paper's two-input matrix for any even
     * number of inputs.
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
     * @param spec the neuron
     * @param rules how the weights of each block change; a block without an entry keeps its weights
     * @param seed master seed of the noise
     */
    public LinearNeuron(LinearNeuronSpec spec, Map<Pathway, Plasticity> rules, long seed) {
        for (Pathway block : spec.blocks()) {
            double[] weights = new double[spec.inputsPerBlock()];
            Arrays.fill(weights, spec.initialWeight());
            blocks.put(block, weights);
        }
        this.inputs = spec.excitatory();
        this.x = new double[inputs];
        this.rules = rules.isEmpty() ? Map.of() : new EnumMap<>(rules);
        this.learningRate = spec.stepLearningRate();
        this.noise = spec.inputNoise();
        this.targetHz = spec.targetHz();
        this.seed = seed;
        this.random = RandomStream.of(seed, noiseRole);
        hz[0] = targetHz * spec.initialWeight();
    }

    private LinearNeuron(LinearNeuron other) {
        other.blocks.forEach((pathway, weights) -> blocks.put(pathway, weights.clone()));
        inputs = other.inputs;
        x = other.x.clone();
        rules = other.rules;
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
    public void step(double[] input, boolean plastic) {
        drawInput(input);
        double sum = 0;
        int from = 0;
        for (double[] weights : blocks.values()) {
            for (int i = 0; i < weights.length; i++) {
                sum += weights[i] * x[from + i];
            }
            from += weights.length;
        }
        double y = sum / inputs;
        hz[0] = y * targetHz;
        if (!plastic) {
            return;
        }
        from = 0;
        for (Map.Entry<Pathway, double[]> block : blocks.entrySet()) {
            Plasticity rule = rules.get(block.getKey());
            if (rule != null) {
                rule.update(block.getValue(), x, from, y, learningRate);
            }
            from += block.getValue().length;
        }
    }

    /** Noise of two values, one random bit each: only its variance matters to the theory. */
    private void drawInput(double[] input) {
        long bits = 0;
        for (int i = 0; i < inputs; i++) {
            if (noise != 0) {
                bits = i % Long.SIZE == 0 ? random.nextLong() : bits >>> 1;
            }
            x[i] = (bits & 1) == 0 ? input[i] - noise : input[i] + noise;
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
        return blocks.getOrDefault(pathway, new double[0]);
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
