package rulezoo.probes;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.DoubleUnaryOperator;
import rulezoo.archive.record.ProbeSeeds;
import rulezoo.simulator.experiment.Simulation;
import rulezoo.simulator.experiment.SimulationResult;
import rulezoo.simulator.network.NetworkModel;
import rulezoo.simulator.network.NetworkSpec;
import rulezoo.simulator.protocol.Phase;
import rulezoo.simulator.protocol.Protocol;
import rulezoo.simulator.protocol.Stimulus;
import rulezoo.simulator.recording.ProbeResponse;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.rule.PlasticityRule;
import rulezoo.simulator.rule.RuleFamily;
import rulezoo.simulator.stability.StabilityMetric;

/**
 * The input with which a network of another size answers as the archived one does, both without plasticity:
 * first the background rate of the input is bisected until the excitatory background rate agrees, then the
 * strength of the patterns, which background does not see, until the response above background agrees. Both
 * use seeds of their own, so that a match is a function of networks and patterns alone.
 *
 * @param excitatory size that was matched
 * @param inputRateHz background rate of every input
 * @param patternStrength factor of the published added rate of active inputs
 * @param wanted responses of the archived size
 * @param reached responses of this size with the input found
 */
public record StaticMatch(int excitatory, double inputRateHz, double patternStrength, Response wanted,
        Response reached) implements Serializable {
    private static final List<Long> SEEDS = List.of(101L, 102L, 103L);
    private static final double SETTLE_SECONDS = 1;
    private static final double BACKGROUND_SECONDS = 3;
    private static final double TEST_SECONDS = 1;
    private static final int TRIALS = 2;
    private static final double LOWEST_INPUT_HZ = 1;
    private static final double HIGHEST_INPUT_HZ = 100;
    private static final double LARGEST_FACTOR = 8;
    /** Halvings of the logarithm: 0.5 % of the input rate, 0.4 % of the strength. */
    private static final int HALVINGS = 10;

    private static final String NEEDS = "--match static is for";

    /** Matches found so far; each is a pure function of its key. */
    private static final Map<Key, StaticMatch> FOUND = new ConcurrentHashMap<>();

    private record Key(NetworkSpec archived, NetworkSpec scaled, PatternLayout layout) {}

    /**
     * Rates of a static network.
     *
     * @param backgroundHz excitatory rate without a pattern
     * @param evokedHz response to patterns above it, mean over patterns
     */
    public record Response(double backgroundHz, double evokedHz) implements Serializable {}

    /**
     * Finds the match, or takes it from those found before.
     *
     * @param archived network of the archived rule, with the probe's input
     * @param scaled the same at another size
     * @throws IllegalArgumentException if these are not recurrent networks of six-parameter rules
     */
    static StaticMatch of(NetworkModel archived, NetworkModel scaled, PatternLayout layout) {
        Key key = new Key(SixParameterNetwork.require(archived, NEEDS).withLearningRate(1),
                SixParameterNetwork.require(scaled, NEEDS).withLearningRate(1), layout);
        return FOUND.computeIfAbsent(key, StaticMatch::find);
    }

    private static StaticMatch find(Key key) {
        Response wanted = response(key.archived, key.layout, 1);
        if (key.scaled.equals(key.archived)) {
            return new StaticMatch(key.scaled.excitatory(), key.scaled.input().rateHz(), 1, wanted, wanted);
        }
        double rate = bisect(LOWEST_INPUT_HZ, HIGHEST_INPUT_HZ,
                hz -> background(key.scaled.withInputRateHz(hz)), wanted.backgroundHz);
        NetworkSpec driven = key.scaled.withInputRateHz(rate);
        double strength = bisect(1 / LARGEST_FACTOR, LARGEST_FACTOR,
                factor -> response(driven, key.layout, factor).evokedHz, wanted.evokedHz);
        return new StaticMatch(key.scaled.excitatory(), rate, strength, wanted,
                response(driven, key.layout, strength));
    }

    /**
     * Where a growing function reaches a value, on a logarithmic axis; the end of the range if it is not reached
     * within. A network that blew up counts as above.
     */
    static double bisect(double lowest, double highest, DoubleUnaryOperator of, double wanted) {
        double low = StrictMath.log(lowest);
        double high = StrictMath.log(highest);
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (of.applyAsDouble(StrictMath.exp(middle)) < wanted) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return StrictMath.exp((low + high) / 2);
    }

    private static double background(NetworkSpec network) {
        double sum = 0;
        for (long seed : SEEDS) {
            sum += run(network, seed, List.of()).metrics().get(StabilityMetric.RATE);
        }
        return sum / SEEDS.size();
    }

    private static Response response(NetworkSpec network, PatternLayout layout, double strength) {
        double background = 0;
        double driven = 0;
        for (long seed : SEEDS) {
            PatternLayout.Patterns patterns = layout.of(ProbeSeeds.of(seed), strength);
            List<Stimulus> shown = List.of(patterns.tested().getFirst(), patterns.novel().getFirst());
            SimulationResult result = run(network, seed, shown);
            background += result.metrics().get(StabilityMetric.RATE);
            driven += result.survived()
                    ? result.responses().stream().mapToDouble(ProbeResponse::rateHz).average().orElse(Double.NaN)
                    : Double.NaN;
        }
        return new Response(background / SEEDS.size(), (driven - background) / SEEDS.size());
    }

    private static SimulationResult run(NetworkSpec network, long seed, List<Stimulus> shown) {
        PlasticityRule still = RuleFamily.POLYNOMIAL.still(Pathway.IE);
        List<Phase> phases = new ArrayList<>();
        phases.add(new Phase.Run("settle", SETTLE_SECONDS, null, false, Set.of(Pathway.IE)));
        phases.add(new Phase.Run("scored", BACKGROUND_SECONDS, null, true, Set.of(Pathway.IE)));
        for (Stimulus pattern : shown) {
            for (int trial = 1; trial <= TRIALS; trial++) {
                phases.add(new Phase.Probe(pattern.name() + "." + trial, TEST_SECONDS, pattern, false));
            }
        }
        return new Simulation(network, still, new Protocol("static match", phases), seed).run();
    }

    /** The network with the input found. */
    NetworkModel applyTo(NetworkModel scaled) {
        return SixParameterNetwork.require(scaled, NEEDS).withInputRateHz(inputRateHz);
    }

    /** For {@link rulezoo.archive.record.ProbeMeasure#STATIC_MATCH}. */
    List<Double> measure() {
        return List.of(wanted.backgroundHz, wanted.evokedHz, reached.backgroundHz, reached.evokedHz);
    }
}
