package rulezoo.simulator.engine;

import java.lang.management.ManagementFactory;
import rulezoo.simulator.network.NetworkSpec;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.rule.PlasticityRule;
import rulezoo.simulator.rule.Population;

/**
 * What an engine costs on one network, on one core.
 *
 * @param setUpSeconds CPU time in which the network was built
 * @param secondsPerSimulatedSecond CPU time of one second of the network's life, mean over the measured time
 * @param bytesPerSynapse heap that the network holds, divided by the number of its recurrent synapses
 * @param eventsPerSimulatedSecond synaptic events: spikes that arrive along recurrent synapses, spikes that
 *        reach back to incoming synapses, and input spikes that arrive
 * @param rateHz mean rate of the excitatory neurons
 */
public record EngineTiming(double setUpSeconds, double secondsPerSimulatedSecond, double bytesPerSynapse,
        double eventsPerSimulatedSecond, double rateHz) {
    /** Which engine is timed. */
    public enum Kind {
        /** The engine that simulations use, with the kernels of this machine. */
        FAST,
        /** The plain engine that defines every result. */
        PLAIN
    }

    /**
     * Builds a network and lets it live.
     *
     * @param kind which engine
     * @param network the network
     * @param rule its plasticity
     * @param seed master seed
     * @param simulatedSeconds how long, in biological time
     * @return what the engine cost
     * @throws IllegalArgumentException if the rate checker ends the run
     */
    public static EngineTiming measure(Kind kind, NetworkSpec network, PlasticityRule rule, long seed,
            int simulatedSeconds) {
        long heapBefore = usedHeap();
        long start = cpuNanos();
        Engine engine = engine(kind, network, rule, seed);
        long built = cpuNanos();
        double bytes = usedHeap() - heapBefore;
        long[] spikes = new long[2];
        long lifeStart = cpuNanos();
        int steps = (int) Math.round(simulatedSeconds / NetworkSpec.STEP_SECONDS);
        boolean survived = engine.advance(steps,
                (step, neuron) -> spikes[neuron < network.excitatory() ? 0 : 1]++);
        long lifeEnd = cpuNanos();
        if (!survived) {
            throw new IllegalArgumentException("the network to be timed blew up");
        }
        double events = 0;
        long synapses = 0;
        for (Pathway pathway : Pathway.values()) {
            double n = engine.synapses(pathway);
            synapses += engine.synapses(pathway);
            events += n / size(network, pathway.pre()) * spikes[pathway.pre() == Population.EXCITATORY ? 0 : 1];
            events += n / size(network, pathway.post()) * spikes[pathway.post() == Population.EXCITATORY ? 0 : 1];
        }
        events += inputEvents(network, seed) * simulatedSeconds;
        return new EngineTiming((built - start) * 1e-9, (lifeEnd - lifeStart) * 1e-9 / simulatedSeconds,
                bytes / synapses,
                events / simulatedSeconds, (double) spikes[0] / network.excitatory() / simulatedSeconds);
    }

    private static Engine engine(Kind kind, NetworkSpec network, PlasticityRule rule, long seed) {
        Wiring wiring = Wiring.of(network, seed);
        PoissonInput input = new PoissonInput(seed, wiring.input().inputs(), network.input().rateHz());
        return switch (kind) {
            case FAST -> new BlockEngine(network, rule, wiring, input, KernelProvider.best());
            case PLAIN -> new ReferenceEngine(network, rule, wiring, input);
        };
    }

    private static double inputEvents(NetworkSpec network, long seed) {
        return InputConnections.of(network, seed).target().length * network.input().rateHz();
    }

    private static int size(NetworkSpec network, Population population) {
        return population == Population.EXCITATORY ? network.excitatory() : network.inhibitory();
    }

    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static long usedHeap() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
