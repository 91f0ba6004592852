package rulezoo.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import rulezoo.archive.ZooWriter;
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
import rulezoo.probes.FamiliarityProbe;
import rulezoo.probes.PatternLayout;
import rulezoo.probes.ProbeCell;
import rulezoo.simulator.network.NetworkModel;
import rulezoo.simulator.network.NetworkSpec;
import rulezoo.simulator.protocol.Protocol;
import rulezoo.simulator.rule.Coefficient;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.rule.PlasticityRule;
import rulezoo.simulator.rule.RuleFamily;
import rulezoo.simulator.rule.SixParameterRule;
import rulezoo.simulator.stability.StabilityCriteria;
import rulezoo.simulator.stability.StabilityMetric;
import rulezoo.simulator.stability.StabilityMetrics;

/** The Python package reads what this program writes, and computes what it prints. */
class PythonPackageTest {
    private static final Path PYTHON = Path.of("/usr/bin/python3");
    private static final Path PACKAGE = Path.of(Objects.requireNonNull(System.getProperty("rulezoo.root", "..")),
            "archive/python").toAbsolutePath().normalize();
    private static final int SEEDS = 3;
    private static final int FAMILIES = 6;
    private static final String DIGEST = "0".repeat(64);
    private static final FamiliarityProbe TASK = new FamiliarityProbe("familiarity", 1, 1, List.of(1.0, 10.0),
            PatternLayout.DRAWN, 1);
    private static final Protocol PROTOCOL = TASK.protocol(ProbeCell.of(TASK,
            PlasticityRule.polynomial(Map.of(Pathway.IE, new SixParameterRule(0.02, 0.02, -0.12, 0, 1, 1))),
            NetworkSpec.PUBLISHED.scaledTo(64), 1));

    private final SplittableRandom random = new SplittableRandom(24);

    @TempDir
    private Path folder;

