package rulezoo.simulator.codependent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CodependentRuleTest {
    private static final double[] READOUT = {0.1, 1, 2, 3, 4, 5, -1, -2, -3, -4, -5};

    @Test
    void silentHiddenLayersLeaveTheReadout() {
        HiddenLayers layers = new HiddenLayers(0.01, 0.1, new double[300], new double[200]);
        CodependentMlp rule = new CodependentMlp(layers, READOUT);
        assertEquals(0.1 * (0.5 * 10 + 5), rule.onPreSpike(1, 2, 3, 4, 5, 6), 1e-12);
        assertEquals(-0.1 * (0.5 * 10 + 5), rule.onPostSpike(1, 2, 3, 4, 5, 6), 1e-12);
    }

    @Test
    void inputsComeInThePublishedOrderAndScale() {
        double[] layer1 = new double[300];
        System.arraycopy(new double[]{0.1, 0.2, 0.3, 0.4, 0.5, 0.6}, 0, layer1, 6, 6);
        double[] layer2 = new double[200];
        layer2[1] = 2;
        double[] coefficients = new double[CodependentMlp.COEFFICIENTS];
        coefficients[0] = 1;
        coefficients[1] = 1;
        double drive = 0.1 * 2 * 1 + 0.2 * 2 * 2 + 0.3 * 3 + 15 * (0.4 * -0.06 + 0.5 * 0.05 + 0.6 * 0.01);
        double expected = sigmoid(2 * sigmoid(drive));
        CodependentMlp rule = new CodependentMlp(new HiddenLayers(0.01, 0.1, layer1, layer2), coefficients);
        assertEquals(expected, rule.onPreSpike(1, 2, 3, -0.06, 0.05, 0.01), 1e-12);
    }

    @Test
    void polynomialFollowsThePublishedCodeWithItsQuirks() {
        double[] c = new double[21];
        Arrays.setAll(c, i -> 0.01 * (i + 1));
        CodependentPolynomial rule = new CodependentPolynomial(c);
        double v = 15 * -0.06;
        double e = 15 * 0.05;
        double i = 15 * 0.01;
        double pre = 0.01 * (1 + 0.02 + 3 * (0.03 + 0.04 * 3)) * (1 + 0.05 * v) * (1 + e * (0.06 + 0.07 * e))
                * (1 + 0.08 * i) * (1 + 0.09 * 2 * 1) * (1 + 0.10 * 2 * 2);
        assertEquals(pre, rule.onPreSpike(1, 2, 3, -0.06, 0.05, 0.01), 1e-12);
        double post = 0.11 * (1 + 0.12 + 3 * (0.13 * 0.14 * 3)) * (1 + 0.15 * v) * (1 + e * (0.16 + 0.17 * e))
                * (1 + 0.18 * i) * (1 + 0.19 * 2 * 1) * (1 + 4 * (0.20 + 0.21 * 16));
        assertEquals(post, rule.onPostSpike(1, 2, 3, -0.06, 0.05, 0.01), 1e-12);
    }

    @Test
    void seededLayersAreReproducibleAndBounded() {
        HiddenLayers layers = HiddenLayers.seeded(3);
        assertEquals(layers, HiddenLayers.seeded(3));
        assertNotEquals(layers, HiddenLayers.seeded(4));
        assertTrue(Arrays.stream(layers.layer1()).allMatch(w -> Math.abs(w) <= 1 / Math.sqrt(6)));
        assertTrue(Arrays.stream(layers.layer2()).allMatch(w -> Math.abs(w) <= 1 / Math.sqrt(50)));
    }

    @Test
    void publishedLayersAreRead() throws IOException {
        HiddenLayers layers = HiddenLayers.read(Path.of(System.getProperty("rulezoo.root"),
                "simulator/src/main/resources/rulezoo/simulator/codependent/mlp_frozen_layers.csv"));
        assertEquals(0.330212086, layers.layer1()[0], 1e-12);
        assertEquals(0.1, layers.tau2Seconds(), 0);
    }

    @Test
    void incompleteLayersAreRefused(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("layers.csv"), "index,part,value\n0,tau_s,0.01\n");
        assertTrue(String.valueOf(assertThrows(IOException.class, () -> HiddenLayers.read(file)).getMessage())
                .contains("part tau_s must have 4 values, not 1"));
        Path words = Files.writeString(folder.resolve("words.csv"), "index,part,value\n0,tau_s,short\n");
        assertTrue(String.valueOf(assertThrows(IOException.class, () -> HiddenLayers.read(words)).getMessage())
                .contains("row 2"));
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }
}
