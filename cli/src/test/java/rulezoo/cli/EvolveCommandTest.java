package rulezoo.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rulezoo.cli.search.SearchLog;

class EvolveCommandTest {
    /** No rule has its set points within this sliver of rates: a search in milliseconds. */
    private static final String INSTANT = """
            preset: demo
            population: 64
            founders: 64
            founderPrior: null
            screens:
              - {kind: mean-field, name: unreachable, pathways: [EE, EI, IE, II], minimumHz: 1, maximumHz: 1.0000000001}
            """;

    @TempDir
    private Path folder;
    private Path config;

    @BeforeEach
    void writeConfig() throws IOException {
        config = Files.writeString(folder.resolve("search.yaml"), INSTANT);
    }

    private CommandRun evolve(Object... options) {
        return CommandRun.of(Stream.concat(Stream.of("evolve", "--zoo", folder.resolve("zoo")), Stream.of(options))
                .toArray());
    }

    private static JsonNode summary(CommandRun run) throws JsonProcessingException {
        assertEquals(0, run.exitCode(), run.err());
        return JsonMapper.builder().build().readTree(run.out());
    }

    @Test
    void aSearchIsSummarizedAndRunAgainGoesOn() throws IOException {
        JsonNode first = summary(evolve("--config", config, "--evaluations", 100, "--json"));
        assertEquals(128, first.get("evaluations").asLong());
        assertEquals(128, first.get("outcomes").get("unreachable").asLong());
        CommandRun again = evolve("--evaluations", 200, "--json");
        assertEquals(first.get("run"), summary(again).get("run"));
        assertEquals(224, summary(again).get("evaluations").asLong());
        assertTrue(again.err().contains("resuming search " + first.get("run").asText() + " after generation 2"));
    }

    @Test
    void withoutJsonTheSummaryIsATable() {
        CommandRun run = evolve("--config", config, "--evaluations", 64);
        assertTrue(run.out().contains("64 rules judged, 1 generation:"), run.out());
        assertTrue(run.lines().contains("  unreachable             64"), run.out());
        assertEquals("0 stable rules archived in " + folder.resolve("zoo"), run.lines().getLast());
        assertTrue(run.err().startsWith("judging the founders"), run.err());
        assertTrue(run.err().contains("generation 0: 64 rules judged"), run.err());
    }

    @Test
    void otherSettingsOnTheSameZooAddASearch() {
        assertEquals(0, evolve("--config", config, "--evaluations", 64).exitCode());
        CommandRun other = evolve("--config", config, "--evaluations", 64, "--seed", 9);
        assertEquals(0, other.exitCode());
        assertTrue(other.err().contains("which differs in seed: adding search "), other.err());
        CommandRun first = evolve("--config", config, "--evaluations", 96);
        assertTrue(first.err().contains("resuming search "), first.err());
    }

    @Test
    void theLogAndZooLsTellWhereTheSearchStands() throws IOException {
        assertEquals(0, evolve("--config", config, "--evaluations", 100).exitCode());
        List<JsonNode> events = SearchLog.read(folder.resolve("zoo"));
        assertEquals(List.of("started", "generation", "generation", "generation", "ended"),
                events.stream().map(event -> event.get("event").asText()).toList());
        JsonNode last = events.get(3);
        assertEquals(128, last.get("evaluations").asLong());
        assertEquals(128, last.get("outcomes").get("unreachable").asLong());
        assertEquals(24, last.get("coverage").get("dimension").asInt());
        CommandRun status = CommandRun.of("zoo", "ls", folder.resolve("zoo"));
        assertTrue(status.out().contains(", generation 2: 128 rules judged"), status.out());
        assertTrue(status.lines().getLast().startsWith("last event: ended, "), status.out());
    }

    @Test
    void aLogLineThatAFullDiskCutShortIsPassedOver() throws IOException {
        assertEquals(0, evolve("--config", config, "--evaluations", 64).exitCode());
        Files.writeString(SearchLog.of(folder.resolve("zoo")), "{\"event\": \"gener", StandardOpenOption.APPEND);
        assertEquals(3, SearchLog.read(folder.resolve("zoo")).size());
    }

