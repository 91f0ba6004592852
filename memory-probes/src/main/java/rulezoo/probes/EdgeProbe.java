package rulezoo.probes;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import rulezoo.archive.record.ProbeMeasure;
import rulezoo.archive.record.ProbeRecord;
import rulezoo.simulator.experiment.Simulation;
import rulezoo.simulator.experiment.SimulationResult;
import rulezoo.simulator.protocol.Protocol;
import rulezoo.simulator.random.RandomStream;
import rulezoo.simulator.rule.Coefficient;
import rulezoo.simulator.rule.PlasticityRule;
import rulezoo.simulator.stability.StabilityCriteria;
import rulezoo.simulator.stability.StabilityMetric;

/**
 * How near a rule is to instability (MBA 5D; docs/science.md, 2.3): it is moved along random directions of
 * coefficient space, in units of the coefficients' ranges, until the background task is no longer stable.
 * Time constants that would leave their range stop at its border; all other coefficients may leave theirs.
 *
 * @param directions number of directions, drawn with rule and seed
 * @param step length of a step
 * @param steps largest number of steps
 * @param settleSeconds background before scoring
 * @param scoredSeconds scored background
 */
public record EdgeProbe(int directions, double step, int steps, double settleSeconds,
        double scoredSeconds) implements Probe {
    /** Name in records. */
    public static final String NAME = "edge";

    public EdgeProbe {
        if (directions < 1 || steps < 1 || !(step > 0)) {
            throw new IllegalArgumentException("an edge probe needs at least one direction, one step and a length: "
                    + directions + ", " + steps + ", " + step);
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    /**
     * How long networks settle may be changed: a rule whose weights still move when they are judged violates the
     * limit on drift before it is moved at all.
     */
    @Override
    public Probe with(ProbeTiming timing) {
        timing.requireOnly(name(), ProbeTiming.Setting.SETTLE);
        return new EdgeProbe(directions, step, steps, timing.settleOr(settleSeconds), scoredSeconds);
    }

    @Override
    public Protocol protocol(ProbeCell cell) {
        return Protocol.background(settleSeconds, scoredSeconds);
    }

    /** At most; instability ends a direction. */
    @Override
    public double simulatedSeconds(ProbeCell cell) {
        return (1 + directions * steps) * protocol(cell).durationSeconds();
    }

    private static StabilityCriteria criteria(ProbeCell cell) {
        return SixParameterNetwork.in(cell.network()).isPresent() ? StabilityCriteria.FSBI_2023 : cell.criteria();
    }

    @Override
    public List<ProbeRecord> measure(ProbeCell cell) {
        Digests digests = new Digests();
        SimulationResult start = run(cell, cell.rule(), digests);
        boolean stable = isStable(cell, start);
        List<Double> edges = new ArrayList<>();
        RandomStream random = RandomStream.of(cell.seed(), "directions of " + cell.rule().id());
        for (int d = 0; stable && d < directions; d++) {
            edges.add(firstUnstable(cell, direction(random, cell.rule().coefficients().length), digests));
        }
        Map<ProbeMeasure, List<Double>> measures = stable
                ? Map.of(ProbeMeasure.FIRST_UNSTABLE_STEP, edges, ProbeMeasure.STABILITY,
                        FamiliarityProbe.metrics(start.metrics()))
                : Map.of();
        return List.of(cell.record(start.blowUpSeconds(), start.metrics().get(StabilityMetric.RATE), stable,
                criteria(cell), digests.hex(), measures));
    }

    private SimulationResult run(ProbeCell cell, PlasticityRule rule, Digests digests) {
        SimulationResult result = new Simulation(cell.network(), rule, protocol(cell), cell.seed()).run();
        digests.add(result.spikeDigest());
        return result;
    }

    private static boolean isStable(ProbeCell cell, SimulationResult result) {
        return result.survived()
                && criteria(cell).judge(List.of(result.metrics()), cell.network().weightScale()).stable();
    }

    private double firstUnstable(ProbeCell cell, double[] direction, Digests digests) {
        for (int i = 1; i <= steps; i++) {
            PlasticityRule moved = moved(cell.rule(), direction, i * step);
            if (!isStable(cell, run(cell, moved, digests))) {
                return i * step;
            }
        }
        return Double.POSITIVE_INFINITY;
    }

    /** A direction of length 1, the same density everywhere. */
    private static double[] direction(RandomStream random, int dimensions) {
        double[] direction = new double[dimensions];
        double squares = 0;
        for (int i = 0; i < dimensions; i++) {
            direction[i] = random.nextGaussian();
            squares += direction[i] * direction[i];
        }
        for (int i = 0; i < dimensions; i++) {
            direction[i] /= StrictMath.sqrt(squares);
        }
        return direction;
    }

    private static PlasticityRule moved(PlasticityRule rule, double[] direction, double length) {
        List<Coefficient> family = rule.family().coefficients();
        double[] moved = rule.coefficients();
        for (int i = 0; i < moved.length; i++) {
            Coefficient bounds = family.get(i % family.size());
            moved[i] += length * direction[i] * bounds.range();
            if (bounds.unit().equals("s")) {
                moved[i] = Math.clamp(moved[i], bounds.minimum(), bounds.maximum());
            }
        }
        return new PlasticityRule(rule.family(), rule.plastic(), moved);
    }
}
