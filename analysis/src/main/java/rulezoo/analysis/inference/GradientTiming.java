package rulezoo.analysis.inference;

import java.util.Arrays;
import rulezoo.simulator.random.RandomStream;

/**
 * How long one gradient takes.
 *
 * @param name what is timed
 * @param inputs number of inputs
 * @param neurons number of neurons
 * @param steps length of the trajectory
 * @param seconds time of one gradient: the median of several
 * @param checkpoints whether weights are recomputed on the way back
 */
public record GradientTiming(String name, int inputs, int neurons, int steps, double seconds, boolean checkpoints) {
    /** {@return the number of synapses times the number of steps in a second} */
    public double synapseStepsPerSecond() {
        return (double) inputs * neurons * steps / seconds;
    }

    /**
     * Times the behaviour model on a life of the foraging task.
     *
     * @param form form of the rule
     * @param repetitions gradients timed, after as many untimed ones
     * @return the timing, with the median of all repetitions
     */
    public static GradientTiming behaviour(RuleForm form, int repetitions) {
        ForagingExperiment experiment = ForagingExperiment.PUBLISHED;
        Trajectory life = experiment.simulate(RuleForm.TAYLOR, new double[TaylorTerms.ALL], 1, 0);
        return time("behaviour, " + form, experiment.layer(), form, life, repetitions);
    }

    /**
     * Times a recorded layer under Oja's rule.
     *
     * @param inputs number of inputs
     * @param neurons number of neurons
     * @param steps length of the trajectory
     * @param repetitions gradients timed, after as many untimed ones
     * @return the timing, with the median of all repetitions
     */
    public static GradientTiming activity(int inputs, int neurons, int steps, int repetitions) {
        ActivityExperiment experiment = ActivityExperiment.PUBLISHED.sized(inputs, neurons, 1, steps);
        return time("activity", experiment.layer(), RuleForm.TAYLOR,
                experiment.simulate(OjaRecovery.oja(), 1).getFirst(), repetitions);
    }

    private static GradientTiming time(String name, PlasticLayer layer, RuleForm form, Trajectory life,
            int repetitions) {
        if (repetitions < 1) {
            throw new IllegalArgumentException("at least one gradient must be timed: " + repetitions);
        }
        LossGradient gradients = new LossGradient(layer, form);
        RandomStream random = RandomStream.of(1, "coefficients to time");
        double[] theta = new double[form.size()];
        Arrays.setAll(theta, k -> 1e-2 * random.nextGaussian());
        double[] seconds = new double[repetitions];
        for (int i = repetitions == 1 ? 0 : -repetitions; i < repetitions; i++) {
            long start = System.nanoTime();
            gradients.addGradient(theta, life, new double[form.size()]);
            if (i >= 0) {
                seconds[i] = (System.nanoTime() - start) * 1e-9;
            }
        }
        Arrays.sort(seconds);
        return new GradientTiming(name, layer.inputs(), layer.outputs(), life.steps(), seconds[repetitions / 2],
                gradients.recomputes(life.steps()));
    }
}
