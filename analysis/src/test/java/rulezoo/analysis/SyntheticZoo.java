package rulezoo.analysis;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import rulezoo.archive.record.Confirmation;
import rulezoo.archive.record.Fingerprint;
import rulezoo.archive.record.Lineage;
import rulezoo.archive.record.PatternResponses;
import rulezoo.archive.record.ProbeKey;
import rulezoo.archive.record.ProbeMeasure;
import rulezoo.archive.record.ProbeOutcome;
import rulezoo.archive.record.ProbeRecord;
import rulezoo.archive.record.ProbeSeeds;
import rulezoo.archive.record.ProbeVariant;
import rulezoo.archive.record.RuleRecord;
import rulezoo.simulator.network.InputSpec;
import rulezoo.simulator.network.NetworkSpec;
import rulezoo.simulator.protocol.Phase;
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
 * bias of the seed (shared with the control), plus the planted effect, plus a trait of the rule, plus noise;
 * suppression is the same without the bias, with noise of its own.
 */
public final class SyntheticZoo {
    private static final InputSpec.Grid GRID = new InputSpec.Grid(100, 100, 8, false, 0.075, 10);
    /** The planted mean of dr minus control. */
    @FunctionalInterface
    public interface Effect {
        /** Mean effect of a network size, set of plastic pathways and delay. */
        double of(int excitatory, Set<Pathway> plastic, double delaySeconds);
    }

    /** No memory at all. */
    public static final Effect NONE = (_, _, _) -> 0;
    /** A memory that fades with the logarithm of the delay and does not depend on size or pathways. */
    public static final Effect FADING = (_, _, delay) -> 0.3 / (1 + Math.log10(delay));

