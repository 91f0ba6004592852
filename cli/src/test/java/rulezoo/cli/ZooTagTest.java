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
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rulezoo.archive.intake.RuleCsv;

/** Names of imported rules, tags and notes, from the table to every place that takes a rule. */
class ZooTagTest {
    private static final String[] QUICK = {"--network", "tiny", "--ne", "64"};

    @TempDir
    private Path folder;

    @BeforeEach
    void writeTable() throws IOException {
        Files.writeString(table(), RuleCsv.EXAMPLE);
    }

    private Path table() {
        return folder.resolve("mine.csv");
    }

    private Path zoo() {
        return folder.resolve("zoo");
    }

    private static String succeed(Object... arguments) {
        CommandRun run = CommandRun.of(arguments);
        assertEquals(0, run.exitCode(), run.err());
        return run.out();
    }

    private static String refused(Object... arguments) {
        CommandRun run = CommandRun.of(arguments);
        assertEquals(2, run.exitCode(), run.err());
        return run.err();
    }

    private JsonNode listed(String condition) throws IOException {
        String out = succeed("zoo", "ls", zoo(), "--json", "--where", condition);
        return out.isEmpty() ? new ObjectMapper().nullNode() : new ObjectMapper().readTree(out);
    }

    @Test
    void everySimulatedRuleGetsAVerdictWithItsReason() throws IOException {
        String said = succeed(Stream.concat(Stream.of("zoo", "import", zoo(), table()), Stream.of(QUICK)).toArray());
        assertTrue(said.contains("istdp-and-anti-hebbian: unstable: "), said);
        assertTrue(said.lines().anyMatch(line -> line.matches("\\d of 2 rules (is|are) stable")), said);
        String reason = said.lines().filter(line -> line.contains("  istdp: ")).findFirst().orElseThrow()
                .replaceFirst(".*unstable: ([^,;]*).*", "$1");
        assertTrue(succeed("zoo", "show", zoo(), "istdp").contains(reason), reason);
        assertEquals("unstable", listed("name=istdp").get("judged").asText());
        assertTrue(succeed("zoo", "ls", zoo()).contains("unstable\n    name istdp\n"));
        assertTrue(succeed("replay", "--zoo", zoo(), "--rule", "istdp").contains("same, 1 seed"));
        assertTrue(succeed("zoo", "import", zoo(), table(), "--network", "tiny", "--ne", 64)
                .contains("2 rules were there already"));
    }

    @Test
    void aNameSurvivesExportAndImportAndRulesThatWereNotSimulatedAreCalledSo() throws IOException {
        assertTrue(succeed("zoo", "import", zoo(), table(), "--no-simulation")
                .contains("2 rules were archived without being simulated"));
        assertEquals("not run", listed("name=istdp").get("judged").asText());
        Path exported = folder.resolve("exported.csv");
        succeed("zoo", "export", zoo(), "--out", exported);
        Path other = folder.resolve("other");
        succeed("zoo", "import", other, exported, "--no-simulation");
        assertTrue(succeed("zoo", "show", other, "istdp").contains("name        istdp\n"));
        assertTrue(refused("zoo", "show", zoo(), "vogels")
                .contains("no rule of " + zoo() + " has an id that begins with 'vogels', or this name"));
    }

