package rulezoo.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import rulezoo.analysis.memory.Lineages;
import rulezoo.archive.Zoo;
import rulezoo.archive.record.RuleRecord;
import rulezoo.cli.search.SearchLog;

/** The page of a search that was really run. */
@Timeout(120)
class ZooWatchTest {
    @TempDir
    private static Path shared = Path.of("");
    private static Path zoo = Path.of("");
    private static List<JsonNode> generations = List.of();
    private static String log = "";

    @TempDir
    private Path folder = Path.of("");
    private Path page = Path.of("");

    @BeforeAll
    static void search() throws IOException {
        zoo = shared.resolve("zoo");
        Path config = Files.writeString(shared.resolve("search.yaml"), LenientSearch.YAML);
        for (int judged : List.of(28, 40)) {
            CommandRun run = CommandRun.of("evolve", "--zoo", zoo, "--config", config, "--threads", 1,
                    "--evaluations", judged);
            assertEquals(0, run.exitCode(), run.err());
        }
        log = Files.readString(SearchLog.of(zoo));
        generations = SearchLog.read(zoo).stream().filter(e -> e.path("event").asText().equals("generation")).toList();
        assertTrue(generations.size() >= 3, log);
    }

    @BeforeEach
    void thePageIsInAFolderOfItsOwn() {
        page = folder.resolve("search.html");
    }

    private static CommandRun watch(Path zoo, Path page, Object... more) {
        Object[] arguments = new Object[5 + more.length];
        List<Object> first = List.of("zoo", "watch", zoo, "--out", page);
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = i < first.size() ? first.get(i) : more[i - first.size()];
        }
        return CommandRun.of(arguments);
    }

    private static JsonNode drawn(Path page) throws IOException {
        String text = Files.readString(page);
        String start = "<script id=\"search-data\" type=\"application/json\">";
        int from = text.indexOf(start) + start.length();
        return new ObjectMapper().readTree(text.substring(from, text.indexOf("</script>", from)));
    }

    @Test
    void thePageDrawsWhatTheLogAndTheZooSayOfEachGeneration() throws IOException {
        CommandRun run = watch(zoo, page);
        assertEquals(0, run.exitCode(), run.err());
        assertEquals(page + ": " + generations.size() + " generations", run.out().strip());
        JsonNode rows = drawn(page);
        assertEquals(generations.size(), rows.size());
        double before = 0;
        for (int i = 0; i < rows.size(); i++) {
            JsonNode row = rows.get(i);
            JsonNode logged = generations.get(i);
            assertEquals(logged.path("run").asText(), row.path("search").asText());
            assertEquals(logged.path("evaluations").asLong(), row.path("judged").asLong());
            assertEquals(logged.path("stable").asLong(), row.path("stable").asLong());
            assertEquals(logged.path("yield_per_core_hour").asDouble(), row.path("yield_per_core_hour").asDouble());
            assertEquals(logged.path("coverage").path("effective_dimension").asDouble(),
                    row.path("effective_dimension").asDouble());
            assertTrue(row.path("time_s").asDouble() > before, "time goes on where the search went on");
            before = row.path("time_s").asDouble();
        }
        List<RuleRecord> rules = Zoo.open(zoo).rules();
        assertEquals(rules.size(), rows.get(rows.size() - 1).path("stable").asInt());
        assertEquals(Lineages.of(rules).count(rules.stream().map(RuleRecord::id).toList()),
                rows.get(rows.size() - 1).path("lineages").asInt());
        List<RuleRecord> founders = rules.stream().filter(r -> r.lineage().generation() == 0).toList();
        assertEquals(founders.size(), rows.get(0).path("stable").asInt());
        assertTrue(Files.readString(page).contains("The search has ended"));
    }

    @Test
    void thePageFollowsARunningSearchUntilItsEnd() throws Exception {
        Path copy = folder.resolve("running");
        assertEquals(0, CommandRun.of("zoo", "import", copy, zoo).exitCode());
        int second = log.indexOf("{\"event\":\"generation\"", log.indexOf("\"generation\",") + 1);
        Files.writeString(SearchLog.of(copy), log.substring(0, second));
        CompletableFuture<CommandRun> watching = CompletableFuture.supplyAsync(() -> watch(copy, page, "--every", 1));
        while (!Files.exists(page)) {
            assertFalse(watching.isDone());
            TimeUnit.MILLISECONDS.sleep(20);
        }
        assertEquals(1, drawn(page).size());
        assertTrue(Files.readString(page).contains("data-reload=\"1\""));
        Files.writeString(SearchLog.of(copy), log);
        CommandRun run = watching.get(30, TimeUnit.SECONDS);
        assertEquals(0, run.exitCode(), run.err());
        assertEquals(generations.size(), drawn(page).size());
        assertTrue(Files.readString(page).contains("data-reload=\"\""), "the last page is not loaded again");
    }

    @Test
    void aZooWithoutASearchAndAPageOfSomebodyElseAreRefused() throws IOException {
        Path none = folder.resolve("none");
        assertEquals(0, CommandRun.of("zoo", "import", none, zoo).exitCode());
        CommandRun run = watch(none, page);
        assertEquals(2, run.exitCode());
        assertEquals(1, run.err().strip().lines().count(), run.err());
        assertTrue(run.err().contains("tells of no search"), run.err());

        Files.writeString(page, "<html>theirs</html>");
        run = watch(zoo, page);
        assertEquals(2, run.exitCode());
        assertTrue(run.err().contains("would be replaced"), run.err());
        assertEquals("<html>theirs</html>", Files.readString(page));
    }
}
