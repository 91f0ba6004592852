package rulezoo.simulator.engine;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import rulezoo.simulator.network.NetworkSpec;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.rule.PlasticityRule;

/**
 * A recurrent spiking network under a rule as plain numbers: its wiring, and every constant of its equations,
 * rounded as {@link ReferenceEngine} rounds it. An engine that runs elsewhere than on this processor starts
 * from these and needs no function beyond sums, products and fused multiply-adds.
 *
 * @param network the network
 * @param seed master seed of its input
 * @param neuron constants of the neuron equations
 * @param pathways the recurrent synapses
 * @param inputStart input i reaches {@code inputTarget[inputStart[i]]} to
 *        {@code inputTarget[inputStart[i + 1] - 1]}
 * @param inputTarget neurons, excitatory ones first, as unsigned 16-bit numbers
 * @param rates constants of the rate checker
 */
public record NetworkTables(NetworkSpec network, long seed, NeuronConstants neuron, Map<Pathway, Synapses> pathways,
        int[] inputStart, char[] inputTarget, RateBounds rates) {

    /**
     * The constants of the neuron equations.
     *
     * @param rest resting potential in volts
     * @param inhibitoryReversal reversal potential of inhibition in volts
     * @param threshold firing threshold in volts
     * @param thresholdJump what a spike sets the threshold's offset to, in volts
     * @param membraneStep dt / tau of the membrane
     * @param ampaShare share of AMPA in the excitatory conductance
     * @param nmdaShare share of NMDA in the excitatory conductance
     * @param thresholdDecay factor of the threshold's offset in one step
     * @param ampaDecay factor of the AMPA conductance in one step
     * @param gabaDecay factor of the GABA conductance in one step
     * @param nmdaFollow fraction by which NMDA follows AMPA in one step
     * @param floor what is added to every decaying variable in every step
     */
    public record NeuronConstants(float rest, float inhibitoryReversal, float threshold, float thresholdJump,
            float membraneStep, float ampaShare, float nmdaShare, float thresholdDecay, float ampaDecay,
            float gabaDecay, float nmdaFollow, float floor) {}

    /**
     * The constants of the rate checker.
     *
     * @param decay factor of the rate in one step
     * @param perSpike what one spike adds to the rate, in hertz
     * @param initialHz the rate at time zero
     * @param maximumHz the rate that must not be reached
     */
    public record RateBounds(double decay, double perSpike, double initialHz, double maximumHz) {}

    /**
     * The synapses of one pathway, presynaptic neuron by presynaptic neuron.
     *
     * @param firstPre the first presynaptic neuron
     * @param rowStart presynaptic neuron p has the synapses {@code rowStart[p - firstPre]} to
     *        {@code rowStart[p - firstPre + 1] - 1}
     * @param target postsynaptic neuron of each synapse as an unsigned 16-bit number
     * @param initialWeight weight of every synapse at time zero, in units of the leak conductance
     * @param rule how weights change, or null if they do not
     */
    public record Synapses(int firstPre, int[] rowStart, char[] target, float initialWeight, @Nullable Rule rule) {}

    /**
     * The rule of a plastic pathway, with the learning rate multiplied in.
     *
     * @param preDecay factor of the presynaptic trace in one step
     * @param postDecay factor of the postsynaptic trace in one step
     * @param etaAlpha change at an arrival
     * @param etaBeta change at a postsynaptic spike
     * @param etaGamma change at a postsynaptic spike for each unit of the presynaptic trace
     * @param etaKappa change at an arrival for each unit of the postsynaptic trace
     * @param maximumWeight upper bound of a weight
     * @param columnStart postsynaptic neuron q has the synapses {@code columnSynapse[columnStart[q]]} to
     *        {@code columnSynapse[columnStart[q + 1] - 1]}
     * @param columnSynapse numbers of synapses, postsynaptic neuron by postsynaptic neuron
     * @param columnRow row of each of these synapses, as an unsigned 16-bit number
     */
    public record Rule(double preDecay, double postDecay, float etaAlpha, float etaBeta, float etaGamma,
            float etaKappa, float maximumWeight, int[] columnStart, int[] columnSynapse, char[] columnRow) {}

    /**
     * {@return the tables of a network}
     *
     * @param network the network
     * @param rule its plasticity
     * @param seed master seed of connectivity and input
     */
    public static NetworkTables of(NetworkSpec network, PlasticityRule rule, long seed) {
        return of(network, rule, seed, Wiring.of(network, seed));
    }

    static NetworkTables of(NetworkSpec network, PlasticityRule rule, long seed, Wiring wiring) {
        NeuronDynamics d = new NeuronDynamics(network.neuron());
        NeuronConstants constants = new NeuronConstants(d.rest, d.inhibitoryReversal, d.threshold, d.thresholdJump,
                d.membraneStep, d.ampaShare, d.nmdaShare, d.thresholdDecay, d.ampaDecay, d.gabaDecay, d.nmdaFollow,
                NeuronDynamics.FLOOR);
        Map<Pathway, Synapses> pathways = new EnumMap<>(Pathway.class);
        for (Pathway pathway : Pathway.values()) {
            Projection projection = wiring.projection(pathway);
            Rule changes = rule.plastic().contains(pathway)
                    ? rule(new Plasticity(rule.polynomial(pathway), network),
                            Incoming.of(projection, network.neurons()))
                    : null;
            pathways.put(pathway, new Synapses(projection.firstPre, projection.rowStart, projection.target,
                    (float) network.initialWeights().of(pathway), changes));
        }
        RateChecker checker = new RateChecker(network.excitatory());
        return new NetworkTables(network, seed, constants, pathways, wiring.input().start(), wiring.input().target(),
                new RateBounds(checker.decay, checker.perSpike, RateChecker.INITIAL_HZ, RateChecker.MAXIMUM_HZ));
    }

    private static Rule rule(Plasticity p, Incoming incoming) {
        return new Rule(p.preClock.decay, p.postClock.decay, p.etaAlpha, p.etaBeta, p.etaGamma, p.etaKappa,
                p.maximumWeight, incoming.start(), incoming.synapse(), incoming.row());
    }

    /** {@return the number of inputs} */
    public int inputs() {
        return inputStart.length - 1;
    }

    /**
     * {@return the synapses of one pathway}
     *
     * @param pathway class of synapses
     */
    public Synapses synapses(Pathway pathway) {
        return Objects.requireNonNull(pathways.get(pathway));
    }
}
