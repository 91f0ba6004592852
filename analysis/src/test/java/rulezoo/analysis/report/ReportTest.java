package rulezoo.analysis.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import rulezoo.analysis.SyntheticZoo;
import rulezoo.analysis.Tasks;
import rulezoo.archive.record.Confirmation;
import rulezoo.archive.record.Fingerprint;
import rulezoo.archive.record.Lineage;
import rulezoo.archive.record.PatternResponses;
import rulezoo.archive.record.ProbeKey;
import rulezoo.archive.record.ProbeOutcome;
import rulezoo.archive.record.ProbeRecord;
import rulezoo.archive.record.ProbeSeeds;
import rulezoo.archive.record.ProbeVariant;
import rulezoo.archive.record.RuleRecord;
import rulezoo.simulator.experiment.Simulation;
import rulezoo.simulator.experiment.SimulationResult;
import rulezoo.simulator.protocol.Protocol;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.rule.PlasticityRule;
import rulezoo.simulator.rule.SixParameterRule;
import rulezoo.simulator.stability.StabilityCriteria;
import rulezoo.simulator.stability.StabilityMetrics;

@Timeout(120)
class ReportTest {
    private static final String HOSTILE_PATH = "zoo <script>alert('x')</script>";
    private static final RuleRecord HOMEOSTATIC = homeostatic();
    private static final Protocol PROTOCOL = Tasks.familiarity(1, 1, List.of(1.0), false);

    @TempDir
    static Path folder = Path.of("");
    private static List<Path> files = List.of();
    private static String page = "";

    @BeforeAll
    static void writesTheReportOfASmallZoo() throws IOException {
        SyntheticZoo zoo = new SyntheticZoo(11);
        List<RuleRecord> rules = new ArrayList<>(zoo.rules(10));
        rules.addFirst(HOMEOSTATIC);
        List<Set<Pathway>> subsets = List.of(EnumSet.of(Pathway.IE), EnumSet.of(Pathway.EE),
                EnumSet.of(Pathway.EE, Pathway.IE));
        List<ProbeRecord> probes = zoo.probes(rules, List.of(32, 64), subsets, List.of(1.0, 10.0), 4,
                SyntheticZoo.FADING, 0.1, 0.05);
        files = new Report(HOSTILE_PATH, List.of("rules/000007.h5 is damaged"), HOMEOSTATIC.id(), _ -> {})
                .write(ZooAnalysis.of(rules, probes), folder);
        page = Files.readString(folder.resolve("index.html"));
    }

    /** The inhibitory homeostatic rule of Vogels et al. (2011): survives in any network. */
    private static RuleRecord homeostatic() {
        PlasticityRule rule = PlasticityRule.polynomial(Map.of(Pathway.EE, SixParameterRule.STATIC, Pathway.IE,
                new SixParameterRule(0.02, 0.02, -0.12, 0, 1, 1)));
        Protocol protocol = Protocol.background(1, 1);
        SimulationResult result = new Simulation(SyntheticZoo.network(64), rule, protocol, 1).run();
        return new RuleRecord(rule, SyntheticZoo.network(64), protocol, StabilityCriteria.FSBI_2023,
                List.of(new Confirmation(1, result.metrics(), result.spikeDigest())),
                new Lineage("by hand", 0, List.of()), "0.1.0", Simulation.FORMAT_VERSION);
    }

    private static String report(ZooAnalysis analysis, Path out) throws IOException {
        new Report("zoo", List.of(), null, _ -> {}).write(analysis, out);
        return Files.readString(out.resolve("index.html"));
    }

    @Test
    void everyFigureIsAnImageADrawingAndATable() throws Exception {
        List<String> names = List.of("memory-against-size", "pathway-effects", "memory-against-delay",
                "fraction-with-memory", "signal-to-noise", "memory-lifetime", "knock-outs", "stdp-windows", "raster",
                "weight-changes",
                "weights", "coefficients", "stability-metrics",
                "principal-components", "sign-patterns");
        for (String name : names) {
            Path figures = folder.resolve("figures");
            assertTrue(ImageIO.read(figures.resolve(name + ".png").toFile()).getWidth() > 400, name);
            assertEquals("svg", DocumentBuilderFactory.newInstance().newDocumentBuilder()
                    .parse(figures.resolve(name + ".svg").toFile()).getDocumentElement().getTagName());
            assertTrue(Files.readAllLines(figures.resolve(name + ".csv")).size() > 1, name);
        }
        assertEquals(1 + 4 * names.size() + 27, files.size());
    }

    @Test
    void thePageNeedsNoOtherHost() {
        List<String> references = Pattern.compile("(?:href|src|url)\\s*[=(]\\s*[\"']?([^\"')\\s>]+)").matcher(page)
                .results()
                .map(r -> r.group(1)).toList();
        assertTrue(references.size() > 9);
        for (String reference : references) {
            assertTrue(
                    reference.startsWith("#") || reference.startsWith("figures/")
                            || reference.equals("tables/rules.csv") || reference.equals("data:,"),
                    "refers to " + reference);
        }
        assertFalse(page.contains("@import"));
        assertEquals(3, Pattern.compile("<script[ >]").matcher(page).results().count(),
                "the data, the explorer and the tables");
    }

