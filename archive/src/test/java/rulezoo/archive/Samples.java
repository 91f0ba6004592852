package rulezoo.archive;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import rulezoo.archive.record.ArchivedRule;
import rulezoo.archive.record.Confirmation;
import rulezoo.archive.record.Deme;
import rulezoo.archive.record.Fingerprint;
import rulezoo.archive.record.Lineage;
import rulezoo.archive.record.MemoryTask;
import rulezoo.archive.record.Origin;
import rulezoo.archive.record.PatternResponses;
import rulezoo.archive.record.ProbeKey;
import rulezoo.archive.record.ProbeMeasure;
import rulezoo.archive.record.ProbeOutcome;
import rulezoo.archive.record.ProbeRecord;
import rulezoo.archive.record.ProbeSeeds;
import rulezoo.archive.record.ProbeVariant;
import rulezoo.archive.record.RuleRecord;
import rulezoo.archive.record.SearchCheckpoint;
import rulezoo.simulator.network.InputSpec;
import rulezoo.simulator.network.NetworkPreset;
import rulezoo.simulator.network.NetworkSpec;
import rulezoo.simulator.protocol.Phase;
import rulezoo.simulator.protocol.Protocol;
import rulezoo.simulator.protocol.Stimulus;
import rulezoo.simulator.rule.Coefficient;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.rule.PlasticityRule;
import rulezoo.simulator.rule.RuleFamily;
import rulezoo.simulator.stability.StabilityCriteria;
import rulezoo.simulator.stability.StabilityMetric;
import rulezoo.simulator.stability.StabilityMetrics;

/** Records with arbitrary values: what they say does not matter to an archive. */
public final class Samples {
    private static final InputSpec.Grid GRID = new InputSpec.Grid(100, 100, 8, false, 0.075, 10);
    private static final NetworkSpec TINY = NetworkPreset.TINY.spec();

    private Samples() {}

    public static List<RuleRecord> rules(long seed, int count) {
        return rules(seed, count, 3);
    }

