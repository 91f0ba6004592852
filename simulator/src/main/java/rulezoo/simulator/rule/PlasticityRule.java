package rulezoo.simulator.rule;

import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import rulezoo.simulator.Sha256;

/**
 * A rule: a family, the pathways it makes plastic, and one coefficient vector. Pathways that are not plastic
 * keep their initial weights.
 *
 * @param family the parameterization
 * @param plastic the plastic pathways; their number is K, the number of co-active rules
 * @param coefficients one block of {@code family.size()} values for each plastic pathway, in the order of
 *        {@link Pathway}
 */
public record PlasticityRule(RuleFamily family, Set<Pathway> plastic, double[] coefficients) implements Serializable {
    private static final int ID_BYTES = 10;

    /**
     * @throws IllegalArgumentException if no pathway is plastic, the vector has the wrong length or a coefficient
     *         is not finite
     */
    public PlasticityRule {
        if (plastic.isEmpty()) {
            throw new IllegalArgumentException("a rule needs at least one plastic pathway");
        }
        plastic = Collections.unmodifiableSet(EnumSet.copyOf(plastic));
        coefficients = coefficients.clone();
        if (coefficients.length != plastic.size() * family.size()) {
            throw new IllegalArgumentException("a " + family.id() + " rule on " + Pathway.format(plastic) + " has "
                    + plastic.size() * family.size() + " coefficients, not " + coefficients.length);
        }
        for (int i = 0; i < coefficients.length; i++) {
            if (!Double.isFinite(coefficients[i])) {
                throw new IllegalArgumentException(
                        "coefficient " + columnName(family, plastic, i) + " must be finite: " + coefficients[i]);
            }
            coefficients[i] += 0.0; // one zero, so that equal rules have equal bits and so equal ids
        }
    }

    /**
     * {@return a six-parameter polynomial rule from its pathways' parameters}
     *
     * @param rules parameters of every plastic pathway, at least one
     */
    public static PlasticityRule polynomial(Map<Pathway, SixParameterRule> rules) {
        double[] vector = new double[rules.size() * RuleFamily.POLYNOMIAL.size()];
        int at = 0;
        for (SixParameterRule r : new EnumMap<>(rules).values()) {
            for (double value : r.coefficients()) {
                vector[at++] = value;
            }
        }
        return new PlasticityRule(RuleFamily.POLYNOMIAL, rules.keySet(), vector);
    }

    /** {@return a copy of the coefficient vector} */
    @Override
    public double[] coefficients() {
        return coefficients.clone();
    }

    /**
     * {@return the identity of the rule: the first 80 bits, in hexadecimal, of the SHA-256 of family, pathways
     * and the IEEE bits of the coefficients} The same rule has the same id in every zoo, on every machine.
     */
    public String id() {
        ByteBuffer bits = ByteBuffer.allocate(Double.BYTES * coefficients.length);
        for (double c : coefficients) {
            bits.putDouble(c);
        }
        MessageDigest sha = Sha256.start();
        sha.update((family.id() + "|" + Pathway.format(plastic) + "|").getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(sha.digest(bits.array()), 0, ID_BYTES);
    }

    /**
     * {@return the six parameters of one pathway}
     *
     * @param pathway a plastic pathway
     * @throws IllegalArgumentException if the pathway is not plastic or the rule is of another family
     */
    public SixParameterRule polynomial(Pathway pathway) {
        if (!family.isSixParameter() || !plastic.contains(pathway)) {
            throw new IllegalArgumentException(
                    "rule " + id() + " has no six-parameter polynomial on pathway " + pathway);
        }
        return SixParameterRule.of(block(pathway));
    }

    /**
     * {@return a copy of the coefficients of one pathway}
     *
     * @param pathway a plastic pathway
     * @throws IllegalArgumentException if the pathway is not plastic
     */
    public double[] block(Pathway pathway) {
        if (!plastic.contains(pathway)) {
            throw new IllegalArgumentException("rule " + id() + " is not plastic on " + pathway);
        }
        int at = blockIndex(pathway) * family.size();
        return Arrays.copyOfRange(coefficients, at, at + family.size());
    }

    /**
     * {@return the same rule with only some of its pathways plastic: a knock-out of the others}
     *
     * @param kept pathways that stay plastic; a non-empty subset of {@link #plastic()}
     */
    public PlasticityRule restrictedTo(Set<Pathway> kept) {
        if (!plastic.containsAll(kept)) {
            throw new IllegalArgumentException("rule " + id() + " is plastic on " + Pathway.format(plastic)
                    + " only, not on all of " + Pathway.format(kept));
        }
        double[] block = new double[kept.size() * family.size()];
        int at = 0;
        for (Pathway p : Pathway.values()) {
            if (kept.contains(p)) {
                System.arraycopy(coefficients, blockIndex(p) * family.size(), block, at, family.size());
                at += family.size();
            }
        }
        return new PlasticityRule(family, kept, block);
    }

    /**
     * {@return the name of a coordinate of the vector, as in the reference tables: {@code IE_tau_pre}}
     *
     * @param family family of the rule
     * @param plastic plastic pathways of the rule
     * @param index position in the vector, from 0
     */
    public static String columnName(RuleFamily family, Set<Pathway> plastic, int index) {
        Pathway pathway = Arrays.stream(Pathway.values()).filter(plastic::contains).skip(index / family.size())
                .findFirst().orElseThrow();
        return pathway + "_" + family.coefficients().get(index % family.size()).name();
    }

    private int blockIndex(Pathway pathway) {
        return (int) plastic.stream().filter(p -> p.compareTo(pathway) < 0).count();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PlasticityRule rule && family.equals(rule.family) && plastic.equals(rule.plastic)
                && Arrays.equals(coefficients, rule.coefficients);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(coefficients);
    }

    @Override
    public String toString() {
        return id() + " (" + family.id() + " on " + Pathway.format(plastic) + ") " + Arrays.toString(coefficients);
    }
}
