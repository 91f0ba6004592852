package rulezoo.simulator.theory;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import rulezoo.simulator.rate.MeanFieldNetwork;
import rulezoo.simulator.rate.MeanFieldRule;
import rulezoo.simulator.rate.MeanFieldSpec;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.rule.PlasticityRule;

/**
 * The familiarity task of two populations in the mean field (MBA, A.5 and S1): background of 1 to both, a
 * stimulus of 1.5 to the excitatory population, background again.
 *
 * @param network constants of the two populations
 * @param backgroundSeconds background before, and after, the stimulus
 * @param stimulusSeconds stimulus
 */
public record MeanFieldTask(MeanFieldSpec network, double backgroundSeconds, double stimulusSeconds) {
    /**
     * Ours: the paper states neither the initial weights, the drive in Hz nor the durations of its model. Both
     * rates start at a few Hz.
     */
    public static final MeanFieldTask USUAL = new MeanFieldTask(new MeanFieldSpec(20, 10, 0.5, 1, 20, 0.01, 0.02), 600,
            60);

    /** The same with a drive of 1 Hz, which takes the paper's input of (1, 1) by the letter. */
    public static final MeanFieldTask LITERAL = new MeanFieldTask(new MeanFieldSpec(20, 1, 0.5, 1, 20, 0.01, 0.02), 600,
            60);

    private static final double STIMULUS = 1.5;
    private static final double LARGEST_HZ = 100;
    private static final double LEAST_HZ = 0.1;

    /** What a rule makes of the model. */
    public enum Outcome {
        /** Rates and weights stay within their limits. */
        STAYS,
        /** A weight is held at 0, or the excitatory rate falls below 0.1 Hz, and nothing grows. */
        COLLAPSES,
        /** The excitatory rate goes beyond 100 Hz, or a weight reaches its upper bound. */
        DIVERGES
    }

    /**
     * Runs the task.
     *
     * @param rule a six-parameter rule on any pathways
     * @return what happened first or, if nothing did, how it ended
     */
    public Outcome run(PlasticityRule rule) {
        Map<Pathway, MeanFieldRule> rules = new EnumMap<>(Pathway.class);
        rule.plastic().forEach(pathway -> rules.put(pathway, MeanFieldRule.of(rule.polynomial(pathway))));
        return run(new MeanFieldNetwork(network, rules));
    }

    private Outcome run(MeanFieldNetwork populations) {
        boolean finite = live(populations, 1, backgroundSeconds) && live(populations, STIMULUS, stimulusSeconds)
                && live(populations, 1, backgroundSeconds);
        if (!finite) {
            return Outcome.DIVERGES;
        }
        boolean silent = !(populations.excitatoryHz()[0] > LEAST_HZ);
        return silent || Arrays.stream(Pathway.values()).anyMatch(p -> populations.weights(p)[0] <= 0)
                ? Outcome.COLLAPSES
                : Outcome.STAYS;
    }

    /** Whether nothing diverges on the way. */
    private boolean live(MeanFieldNetwork populations, double input, double seconds) {
        double[] shown = new double[populations.inputs()];
        Arrays.fill(shown, input);
        populations.present(shown);
        long steps = StrictMath.round(seconds / MeanFieldNetwork.STEP_SECONDS);
        for (long step = 0; step < steps; step++) {
            populations.step(true);
            if (!(populations.excitatoryHz()[0] <= LARGEST_HZ) || Arrays.stream(Pathway.values())
                    .anyMatch(p -> populations.weights(p)[0] >= populations.maximumWeight())) {
                return false;
            }
        }
        return true;
    }
}
