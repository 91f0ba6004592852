package rulezoo.simulator.experiment;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;
import rulezoo.simulator.engine.Engine;
import rulezoo.simulator.engine.EngineMaker;
import rulezoo.simulator.engine.SpikingModel;
import rulezoo.simulator.network.NetworkModel;
import rulezoo.simulator.network.NetworkSpec;
import rulezoo.simulator.protocol.Phase;
import rulezoo.simulator.protocol.Protocol;
import rulezoo.simulator.rate.RateModel;
import rulezoo.simulator.recording.SpikeListener;
import rulezoo.simulator.rule.PlasticityRule;

/**
 * One network under one rule through one protocol. The result depends only on these three, the seed and
 * {@link #FORMAT_VERSION}.
 *
 * @param network the network
 * @param rule the plasticity rule, of a family that acts in this network
 * @param protocol the experiment
 * @param seed master seed of connectivity and input
 */
public record Simulation(NetworkModel network, PlasticityRule rule, Protocol protocol,
        long seed) implements Serializable {
    /** Changes whenever the same simulation would give other spikes; stored beside every digest. */
    public static final int FORMAT_VERSION = 2;

    private static final Unobserved UNOBSERVED = new Unobserved();

    /** Looks on while a simulation runs; usually at nothing. */
    public interface Observer extends SpikeListener {
        /**
         * A phase has ended.
         *
         * @param phase the phase
         * @param engine the network in the state in which the phase left it (for a probe: before it is restored)
         */
        default void phaseEnded(Phase phase, Engine engine) {}

        /**
         * {@return the first step of which spikes are needed} Of earlier ones the observer may not be told. Usually
         * all are needed.
         */
        default long firstStep() {
            return 0;
        }

        @Override
        default void spike(long step, int neuron) {}
    }

    /** Looks at nothing. */
    private static final class Unobserved implements Observer {}

    /**
     * Runs the simulation.
     *
     * @return what came out
     */
    public SimulationResult run() {
        return run(UNOBSERVED, Patience.ENDLESS);
    }

    /**
     * Runs the simulation.
     *
     * @param observer told of every spike and every end of a phase; of rate networks, which have no spikes, it is
     *        told nothing
     * @return what came out
     * @throws IllegalArgumentException if the rule does not fit the network, or a stimulus does not fit the
     *         network's input
     */
    public SimulationResult run(Observer observer) {
        return run(observer, Patience.ENDLESS);
    }

    /**
     * Runs the simulation, but no longer than there is hope.
     *
     * @param patience when to give up; rate networks are never given up
     * @return what came out, up to where the run was given up if it was
     */
    public SimulationResult run(Patience patience) {
        return run(UNOBSERVED, patience);
    }

    private SimulationResult run(Observer observer, Patience patience) {
        network.requireFits(rule.family(), rule.plastic());
        EngineMaker maker = EngineMaker.CURRENT.orElse(EngineMaker.PROCESSOR);
        if (network instanceof NetworkSpec spec) {
            try (SharedBeginnings.Turn turn = turn(spec, maker, observer, patience);
                    Engine engine = maker.make(spec, rule, seed)) {
                SpikingRun run = new SpikingRun(engine, Recorded.of(spec), observer, patience,
                        snapshots(engine, observer, patience));
                return turn == null || run.begin(turn) ? run.through(protocol) : run.failure();
            }
        }
        maker.passOver(network);
        return switch (network) {
            case SpikingModel model -> {
                try (Engine engine = model.engine(rule, seed)) {
                    yield new SpikingRun(engine, Recorded.of(model), observer, patience, null).through(protocol);
                }
            }
            case RateModel model -> RateSimulation.run(model.start(rule, seed), protocol, seed);
            default -> throw new IllegalArgumentException("no engine simulates this network: " + network.describe());
        };
    }

    /** The turn at a beginning that this simulation may share with others; null if it shares none. */
    private SharedBeginnings.@Nullable Turn turn(NetworkSpec spec, EngineMaker maker, Observer observer,
            Patience patience) {
        boolean shares = SharedBeginnings.CURRENT.isBound() && patience.equals(Patience.ENDLESS);
        int steps = shares ? SharedBeginning.steps(protocol, observer.firstStep()) : 0;
        return steps > 0
                ? SharedBeginnings.CURRENT.get().turn(new SharedBeginning(spec, rule, seed, steps, maker.place()))
                : null;
    }

    /** Where this simulation keeps its state, if it does. */
    private @Nullable SnapshotFile snapshots(Engine engine, Observer observer, Patience patience) {
        boolean known = observer instanceof Unobserved && patience.equals(Patience.ENDLESS);
        return known && SnapshotFolder.CURRENT.isBound()
                ? SnapshotFolder.CURRENT.get().of(this, engine.getClass().getName())
                : null;
    }
}
