package rulezoo.probes;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import rulezoo.archive.record.ProbeMeasure;
import rulezoo.archive.record.ProbeRecord;
import rulezoo.simulator.engine.Engine;
import rulezoo.simulator.experiment.Simulation;
import rulezoo.simulator.experiment.SimulationResult;
import rulezoo.simulator.network.NetworkModel;
import rulezoo.simulator.protocol.Phase;
import rulezoo.simulator.protocol.Protocol;
import rulezoo.simulator.protocol.Stimulus;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.stability.StabilityMetric;
import rulezoo.simulator.stability.StabilityMetrics;

/**
 * How degenerate a stable rule is (MBA): the same network settles after several input histories, each with a
 * pattern of its own, and after as many of background alone, which differ in noise. If the rule fixes the
 * weights, all end the same; if it fixes the activity alone, histories leave the weights apart while rates
 * agree.
 *
 * @param histories number of histories with a pattern, and as many without; at least 2
 * @param settleSeconds background before the pattern
 * @param patternSeconds the pattern
 * @param relaxSeconds background after the pattern, of which the last second is scored
 */
public record DegeneracyProbe(int histories, double settleSeconds, double patternSeconds,
        double relaxSeconds) implements Probe {
    /** Name in records. */
    public static final String NAME = "degeneracy";

    private static final int PATTERN_INPUTS = 500;
    private static final int LAST_PATTERN = 9000;
    private static final double ADDED_HZ = 50;
    private static final double SCORED_SECONDS = JudgedBackground.SECONDS;
    /** Shift of one background against the next: any will do to make noise another one. */
    private static final double SHIFT_SECONDS = 0.8;

    public DegeneracyProbe {
        if (histories < 2 || histories > LAST_PATTERN / PATTERN_INPUTS) {
            throw new IllegalArgumentException("a degeneracy probe compares 2 to 18 histories: " + histories);
        }
        if (!(relaxSeconds > SCORED_SECONDS)) {
            throw new IllegalArgumentException(
                    "a network needs more than " + SCORED_SECONDS + " s after a pattern: " + relaxSeconds);
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public NetworkModel network(NetworkModel archived) {
        return SixParameterNetwork.require(archived, "the degeneracy probe compares weights of")
                .withInput(PatternLayout.GRID);
    }

    /** The first history; the others have their pattern elsewhere, or none. */
    @Override
    public Protocol protocol(ProbeCell cell) {
        return history(0, true);
    }

    private Protocol history(int number, boolean pattern) {
        int first = (int) ((long) number * LAST_PATTERN / (histories - 1)) / PATTERN_INPUTS * PATTERN_INPUTS;
        Stimulus shown = pattern ? Stimulus.continuous("history", first, PATTERN_INPUTS, ADDED_HZ) : null;
        double shift = pattern ? 0 : number * SHIFT_SECONDS;
        return new Protocol(NAME,
                List.of(new Phase.Run("settle", settleSeconds + shift, null, false),
                        new Phase.Run("pattern", patternSeconds, shown, false),
                        new Phase.Run("relax", relaxSeconds - SCORED_SECONDS, null, false),
                        new Phase.Run("end", SCORED_SECONDS, null, true)));
    }

    @Override
    public double simulatedSeconds(ProbeCell cell) {
        return 2 * histories * protocol(cell).durationSeconds();
    }

    /** Weights at the end of a run. */
    private static final class FinalWeights implements Simulation.Observer {
        private final Set<Pathway> plastic;
        private final Map<Pathway, float[]> weights = new EnumMap<>(Pathway.class);

        FinalWeights(Set<Pathway> plastic) {
            this.plastic = plastic;
        }

        @Override
        public void phaseEnded(Phase phase, Engine engine) {
            if (((Phase.Run) phase).scored()) {
                plastic.forEach(pathway -> weights.put(pathway, engine.weights(pathway)));
            }
        }
    }

    @Override
    public List<ProbeRecord> measure(ProbeCell cell) {
        List<Map<Pathway, float[]>> withPattern = new ArrayList<>();
        List<Map<Pathway, float[]>> noiseAlone = new ArrayList<>();
        List<StabilityMetrics> ends = new ArrayList<>();
        Digests digests = new Digests();
        for (int i = 0; i < 2 * histories; i++) {
            boolean pattern = i < histories;
            FinalWeights end = new FinalWeights(cell.plastic());
            SimulationResult result = new Simulation(cell.network(), cell.rule(), history(i % histories, pattern),
                    cell.seed()).run(end);
            digests.add(result.spikeDigest());
            if (!result.survived()) {
                return List.of(cell.record(result.blowUpSeconds(), Double.NaN, false, cell.criteria(), digests.hex(),
                        Map.of()));
            }
            (pattern ? withPattern : noiseAlone).add(end.weights);
            ends.add(result.metrics());
        }
        List<Double> rates = ends.stream().limit(histories).map(m -> m.get(StabilityMetric.RATE)).toList();
        Map<ProbeMeasure, List<Double>> measures = Map.of(ProbeMeasure.HISTORY_RATES, rates,
                ProbeMeasure.WEIGHT_DISTANCE, byPathway(withPattern, WeightSpread::distance),
                ProbeMeasure.WEIGHT_DISTANCE_NOISE, byPathway(noiseAlone, WeightSpread::distance),
                ProbeMeasure.PARTICIPATION_RATIO, byPathway(withPattern, WeightSpread::participationRatio),
                ProbeMeasure.STABILITY, FamiliarityProbe.metrics(ends.getFirst()));
        boolean stable = ends.stream().allMatch(
                end -> cell.criteria().judge(List.of(end), cell.network().weightScale()).stable());
        return List.of(cell.record(SimulationResult.SURVIVED, FamiliarityProbe.mean(rates), stable, cell.criteria(),
                digests.hex(), measures));
    }

    private interface Spread {
        double of(List<float[]> weights);
    }

    private static List<Double> byPathway(List<Map<Pathway, float[]>> ends, Spread spread) {
        List<Double> values = new ArrayList<>();
        for (Pathway pathway : Pathway.values()) {
            List<float[]> weights = ends.stream().filter(end -> end.containsKey(pathway)).map(end -> end.get(pathway))
                    .toList();
            values.add(weights.isEmpty() ? Double.NaN : spread.of(weights));
        }
        return values;
    }
}
