package rulezoo.simulator.experiment;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import rulezoo.simulator.engine.CodependentEngine;
import rulezoo.simulator.engine.Engine;
import rulezoo.simulator.engine.EngineMaker;
import rulezoo.simulator.feedforward.FeedforwardNetwork;
import rulezoo.simulator.feedforward.FeedforwardRule;
import rulezoo.simulator.network.CodependentSpec;
import rulezoo.simulator.network.FeedforwardSpec;
import rulezoo.simulator.network.LinearNeuronSpec;
import rulezoo.simulator.network.MeanFieldSpec;
import rulezoo.simulator.network.NetworkModel;
import rulezoo.simulator.network.NetworkSpec;
import rulezoo.simulator.network.Neuron;
import rulezoo.simulator.network.PathwayWeights;
import rulezoo.simulator.network.RecurrentRateSpec;
import rulezoo.simulator.protocol.Phase;
import rulezoo.simulator.protocol.Protocol;
import rulezoo.simulator.recording.ProbeResponse;
import rulezoo.simulator.recording.SpikeDigest;
import rulezoo.simulator.recording.SpikeListener;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.rule.PlasticityRule;
import rulezoo.simulator.stability.StabilityMetrics;
import rulezoo.simulator.stability.WindowMetrics;

/**
 * One network under one rule through one protocol. The result depends on these three, the seed and
 * {@link #FORMAT_VERSION}, and on nothing else.
 *
 * @param network the network
 * @param rule the plasticity rule, of a family that acts in this network
 * @param protocol the experiment
 * @param seed master seed of connectivity and input
 */
public record Simulation(NetworkModel network, PlasticityRule rule, Protocol protocol, long seed) {
    /** Changes whenever the same simulation would give other spikes; stored beside every digest. */
    public static final int FORMAT_VERSION = 2;

    private static final double STEPS_PER_SECOND = Math.rint(1 / NetworkSpec.STEP_SECONDS);
    private static final Observer UNOBSERVED = new Observer() {
        @Override
        public void spike(long step, int neuron) {}

        @Override
        public void phaseEnded(Phase phase, Engine engine) {}
    };

