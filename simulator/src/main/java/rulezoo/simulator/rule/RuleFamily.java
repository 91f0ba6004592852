package rulezoo.simulator.rule;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A parameterization of plasticity rules: the names, units and bounds of the coefficients that each plastic
 * pathway carries.
 *
 * @param id stable name, part of every rule's identity
 * @param coefficients coefficients of one pathway, in the order of the vector
 */
public record RuleFamily(String id, List<Coefficient> coefficients) implements Serializable {
    /**
     * The six-parameter polynomial of Confavreux et al. (NeurIPS 2023, "6pPol") with its box prior: time
     * constants uniform in [0.01, 0.1] s, the four coefficients uniform in [-2, 2].
     *
     * @see SixParameterRule
     */
    public static final RuleFamily POLYNOMIAL = new RuleFamily("polynomial-6",
            List.of(new Coefficient("tau_pre", "s", 0.01, 0.1), new Coefficient("tau_post", "s", 0.01, 0.1),
                    new Coefficient("alpha", "1", -2, 2), new Coefficient("beta", "1", -2, 2),
                    new Coefficient("gamma", "1", -2, 2), new Coefficient("kappa", "1", -2, 2)));

    /**
     * The six-parameter polynomial and a term that needs no spike, in 1/s (MBA, figure 5C), of the feedforward
     * network.
     */
    public static final RuleFamily FEEDFORWARD = new RuleFamily("polynomial-6-constant",
            Stream.concat(POLYNOMIAL.coefficients.stream(), Stream.of(new Coefficient("constant", "1/s", -2, 2)))
                    .toList());

    /** The explicit toy rule (MBA, section 4.1). */
    public static final RuleFamily TOY_EXPLICIT = new RuleFamily("toy-explicit", numbered("theta", 0, 1, 2));

    /** The implicit toy rule (MBA, section 4.2): precision matrix {{a, b}, {b, c}}. */
    public static final RuleFamily TOY_IMPLICIT = new RuleFamily("toy-implicit",
            List.of(new Coefficient("a", "1", 0, 4), new Coefficient("b", "1", -2, 2),
                    new Coefficient("c", "1", 0, 4)));

    /** Taylor series in x, y and w (Mehta et al. 2024), 27 terms. */
    public static final RuleFamily TAYLOR_27 = new RuleFamily("taylor-27", taylor(3));

    /** The same with the third factor in the place of y, as in the published code. */
    public static final RuleFamily TAYLOR_27_THIRD_FACTOR = new RuleFamily("taylor-27-xrw", taylor(3));

    /** Taylor series in x, y, w and the third factor, 81 terms. */
    public static final RuleFamily TAYLOR_81 = new RuleFamily("taylor-81", taylor(4));

    /** A small network of (x, r, w) as rule (Mehta et al. 2024). */
    public static final RuleFamily RATE_MLP_XRW = new RuleFamily("rate-mlp-xrw", numbered("theta", 0, 50, 1));

    /** A small network of (x, y, w, r) as rule. */
    public static final RuleFamily RATE_MLP_XYWR = new RuleFamily("rate-mlp-xywr", numbered("theta", 0, 60, 1));

    /** Non-Hebbian, Hebbian and gradient term of the recurrent rate networks (MBA, figure S3). */
    public static final RuleFamily RECURRENT_RATE = new RuleFamily("recurrent-rate",
            List.of(new Coefficient("non_hebbian", "1", -2, 2), new Coefficient("hebbian", "1", -2, 2),
                    new Coefficient("gradient", "1", -2, 2)));

    /** Name of a coefficient that multiplies all others. */
    private static final String LEARNING_RATE = "eta";

    /** Readouts of the spiking rule that is a network with frozen layers ("T4wvceciMLP", fSBI). */
    public static final RuleFamily CODEPENDENT_MLP = new RuleFamily("mlp-codependent",
            Stream.of(Stream.of(new Coefficient(LEARNING_RATE, "1", 0, 1)), numbered("pre_w", 1, 4, 1).stream(),
                    Stream.of(new Coefficient("pre_bias", "1", -1, 1)), numbered("post_w", 1, 4, 1).stream(),
                    Stream.of(new Coefficient("post_bias", "1", -1, 1))).flatMap(part -> part).toList());