    public static List<RuleRecord> rules(long seed, int count, int confirmations) {
        Random random = new Random(seed);
        List<RuleRecord> rules = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rules.add(rule(random, confirmations));
        }
        return rules;
    }

    private static RuleRecord rule(Random random, int confirmations) {
        List<Confirmation> confirmed = new ArrayList<>();
        for (int s = 0; s < confirmations; s++) {
            confirmed.add(new Confirmation(random.nextLong(), metrics(random), digest(random)));
        }
        List<String> parents = random.nextBoolean() ? List.of() : List.of(digest(random).substring(0, 20), "b1c2");
        StabilityCriteria criteria = random.nextBoolean() ? StabilityCriteria.FSBI_2023 : StabilityCriteria.MEM1K_2025;
        return new RuleRecord(plasticity(random), TINY, Protocol.background(8, 2), criteria, confirmed,
                new Lineage("run-ü" + random.nextInt(3), random.nextInt(100), parents,
                        random.nextBoolean() ? "" : digest(random).substring(0, 20), 1 + random.nextInt(3)),
                "0.1.0", 1);
    }

    private static PlasticityRule plasticity(Random random) {
        Set<Pathway> plastic = EnumSet.of(Pathway.values()[random.nextInt(4)]);
        plastic.add(Pathway.values()[random.nextInt(4)]);
        double[] coefficients = new double[plastic.size() * RuleFamily.POLYNOMIAL.size()];
        for (int i = 0; i < coefficients.length; i++) {
            Coefficient c = RuleFamily.POLYNOMIAL.coefficients().get(i % RuleFamily.POLYNOMIAL.size());
            coefficients[i] = c.minimum() + c.range() * random.nextDouble();
        }
        return new PlasticityRule(RuleFamily.POLYNOMIAL, plastic, coefficients);
    }

    private static StabilityMetrics metrics(Random random) {
        double[] values = random.doubles(StabilityMetric.values().length).toArray();
        values[random.nextInt(values.length)] = Double.NaN;
        values[0] = -0.0;
        values[1] = Double.MIN_VALUE;
        return new StabilityMetrics(values);
    }

    public static List<ArchivedRule> archived(List<RuleRecord> rules) {
        return rules.stream().map(rule -> new ArchivedRule(rule, Origin.UNKNOWN, "")).toList();
    }

    static List<ProbeRecord> probes(long seed, int count) {
        Random random = new Random(seed);
        List<ProbeRecord> probes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Set<Pathway> plastic = i % 3 == 0 ? Set.of() : EnumSet.of(Pathway.IE, Pathway.values()[i % 4]);
            double novel = i % 5 == 0 ? Double.NaN : random.nextDouble();
            probes.add(new ProbeRecord(
                    new ProbeKey(digest(random).substring(0, 20), "familiarity", ProbeVariant.USUAL, plastic,
                            TINY.withInput(GRID),
                            familiarity(8, 2, List.of(1.0, 10.0), false), ProbeSeeds.of(random.nextLong()),
                            1 + i % 2),
                    new ProbeOutcome(i % 5 == 0 ? 3.2 : -1, random.nextDouble(), i % 5 != 0, "fsbi-2023",
                            new PatternResponses(novel, random.nextDouble(), random.nextDouble(),
                                    random.nextDouble()),
                            new Fingerprint(digest(random), "0.1.0", 1)),
                    Map.of()));
        }
        return probes;
    }

    /** Probe records with variants and lists of measures of different lengths. */
    static List<ProbeRecord> measuredProbes(long seed, int count) {
        Random random = new Random(seed);
        List<ProbeRecord> plain = probes(seed, count);
        List<ProbeRecord> probes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ProbeRecord p = plain.get(i);
            List<Double> trials = random.doubles(i % 3).boxed().toList();
            probes.add(new ProbeRecord(
                    new ProbeKey(p.ruleId(), p.probe(),
                            ProbeVariant.parse(i % 2 == 0 ? "" : "frozen=settled eta=0.3"), p.plastic(), p.network(),
                            p.protocol(), new ProbeSeeds(p.seed(), i % 4 == 0 ? p.seed() : i, i % 4 == 3),
                            p.delaySeconds()),
                    p.outcome(),
                    trials.isEmpty()
                            ? Map.of()
                            : Map.of(ProbeMeasure.NOVEL_TRIALS, trials, ProbeMeasure.IMPRINT,
                                    List.of(0.1, Double.NaN, -0.0, Double.POSITIVE_INFINITY))));
        }
        return probes;
    }

    static SearchCheckpoint checkpoint(long seed, int generation) {
        Random random = new Random(seed);
        double[][] pair = {random.doubles(12).toArray(), random.doubles(12).toArray()};
        double[][] single = {random.doubles(6).toArray()};
        return new SearchCheckpoint("run-1", "{\"μ\": 5}", generation, Long.MAX_VALUE,
                List.of(deme(Set.of(Pathway.EE, Pathway.IE), pair), deme(Set.of(Pathway.II), single)),
                List.of("0a", "1b"));
    }

    static Deme deme(Set<Pathway> plastic, double[][] genomes) {
        double[][] aspects = new double[genomes.length][3];
        double[] fitness = new double[genomes.length];
        long[] birth = new long[genomes.length];
        for (int i = 0; i < genomes.length; i++) {
            fitness[i] = i == 0 ? Double.NaN : -i;
            birth[i] = 3L + i;
            aspects[i][1] = i;
        }
        return new Deme(plastic, 7, genomes, fitness, aspects, new double[genomes.length][6], birth,
                new long[]{5, 0, 7}, new long[]{1, 0},
                Stream.generate(() -> "0a").limit(genomes.length).toList());
    }

    private static String digest(Random random) {
        StringBuilder hex = new StringBuilder();
        while (hex.length() < 64) {
            hex.append(Character.forDigit(random.nextInt(16), 16));
        }
        return hex.toString();
    }

    /** The familiarity task with the published patterns. */
    static Protocol familiarity(double settleSeconds, double trainingSeconds, List<Double> delaysSeconds,
            boolean swapped) {
        int familiarInput = swapped ? 2000 : 7500;
        Stimulus training = new Stimulus("familiar", familiarInput, 500, 50, 1, 1.0 / 3, 0.01);
        Stimulus familiar = Stimulus.continuous("familiar", familiarInput, 500, 50);
        Stimulus novel = Stimulus.continuous("novel", swapped ? 7500 : 2000, 500, 50);
        List<Phase> phases = new ArrayList<>();
        phases.add(new Phase.Run("settle", settleSeconds, null, false));
        phases.add(new Phase.Run("training", trainingSeconds, training, false));
        phases.addAll(MemoryTask.afterTraining(delaysSeconds, Set.of(),
                at -> List.of(new Phase.Probe(MemoryTask.NOVEL + at, 1, novel, true),
                        new Phase.Probe(MemoryTask.FAMILIAR + at, 1, familiar, true))));
        return new Protocol("familiarity", phases);
    }
}