    @Test
    void rulesCanBeAskedToBeStableAtSeveralSizesAndForLong() throws IOException {
        CommandRun run = evolve("--preset", "medium", "--sizes", "4096,1024", "--confirm-seconds", 1200,
                "--print-config");
        assertEquals(0, run.exitCode(), run.err());
        JsonNode settings = YAMLMapper.builder().build().readTree(run.out());
        assertEquals(1024, settings.at("/network/excitatory").asInt());
        assertEquals(3, settings.get("further").size());
        assertEquals(4096, settings.at("/further/0/network/excitatory").asInt());
        assertEquals(0.025, settings.at("/further/0/network/connectionProbability").asDouble());
        assertEquals(settings.get("protocol"), settings.at("/further/0/protocol"));
        assertEquals(1024, settings.at("/further/1/network/excitatory").asInt());
        assertEquals(1190, settings.at("/further/1/protocol/phases/0/durationSeconds").asDouble());
        assertEquals(4096, settings.at("/further/2/network/excitatory").asInt());
        assertEquals(settings.at("/further/1/protocol"), settings.at("/further/2/protocol"));
        // What was printed is a file that a search takes, and the same search.
        Files.writeString(config, run.out());
        assertEquals(run.out(), evolve("--config", config, "--print-config").out());

        CommandRun scaled = evolve("--preset", "medium", "--sizes", "1024,4096", "--scaling", "probability",
                "--print-config");
        assertEquals(0.1, YAMLMapper.builder().build().readTree(scaled.out())
                .at("/further/0/network/connectionProbability").asDouble());
        CommandRun alone = evolve("--preset", "medium", "--scaling", "sqrt", "--print-config");
        assertEquals(2, alone.exitCode());
        assertTrue(alone.err().contains("give sizes"), alone.err());
    }

    @Test
    void aDryRunSaysHowLongABudgetTakesAndWritesNothing() {
        CommandRun run = evolve("--preset", "demo", "--pathways", "IE", "--dry-run", "--evaluations", 1000);
        assertEquals(0, run.exitCode(), run.err());
        assertTrue(run.out().contains("one second of a network of 256 excitatory neurons takes 0."), run.out());
        assertTrue(run.out().contains("1000 rules take ") && run.out().contains(" on 128 cores"), run.out());
        assertFalse(Files.exists(folder.resolve("zoo")));
    }

    @Test
    void aDryRunOnAZooCountsOnWhatItsSearchSawSoFar() {
        assertEquals(0, evolve("--config", config, "--evaluations", 64).exitCode());
        CommandRun run = evolve("--dry-run", "--evaluations", 1000000);
        // Every rule fails the mean-field screen, which costs nothing.
        assertTrue(run.out().contains("If rules fare as they did so far in this zoo, a rule takes 0.00 s"),
                run.out());
        // On a busy machine it is not quite nothing.
        assertTrue(run.out().matches("(?s).*In the last run a rule took 0\\.\\d\\d s of one core, and one core found 0"
                + " stable rules per hour.*"), run.out());
    }