    /** The 21-coefficient polynomial of codependent signals ("T4wvceciPol", SpikES). */
    public static final RuleFamily CODEPENDENT_POLYNOMIAL = new RuleFamily("polynomial-21",
            numbered("c", 0, 20, 0.05));

    private static final Map<String, RuleFamily> BY_ID = Stream
            .of(POLYNOMIAL, FEEDFORWARD, TOY_EXPLICIT, TOY_IMPLICIT, TAYLOR_27, TAYLOR_27_THIRD_FACTOR, TAYLOR_81,
                    RATE_MLP_XRW, RATE_MLP_XYWR, RECURRENT_RATE, CODEPENDENT_MLP, CODEPENDENT_POLYNOMIAL)
            .collect(Collectors.toUnmodifiableMap(RuleFamily::id, family -> family));

    /** Coefficients name_first to name_last, each uniform within +-limit. */
    private static List<Coefficient> numbered(String name, int first, int last, double limit) {
        return IntStream.rangeClosed(first, last).mapToObj(i -> new Coefficient(name + i, "1", -limit, limit)).toList();
    }

    /** Coefficients named after their powers, the last index fastest: theta_110 multiplies x y. */
    private static List<Coefficient> taylor(int factors) {
        List<Coefficient> terms = new ArrayList<>();
        for (int i = 0; i < (int) Math.pow(3, factors); i++) {
            String powers = Integer.toString(i, 3);
            terms.add(new Coefficient("theta_" + "0".repeat(factors - powers.length()) + powers, "1", -1, 1));
        }
        return terms;
    }

    public RuleFamily {
        coefficients = List.copyOf(coefficients);
    }

    /**
     * Finds a family by its id.
     *
     * @param id stable name, for example {@code polynomial-6}
     * @return the family of this id
     * @throws IllegalArgumentException if no family has this id
     */
    public static RuleFamily of(String id) {
        RuleFamily family = BY_ID.get(id);
        if (family == null) {
            throw new IllegalArgumentException(
                    "unknown rule family '" + id + "': known are " + BY_ID.keySet().stream().sorted().toList());
        }
        return family;
    }

    /**
     * {@return whether this version knows a family of this id}
     *
     * @param id stable name of a family
     */
    public static boolean isKnown(String id) {
        return BY_ID.containsKey(id);
    }

    /**
     * {@return the rule of this family that changes nothing: every coefficient 0, or where 0 lies outside a time
     * constant's bounds, 0.02 s as in the published static control}
     *
     * @param pathway the pathway it formally belongs to
     */
    public PlasticityRule still(Pathway pathway) {
        return new PlasticityRule(this, Set.of(pathway), coefficients.stream()
                .mapToDouble(c -> c.unit().equals("s") ? SixParameterRule.STATIC.tauPreSeconds() : 0).toArray());
    }

    /** {@return whether these are the six-parameter rules of the recurrent spiking network and its mean field} */
    public boolean isSixParameter() {
        return equals(POLYNOMIAL);
    }

    /**
     * {@return whether the first six coefficients are those of a six-parameter rule, and with them a window of
     * spike times}
     */
    public boolean hasWindow() {
        int six = POLYNOMIAL.size();
        return size() >= six && coefficients.subList(0, six).equals(POLYNOMIAL.coefficients);
    }

    /**
     * {@return whether a block of coefficients can change a weight: some coefficient that is no time constant is
     * not 0, nor is the factor of all others, where the family has one}
     *
     * @param block coefficients of one pathway
     */
    public boolean acts(double[] block) {
        boolean acts = false;
        for (int i = 0; i < block.length; i++) {
            Coefficient coefficient = coefficients.get(i);
            if (coefficient.name().equals(LEARNING_RATE)) {
                return block[i] != 0;
            }
            acts |= block[i] != 0 && !coefficient.unit().equals("s");
        }
        return acts;
    }

    /** {@return the number of coefficients of one pathway} */
    public int size() {
        return coefficients.size();
    }
}
