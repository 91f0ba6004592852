package rulezoo.simulator.engine;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import rulezoo.simulator.codependent.CodependentRule;
import rulezoo.simulator.network.NetworkSpec;
import rulezoo.simulator.rule.Pathway;

/** The synapses of one pathway under a codependent rule, or static ones. */
final class CodependentSynapses {
    final double[] weight;
    private final Projection projection;
    private final AdaptiveNeurons neurons;
    private final @Nullable CodependentRule rule;
    private final Incoming incoming;
    private final double scale;
    private final double maximumWeight;
    private final double decay1;
    private final double decay2;
    private final double[] pre1;
    private final double[] pre2;
    private final double[] post1;
    private final double[] post2;

    CodependentSynapses(NetworkSpec network, Pathway pathway, Projection projection, AdaptiveNeurons neurons,
            @Nullable CodependentRule rule) {
        this.projection = projection;
        this.neurons = neurons;
        this.rule = rule;
        incoming = rule == null ? Incoming.NONE : Incoming.of(projection, network.neurons());
        scale = network.weightScale();
        maximumWeight = network.maximumWeight();
        weight = new double[projection.synapses()];
        Arrays.fill(weight, network.initialWeights().of(pathway));
        int n = rule == null ? 0 : network.neurons();
        pre1 = new double[n];
        pre2 = new double[n];
        post1 = new double[n];
        post2 = new double[n];
        decay1 = rule == null ? 1 : StrictMath.exp(-NetworkSpec.STEP_SECONDS / rule.tau1Seconds());
        decay2 = rule == null ? 1 : StrictMath.exp(-NetworkSpec.STEP_SECONDS / rule.tau2Seconds());
    }

    /** A presynaptic spike arrives: every synapse of the row transmits the weight it has, then changes it. */
    void arrive(int pre, double[] conductance, boolean plastic) {
        int from = projection.rowStart[pre - projection.firstPre];
        int to = projection.rowStart[pre - projection.firstPre + 1];
        for (int s = from; s < to; s++) {
            int post = projection.target[s];
            conductance[post] += weight[s];
            if (plastic && rule != null) {
                change(s, rule.onPreSpike(pre2[pre], post1[post], weight[s] / scale, neurons.voltsTrace[post],
                        neurons.excitationTrace[post], neurons.inhibitionTrace[post]));
            }
        }
    }

    void postsynapticSpike(int post) {
        if (rule != null) {
            for (int k = incoming.start()[post]; k < incoming.start()[post + 1]; k++) {
                int s = incoming.synapse()[k];
                change(s,
                        rule.onPostSpike(pre1[projection.firstPre + incoming.row()[k]], post2[post], weight[s] / scale,
                                neurons.voltsTrace[post], neurons.excitationTrace[post],
                                neurons.inhibitionTrace[post]));
            }
        }
    }

    /** Weights and changes of the rule are those of the published network; smaller networks scale both. */
    private void change(int synapse, double change) {
        double changed = weight[synapse] + scale * change;
        changed = changed > 0 ? changed : 0;
        weight[synapse] = changed < maximumWeight ? changed : maximumWeight;
    }

    /** Traces grow by the spikes of the step, then decay. */
    void endStep(IntList arrived, IntList emitted) {
        if (rule == null) {
            return;
        }
        for (int k = 0; k < arrived.size; k++) {
            pre1[arrived.items[k]]++;
            pre2[arrived.items[k]]++;
        }
        for (int k = 0; k < emitted.size; k++) {
            post1[emitted.items[k]]++;
            post2[emitted.items[k]]++;
        }
        for (int i = 0; i < pre1.length; i++) {
            pre1[i] *= decay1;
            pre2[i] *= decay2;
            post1[i] *= decay1;
            post2[i] *= decay2;
        }
    }

    /** Everything that changes, to be handed to {@link #restore}. */
    double[][] save() {
        return new double[][]{weight.clone(), pre1.clone(), pre2.clone(), post1.clone(), post2.clone()};
    }

    void restore(double[][] saved) {
        double[][] arrays = {weight, pre1, pre2, post1, post2};
        for (int k = 0; k < arrays.length; k++) {
            System.arraycopy(saved[k], 0, arrays[k], 0, arrays[k].length);
        }
    }
}
