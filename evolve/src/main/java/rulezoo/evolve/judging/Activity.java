package rulezoo.evolve.judging;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;
import rulezoo.simulator.experiment.SimulationResult;
import rulezoo.simulator.network.NetworkSpec;
import rulezoo.simulator.protocol.Phase;
import rulezoo.simulator.protocol.Protocol;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.stability.StabilityMetric;
import rulezoo.simulator.stability.StabilityMetrics;

/**
 * What a network with several scored windows was seen to do: how fast it fired, and where its weights were
 * going. Breeding uses it to keep weights where they are.
 *
 * @param point population rates in the last window
 * @param driftEe change per second of the mean recorded EE weight, in units of eta
 * @param driftEi the same of EI
 * @param driftIe the same of IE
 * @param driftIi the same of II
 */
public record Activity(OperatingPoint point, double driftEe, double driftEi, double driftIe,
        double driftIi) implements Serializable {
    /** Numbers that describe an activity. */
    static final int SIZE = 6;

    /** The activity of a run that reached its end, or null if fewer than two windows were scored. */
    static @Nullable Activity of(SimulationResult result, Protocol protocol, NetworkSpec network) {
        if (!result.survived() || result.windows().size() < 2) {
            return null;
        }
        StabilityMetrics first = result.windows().getFirst().metrics();
        StabilityMetrics last = result.windows().getLast().metrics();
        double etaSeconds = network.learningRate() * secondsBetweenScores(protocol);
        return new Activity(new OperatingPoint(last.get(StabilityMetric.RATE), last.get(StabilityMetric.RATE_I)),
                (last.get(StabilityMetric.W_EE) - first.get(StabilityMetric.W_EE)) / etaSeconds,
                (last.get(StabilityMetric.W_EI) - first.get(StabilityMetric.W_EI)) / etaSeconds,
                (last.get(StabilityMetric.W_IE) - first.get(StabilityMetric.W_IE)) / etaSeconds,
                (last.get(StabilityMetric.W_II) - first.get(StabilityMetric.W_II)) / etaSeconds);
    }

    /** Biological time from the end of the first scored phase to the end of the last one. */
    private static double secondsBetweenScores(Protocol protocol) {
        double now = 0;
        double first = Double.NaN;
        double last = Double.NaN;
        for (Phase phase : protocol.phases()) {
            now += phase.durationSeconds();
            if (phase instanceof Phase.Run run && run.scored()) {
                first = Double.isNaN(first) ? now : first;
                last = now;
            }
        }
        return last - first;
    }

    /**
     * {@return the change per second of the mean recorded weight of a pathway, in units of eta}
     *
     * @param pathway a pathway
     */
    public double drift(Pathway pathway) {
        return switch (pathway) {
            case EE -> driftEe;
            case EI -> driftEi;
            case IE -> driftIe;
            case II -> driftIi;
        };
    }

    /**
     * {@return the numbers in the order of the components, or all NaN for null}
     *
     * @param activity what was seen, or null
     */
    public static double[] toArray(@Nullable Activity activity) {
        return activity == null
                ? new double[]{Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN}
                : new double[]{activity.point.excitatoryHz(), activity.point.inhibitoryHz(), activity.driftEe,
                        activity.driftEi, activity.driftIe, activity.driftIi};
    }

    /**
     * {@return what {@link #toArray} wrote}
     *
     * @param numbers six numbers, or none if nothing was seen
     */
    public static @Nullable Activity of(double[] numbers) {
        return numbers.length < SIZE || Double.isNaN(numbers[0])
                ? null
                : new Activity(new OperatingPoint(numbers[0], numbers[1]), numbers[2], numbers[3], numbers[4],
                        numbers[5]);
    }
}
