package rulezoo.simulator.engine;

import java.io.Serializable;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import rulezoo.simulator.codependent.CodependentRule;
import rulezoo.simulator.network.NetworkSpec;
import rulezoo.simulator.recording.SpikeListener;
import rulezoo.simulator.rule.Pathway;

/**
 * The recurrent network under codependent rules, one step at a time in the order of the package description.
 * The rules take most of the time, so only they are made fast.
 */
final class CodependentEngine extends SpikingEngine {
    private static final int DELAY = NetworkSpec.DELAY_STEPS;

    private final NetworkSpec network;
    private final Wiring wiring;
    private final AdaptiveNeurons neurons;
    private final Map<Pathway, CodependentSynapses> synapses = new EnumMap<>(Pathway.class);
    private final IntList emitted = new IntList();

    CodependentEngine(NetworkSpec network, Map<Pathway, CodependentRule> rules, Wiring wiring, InputSource input) {
        super(network, input);
        this.network = network;
        this.wiring = wiring;
        neurons = new AdaptiveNeurons(network);
        for (Pathway pathway : Pathway.values()) {
            synapses.put(pathway, new CodependentSynapses(network, pathway, wiring.projection(pathway), neurons,
                    rules.get(pathway)));
        }
    }

    @Override
    public boolean advance(int steps, SpikeListener listener) {
        for (int i = 0; i < steps; i++) {
            if (!step(listener)) {
                return false;
            }
        }
        return true;
    }

    private boolean step(SpikeListener listener) {
        int slot = (int) (step % DELAY);
        IntList arriving = onTheWay[slot];
        IntList arrivingInput = inputOnTheWay[slot];
        emitted.clear();
        for (int i = 0; i < network.neurons(); i++) {
            if (neurons.step(i)) {
                emitted.add(i);
                listener.spike(step, i);
            }
        }
        deliverInput(arrivingInput);
        int excitatoryArrivals = 0;
        for (int k = 0; k < arriving.size; k++) {
            int pre = arriving.items[k];
            if (pre < network.excitatory()) {
                excitatoryArrivals++;
                get(Pathway.EE).arrive(pre, neurons.ampa, learning);
                get(Pathway.EI).arrive(pre, neurons.ampa, learning);
            } else {
                get(Pathway.IE).arrive(pre, neurons.gaba, learning);
                get(Pathway.II).arrive(pre, neurons.gaba, learning);
            }
        }
        if (learning) {
            for (int k = 0; k < emitted.size; k++) {
                int post = emitted.items[k];
                boolean excitatory = post < network.excitatory();
                get(excitatory ? Pathway.EE : Pathway.EI).postsynapticSpike(post);
                get(excitatory ? Pathway.IE : Pathway.II).postsynapticSpike(post);
            }
        }
        synapses.values().forEach(s -> s.endStep(arriving, emitted));
        return endStep(slot, emitted, excitatoryArrivals);
    }

    private void deliverInput(IntList arriving) {
        InputConnections connections = wiring.input();
        double weight = network.input().weight();
        for (int k = 0; k < arriving.size; k++) {
            int source = arriving.items[k];
            for (int s = connections.start()[source]; s < connections.start()[source + 1]; s++) {
                neurons.ampa[connections.target()[s]] += weight;
            }
        }
    }

    private CodependentSynapses get(Pathway pathway) {
        return Objects.requireNonNull(synapses.get(pathway));
    }

    @Override
    public int synapses(Pathway pathway) {
        return wiring.projection(pathway).synapses();
    }

    @Override
    public float weight(Pathway pathway, int synapse) {
        return (float) get(pathway).weight[synapse];
    }

    @Override
    public float[] weights(Pathway pathway) {
        double[] weights = get(pathway).weight;
        float[] copy = new float[weights.length];
        for (int i = 0; i < copy.length; i++) {
            copy[i] = (float) weights[i];
        }
        return copy;
    }

    @Override
    public State save() {
        return new Saved(saveTraffic(), neurons.save(),
                synapses.values().stream().map(CodependentSynapses::save).toList());
    }

    @Override
    public void restore(State state) {
        Saved saved = (Saved) state;
        restoreTraffic(saved.traffic);
        neurons.restore(saved.neurons);
        int at = 0;
        for (CodependentSynapses s : synapses.values()) {
            s.restore(saved.synapses.get(at++));
        }
    }

    private record Saved(Traffic traffic, double[][] neurons, List<double[][]> synapses)
            implements
                State,
                Serializable {}
}