    @Test
    @Timeout(300)
    void thePackageComputesWhatAnalyzePrints() throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(PYTHON) && python("-c", "import h5py, pandas, pytest").exit == 0,
                "skipped: h5py, pandas or pytest is absent (packages python3-h5py, python3-pandas, python3-pytest)");
        Path zoo = folder.resolve("zoo");
        List<RuleRecord> rules = rules();
        try (ZooWriter writer = ZooWriter.open(zoo)) {
            writer.appendRules(rules);
            writer.appendProbes(probes(rules));
        }
        String first = rules.getFirst().id();
        for (List<String> said : List.of(List.of("candidate", "quick"), List.of("slow", "--remove", "quick"),
                List.of("--note", "to be probed at N = 4096"))) {
            List<Object> arguments = new ArrayList<>(List.of("zoo", "tag", zoo, "--rule", first));
            arguments.addAll(said);
            assertEquals(0, CommandRun.of(arguments.toArray()).exitCode());
        }
        Path report = folder.resolve("report");
        CommandRun analyze = CommandRun.of("analyze", "--zoo", zoo, "--out", report);
        assertEquals(0, analyze.exitCode(), analyze.err());
        CommandRun export = CommandRun.of("zoo", "export", zoo, "--probes", report.resolve("probes.csv"));
        assertEquals(0, export.exitCode(), export.err());
        Output tests = python("-B", "-m", "pytest", "-q", "-rs", "-p", "no:cacheprovider",
                PACKAGE.resolve("tests").toString());
        assertEquals(0, tests.exit, tests.text);
        assertTrue(tests.text.contains(" passed"), tests.text);
        assertFalse(tests.text.contains("RULEZOO_TEST_ZOO"), tests.text);
        System.out.println("archive/python: " + tests.text.lines().skip(1).toList());
    }

    private record Output(int exit, String text) {}

    private Output python(String... arguments) throws IOException, InterruptedException {
        List<String> command = Stream.concat(Stream.of(PYTHON.toString()), Stream.of(arguments)).toList();
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("RULEZOO_TEST_ZOO", folder.resolve("zoo").toString());
        builder.environment().put("RULEZOO_TEST_REPORT", folder.resolve("report").toString());
        Process process = builder.start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Output(process.waitFor(), text);
    }

    /**
     * Families of a founder and a child each, one child of a parent that is not here, and one of two families.
     */
    private List<RuleRecord> rules() {
        List<RuleRecord> rules = new ArrayList<>();
        for (int i = 0; i < FAMILIES; i++) {
            rules.add(rule(List.of()));
            rules.add(rule(List.of(rules.getLast().id())));
        }
        rules.add(rule(List.of("ffffffffffffffffffff")));
        rules.add(rule(List.of(rules.get(0).id(), rules.get(2).id())));
        return rules;
    }

    private RuleRecord rule(List<String> parents) {
        Set<Pathway> plastic = EnumSet.of(Pathway.EE, Pathway.IE);
        List<Coefficient> prior = RuleFamily.POLYNOMIAL.coefficients();
        double[] coefficients = new double[plastic.size() * prior.size()];
        for (int i = 0; i < coefficients.length; i++) {
            Coefficient c = prior.get(i % prior.size());
            coefficients[i] = random.nextDouble(c.minimum(), c.maximum());
        }
        double[] metrics = new double[StabilityMetric.values().length];
        for (int i = 0; i < metrics.length; i++) {
            metrics[i] = random.nextDouble(0.5, 1.5);
        }
        return new RuleRecord(new PlasticityRule(RuleFamily.POLYNOMIAL, plastic, coefficients), network(64),
                Protocol.background(1, 1), StabilityCriteria.FSBI_2023,
                List.of(new Confirmation(1, new StabilityMetrics(metrics), DIGEST),
                        new Confirmation(2, new StabilityMetrics(metrics), DIGEST)),
                new Lineage("made up", parents.size(), parents), "0.1.0", 1);
    }

    private static NetworkModel network(int excitatory) {
        return TASK.network(NetworkSpec.PUBLISHED.scaledTo(excitatory));
    }

    /**
     * Two sizes, the larger with wirings and patterns crossed; two sets of pathways; two delays; one measurement
     * in ten of an unstable network; static and untrained networks; a smaller experiment of another variant;
     * every measurement of the first rule twice.
     */
    private List<ProbeRecord> probes(List<RuleRecord> rules) {
        List<ProbeRecord> probes = new ArrayList<>();
        for (int size : new int[]{64, 128}) {
            for (int wiring = 1; wiring <= SEEDS; wiring++) {
                for (int patterns = 1; patterns <= (size == 64 ? 1 : 2); patterns++) {
                    long patternSeed = size == 64 ? wiring : patterns;
                    for (double delay : new double[]{1, 10}) {
                        probes.add(probe("static", Set.of(), size, wiring, patternSeed, delay, ""));
                        probes.add(probe("static", Set.of(), size, wiring, patternSeed, delay, "eta=0.3"));
                        for (RuleRecord rule : rules) {
                            probes.add(probe(rule.id(), Set.of(Pathway.IE), size, wiring, patternSeed, delay, ""));
                            probes.add(probe(rule.id(), Set.of(Pathway.EE), size, wiring, patternSeed, delay, ""));
                            probes.add(probe(rule.id(), rule.rule().plastic(), size, wiring, patternSeed, delay, ""));
                            probes.add(probe(rule.id(), rule.rule().plastic(), size, wiring, patternSeed, delay,
                                    "untrained"));
                        }
                        probes.add(probe(rules.getFirst().id(), Set.of(Pathway.IE), size, wiring, patternSeed, delay,
                                "eta=0.3"));
                        probes.add(probe(rules.getFirst().id(), Set.of(Pathway.IE), size, wiring, patternSeed, delay,
                                ""));
                    }
                }
            }
        }
        return probes;
    }

    private ProbeRecord probe(String rule, Set<Pathway> plastic, int size, long seed, long patternSeed, double delay,
            String variant) {
        boolean stable = random.nextInt(10) > 0;
        Map<ProbeMeasure, List<Double>> measures = new EnumMap<>(ProbeMeasure.class);
        List<Double> novel = around(4.5, 4);
        List<Double> familiar = around(plastic.isEmpty() ? 4.5 : 3.5, 3);
        measures.put(ProbeMeasure.NOVEL_TRIALS, novel);
        measures.put(ProbeMeasure.FAMILIAR_TRIALS, familiar);
        measures.put(ProbeMeasure.NOVEL_BEFORE, around(4.5, 4));
        measures.put(ProbeMeasure.FAMILIAR_BEFORE, around(4.5, 3));
        measures.put(ProbeMeasure.NOVEL_ON, around(1.2, 4));
        measures.put(ProbeMeasure.FAMILIAR_ON, around(1.1, 3));
        if (seed > 1) {
            measures.put(ProbeMeasure.BACKGROUND_BEFORE, around(2, 1));
        }
        if (size > 64) {
            measures.put(ProbeMeasure.SAMPLED_NOVEL, around(4.5, 4));
            measures.put(ProbeMeasure.SAMPLED_FAMILIAR, around(4, 3));
            measures.put(ProbeMeasure.SAMPLED_NOVEL_BEFORE, around(4.5, 4));
            measures.put(ProbeMeasure.SAMPLED_FAMILIAR_BEFORE, around(4.5, 3));
            measures.put(ProbeMeasure.IMPRINT, around(0.2, 4));
            measures.put(ProbeMeasure.NOVEL_IMPRINT, around(0.1, 4));
        }
        ProbeSeeds seeds = new ProbeSeeds(seed, patternSeed, seed == 2);
        return new ProbeRecord(
                new ProbeKey(rule, TASK.name(), ProbeVariant.parse(variant), plastic, network(size), PROTOCOL, seeds,
                        delay),
                new ProbeOutcome(-1, around(2, 1).getFirst(), stable, "mem1k-2025",
                        new PatternResponses(mean(novel), mean(familiar), 3, 2.5), new Fingerprint(DIGEST, "0.1.0", 1)),
                measures);
    }

    private List<Double> around(double mean, int n) {
        return Stream.generate(() -> mean * (1 + 0.1 * random.nextGaussian())).limit(n).toList();
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).sum() / values.size();
    }
}