    @Test
    void everyFileThePageLinksToIsThere() {
        Pattern.compile("href=\"(figures/[^\"]+)\"").matcher(page).results().map(r -> r.group(1))
                .forEach(link -> assertTrue(Files.exists(folder.resolve(link)), link));
    }

    @Test
    void idsAreUniqueThoughManyDrawingsShareThePage() {
        List<String> ids = Pattern.compile(" id=\"([^\"]+)\"").matcher(page).results().map(r -> r.group(1)).toList();
        Set<String> seen = new HashSet<>();
        ids.forEach(id -> assertTrue(seen.add(id), "id twice: " + id));
        Set<String> used = new HashSet<>(Pattern.compile("url\\(#([^)]+)\\)").matcher(page).results()
                .map((MatchResult r) -> r.group(1)).toList());
        assertTrue(seen.containsAll(used));
    }

    @Test
    void whatTheUserTypedIsEscapedInThePageAndQuotedInItsCommands() {
        assertTrue(page.contains("--zoo &#39;zoo &lt;script&gt;alert(&#39;\\&#39;&#39;x&#39;\\&#39;&#39;)"));
    }

    @Test
    void everyRuleHasTheCommandThatReplaysIt() {
        assertEquals(11, Pattern.compile("--rule [0-9a-f]{20}").matcher(page).results().count());
    }

    @Test
    void damageOfTheZooIsSaidOnThePage() {
        assertTrue(page.contains("rules/000007.h5 is damaged"));
    }

    @Test
    void theSameRecordsGiveTheSamePage(@TempDir Path first, @TempDir Path second) throws IOException {
        SyntheticZoo zoo = new SyntheticZoo(12);
        List<RuleRecord> rules = List.of(HOMEOSTATIC);
        ZooAnalysis analysis = ZooAnalysis.of(rules, zoo.probes(rules, List.of(64), List.of(EnumSet.of(Pathway.IE)),
                List.of(1.0), 3, SyntheticZoo.FADING, 0.1, 0.05));
        assertEquals(report(analysis, first), report(analysis, second));
    }

    @Test
    void aZooWithoutRulesGivesAPageThatSaysSo(@TempDir Path out) throws IOException {
        assertTrue(report(ZooAnalysis.of(List.of(), List.of()), out).contains("holds no rules yet"));
    }

    @Test
    void rulesWithoutProbesAreShownAndTheirConfirmationReplayed(@TempDir Path out) throws IOException {
        String text = report(ZooAnalysis.of(List.of(HOMEOSTATIC), List.of()), out);
        assertTrue(text.contains("No rule was probed"));
        assertTrue(text.contains("The replay gave the archived spikes, bit for bit."));
        assertTrue(Files.exists(out.resolve("figures/raster.png")));
    }

    @Test
    void aReplayedProbeIsComparedWithItsRecord(@TempDir Path out) throws IOException {
        PlasticityRule rule = HOMEOSTATIC.rule().restrictedTo(Set.of(Pathway.IE));
        SimulationResult result = new Simulation(SyntheticZoo.network(64), rule, PROTOCOL, 1).run();
        ProbeRecord right = probe(result.responses().get(0).rateHz(), result.responses().get(1).rateHz());
        ProbeRecord wrong = probe(result.responses().get(0).rateHz() + 1, result.responses().get(1).rateHz());
        assertTrue(report(ZooAnalysis.of(List.of(HOMEOSTATIC), List.of(right)), out)
                .contains("The replay gave exactly the archived responses."));
        assertTrue(report(ZooAnalysis.of(List.of(HOMEOSTATIC), List.of(wrong)), out)
                .contains("Warning: the replay did not give the archived responses"));
    }

    private static ProbeRecord probe(double novelHz, double familiarHz) {
        return new ProbeRecord(
                new ProbeKey(HOMEOSTATIC.id(), "familiarity", ProbeVariant.USUAL, Set.of(Pathway.IE),
                        SyntheticZoo.network(64), PROTOCOL, ProbeSeeds.of(1), 1),
                new ProbeOutcome(-1, 5, true, "mem1k-2025", new PatternResponses(novelHz, familiarHz, 3, 3),
                        Fingerprint.of("0".repeat(64))),
                Map.of());
    }

    @Test
    void anUnknownRuleIsRefusedByName(@TempDir Path out) {
        Report report = new Report("zoo", List.of(), "feed", _ -> {});
        ZooAnalysis analysis = ZooAnalysis.of(List.of(HOMEOSTATIC), List.of());
        IllegalArgumentException refusal = assertThrows(IllegalArgumentException.class,
                () -> report.write(analysis, out));
        assertEquals("the zoo holds no rule 'feed'", refusal.getMessage());
    }

    @Test
    void aRuleWhoseMetricsAreUndefinedDoesNotStopTheReport(@TempDir Path out) throws IOException {
        RuleRecord odd = new RuleRecord(HOMEOSTATIC.rule(), HOMEOSTATIC.network(), HOMEOSTATIC.protocol(),
                HOMEOSTATIC.criteria(), List.of(new Confirmation(1, StabilityMetrics.UNDEFINED, "0".repeat(64))),
                HOMEOSTATIC.lineage(), "0.1.0", 1);
        assertTrue(report(ZooAnalysis.of(List.of(odd), List.of()), out)
                .contains("Warning: the replay did not give the archived spikes"));
    }
}
