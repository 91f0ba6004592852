package rulezoo.simulator.theory;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import rulezoo.simulator.rate.RateNetwork;
import rulezoo.simulator.rate.RecurrentRateNetwork;
import rulezoo.simulator.rate.RecurrentRateSpec;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.statistics.Moments;

/**
 * The A-B-A task of a recurrent network of 40 excitatory and 10 inhibitory rate neurons (MBA, figure S3):
 * background, a familiar pattern of eight neurons, background again. All four pathways are plastic with the
 * same rule. The paper prints neither sizes nor inputs; these are ours.
 *
 * @param rule the rule of every pathway
 * @param rectified whether the neurons are rectified, and not linear
 */
public record RecurrentAbaTask(RecurrentRateNetwork.Rule rule, boolean rectified) {
    /** Steps of each of the three phases. */
    public static final int PHASE_STEPS = 4000;
    /** The rate that the rule aims at. */
    public static final double SET_POINT = 1;

    private static final int PROBE_STEPS = 100;
    private static final int PATTERN = 8;
    private static final int NOVEL = 20;

    /**
     * What the network does over the task. The responses are measured on copies without plasticity, which leave
     * no trace.
     *
     * @param steps number of steps before each sample
     * @param rate mean excitatory rate
     * @param familiar mean excitatory rate under the familiar pattern
     * @param novel mean excitatory rate under a pattern that is never shown
     */
    public record Course(double[] steps, double[] rate, double[] familiar, double[] novel) {
        /** {@return how much the task changes the response to the novel minus that to the familiar pattern} */
        double preference() {
            int before = Arrays.binarySearch(steps, PHASE_STEPS);
            int after = steps.length - 1;
            return novel[after] - familiar[after] - (novel[before] - familiar[before]);
        }
    }

    /**
     * Runs the task.
     *
     * @param stride steps between samples, a divisor of {@value #PHASE_STEPS}
     * @return samples from the first step to the last
     */
    public Course run(int stride) {
        Map<Pathway, RecurrentRateNetwork.Rule> rules = new EnumMap<>(Pathway.class);
        for (Pathway pathway : Pathway.values()) {
            rules.put(pathway, rule);
        }
        RecurrentRateNetwork network = new RecurrentRateNetwork(
                new RecurrentRateSpec(40, rectified, 1, 10, 0.01, 1), rules, 1);
        double[] background = new double[network.inputs()];
        Arrays.fill(background, 1);
        double[] familiar = with(background, 0);
        double[] novel = with(background, NOVEL);
        int samples = 3 * PHASE_STEPS / stride + 1;
        Course course = new Course(new double[samples], new double[samples], new double[samples],
                new double[samples]);
        for (int step = 0; step <= 3 * PHASE_STEPS; step++) {
            if (step % stride == 0) {
                int sample = step / stride;
                course.steps[sample] = step;
                course.rate[sample] = Moments.mean(network.excitatoryHz());
                course.familiar[sample] = response(network, familiar);
                course.novel[sample] = response(network, novel);
            }
            if (step % PHASE_STEPS == 0) {
                network.present(step == PHASE_STEPS ? familiar : background);
            }
            if (step < 3 * PHASE_STEPS) {
                network.step(true);
            }
        }
        return course;
    }

    private static double[] with(double[] background, int first) {
        double[] input = background.clone();
        Arrays.fill(input, first, first + PATTERN, 2);
        return input;
    }

    /** Mean excitatory rate of a copy without plasticity that sees an input. */
    static double response(RateNetwork network, double[] input) {
        RateNetwork probe = network.copy();
        probe.present(input);
        for (int step = 0; step < PROBE_STEPS; step++) {
            probe.step(false);
        }
        return Moments.mean(probe.excitatoryHz());
    }
}
