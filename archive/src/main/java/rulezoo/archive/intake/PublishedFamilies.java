package rulezoo.archive.intake;

import java.util.stream.IntStream;
import rulezoo.simulator.rule.Coefficient;
import rulezoo.simulator.rule.RuleFamily;

/**
 * Rule families of published archives by the names that their authors gave them. A family that the simulator
 * does not know is archived nevertheless: listed, exported and merged, but not simulated.
 */
final class PublishedFamilies {
    /** {@code 6pPol}: six-parameter polynomial. */
    static final RuleFamily POLYNOMIAL = RuleFamily.POLYNOMIAL;
    /**
     * {@code T4wvceciMLP} (fSBI, Mem1k, SpikES): learning rate, and the readout weights and bias of the
     * perceptron's frozen second layer at presynaptic and at postsynaptic spikes.
     */
    static final RuleFamily PERCEPTRON = RuleFamily.CODEPENDENT_MLP;
    /** {@code T4wvceciPol} (SpikES): codependent polynomial of 21 coefficients. */
    static final RuleFamily CODEPENDENT = RuleFamily.CODEPENDENT_POLYNOMIAL;
    /**
     * {@code Twvc} (SpikES): polynomial of 36 terms, whose formula was never published: the one family that only
     * the archive knows.
     */
    static final RuleFamily TWVC = new RuleFamily("Twvc",
            IntStream.range(0, 36).mapToObj(i -> new Coefficient("c" + i, "1", -1, 1)).toList());

    private PublishedFamilies() {}
}
