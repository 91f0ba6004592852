package rulezoo.simulator.engine;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
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
 * The fast engine. Because nothing emitted within 8 steps can act within them, it advances in blocks of 8
 * steps:
 * <ol>
 * <li>spikes of the last block arrive, row by row, in the order of their steps
 * <li>every neuron integrates its 8 steps while its state is in registers
 * <li>the few synapses whose post spike came before, or together with, an arrival of the same block are put
 * right, and those neurons integrate again: a neuron fires at most once in a block, so that no spike changes
 * <li>post spikes change weights, at once or later (see {@link PlasticSynapses})
 * </ol>
 * Spikes and weights are those of {@link ReferenceEngine}, bit for bit.
 */
final class BlockEngine extends SpikingEngine {
    private static final int DELAY = NetworkSpec.DELAY_STEPS;
    /** Plastic synapses that stay in the near caches of a usual processor, with what leads to them. */
    private static final int CACHED_SYNAPSES = 1 << 18;

    private final NetworkSpec network;
    private final NeuronDynamics dynamics;
    private final Kernels kernels;
    private final BitRows inputTargets;
    private final Arrivals arrivals;
    private final Map<Pathway, BlockSynapses> synapses = new EnumMap<>(Pathway.class);
    private final BlockSynapses[] fromExcitatory;
    private final BlockSynapses[] fromInhibitory;
    private final List<PlasticSynapses> plastic = new ArrayList<>();
    /** Plastic pathways onto each population. */
    private final PlasticSynapses[] toExcitatory;
    private final PlasticSynapses[] toInhibitory;
    /** Spikes of this block, by step; those of the last one are on the way. */
    private IntList[] emitted = lists();
    /** Takes what is read early, so that the compiler keeps the reads. */
    long touched;
    private NeuronState before;
    private NeuronState after;

    BlockEngine(NetworkSpec network, PlasticityRule rule, Wiring wiring, InputSource input, Kernels kernels) {
        this(network, rule, wiring, input, kernels, CACHED_SYNAPSES);
    }

    /**
     * @param cachedSynapses post spikes act at once in networks with at most this number of plastic synapses
     */
    BlockEngine(NetworkSpec network, PlasticityRule rule, Wiring wiring, InputSource input, Kernels kernels,
            int cachedSynapses) {
        super(network, input);
        this.network = network;
        this.dynamics = new NeuronDynamics(network.neuron());
        this.kernels = kernels;
        int stride = stride(network.neurons());
        this.inputTargets = BitRows.of(wiring.input(), stride);
        this.arrivals = new Arrivals(stride, (float) network.input().weight());
        this.before = new NeuronState(stride, network.neuron());
        this.after = before.copy();
        boolean eager = rule.plastic().stream().mapToInt(p -> wiring.projection(p).synapses()).sum() <= cachedSynapses;
        for (Pathway pathway : Pathway.values()) {
            Projection projection = wiring.projection(pathway);
            if (rule.plastic().contains(pathway)) {
                Plasticity plasticity = new Plasticity(rule.polynomial(pathway), network);
                PlasticSynapses s = eager
                        ? new EagerSynapses(network, pathway, projection, plasticity, stride, kernels)
                        : new DeferredSynapses(network, pathway, projection, plasticity, stride, kernels);
                plastic.add(s);
                synapses.put(pathway, s);
            } else {
                synapses.put(pathway, new StaticSynapses(network, pathway, projection, kernels));
            }
        }
        fromExcitatory = select(Pathway.EE, Pathway.EI);
        fromInhibitory = select(Pathway.IE, Pathway.II);
        toExcitatory = plastic(Pathway.EE, Pathway.IE);
        toInhibitory = plastic(Pathway.EI, Pathway.II);
    }

    /**
     * Neurons that arrays are laid out for: whole words of bits, and no multiple of a memory page, which would
     * bring the same neuron's values of every step into the same few cache lines.
     */
    private static int stride(int neurons) {
        int words = Math.ceilDiv(neurons, Long.SIZE);
        return (words % 16 == 0 ? words + 1 : words) * Long.SIZE;
    }

    private BlockSynapses[] select(Pathway... pathways) {
        return Arrays.stream(pathways).map(this::get).toArray(BlockSynapses[]::new);
    }

    private PlasticSynapses[] plastic(Pathway... pathways) {
        return Arrays.stream(select(pathways)).filter(PlasticSynapses.class::isInstance)
                .toArray(PlasticSynapses[]::new);
    }

    private BlockSynapses get(Pathway pathway) {
        return Objects.requireNonNull(synapses.get(pathway));
    }

    @Override
    public boolean advance(int steps, SpikeListener listener) {
        if (steps % DELAY != 0) {
            throw new IllegalArgumentException("steps must be a multiple of " + DELAY + ": " + steps);
        }
        for (int done = 0; done < steps; done += DELAY) {
            if (!advanceBlock(listener)) {
                return false;
            }
        }
        return true;
    }