    private static final double BACKGROUND_HZ = 2;
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
            rules.add(rule(Pathway.ALL));
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
                new Lineage("5e1ec7ed0001", 3, List.of()), "0.1.0", 1);
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
        return NetworkSpec.PUBLISHED.scaledTo(excitatory).withInput(GRID);
    }

    /**
     * Rules of which so many in a row descend from one founder each, which the zoo holds as the first of them.
     */
    public List<RuleRecord> families(int founders, int size) {
        List<RuleRecord> rules = new ArrayList<>();
        for (int f = 0; f < founders; f++) {
            RuleRecord founder = rule(Pathway.ALL);
            rules.add(founder);
            for (int i = 1; i < size; i++) {
                rules.add(child(rule(Pathway.ALL), founder.id()));
            }
        }
        return rules;
    }

    /** The same rule with parents. */
    public static RuleRecord child(RuleRecord rule, String... parents) {
        return new RuleRecord(rule.rule(), rule.network(), rule.protocol(), rule.criteria(), rule.confirmations(),
                new Lineage("5e1ec7ed0001", 4, List.of(parents)), rule.softwareVersion(), rule.formatVersion());
    }

    /**
     * Familiarity probes of all rules on all sizes, pathway subsets, delays and seeds, each with its static
     * control.
     *
     * @param traitSd standard deviation over rules of the true effect
     * @param noiseSd standard deviation of a single dr, and of a single suppression
     */
    public List<ProbeRecord> probes(List<RuleRecord> rules, List<Integer> sizes, List<Set<Pathway>> subsets,
            List<Double> delays, int seeds, Effect effect, double traitSd, double noiseSd) {
        return probes(rules, sizes, subsets, delays, seeds, effect,
                rules.stream().mapToDouble(_ -> traitSd * random.nextGaussian()).toArray(), noiseSd, 0.9);
    }

    /**
     * The same with given traits.
     *
     * @param traits what is added to the effect of each rule
     * @param stableShare probability that a network is stable
     */
    public List<ProbeRecord> probes(List<RuleRecord> rules, List<Integer> sizes, List<Set<Pathway>> subsets,
            List<Double> delays, int seeds, Effect effect, double[] traits, double noiseSd, double stableShare) {
        List<ProbeRecord> probes = new ArrayList<>();
        for (int size : sizes) {
            for (int seed = 1; seed <= seeds; seed++) {
                Protocol protocol = Tasks.familiarity(1, 1, delays, seed % 2 == 0);
                double bias = 0.2 * random.nextGaussian();
                for (double delay : delays) {
                    double control = bias + noiseSd * random.nextGaussian();
                    probes.add(suppressed(probe("static", Set.of(), size, protocol, seed, delay, true, control),
                            noiseSd * random.nextGaussian()));
                    for (int r = 0; r < rules.size(); r++) {
                        for (Set<Pathway> subset : subsets) {
                            double truth = traits[r] + effect.of(size, subset, delay);
                            boolean stable = random.nextDouble() < stableShare;
                            probes.add(suppressed(probe(rules.get(r).id(), subset, size, protocol, seed, delay, stable,
                                    bias + truth + noiseSd * random.nextGaussian()),
                                    truth + noiseSd * random.nextGaussian()));
                        }
                    }
                }
            }
        }
        return probes;
    }

    /** One record whose {@link ProbeRecord#dr} is the given one, without responses before training. */
    public static ProbeRecord probe(String rule, Set<Pathway> plastic, int excitatory, Protocol protocol, long seed,
            double delay, boolean stable, double dr) {
        double sum = 10;
        double difference = dr * (sum + 0.01) / 2;
        return new ProbeRecord(
                new ProbeKey(rule, "familiarity", ProbeVariant.USUAL, plastic, network(excitatory), protocol,
                        ProbeSeeds.of(seed), delay),
                new ProbeOutcome(-1, BACKGROUND_HZ, stable, "mem1k-2025",
                        new PatternResponses((sum + difference) / 2, (sum - difference) / 2, 3, 3),
                        new Fingerprint(DIGEST, "0.1.0", 1)),
                Map.of());
    }

    /**
     * The same record with responses before training, of which training took away so much of the familiar one.
     */
    public static ProbeRecord suppressed(ProbeRecord p, double suppression) {
        Map<ProbeMeasure, List<Double>> measures = new EnumMap<>(ProbeMeasure.class);
        measures.putAll(p.measures());
        measures.put(ProbeMeasure.BACKGROUND_BEFORE, List.of(p.rateBeforeHz()));
        measures.put(ProbeMeasure.NOVEL_BEFORE, List.of(p.novelHz()));
        measures.put(ProbeMeasure.FAMILIAR_BEFORE,
                List.of(p.rateBeforeHz() + (p.familiarHz() - p.rateBeforeHz()) / (1 - suppression)));
        return with(p, p.stable(), p.seeds(), measures);
    }

    /** The same record with other seeds, which make it another repetition. */
    public static ProbeRecord with(ProbeRecord p, ProbeSeeds seeds) {
        return with(p, p.stable(), seeds, p.measures());
    }

    /** The same record of a network that was not stable. */
    public static ProbeRecord unstable(ProbeRecord p) {
        return with(p, false, p.seeds(), p.measures());
    }

    /** The same record of a network that saw background in place of the pattern in training. */
    public static ProbeRecord untrained(ProbeRecord p) {
        Protocol protocol = new Protocol(p.protocol().name(), p.protocol().phases().stream()
                .map(phase -> phase instanceof Phase.Run run
                        ? new Phase.Run(run.label(), run.durationSeconds(), null, run.scored())
                        : phase)
                .toList());
        return new ProbeRecord(new ProbeKey(p.ruleId(), p.probe(), p.variant().with(ProbeVariant.Flag.UNTRAINED),
                p.plastic(), p.network(), protocol, p.seeds(), p.delaySeconds()), p.outcome(), p.measures());
    }

    /** The same record of another plan. */
    public static ProbeRecord variant(ProbeRecord p, ProbeVariant variant) {
        return new ProbeRecord(new ProbeKey(p.ruleId(), p.probe(), variant, p.plastic(), p.network(), p.protocol(),
                p.seeds(), p.delaySeconds()), p.outcome(), p.measures());
    }

    private static ProbeRecord with(ProbeRecord p, boolean stable, ProbeSeeds seeds,
            Map<ProbeMeasure, List<Double>> measures) {
        return new ProbeRecord(
                new ProbeKey(p.ruleId(), p.probe(), p.variant(), p.plastic(), p.network(), p.protocol(), seeds,
                        p.delaySeconds()),
                new ProbeOutcome(p.blowUpSeconds(), p.rateBeforeHz(), stable, p.criteria(), p.outcome().responses(),
                        p.outcome().fingerprint()),
                measures);
    }
}
