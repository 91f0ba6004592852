package rulezoo.analysis;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import rulezoo.archive.Confirmation;
import rulezoo.archive.Lineage;
import rulezoo.archive.ProbeRecord;
import rulezoo.archive.RuleRecord;
import rulezoo.simulator.network.NetworkSpec;
import rulezoo.simulator.protocol.Protocol;
import rulezoo.simulator.rule.Coefficient;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.rule.PlasticityRule;
import rulezoo.simulator.rule.RuleFamily;
import rulezoo.simulator.stability.StabilityCriteria;
import rulezoo.simulator.stability.StabilityMetric;
import rulezoo.simulator.stability.StabilityMetrics;

/**
 * Rules and probes of plausible size and known truth, without any simulation: dr is the receptive fields'
 * bias of the seed (shared with the control), plus the planted effect, plus a trait of the rule, plus noise.
 */
public final class SyntheticZoo {
    /** The planted mean of dr minus control. */
    @FunctionalInterface
    public interface Effect {
        /** Mean effect of a network size, number of co-active rules and delay. */
        double of(int excitatory, int coActive, double delaySeconds);
    }

    /** No memory at all. */
    public static final Effect NONE = (_, _, _) -> 0;
    /** A memory that fades with the logarithm of the delay and does not depend on size or co-activity. */
    public static final Effect FADING = (_, _, delay) -> 0.3 / (1 + Math.log10(delay));

    private static final String DIGEST = "0".repeat(64);

    private final SplittableRandom random;

    /** A generator that always gives the same records for the same seed. */
    public SyntheticZoo(long seed) {
        random = new SplittableRandom(seed);
    }

    /** Rules drawn from the prior of the polynomial, plastic on all four pathways. */
    public List<RuleRecord> rules(int n) {
        List<RuleRecord> rules = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            rules.add(rule(EnumSet.allOf(Pathway.class)));
        }
        return rules;
    }

    /** One rule drawn from the prior. */
    public RuleRecord rule(Set<Pathway> plastic) {
        List<Coefficient> prior = RuleFamily.POLYNOMIAL.coefficients();
        double[] vector = new double[plastic.size() * prior.size()];
        for (int i = 0; i < vector.length; i++) {
            Coefficient c = prior.get(i % prior.size());
            vector[i] = random.nextDouble(c.minimum(), c.maximum());
        }
        double[] metrics = new double[StabilityMetric.values().length];
        for (int i = 0; i < metrics.length; i++) {
            metrics[i] = typical(StabilityMetric.values()[i]) * (1 + 0.2 * random.nextGaussian());
        }
        return new RuleRecord(new PlasticityRule(RuleFamily.POLYNOMIAL, plastic, vector), network(64),
                Protocol.background(1, 1), StabilityCriteria.FSBI_2023,
                List.of(new Confirmation(1, new StabilityMetrics(metrics), DIGEST)),
                new Lineage("synthetic", 3, List.of()), "0.1.0", 1);
    }

    private static double typical(StabilityMetric metric) {
        return switch (metric) {
            case RATE, RATE_I -> 8;
            case CV_ISI, SPATIAL_FANO, TEMPORAL_FANO -> 1;
            case STD_RATE_SPATIAL -> 2;
            case W_EE, W_EI -> 0.1 * 64;
            case W_IE, W_II -> 64;
            default -> 0.03;
        };
    }

    /** The familiarity network of a size. */
    public static NetworkSpec network(int excitatory) {
        return NetworkSpec.PUBLISHED.scaledTo(excitatory).withInput(NetworkSpec.FAMILIARITY_INPUT);
    }

    /**
     * Familiarity probes of all rules on all sizes, pathway subsets, delays and seeds, each with its static
     * control.
     *
     * @param traitSd standard deviation over rules of the true effect
     * @param noiseSd standard deviation of a single dr
     */
    public List<ProbeRecord> probes(List<RuleRecord> rules, List<Integer> sizes, List<Set<Pathway>> subsets,
            List<Double> delays, int seeds, Effect effect, double traitSd, double noiseSd) {
        List<ProbeRecord> probes = new ArrayList<>();
        double[] traits = rules.stream().mapToDouble(_ -> traitSd * random.nextGaussian()).toArray();
        for (int size : sizes) {
            for (int seed = 1; seed <= seeds; seed++) {
                Protocol protocol = Protocol.familiarity(1, 1, delays, seed % 2 == 0);
                double bias = 0.2 * random.nextGaussian();
                for (double delay : delays) {
                    double control = bias + noiseSd * random.nextGaussian();
                    probes.add(probe("static", Set.of(), size, protocol, seed, delay, true, control));
                    for (int r = 0; r < rules.size(); r++) {
                        for (Set<Pathway> subset : subsets) {
                            double dr = bias + traits[r] + effect.of(size, subset.size(), delay)
                                    + noiseSd * random.nextGaussian();
                            boolean stable = random.nextDouble() < 0.9;
                            probes.add(probe(rules.get(r).id(), subset, size, protocol, seed, delay, stable, dr));
                        }
                    }
                }
            }
        }
        return probes;
    }

    /** One record whose {@link ProbeRecord#dr} is the given one. */
    public static ProbeRecord probe(String rule, Set<Pathway> plastic, int excitatory, Protocol protocol, long seed,
            double delay, boolean stable, double dr) {
        double sum = 10;
        double difference = dr * (sum + 0.01) / 2;
        return new ProbeRecord(rule, "familiarity", plastic, network(excitatory), protocol, seed, delay, -1, 5, stable,
                "mem1k-2025", (sum + difference) / 2, (sum - difference) / 2, 3, 3, DIGEST, "0.1.0", 1);
    }
}
