package rulezoo.simulator.rate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.rule.Population;
import rulezoo.simulator.rule.SixParameterRule;

class RateNetworkTest {
    static List<RateNetwork> networks() {
        LinearNeuron noisy = new LinearNeuron(new LinearNeuronSpec(10, Pathway.ALL, 1, 0.01, 0.5, 5),
                Map.of(Pathway.EI, new LinearNeuron.Local(new ExplicitSynapse(-0.5, -0.5))), 3);
        MeanFieldNetwork meanField = new MeanFieldNetwork(
                new MeanFieldSpec(10, 10, 0.5, 1, 20, 0.01, 0.02),
                Map.of(Pathway.IE, MeanFieldRule.of(new SixParameterRule(0.02, 0.02, -0.12, 0, 1, 1))));
        RecurrentRateNetwork recurrent = new RecurrentRateNetwork(
                new RecurrentRateSpec(16, true, 1, 5, 0.01, 5),
                Map.of(Pathway.EE, new RecurrentRateNetwork.Rule(-0.1, -1, -0.5)), 7);
        return List.of(noisy, meanField, recurrent);
    }

    @ParameterizedTest
    @MethodSource("networks")
    void copyLivesOnAsTheOriginalDoes(RateNetwork network) {
        double[] input = stimulated(network);
        run(network, input, 100);
        RateNetwork copy = network.copy();
        run(network, input, 100);
        run(copy, input, 100);
        assertArrayEquals(network.excitatoryHz(), copy.excitatoryHz());
        for (Pathway pathway : Pathway.values()) {
            assertArrayEquals(network.weights(pathway), copy.weights(pathway));
        }
    }

    @ParameterizedTest
    @MethodSource("networks")
    void weightsStandStillWithoutPlasticity(RateNetwork network) {
        double[][] before = Arrays.stream(Pathway.values()).map(p -> network.weights(p).clone())
                .toArray(double[][]::new);
        network.present(stimulated(network));
        for (int step = 0; step < 50; step++) {
            network.step(false);
        }
        for (Pathway pathway : Pathway.values()) {
            assertArrayEquals(before[pathway.ordinal()], network.weights(pathway));
        }
    }

    @ParameterizedTest
    @MethodSource("networks")
    void onlyPlasticPathwaysChange(RateNetwork network) {
        double[] before = network.weights(Pathway.II).clone();
        run(network, stimulated(network), 50);
        assertArrayEquals(before, network.weights(Pathway.II));
    }

    @Test
    void twoInputImplicitBlockIsThePapersRule() {
        double[] w = {1, 1};
        new LinearNeuron.Implicit(2, -1, 1.5).update(w, new double[]{3, 4}, 0, 2, 0.1);
        // Sigma = {{1.5, 1}, {1, 2}} / (2 * 1.5 - 1): dw = -0.1 Sigma x (2 - 1)
        assertArrayEquals(new double[]{1 - 0.1 * (1.5 * 3 + 4) / 2, 1 - 0.1 * (3 + 2 * 4) / 2}, w, 1e-12);
    }

    @Test
    void inhibitorySetPointAttractsAndItsMirrorRepels() {
        MeanFieldRule rule = MeanFieldRule.of(new SixParameterRule(0.02, 0.02, -0.12, 0, 1, 1));
        assertEquals(0.04, rule.lambda(), 1e-15);
        assertEquals(3, rule.setPointHz(10), 1e-12);
        assertEquals(0, rule.drift(10, 3), 1e-12);
        assertTrue(rule.attracts(Population.INHIBITORY, 10));
        assertTrue(!rule.attracts(Population.EXCITATORY, 10));
    }

    @Test
    void linearRecurrentNetworkSettlesWhereItsEquationsSay() {
        RecurrentRateNetwork network = new RecurrentRateNetwork(
                new RecurrentRateSpec(8, false, 1, 5, 0.01, 1), Map.of(), 1);
        double[] input = stimulated(network);
        run(network, input, 500);
        double[] e = network.excitatoryHz();
        double[] i = network.inhibitoryHz();
        double sum = input[3];
        for (int j = 0; j < 8; j++) {
            sum += j == 3 ? 0 : 0.5 / 8 * network.weights(Pathway.EE)[3 * 8 + j] * e[j];
        }
        for (int j = 0; j < 2; j++) {
            sum -= 0.5 / 2 * network.weights(Pathway.IE)[3 * 2 + j] * i[j];
        }
        assertEquals(sum, e[3], 1e-12);
    }

    @Test
    void impossibleNetworksAreRefused() {
        assertThrows(IllegalArgumentException.class,
                () -> new RecurrentRateSpec(10, false, 1, 5, 0.01, 1));
        assertThrows(IllegalArgumentException.class,
                () -> new MeanFieldSpec(10, 10, 0.5, 1, 20, 0.01, 0.001));
        assertThrows(IllegalArgumentException.class,
                () -> new LinearNeuronSpec(3, EnumSet.of(Pathway.EE), 1, 0.01, 0, 1));
    }

    private static double[] stimulated(RateNetwork network) {
        double[] input = new double[network.inputs()];
        Arrays.fill(input, 1);
        input[0] = 3;
        return input;
    }

    private static void run(RateNetwork network, double[] input, int steps) {
        network.present(input);
        for (int step = 0; step < steps; step++) {
            network.step(true);
        }
    }
}