    @Test
    void tagsAndNotesAreGivenFoundAndTakenAway() throws IOException {
        succeed("zoo", "import", zoo(), table(), "--no-simulation");
        assertTrue(succeed("zoo", "tag", zoo()).contains("no rule has a tag"));
        assertTrue(succeed("zoo", "tag", zoo(), "--where", "K=1", "candidate", "classic", "--note", "Vogels 2011")
                .contains("1 rule, all changed"));
        assertTrue(succeed("zoo", "tag", zoo(), "--rule", "istdp,istdp-and-anti-hebbian", "candidate")
                .contains("2 rules, 1 changed"));
        assertEquals("candidate: 2 rules\nclassic: 1 rule\n", succeed("zoo", "tag", zoo()));
        JsonNode classic = listed("tag=classic");
        assertEquals("istdp", classic.get("name").asText());
        assertEquals("Vogels 2011", classic.get("note").asText());
        assertEquals(List.of("candidate", "classic"), new ObjectMapper().convertValue(classic.get("tags"), List.class));
        assertEquals("istdp-and-anti-hebbian", listed("tag!=classic").get("name").asText());
        assertTrue(listed("tag=candidates").isNull());
        assertTrue(succeed("zoo", "ls", zoo()).contains("    name istdp; tags candidate classic; note Vogels 2011\n"));
        String show = succeed("zoo", "show", zoo(), "istdp");
        assertTrue(show.contains("tags        candidate classic\nnote        Vogels 2011\n"), show);

        Path exported = folder.resolve("exported.csv");
        succeed("zoo", "export", zoo(), "--out", exported);
        assertTrue(Files.readString(exported).contains("\"candidate classic\""));
        succeed("zoo", "tag", zoo(), "--where", "tag=candidate", "--remove", "candidate", "--note", "");
        assertTrue(listed("tag=candidate").isNull());
        assertFalse(succeed("zoo", "ls", zoo()).contains("Vogels"));
    }

    @Test
    void aTagThatMeansNoRuleOrNothingIsRefused() {
        succeed("zoo", "import", zoo(), table(), "--no-simulation");
        assertTrue(refused("zoo", "tag", zoo(), "candidate").contains("give --rule or --where"));
        assertTrue(refused("zoo", "tag", zoo(), "--rule", "istdp").contains("say what the rules get"));
        assertTrue(refused("zoo", "tag", zoo(), "--rule", "istdp", "two words").contains("'two words' is no tag"));
        assertTrue(refused("zoo", "tag", zoo(), "--rule", "istdp", "a", "--remove", "a").contains("at once"));
        assertTrue(refused("zoo", "tag", zoo(), "--where", "K=3", "a").contains("no rule of"));
        assertTrue(refused("zoo", "ls", zoo(), "--where", "tag<a").contains("tags are compared by = or !="));
    }

    @Test
    void rulesOfATableAreProbedAtOnceWithMissingPathwaysStatic() throws IOException {
        Object[] plan = {"probe", "--zoo", zoo(), "--from", table(), "--network", "tiny", "--probe",
                "short-familiarity", "--sizes", 128, "--seeds", 1, "--settle", 1, "--training", 1, "--delays", 1};
        assertTrue(succeed(Stream.concat(Stream.of(plan), Stream.of("--dry-run")).toArray())
                .startsWith("2 rules, 4 cells, 0 of them measured already"));
        assertFalse(Files.exists(zoo()), "a dry run makes no zoo");
        String said = succeed(Stream.concat(Stream.of(plan), Stream.of("--rule", "istdp", "--json")).toArray());
        JsonNode plastic = new ObjectMapper().readTree(said.lines().toList().getLast());
        assertEquals("IE", plastic.get("pathways").asText());
        assertEquals(1, plastic.get("k").asInt());
        assertEquals(128, plastic.get("ne").asInt());
        String all = succeed(plan);
        assertTrue(all.contains("1 of 2 rules of " + table() + " are new in the zoo"), all);
        assertTrue(all.contains("2 rules, 2 simulations measured now, 2 were there already"), all);
        assertTrue(succeed("probe", "--zoo", zoo(), "--rule", "istdp", "--probe", "short-familiarity", "--sizes", 128,
                "--seeds", 1, "--settle", 1, "--training", 1, "--delays", 1).contains("0 simulations measured now"));
        assertTrue(refused("probe", "--zoo", zoo(), "--network", "tiny", "--sizes", 128).contains("give --from"));
        assertTrue(refused(Stream.concat(Stream.of(plan), Stream.of("--where", "K=1")).toArray())
                .contains("--rule NAME"));
    }
}
