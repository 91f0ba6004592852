package rulezoo.simulator.engine;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import rulezoo.simulator.codependent.CodependentRule;
import rulezoo.simulator.network.NetworkSpec;
import rulezoo.simulator.protocol.Stimulus;
import rulezoo.simulator.rule.Pathway;

/**
 * The recurrent network under codependent rules, one step at a time in the order of the package description.
 * The rules dominate the time, so that nothing else is made fast.
 */
final class CodependentEngine implements Engine {
    private static final int DELAY = NetworkSpec.DELAY_STEPS;

    private final NetworkSpec network;
    private final Wiring wiring;
    private final InputSource input;
    private final RateChecker rateChecker;
    private final AdaptiveNeurons neurons;
    private final Map<Pathway, CodependentSynapses> synapses = new EnumMap<>(Pathway.class);
    private final IntList[] spikes = new IntList[DELAY];
    private final IntList[] inputSpikes = new IntList[DELAY];
    private final IntList emitted = new IntList();
    private boolean plastic = true;
    private long step;

    CodependentEngine(NetworkSpec network, Map<Pathway, CodependentRule> rules, Wiring wiring, InputSource input) {
        this.network = network;
        this.wiring = wiring;
        this.input = input;
        rateChecker = new RateChecker(network.excitatory());
        neurons = new AdaptiveNeurons(network);
        for (Pathway pathway : Pathway.values()) {
            synapses.put(pathway, new CodependentSynapses(network, pathway, wiring.projection(pathway), neurons,
                    rules.get(pathway)));
        }
        for (int i = 0; i < DELAY; i++) {
            spikes[i] = new IntList();
            inputSpikes[i] = new IntList();
        }
    }

    @Override
    public long step() {
        return step;
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
        IntList arriving = spikes[slot];
        IntList arrivingInput = inputSpikes[slot];
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
                get(Pathway.EE).arrive(pre, neurons.ampa, plastic);
                get(Pathway.EI).arrive(pre, neurons.ampa, plastic);
            } else {
                get(Pathway.IE).arrive(pre, neurons.gaba, plastic);
                get(Pathway.II).arrive(pre, neurons.gaba, plastic);
            }
        }
        if (plastic) {
            for (int k = 0; k < emitted.size; k++) {
                int post = emitted.items[k];
                boolean excitatory = post < network.excitatory();
                get(excitatory ? Pathway.EE : Pathway.EI).postsynapticSpike(post);
                get(excitatory ? Pathway.IE : Pathway.II).postsynapticSpike(post);
            }
        }
        synapses.values().forEach(s -> s.endStep(arriving, emitted));
        arriving.copyFrom(emitted);
        arrivingInput.clear();
        input.emit(step, arrivingInput);
        if (!rateChecker.accept(excitatoryArrivals)) {
            return false;
        }
        step++;
        return true;
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
    public void present(@Nullable Stimulus stimulus) {
        input.present(stimulus, step);
    }

    @Override
    public void branchInput(String label) {
        input.branch(label);
    }

    @Override
    public void setPlastic(boolean on) {
        plastic = on;
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
        List<double[][]> saved = new ArrayList<>();
        synapses.values().forEach(s -> saved.add(s.save()));
        return new Saved(step, neurons.save(), saved, IntList.copies(spikes), IntList.copies(inputSpikes),
                rateChecker.save(), input.save());
    }

    @Override
    public void restore(State state) {
        Saved saved = (Saved) state;
        step = saved.step;
        neurons.restore(saved.neurons);
        int at = 0;
        for (CodependentSynapses s : synapses.values()) {
            s.restore(saved.synapses.get(at++));
        }
        for (int i = 0; i < DELAY; i++) {
            spikes[i].copyFrom(saved.spikes[i]);
            inputSpikes[i].copyFrom(saved.inputSpikes[i]);
        }
        rateChecker.restore(saved.rate);
        input.restore(saved.input);
    }

    private record Saved(long step, double[][] neurons, List<double[][]> synapses, IntList[] spikes,
            IntList[] inputSpikes, double rate, long[] input) implements State {}
}