    @Test
    void eachSearchesEverySetOfPathwaysInTurns() throws IOException {
        JsonNode first = summary(evolve("--config", config, "--pathways", "each", "--evaluations", 960, "--json"));
        assertEquals(14, first.get("generation").asInt());
        assertEquals(15, SearchLog.read(folder.resolve("zoo")).stream().filter(event -> event.has("pathways"))
                .map(event -> event.get("pathways").asText()).distinct().count());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"--preset huge | unknown search preset 'huge'",
            "--pathways EE,XX | unknown pathway 'XX'", "--threads 0 | --threads must be at least 1: 0",
            "--minutes -1 | --minutes must be at least 0.001: -1.0",
            "--minutes soon | Invalid value for option '--minutes'",
            "--strategy best | unknown strategy 'best': known are genetic, nsga2, quality-diversity, cma-es, posterior, random",
            "--preset demo --config x.yaml | mutually exclusive"})
    void aBadValueIsRefusedWithOneSentence(String options, String expected) {
        CommandRun run = evolve((Object[]) options.split(" "));
        assertEquals(2, run.exitCode());
        assertTrue(run.err().contains(expected), run.err());
    }

    @Test
    void badPathwaysLeaveNoEmptyZooBehind() {
        assertEquals(2, evolve("--preset", "demo", "--pathways", "EE,XX").exitCode());
        assertEquals(2, evolve("--preset", "demo", "--strategy", "best").exitCode());
        assertFalse(Files.exists(folder.resolve("zoo")));
    }

    @Test
    void thePrintedSettingsAreASearchThatConfigTakes() throws IOException {
        CommandRun printed = evolve("--preset", "medium", "--pathways", "EE,IE", "--seed", 9, "--print-config");
        assertEquals(0, printed.exitCode(), printed.err());
        assertFalse(Files.exists(folder.resolve("zoo")));
        Path file = Files.writeString(folder.resolve("printed.yaml"), printed.out());
        CommandRun again = evolve("--config", file, "--print-config");
        assertEquals(printed.out(), again.out());
        assertTrue(printed.lines().contains("seed: 9"), printed.out());
    }

    @Test
    void lineagesAreListedWithTheirShares() throws IOException {
        Files.writeString(config, LenientSearch.YAML);
        assertEquals(0, evolve("--config", config, "--evaluations", 60).exitCode());
        CommandRun table = CommandRun.of("zoo", "ls", folder.resolve("zoo"), "--lineages");
        assertEquals(0, table.exitCode(), table.err());
        List<JsonNode> lineages = CommandRun.of("zoo", "ls", folder.resolve("zoo"), "--lineages", "--json").lines()
                .stream().map(EvolveCommandTest::json).toList();
        assertTrue(table.lines().getLast().startsWith(lineages.size() + " lineages; the largest holds "),
                table.out());
        assertEquals(1, lineages.stream().mapToDouble(lineage -> lineage.get("share").asDouble()).sum(), 1e-9);
        List<JsonNode> rules = CommandRun.of("zoo", "ls", folder.resolve("zoo"), "--json").lines().stream()
                .map(EvolveCommandTest::json).toList();
        assertEquals(rules.stream().map(rule -> rule.get("founder").asText()).distinct().count(), lineages.size());
    }

    private static JsonNode json(String line) {
        try {
            return JsonMapper.builder().build().readTree(line);
        } catch (JsonProcessingException e) {
            throw new AssertionError(line, e);
        }
    }

    @Test
    void aBadFieldOfTheConfigurationIsNamedWithItsFile() throws IOException {
        Files.writeString(config, "populatoin: 5");
        CommandRun run = evolve("--config", config);
        assertEquals(2, run.exitCode());
        assertTrue(run.err().contains(config + ": search settings, field populatoin"), run.err());
        assertEquals(List.of(), run.lines());
    }

    @Test
    void aConfigurationThatIsNotYamlIsRefusedWithItsLine() throws IOException {
        Files.writeString(config, "preset: demo\npopulation: [");
        CommandRun run = evolve("--config", config);
        assertEquals(2, run.exitCode());
        assertTrue(run.err().contains(config + ", line 2, is not YAML"), run.err());
    }

    @Test
    void aMissingConfigurationIsAFailure() {
        CommandRun run = evolve("--config", folder.resolve("none.yaml"));
        assertEquals(1, run.exitCode());
        assertTrue(run.err().contains("none.yaml does not exist"), run.err());
    }

    @Test
    void aSearchThatSamplesTellsWhetherItsChainsAgree() throws IOException {
        CommandRun run = evolve("--model", "toy", "--strategy", "posterior", "--evaluations", 2600, "--threads", 1);
        assertEquals(0, run.exitCode(), run.err());
        assertTrue(run.err().matches("(?s).*\\d+ chains of \\d+ steps: [\\d.]+ % accepted, largest R-hat \\d\\.\\d{3}"
                + " \\(EE_theta[01]\\), smallest effective size \\d+ \\(EE_theta[01]\\).*"), run.err());
        assertTrue(run.lines().stream().anyMatch(line -> line.matches("EE_theta0 .*\\d\\.\\d{3} +\\d+")), run.out());
        assertTrue(run.out().replace('\n', ' ').contains("% of the steps were accepted."), run.out());
        assertFalse(run.out().contains("NaN"), "inhibitory neurons, which this model lacks, are left out");
        Path report = folder.resolve("report");
        assertEquals(0, CommandRun.of("analyze", "--zoo", folder.resolve("zoo"), "--out", report).exitCode());
        assertTrue(Files.readString(report.resolve("index.html")).contains("<h2>A sample of the stable rules</h2>"));
        assertTrue(Files.readString(report.resolve("tables/chains-EE.csv"))
                .startsWith("quantity,mean,split_rhat,effective_size\nEE_theta0,"));
    }
}
