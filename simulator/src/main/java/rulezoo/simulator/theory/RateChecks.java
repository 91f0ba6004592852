package rulezoo.simulator.theory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import rulezoo.simulator.rate.ExplicitSynapse;
import rulezoo.simulator.rate.LinearNeuron;
import rulezoo.simulator.rate.LinearNeuronSpec;
import rulezoo.simulator.rate.MeanFieldNetwork;
import rulezoo.simulator.rate.MeanFieldRule;
import rulezoo.simulator.rate.RateNetwork;
import rulezoo.simulator.rate.RecurrentRateNetwork;
import rulezoo.simulator.rate.TaylorRule;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.rule.SixParameterRule;

/**
 * Checks of the rate networks: the set point of the mean field, MBA S3, and the rate families on one neuron.
 */
final class RateChecks {
    private RateChecks() {}

    static List<TheoryCheck> all() {
        List<TheoryCheck> checks = new ArrayList<>();
        checks.add(new TheoryCheck("A.1-set-point", "E rate of the mean field under iSTDP (-0.12, 0, 1, 1), in Hz", 3,
                0.01, RateChecks::inhibitorySetPoint));
        checks.add(new TheoryCheck("rate-explicit", "A-B-A memory of (0, -1) on the rate neuron, 100 inputs", 0.42353,
                1e-4, () -> neuronMemory(new LinearNeuron.Local(new ExplicitSynapse(0, -1)))));
        checks.add(new TheoryCheck("rate-taylor", "the same rule as a Taylor series of x, y, w, r", 0.42353, 1e-4,
                () -> neuronMemory(new LinearNeuron.Local(explicitAsTaylor(0, -1)))));
        checks.add(new TheoryCheck("rate-oja", "A-B-A memory of Oja's rule on the rate neuron", 0, 1e-9,
                () -> neuronMemory(new LinearNeuron.Local(TaylorRule.oja()))));
        for (boolean rectified : new boolean[]{false, true}) {
            String kind = rectified ? "rectified" : "linear";
            recurrent(checks, kind + "-hebbian", new RecurrentRateNetwork.Rule(0, -1, 0), rectified);
            recurrent(checks, kind + "-gradient", new RecurrentRateNetwork.Rule(0, 0, -1), rectified);
            checks.add(new TheoryCheck("MBA-S3-" + kind + "-non-Hebbian",
                    "memory of the non-Hebbian rule over that of the Hebbian one", 0, 0.1,
                    () -> recurrentMemory(new RecurrentRateNetwork.Rule(-1, 0, 0), rectified)
                            / recurrentMemory(new RecurrentRateNetwork.Rule(0, -1, 0), rectified)));
        }
        return checks;
    }

    private static double inhibitorySetPoint() {
        MeanFieldRule rule = MeanFieldRule.of(new SixParameterRule(0.02, 0.02, -0.12, 0, 1, 1));
        MeanFieldNetwork network = new MeanFieldNetwork(MeanFieldTask.USUAL.network(), Map.of(Pathway.IE, rule));
        run(network, background(network), 100_000);
        return network.excitatoryHz()[0];
    }

    private static TaylorRule explicitAsTaylor(double theta0, double theta1) {
        double[] theta = new double[81];
        theta[TaylorRule.index(0, 0, 0, 1)] = theta0;
        theta[TaylorRule.index(1, 0, 0, 1)] = theta1;
        return new TaylorRule(theta, TaylorRule.Second.POSTSYNAPTIC);
    }

    private static double neuronMemory(LinearNeuron.Plasticity rule) {
        LinearNeuron neuron = new LinearNeuron(
                new LinearNeuronSpec(100, EnumSet.of(Pathway.EE), 1, 0.02, 0, 1), Map.of(Pathway.EE, rule), 1);
        double[] background = background(neuron);
        double[] stimulus = background.clone();
        Arrays.fill(stimulus, 0, 10, 5);
        run(neuron, background, 5000);
        double before = RecurrentAbaTask.response(neuron, stimulus);
        run(neuron, stimulus, 5000);
        run(neuron, background, 5000);
        return 1 - (RecurrentAbaTask.response(neuron, stimulus) - 1) / (before - 1);
    }

    private static void recurrent(List<TheoryCheck> checks, String name, RecurrentRateNetwork.Rule rule,
            boolean rectified) {
        checks.add(new TheoryCheck("MBA-S3-" + name + "-set-point",
                "mean E rate after A-B-A in a recurrent network of 40 E and 10 I neurons", 1, 1e-3,
                () -> {
                    double[] rate = task(rule, rectified).rate();
                    return rate[rate.length - 1];
                }));
        checks.add(new TheoryCheck("MBA-S3-" + name + "-memory",
                "sign of the preference for a novel pattern after A-B-A (1: novelty)", 1, 0,
                () -> StrictMath.signum(recurrentMemory(rule, rectified))));
    }

    private static RecurrentAbaTask.Course task(RecurrentRateNetwork.Rule rule, boolean rectified) {
        return new RecurrentAbaTask(rule, rectified).run(RecurrentAbaTask.PHASE_STEPS);
    }

    private static double recurrentMemory(RecurrentRateNetwork.Rule rule, boolean rectified) {
        return task(rule, rectified).preference();
    }

    private static void run(RateNetwork network, double[] input, int steps) {
        network.present(input);
        for (int step = 0; step < steps; step++) {
            network.step(true);
        }
    }

    private static double[] background(RateNetwork network) {
        double[] input = new double[network.inputs()];
        Arrays.fill(input, 1);
        return input;
    }
}