    /** Looks on while a simulation runs. */
    public interface Observer extends SpikeListener {
        /**
         * A phase has ended.
         *
         * @param phase the phase
         * @param engine the network in the state in which the phase left it (for a probe: before it is restored)
         */
        void phaseEnded(Phase phase, Engine engine);
    }

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
        if (!(network instanceof NetworkSpec)) {
            EngineMaker.CURRENT.orElse(EngineMaker.PROCESSOR).passOver(network);
        }
        return switch (network) {
            case NetworkSpec spec -> run(spec, observer, patience);
            case CodependentSpec spec -> run(spec.network(), observer, patience);
            case FeedforwardSpec spec -> run(recording(spec), observer, patience);
            case LinearNeuronSpec _,MeanFieldSpec _,RecurrentRateSpec _ -> RateSimulation.run(network, rule, protocol,
                    seed);
        };
    }

    /** What is recorded of a feedforward network: one excitatory neuron and the bound of its weights. */
    private static NetworkSpec recording(FeedforwardSpec spec) {
        return new NetworkSpec(1, 1, 1, new PathwayWeights(0, 0, 0, 0), spec.maximumWeight(), 1, 1,
                Neuron.INTEGRATE_AND_FIRE, NetworkSpec.PUBLISHED.input());
    }

    /** Runs a network of spiking neurons, of which as many are recorded as the given network has. */
    private SimulationResult run(NetworkSpec recorded, Observer observer, Patience patience) {
        try (Engine engine = engine()) {
            return run(engine, recorded, observer, patience);
        }
    }

    private SimulationResult run(Engine engine, NetworkSpec recorded, Observer observer, Patience patience) {
        WatchedRun watched = new WatchedRun(engine, recorded, patience);
        SpikeDigest digest = new SpikeDigest();
        SpikeListener listener = (step, neuron) -> {
            digest.spike(step, neuron);
            observer.spike(step, neuron);
        };
        List<SimulationResult.Window> windows = new ArrayList<>();
        List<ProbeResponse> responses = new ArrayList<>();
        for (Phase phase : protocol.phases()) {
            boolean survived = switch (phase) {
                case Phase.Run run -> live(recorded, engine, watched, run, listener, windows);
                case Phase.Probe probe -> probe(recorded, engine, probe, listener, observer, responses);
                case Phase.Sequence sequence -> sequence(engine, sequence, listener, observer);
            };
            if (!survived) {
                double failedAt = engine.step() / STEPS_PER_SECOND;
                return new SimulationResult(failedAt, windows, responses, digest.hex(),
                        Objects.requireNonNullElse(watched.endedBecause(), SimulationResult.LEFT_BOUNDS));
            }
            if (phase instanceof Phase.Run) {
                observer.phaseEnded(phase, engine);
            }
        }
        return new SimulationResult(SimulationResult.SURVIVED, windows, responses, digest.hex());
    }

    private Engine engine() {
        return switch (network) {
            case NetworkSpec spec -> EngineMaker.CURRENT.orElse(EngineMaker.PROCESSOR).make(spec, rule, seed);
            case CodependentSpec spec -> CodependentEngine.of(spec, rule, seed);
            case FeedforwardSpec spec -> new FeedforwardNetwork(spec, byPathway(FeedforwardRule::of), seed);
            case LinearNeuronSpec _,MeanFieldSpec _,RecurrentRateSpec _ -> throw new IllegalStateException(
                    "rate networks have no spikes");
        };
    }

    private <R> Map<Pathway, R> byPathway(Function<double[], R> decode) {
        Map<Pathway, R> rules = new EnumMap<>(Pathway.class);
        for (Pathway pathway : rule.plastic()) {
            rules.put(pathway, decode.apply(rule.block(pathway)));
        }
        return rules;
    }

    private boolean live(NetworkSpec recorded, Engine engine, WatchedRun watched, Phase.Run run,
            SpikeListener listener,
            List<SimulationResult.Window> windows) {
        engine.freeze(run.frozen());
        engine.present(run.stimulus());
        boolean survived;
        if (run.scored()) {
            WindowRecorder recorder = new WindowRecorder(recorded, engine, watched, run.steps());
            survived = recorder.advance(listener);
            StabilityMetrics metrics = survived ? WindowMetrics.of(recorder.recording()) : StabilityMetrics.UNDEFINED;
            windows.add(new SimulationResult.Window(run.label(), metrics));
        } else {
            survived = watched.advance(run.steps(), listener);
        }
        engine.present(null);
        return survived;
    }

    private boolean probe(NetworkSpec recorded, Engine engine, Phase.Probe probe, SpikeListener listener,
            Observer observer,
            List<ProbeResponse> responses) {
        Engine.State state = engine.save();
        engine.branchInput(probe.label());
        engine.setPlastic(probe.plastic());
        engine.present(probe.stimulus());
        int[] counts = new int[recorded.excitatory()];
        boolean survived = engine.advance(probe.steps(), (step, neuron) -> {
            listener.spike(step, neuron);
            if (neuron < counts.length) {
                counts[neuron]++;
            }
        });
        if (survived) {
            responses.add(response(probe, counts));
            observer.phaseEnded(probe, engine);
            engine.restore(state);
            engine.setPlastic(true);
        }
        return survived;
    }

    private static boolean sequence(Engine engine, Phase.Sequence sequence, SpikeListener listener,
            Observer observer) {
        Engine.State state = engine.save();
        engine.branchInput(sequence.label());
        engine.setPlastic(sequence.plastic());
        for (Phase.Element element : sequence.elements()) {
            engine.present(element.stimulus());
            if (!engine.advance(element.steps(), listener)) {
                return false;
            }
        }
        observer.phaseEnded(sequence, engine);
        engine.restore(state);
        engine.setPlastic(true);
        return true;
    }

    private static ProbeResponse response(Phase.Probe probe, int[] counts) {
        double sum = 0;
        double squares = 0;
        for (int count : counts) {
            sum += count;
            squares += (double) count * count;
        }
        double mean = sum / counts.length;
        double sd = Math.sqrt(Math.max(0, squares / counts.length - mean * mean));
        return new ProbeResponse(probe.label(), mean / probe.durationSeconds(), sd / probe.durationSeconds());
    }
}
