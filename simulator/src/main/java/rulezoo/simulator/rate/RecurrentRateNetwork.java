package rulezoo.simulator.rate;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import rulezoo.simulator.random.RandomStream;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.rule.Population;

/**
 * A recurrent network of N excitatory and N/4 inhibitory rate neurons, linear or rectified (MBA, figure S3),
 *
 * <pre>
 * r &larr; r + (f(h + W r) - r) / 2,     W_ij = +- J w_ij / N_pre
 * </pre>
 *
 * with all-to-all connections of strength J = 1/2, minus for inhibitory synapses, no autapses, and weights
 * that start within 10 % of 1, inhibitory ones of {@code inhibitoryStart}; if that is 1 as well, background
 * input h = 1 puts every rate near its set point 1. Every excitatory neuron has an input of its own. Each
 * plastic pathway moves its weights with the errors e = r - 1 of its neurons, by up to three terms (MBA,
 * figure S3):
 *
 * <pre>
 * dw_ij = +- eta ( (theta0 + theta1 r_j) e_i + theta2 g_i r_j ),     g = f' (e + W^T g)
 * </pre>
 *
 * theta0 is non-Hebbian, theta1 Hebbian, theta2 the gradient of half the sum of squared errors; negative
 * coefficients stabilize in either class of synapses.
 */
public final class RecurrentRateNetwork implements RateNetwork {
    private static final double STRENGTH = 0.5;
    private static final double RELAXATION = 0.5;
    private static final double SPREAD = 0.1;

    private final RecurrentRateSpec parameters;
    private final Map<Pathway, Rule> rules;
    private final Map<Pathway, double[]> weights = new EnumMap<>(Pathway.class);
    private final int excitatory;
    private final int neurons;
    private final boolean gradient;
    private final double[] input;
    private final double[] rate;
    private final double[] adjoint;
    private final double[] next;
    private final double[] excitatoryHz;
    private final double[] inhibitoryHz;

    /**
     * The rule of one pathway.
     *
     * @param nonHebbian theta0
     * @param hebbian theta1
     * @param gradient theta2
     */
    public record Rule(double nonHebbian, double hebbian, double gradient) {}

    /**
     * A network with random initial weights and every rate at its set point.
     *
     * @param parameters constants
     * @param rules rules of the plastic pathways
     * @param seed master seed of the initial weights
     */
    public RecurrentRateNetwork(RecurrentRateSpec parameters, Map<Pathway, Rule> rules, long seed) {
        this.parameters = parameters;
        this.rules = rules.isEmpty() ? Map.of() : new EnumMap<>(rules);
        this.gradient = rules.values().stream().anyMatch(rule -> rule.gradient() != 0);
        this.excitatory = parameters.excitatory();
        this.neurons = excitatory + excitatory / 4;
        this.input = new double[neurons];
        Arrays.fill(input, 1);
        this.rate = new double[neurons];
        Arrays.fill(rate, 1);
        this.adjoint = new double[neurons];
        this.next = new double[neurons];
        this.excitatoryHz = new double[excitatory];
        this.inhibitoryHz = new double[neurons - excitatory];
        for (Pathway pathway : Pathway.values()) {
            RandomStream random = RandomStream.of(seed, "initial weights " + pathway);
            double[] w = new double[count(pathway.pre()) * count(pathway.post())];
            double mean = pathway.pre() == Population.EXCITATORY ? 1 : parameters.inhibitoryStart();
            Arrays.setAll(w, _ -> mean * (1 + SPREAD * (2 * random.nextUniform() - 1)));
            weights.put(pathway, w);
        }
        publish();
    }

    private RecurrentRateNetwork(RecurrentRateNetwork other) {
        parameters = other.parameters;
        rules = other.rules;
        gradient = other.gradient;
        excitatory = other.excitatory;
        neurons = other.neurons;
        input = other.input.clone();
        rate = other.rate.clone();
        adjoint = other.adjoint.clone();
        next = new double[neurons];
        excitatoryHz = other.excitatoryHz.clone();
        inhibitoryHz = other.inhibitoryHz.clone();
        other.weights.forEach((pathway, w) -> weights.put(pathway, w.clone()));
    }

    @Override
    public int inputs() {
        return excitatory;
    }

    @Override
    public void present(double[] shown) {
        System.arraycopy(shown, 0, input, 0, excitatory);
    }

    @Override
    public void step(boolean plastic) {
        System.arraycopy(input, 0, next, 0, neurons);
        weights.forEach(this::transmit);
        for (int i = 0; i < neurons; i++) {
            double drive = parameters.rectified() && next[i] < 0 ? 0 : next[i];
            rate[i] += RELAXATION * (drive - rate[i]);
        }
        if (plastic) {
            if (gradient) {
                relaxAdjoint();
            }
            rules.forEach(this::learn);
        }
        publish();
    }

