package rulezoo.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rulezoo.analysis.statistics.MemoryData;
import rulezoo.analysis.statistics.MemoryEffect;
import rulezoo.analysis.statistics.RuleTest;
import rulezoo.analysis.statistics.StableSet;
import rulezoo.archive.ProbeRecord;
import rulezoo.archive.RuleRecord;
import rulezoo.archive.Zoo;
import rulezoo.archive.ZooWriter;
import rulezoo.simulator.rule.Pathway;

/** The examples of docs/analysis.md: what stands there between the marks is what runs here. */
class LibraryUseTest {
    private static Path zooOfEightRules(Path folder) throws IOException {
        SyntheticZoo zoo = new SyntheticZoo(51);
        List<RuleRecord> rules = zoo.rules(8);
        List<ProbeRecord> probes = zoo.probes(rules, List.of(64, 128), List.of(EnumSet.allOf(Pathway.class)),
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
        // example: memory
        Zoo zoo = Zoo.open(path);
        MemoryData data = MemoryData.of(zoo.probes());
        for (MemoryEffect effect : MemoryEffect.of(data)) {
            System.out.println(effect.condition() + ": " + effect.effect());
        }
        List<String> remembering = RuleTest.of(data).stream().filter(RuleTest::remembers).map(RuleTest::rule).distinct()
                .toList();
        // end
        assertEquals(4, MemoryEffect.of(data).size());
        assertTrue(remembering.size() >= 6, remembering.toString());
    }

    @Test
    void theWholeReportFromAProgram(@TempDir Path folder) throws IOException {
        Path path = zooOfEightRules(folder);
        // example: report
        Zoo zoo = Zoo.open(path);
        ZooAnalysis analysis = ZooAnalysis.of(zoo.rules(), zoo.probes());
        System.out.println(Headline.of(analysis).answer());
        List<Path> files = new Report(path.toString(), List.of(), null, System.err::println).write(analysis,
                folder.resolve("report"));
        // end
        assertTrue(files.stream().allMatch(Files::exists));
        assertEquals("index.html", files.getFirst().getFileName().toString());
    }

    @Test
    void coefficientsAsNumbers(@TempDir Path folder) throws IOException {
        Path path = zooOfEightRules(folder);
        // example: coefficients
        StableSet set = StableSet.largest(Zoo.open(path).rules()).orElseThrow();
        double[][] standardized = set.standardized();
        List<String> names = set.names();
        // end
        assertEquals(8, standardized.length);
        assertEquals(names.size(), standardized[0].length);
        assertEquals("EE_tau_pre", names.getFirst());
    }

    /** Documentation goes stale unless something compares it with what runs. */
    @Test
    void theDocumentationQuotesWhatRunsHere() throws IOException {
        Path root = Path.of("").toAbsolutePath();
        Path here = Files.isDirectory(root.resolve("analysis")) ? root.resolve("analysis") : root;
        String source = Files.readString(here.resolve("src/test/java/rulezoo/analysis/LibraryUseTest.java"));
        String docs = squeezed(Files.readString(here.resolve("../docs/analysis.md")));
        String[] parts = source.split("// example: ", -1);
        for (int i = 1; i <= 3; i++) {
            String body = parts[i].substring(parts[i].indexOf('\n'), parts[i].indexOf("// end"));
            assertTrue(docs.contains(squeezed(body)), "docs/analysis.md does not hold: " + body);
        }
    }

    private static String squeezed(String text) {
        return text.replaceAll("\\s+", "");
    }
}
