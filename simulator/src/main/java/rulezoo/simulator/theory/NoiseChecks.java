package rulezoo.simulator.theory;

import java.util.ArrayList;
import java.util.List;

/** Checks of forgetting by input noise: E9 to E11. */
final class NoiseChecks {
    private static final double SD = 0.5;

    private NoiseChecks() {}

    static List<TheoryCheck> all() {
        List<TheoryCheck> checks = new ArrayList<>();
        for (int n : new int[]{20, 80, 320}) {
            ratio(checks, 0, -1, n);
            ratio(checks, -1, -0.5, n);
        }
        checks.add(new TheoryCheck("E9-forgetting-run-N20",
                "weight contrast after 2000 noisy steps over its closed form, 400 runs", 1, 0.02,
                NoiseChecks::noisyForgetting));
        checks.add(new TheoryCheck("E10-growth",
                "growth of a weight contrast in 3000 noisy steps, theta1 = 0.1 > 0, 200 runs", 1.350, 0.03,
                NoiseChecks::growth));
        for (int n : new int[]{50, 100, 400}) {
            checks.add(new TheoryCheck("E11-floor-N" + n,
                    "variance of the weights in a noisy run over the noise floor of E11", 1, 0.1,
                    () -> noiseFloor(n)));
        }
        signalToNoise(checks, 100, 2.09);
        signalToNoise(checks, 400, 2.10);
        signalToNoise(checks, 1600, 2.10);
        return checks;
    }

    private static void ratio(List<TheoryCheck> checks, double theta0, double theta1, int n) {
        InputNoise noise = new InputNoise(new ExplicitRule(theta0, theta1, 1e-3 / n), n, 1, SD, 1);
        double expected = 1 + n * (theta0 + theta1) / (theta1 * SD * SD);
        checks.add(new TheoryCheck("E9-ratio(" + theta0 + ", " + theta1 + ")-N" + n,
                "lifetime over homeostatic time on the mean dynamics, within 2 %", expected, 0.02 * expected,
                () -> noise.simulatedLifetimeRatio(200)));
    }

    private static double noisyForgetting() {
        InputNoise noise = new InputNoise(new ExplicitRule(0, -1, 1e-3), 20, 1, SD, 1);
        return noise.simulatedContrastFactor(2000, 400) / StrictMath.exp(-noise.forgettingRate() * 2000);
    }

    private static double growth() {
        InputNoise noise = new InputNoise(new ExplicitRule(-1, 0.1, 0.004), 20, 1, SD, 1);
        return noise.simulatedContrastFactor(3000, 200);
    }

    private static double noiseFloor(int n) {
        // Small enough a learning rate for the theory, which is of first order in it.
        InputNoise noise = new InputNoise(new ExplicitRule(0, -1, 0.02 / n), n, 1, SD, 1);
        int lifetime = (int) (1 / noise.forgettingRate());
        return noise.simulatedNoiseRatio(lifetime, 2400 / n);
    }

    private static void signalToNoise(List<TheoryCheck> checks, int n, double expected) {
        InputNoise noise = new InputNoise(new ExplicitRule(0, -1, 0.02 / n), n, 1, SD, 1);
        checks.add(new TheoryCheck("E11-SNR-N" + n,
                "SNR / sqrt(N) at eta N = 0.02, patterns of 10 % of the inputs at 5 times background", expected, 0.01,
                () -> noise.signalToNoise(0.1, 5) / StrictMath.sqrt(n)));
    }
}