    /** Adds the input that neurons get through one pathway. Weights are stored postsynaptic neuron by neuron. */
    private void transmit(Pathway pathway, double[] w) {
        int pre = count(pathway.pre());
        int post = count(pathway.post());
        int firstPre = first(pathway.pre());
        int firstPost = first(pathway.post());
        double strength = MeanFieldRule.feedback(pathway.pre()) * STRENGTH / pre;
        boolean recurrent = pathway.pre() == pathway.post();
        int i = 0;
        // Four neurons at a time: each adds its inputs one after the other, the four sums side by side.
        for (; i + 4 <= post; i += 4) {
            int row0 = i * pre;
            int row1 = row0 + pre;
            int row2 = row1 + pre;
            int row3 = row2 + pre;
            double sum0 = recurrent ? -w[row0 + i] * rate[firstPre + i] : 0;
            double sum1 = recurrent ? -w[row1 + i + 1] * rate[firstPre + i + 1] : 0;
            double sum2 = recurrent ? -w[row2 + i + 2] * rate[firstPre + i + 2] : 0;
            double sum3 = recurrent ? -w[row3 + i + 3] * rate[firstPre + i + 3] : 0;
            for (int j = 0; j < pre; j++) {
                double r = rate[firstPre + j];
                sum0 += w[row0 + j] * r;
                sum1 += w[row1 + j] * r;
                sum2 += w[row2 + j] * r;
                sum3 += w[row3 + j] * r;
            }
            next[firstPost + i] += strength * sum0;
            next[firstPost + i + 1] += strength * sum1;
            next[firstPost + i + 2] += strength * sum2;
            next[firstPost + i + 3] += strength * sum3;
        }
        for (; i < post; i++) {
            double sum = recurrent ? -w[i * pre + i] * rate[firstPre + i] : 0;
            for (int j = 0; j < pre; j++) {
                sum += w[i * pre + j] * rate[firstPre + j];
            }
            next[firstPost + i] += strength * sum;
        }
    }

    /** One step of g towards f' (e + W^T g). */
    private void relaxAdjoint() {
        for (int i = 0; i < neurons; i++) {
            next[i] = rate[i] - 1;
        }
        weights.forEach((pathway, w) -> {
            int pre = count(pathway.pre());
            int post = count(pathway.post());
            int firstPre = first(pathway.pre());
            int firstPost = first(pathway.post());
            double strength = MeanFieldRule.feedback(pathway.pre()) * STRENGTH / pre;
            boolean recurrent = pathway.pre() == pathway.post();
            for (int i = 0; i < post; i++) {
                double g = strength * adjoint[firstPost + i];
                double own = recurrent ? next[firstPre + i] : 0;
                for (int j = 0; j < pre; j++) {
                    next[firstPre + j] += w[i * pre + j] * g;
                }
                if (recurrent) {
                    next[firstPre + i] = own; // no autapse
                }
            }
        });
        for (int i = 0; i < neurons; i++) {
            double active = parameters.rectified() && rate[i] <= 0 ? 0 : next[i];
            adjoint[i] += RELAXATION * (active - adjoint[i]);
        }
    }

    private void learn(Pathway pathway, Rule rule) {
        double[] w = weights(pathway);
        int pre = count(pathway.pre());
        int post = count(pathway.post());
        int firstPre = first(pathway.pre());
        int firstPost = first(pathway.post());
        double eta = MeanFieldRule.feedback(pathway.pre()) * parameters.stepLearningRate();
        double maximum = parameters.rectified() ? parameters.largestWeight() : Double.POSITIVE_INFINITY;
        double minimum = parameters.rectified() ? 0 : Double.NEGATIVE_INFINITY;
        for (int i = 0; i < post; i++) {
            double error = rate[firstPost + i] - 1;
            double same = eta * rule.nonHebbian() * error;
            double perRate = eta * (rule.hebbian() * error + rule.gradient() * adjoint[firstPost + i]);
            for (int j = 0; j < pre; j++) {
                double changed = w[i * pre + j] + same + perRate * rate[firstPre + j];
                changed = changed < minimum ? minimum : changed;
                w[i * pre + j] = changed > maximum ? maximum : changed;
            }
        }
    }

    private void publish() {
        for (int i = 0; i < neurons; i++) {
            if (i < excitatory) {
                excitatoryHz[i] = parameters.targetHz() * rate[i];
            } else {
                inhibitoryHz[i - excitatory] = parameters.targetHz() * rate[i];
            }
        }
    }

    private int count(Population population) {
        return population == Population.EXCITATORY ? excitatory : neurons - excitatory;
    }

    private int first(Population population) {
        return population == Population.EXCITATORY ? 0 : excitatory;
    }

    @Override
    public double[] excitatoryHz() {
        return excitatoryHz;
    }

    @Override
    public double[] inhibitoryHz() {
        return inhibitoryHz;
    }

    @Override
    public double[] weights(Pathway pathway) {
        return Objects.requireNonNull(weights.get(pathway));
    }

    @Override
    public double maximumWeight() {
        return parameters.rectified() ? parameters.largestWeight() : Double.POSITIVE_INFINITY;
    }

    @Override
    public RecurrentRateNetwork copy() {
        return new RecurrentRateNetwork(this);
    }

    /** Does nothing: the network has no noise. */
    @Override
    public void branchNoise(String label) {}
}