    private boolean advanceBlock(SpikeListener listener) {
        int lastSlot = checkRates();
        for (BlockSynapses s : synapses.values()) {
            s.beginBlock();
        }
        arrivals.clear();
        for (IntList inputs : inputOnTheWay) {
            touched += inputTargets.touch(inputs);
        }
        for (int slot = 0; slot < DELAY; slot++) {
            countInput(slot);
            deliver(slot);
            emitted[slot].clear();
        }
        for (BlockSynapses s : synapses.values()) {
            s.endArrivals(s.isExcitatory() ? arrivals.excitatory : arrivals.inhibitory, arrivals.stride);
        }
        kernels.integrate(dynamics, before, after, arrivals, emitted);
        report(lastSlot, listener);
        learnFromSpikes();
        if (lastSlot < DELAY) {
            step += lastSlot;
            return false;
        }
        emitInput();
        IntList[] free = onTheWay;
        onTheWay = emitted;
        emitted = free;
        NeuronState old = before;
        before = after;
        after = old;
        step += DELAY;
        return true;
    }

    /** The step of the block at which the rate checker ends the run, or DELAY if it does not. */
    private int checkRates() {
        for (int slot = 0; slot < DELAY; slot++) {
            int spikes = 0;
            while (spikes < onTheWay[slot].size && onTheWay[slot].items[spikes] < network.excitatory()) {
                spikes++;
            }
            if (!rateChecker.accept(spikes)) {
                return slot;
            }
        }
        return DELAY;
    }

    private void countInput(int slot) {
        kernels.count(inputTargets, inputOnTheWay[slot], arrivals.inputCount, slot * arrivals.stride);
    }

    private void emitInput() {
        for (int slot = 0; slot < DELAY; slot++) {
            inputOnTheWay[slot].clear();
            input.emit(step + slot, inputOnTheWay[slot]);
        }
    }

    private void deliver(int slot) {
        IntList spikes = onTheWay[slot];
        int offset = slot * arrivals.stride;
        for (int k = 0; k < spikes.size; k++) {
            int pre = spikes.items[k];
            boolean excitatory = pre < network.excitatory();
            float[] conductance = excitatory ? arrivals.excitatory : arrivals.inhibitory;
            for (BlockSynapses s : excitatory ? fromExcitatory : fromInhibitory) {
                s.transmit(pre, slot, learning && !s.frozen, conductance, offset);
            }
        }
    }

    private void report(int lastSlot, SpikeListener listener) {
        for (int slot = 0; slot < DELAY && slot <= lastSlot; slot++) {
            for (int k = 0; k < emitted[slot].size; k++) {
                listener.spike(step + slot, emitted[slot].items[k]);
            }
        }
    }

    private void learnFromSpikes() {
        for (IntList spikes : emitted) {
            for (int k = 0; k < spikes.size; k++) {
                for (PlasticSynapses s : plasticTo(spikes.items[k])) {
                    s.makeRoom(spikes.items[k]);
                }
            }
        }
        for (int slot = 0; slot < DELAY; slot++) {
            for (int k = 0; k < emitted[slot].size; k++) {
                postSpike(emitted[slot].items[k], slot);
            }
            for (PlasticSynapses s : plastic) {
                s.growPreTraces(slot);
            }
        }
    }

    private void postSpike(int post, int slot) {
        int changed = 0;
        for (PlasticSynapses s : plasticTo(post)) {
            changed |= s.postSpike(post, slot, learning && !s.frozen);
        }
        if (changed != 0) {
            integrateAgain(post, slot, changed);
        }
    }

    /** The plastic synapses onto a neuron. */
    private PlasticSynapses[] plasticTo(int post) {
        return post < network.excitatory() ? toExcitatory : toInhibitory;
    }

    /** Conductances of a neuron after transmissions that followed its spike have changed in some steps. */
    private void integrateAgain(int post, int spikeSlot, int changed) {
        boolean toE = post < network.excitatory();
        for (int slots = changed; slots != 0; slots &= slots - 1) {
            int slot = Integer.numberOfTrailingZeros(slots);
            int at = slot * arrivals.stride + post;
            arrivals.excitatory[at] = get(toE ? Pathway.EE : Pathway.EI).arriving(post, slot);
            arrivals.inhibitory[at] = get(toE ? Pathway.IE : Pathway.II).arriving(post, slot);
        }
        after.setNeuron(post, before);
        for (int slot = 0; slot < DELAY; slot++) {
            if (dynamics.step(after, post) != (slot == spikeSlot)) {
                throw new IllegalStateException("neuron " + post + " would fire twice within the axonal delay");
            }
            PlainKernels.receive(after, post, arrivals, slot);
        }
    }

    @Override
    public void freeze(Set<Pathway> pathways) {
        synapses.forEach((pathway, s) -> s.frozen = pathways.contains(pathway));
    }

    @Override
    public int synapses(Pathway pathway) {
        return get(pathway).synapses();
    }

    @Override
    public float weight(Pathway pathway, int synapse) {
        return get(pathway).weight(synapse);
    }

    @Override
    public float[] weights(Pathway pathway) {
        return get(pathway).weights();
    }

    @Override
    public State save() {
        return new Saved(saveTraffic(), before.copy(), synapses.values().stream().map(BlockSynapses::save).toList());
    }

    @Override
    public void restore(State state) {
        Saved saved = (Saved) state;
        restoreTraffic(saved.traffic);
        before.set(saved.neurons);
        int at = 0;
        for (BlockSynapses s : synapses.values()) {
            s.restore(saved.synapses.get(at++));
        }
    }

    private record Saved(Traffic traffic, NeuronState neurons, List<BlockSynapses.Saved> synapses)
            implements
                State,
                Serializable {}
}
