package rulezoo.simulator.feedforward;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import rulezoo.simulator.network.NetworkSpec;

/** The synapses of one class of inputs onto the neuron. */
final class InputSynapses {
    private static final double STEP = NetworkSpec.STEP_SECONDS;

    private final double[] weights;
    /** Up to which step the spike-independent term has been added, for each synapse. */
    private final long[] drifted;
    private final double maximumWeight;
    private final double learningRate;
    private final double driftPerStep;
    private final @Nullable Plastic plastic;

    /** Inputs that spiked in this step: their traces grow at its end. */
    private int[] arrived = new int[16];
    private int arrivals;

    /** What only plastic synapses have. */
    private record Plastic(FeedforwardRule rule, InputTrace pre, InputTrace post) {}

    InputSynapses(int inputs, double initialWeight, FeedforwardSpec spec, @Nullable FeedforwardRule rule) {
        weights = new double[inputs];
        Arrays.fill(weights, initialWeight);
        drifted = new long[inputs];
        maximumWeight = spec.maximumWeight();
        learningRate = spec.learningRate();
        driftPerStep = rule == null ? 0 : spec.learningRate() * rule.constantPerSecond() * STEP;
        plastic = rule == null
                ? null
                : new Plastic(rule, new InputTrace(inputs, rule.polynomial().tauPreSeconds(), STEP),
                        new InputTrace(1, rule.polynomial().tauPostSeconds(), STEP));
    }

    int size() {
        return weights.length;
    }

    /** An input spike arrives: returns the weight it finds, then w += eta (alpha + kappa x_post). */
    double arrival(int input, long step, boolean learning) {
        drift(input, step, learning);
        double found = weights[input];
        if (plastic == null) {
            return found;
        }
        if (arrivals == arrived.length) {
            arrived = Arrays.copyOf(arrived, 2 * arrivals);
        }
        arrived[arrivals++] = input;
        if (learning) {
            double post = plastic.post.get(0);
            change(input, plastic.rule.polynomial().alpha() + plastic.rule.polynomial().kappa() * post);
        }
        return found;
    }

    /** The neuron spikes: w += eta (beta + gamma x_pre) for every synapse. */
    void postsynapticSpike(long step, boolean learning) {
        if (plastic != null && learning) {
            for (int i = 0; i < weights.length; i++) {
                drift(i, step, true);
                change(i, plastic.rule.polynomial().beta() + plastic.rule.polynomial().gamma() * plastic.pre.get(i));
            }
        }
    }

    /** Ends a step: traces grow by its spikes, then decay, so that no update sees a spike of its own step. */
    void endStep(boolean postSpike) {
        if (plastic != null) {
            if (postSpike) {
                plastic.post.increment(0);
            }
            for (int k = 0; k < arrivals; k++) {
                plastic.pre.increment(arrived[k]);
            }
            arrivals = 0;
            plastic.pre.decay();
            plastic.post.decay();
        }
    }

    /** Weights as they are after a step; the array belongs to the synapses. */
    double[] weights(long step, boolean learning) {
        for (int i = 0; i < weights.length; i++) {
            drift(i, step, learning);
        }
        return weights;
    }

    /** The drift is monotone, so that adding it at once and clipping is the same as doing so step by step. */
    private void drift(int input, long step, boolean learning) {
        if (driftPerStep != 0 && drifted[input] < step) {
            if (learning) {
                weights[input] = clip(weights[input] + driftPerStep * (step - drifted[input]));
            }
            drifted[input] = step;
        }
    }

    private void change(int input, double inUnitsOfEta) {
        weights[input] = clip(weights[input] + learningRate * inUnitsOfEta);
    }

    private double clip(double weight) {
        double positive = weight > 0 ? weight : 0;
        return positive < maximumWeight ? positive : maximumWeight;
    }

    void copyFrom(InputSynapses other) {
        System.arraycopy(other.weights, 0, weights, 0, weights.length);
        System.arraycopy(other.drifted, 0, drifted, 0, drifted.length);
        if (plastic != null && other.plastic != null) {
            plastic.pre.copyFrom(other.plastic.pre);
            plastic.post.copyFrom(other.plastic.post);
        }
    }
}
