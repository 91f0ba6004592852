package rulezoo.archive.exchange;

import java.util.ArrayList;
import java.util.List;
import rulezoo.simulator.rule.Coefficient;
import rulezoo.simulator.rule.RuleFamily;

/**
 * Rule families of published archives by the names that their authors gave them. A family that the simulator
 * does not know is archived all the same: listed, exported and merged, but not simulated.
 */
final class PublishedFamilies {
    /** {@code 6pPol}: six-parameter polynomial. */
    static final RuleFamily POLYNOMIAL = RuleFamily.POLYNOMIAL;
    /**
     * {@code T4wvceciMLP} (fSBI, Mem1k, SpikES): learning rate, and the readout weights and bias of the
     * perceptron's frozen second layer at presynaptic and at postsynaptic spikes.
     */
    static final RuleFamily PERCEPTRON = new RuleFamily("T4wvceciMLP", perceptron());
    /** {@code T4wvceciPol} (SpikES): codependent polynomial of 21 coefficients. */
    static final RuleFamily CODEPENDENT = new RuleFamily("T4wvceciPol", numbered(21));
    /** {@code Twvc} (SpikES): polynomial of 36 terms. */
    static final RuleFamily TWVC = new RuleFamily("Twvc", numbered(36));

    private PublishedFamilies() {}

    private static List<Coefficient> perceptron() {
        List<Coefficient> coefficients = new ArrayList<>(List.of(new Coefficient("eta", "1", 0, 1)));
        for (String side : List.of("pre", "post")) {
            for (String weight : List.of("w1", "w2", "w3", "w4", "bias")) {
                coefficients.add(new Coefficient(side + "_" + weight, "1", -1, 1));
            }
        }
        return coefficients;
    }

    private static List<Coefficient> numbered(int count) {
        List<Coefficient> coefficients = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            coefficients.add(new Coefficient("c" + i, "1", -1, 1));
        }
        return coefficients;
    }
}
