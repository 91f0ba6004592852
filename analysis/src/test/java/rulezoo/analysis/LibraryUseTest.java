package rulezoo.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rulezoo.analysis.memory.Lineages;
import rulezoo.analysis.memory.MemoryEffect;
import rulezoo.analysis.memory.MemoryScores;
import rulezoo.analysis.memory.RuleTest;
import rulezoo.analysis.report.Headline;
import rulezoo.analysis.report.Report;
import rulezoo.analysis.report.ZooAnalysis;
import rulezoo.analysis.stable.StableSet;
import rulezoo.archive.Zoo;
import rulezoo.archive.ZooWriter;
import rulezoo.archive.record.ProbeRecord;
import rulezoo.archive.record.RuleRecord;
import rulezoo.simulator.rule.Pathway;

/**
 * The examples of docs/analysis.md; a test of all pages makes sure that they are quoted as they stand here.
 */
class LibraryUseTest {
    private static Path zooOfEightRules(Path folder) throws IOException {
        SyntheticZoo zoo = new SyntheticZoo(51);
        List<RuleRecord> rules = zoo.rules(8);
        List<ProbeRecord> probes = zoo.probes(rules, List.of(64, 128), List.of(Pathway.ALL),
                List.of(1.0, 10.0), 5, SyntheticZoo.FADING, 0.05, 0.02);
        Path path = folder.resolve("zoo");
        try (ZooWriter writer = ZooWriter.open(path)) {
            writer.appendRules(rules);
            writer.appendProbes(probes);
        }
        return path;
    }

    @Test
    void aMemoryEffectAndTheRulesThatRemember(@TempDir Path folder) throws IOException {
        Path path = zooOfEightRules(folder);
        Zoo zoo = Zoo.open(path);
        MemoryScores data = MemoryScores.of(zoo.probes(), Lineages.of(zoo.rules()));
        for (MemoryEffect effect : MemoryEffect.of(data)) {
            System.out.println(effect.condition() + ": " + effect.effect());
        }
        List<String> remembering = RuleTest.of(data).stream().filter(RuleTest::remembers).map(RuleTest::rule).distinct()
                .toList();

        assertEquals(4, MemoryEffect.of(data).size());
        assertTrue(remembering.size() >= 6, remembering.toString());
    }

    @Test
    void theWholeReportFromAProgram(@TempDir Path folder) throws IOException {
        Path path = zooOfEightRules(folder);
        Zoo zoo = Zoo.open(path);
        ZooAnalysis analysis = ZooAnalysis.of(zoo.rules(), zoo.probes());
        System.out.println(Headline.of(analysis).answer());
        List<Path> files = new Report(path.toString(), List.of(), null, System.err::println).write(analysis,
                folder.resolve("report"));

        assertTrue(files.stream().allMatch(Files::exists));
        assertEquals("index.html", files.getFirst().getFileName().toString());
    }

    @Test
    void coefficientsAsNumbers(@TempDir Path folder) throws IOException {
        Path path = zooOfEightRules(folder);
        StableSet set = StableSet.largest(Zoo.open(path).rules()).orElseThrow();
        double[][] standardized = set.standardized();
        List<String> names = set.names();

        assertEquals(8, standardized.length);
        assertEquals(names.size(), standardized[0].length);
        assertEquals("EE_tau_pre", names.getFirst());
    }
}
