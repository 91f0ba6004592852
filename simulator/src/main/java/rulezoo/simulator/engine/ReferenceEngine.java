package rulezoo.simulator.engine;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import rulezoo.simulator.network.NetworkSpec;
import rulezoo.simulator.recording.SpikeListener;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.rule.PlasticityRule;

/**
 * The plain engine: it reads like the equations, does one step at a time in the order given in the package
 * description, and is the definition that every faster engine has to match bit for bit.
 */
final class ReferenceEngine extends SpikingEngine {
    private static final int DELAY = NetworkSpec.DELAY_STEPS;

    private final NetworkSpec network;
    private final NeuronDynamics dynamics;
    private final Wiring wiring;
    private final float inputWeight;
    private final NeuronState neurons;
    private final Map<Pathway, PlainSynapses> synapses = new EnumMap<>(Pathway.class);
    private final IntList emitted = new IntList();
    private final float[] excitatoryArrival;
    private final float[] inhibitoryArrival;
    private final float[] inputArrivals;

    ReferenceEngine(NetworkSpec network, PlasticityRule rule, Wiring wiring, InputSource input) {
        super(network, input);
        this.network = network;
        this.dynamics = new NeuronDynamics(network.neuron());
        this.wiring = wiring;
        this.inputWeight = (float) network.input().weight();
        this.neurons = new NeuronState(network.neurons(), network.neuron());
        for (Pathway pathway : Pathway.values()) {
            Plasticity plasticity = rule.plastic().contains(pathway)
                    ? new Plasticity(rule.polynomial(pathway), network)
                    : null;
            synapses.put(pathway, new PlainSynapses(network, pathway, wiring.projection(pathway), plasticity));
        }
        excitatoryArrival = new float[network.neurons()];
        inhibitoryArrival = new float[network.neurons()];
        inputArrivals = new float[network.neurons()];
    }

    @Override
    public boolean advance(int steps, SpikeListener listener) {
        for (int i = 0; i < steps; i++) {
            boolean withinBounds = step(listener);
            if (!withinBounds) {
                return false;
            }
        }
        return true;
    }

    /** One step of the network; the order is that of the package description. */
    boolean step(SpikeListener listener) {
        int slot = (int) (step % DELAY);
        if (slot == 0) {
            synapses.values().forEach(PlainSynapses::beginBlock);
        }
        // Emitted 8 steps ago, arriving now; the lists are then free for what is emitted now.
        IntList arriving = onTheWay[slot];
        IntList arrivingInput = inputOnTheWay[slot];

        emitted.clear();
        for (int i = 0; i < network.neurons(); i++) {
            if (dynamics.step(neurons, i)) {
                emitted.add(i);
                listener.spike(step, i);
            }
        }

        for (int k = 0; k < arriving.size; k++) {
            int pre = arriving.items[k];
            boolean excitatory = pre < network.excitatory();
            float[] arrival = excitatory ? excitatoryArrival : inhibitoryArrival;
            for (PlainSynapses s : outgoing(excitatory)) {
                s.transmit(pre, slot, arrival, learning && !s.frozen);
            }
        }
        for (boolean excitatory : new boolean[]{true, false}) {
            for (PlainSynapses s : outgoing(excitatory)) {
                s.endArrivals(excitatory ? excitatoryArrival : inhibitoryArrival);
            }
        }
        countInput(arrivingInput);
        if (learning) {
            for (int k = 0; k < emitted.size; k++) {
                int post = emitted.items[k];
                for (PlainSynapses s : incoming(post < network.excitatory())) {
                    if (!s.frozen) {
                        s.postsynapticSpike(post, slot);
                    }
                }
            }
        }
        growTraces(arriving, slot);

        for (int i = 0; i < network.neurons(); i++) {
            NeuronDynamics.receive(neurons, i, Fma.fma(inputArrivals[i], inputWeight, excitatoryArrival[i]),
                    inhibitoryArrival[i]);
            inputArrivals[i] = 0;
            excitatoryArrival[i] = 0;
            inhibitoryArrival[i] = 0;
        }

        int excitatoryArrivals = 0;
        while (excitatoryArrivals < arriving.size && arriving.items[excitatoryArrivals] < network.excitatory()) {
            excitatoryArrivals++;
        }
        return endStep(slot, emitted, excitatoryArrivals);
    }

    private void countInput(IntList arriving) {
        InputConnections connections = wiring.input();
        for (int k = 0; k < arriving.size; k++) {
            int source = arriving.items[k];
            for (int s = connections.start()[source]; s < connections.start()[source + 1]; s++) {
                inputArrivals[connections.target()[s]]++;
            }
        }
    }

    private void growTraces(IntList arriving, int slot) {
        for (int k = 0; k < arriving.size; k++) {
            int pre = arriving.items[k];
            for (PlainSynapses s : outgoing(pre < network.excitatory())) {
                s.growPresynapticTrace(pre, slot);
            }
        }
        for (int k = 0; k < emitted.size; k++) {
            int post = emitted.items[k];
            for (PlainSynapses s : incoming(post < network.excitatory())) {
                s.growPostsynapticTrace(post, slot);
            }
        }
    }

    private List<PlainSynapses> outgoing(boolean excitatory) {
        return excitatory ? List.of(get(Pathway.EE), get(Pathway.EI)) : List.of(get(Pathway.IE), get(Pathway.II));
    }

    private List<PlainSynapses> incoming(boolean excitatory) {
        return excitatory ? List.of(get(Pathway.EE), get(Pathway.IE)) : List.of(get(Pathway.EI), get(Pathway.II));
    }

    private PlainSynapses get(Pathway pathway) {
        return Objects.requireNonNull(synapses.get(pathway));
    }

    @Override
    public void freeze(Set<Pathway> pathways) {
        synapses.forEach((pathway, s) -> s.frozen = pathways.contains(pathway));
    }

    @Override
    public int synapses(Pathway pathway) {
        return wiring.projection(pathway).synapses();
    }

    @Override
    public float weight(Pathway pathway, int synapse) {
        return get(pathway).weight[synapse];
    }

    @Override
    public float[] weights(Pathway pathway) {
        return get(pathway).weight.clone();
    }

    /** State of the neurons, for comparison with the reference traces. */
    NeuronState neurons() {
        return neurons;
    }

    @Override
    public State save() {
        return new Saved(saveTraffic(), neurons.copy(),
                synapses.values().stream().map(PlainSynapses::save).toList());
    }

    @Override
    public void restore(State state) {
        Saved saved = (Saved) state;
        restoreTraffic(saved.traffic);
        neurons.set(saved.neurons);
        int at = 0;
        for (PlainSynapses s : synapses.values()) {
            s.restore(saved.synapses.get(at++));
        }
    }

    private record Saved(Traffic traffic, NeuronState neurons, List<PlainSynapses.Saved> synapses) implements State {}
}
