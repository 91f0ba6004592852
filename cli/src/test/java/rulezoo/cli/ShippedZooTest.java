package rulezoo.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rulezoo.archive.Zoo;
import rulezoo.archive.record.ProbeRecord;
import rulezoo.archive.record.RuleRecord;
import rulezoo.simulator.rule.Pathway;

/**
 * The zoos that come with the documentation hold what their pages say, and their rules and measurements
 * replay.
 */
class ShippedZooTest {
    private static final Path ZOO = Path.of("../docs/zoo/zoo.h5");
    private static final Path ATLAS = Path.of("../docs/atlas/zoo.h5");

    @Test
    void itIsIntactAndHoldsWhatItsPageSays() throws IOException {
        CommandRun verified = CommandRun.of("zoo", "verify", ZOO);
        assertEquals(0, verified.exitCode(), verified.err());
        assertTrue(verified.out().contains("311 rules and 1296 probe records are intact"), verified.out());
        Set<String> founders = Zoo.open(ZOO).rules().stream().map(rule -> rule.lineage().founder())
                .collect(Collectors.toSet());
        assertEquals(33, founders.size());
        assertTrue(Zoo.open(ZOO).rules().stream().allMatch(rule -> rule.rule().plastic().size() == 4));
    }

    @Test
    void theFurtherRulesAreIntactAndOfThirteenSetsOfPathways() throws IOException {
        Path more = ZOO.resolveSibling("more.h5");
        CommandRun verified = CommandRun.of("zoo", "verify", more);
        assertEquals(0, verified.exitCode(), verified.err());
        assertTrue(verified.out().contains("1815 rules and 960 probe records are intact"), verified.out());
        assertEquals(13, Zoo.open(more).rules().stream().map(rule -> rule.rule().plastic()).distinct().count());
    }

    @Test
    void oneOfItsRulesGivesTheSameSpikesAgain() throws IOException {
        RuleRecord rule = Zoo.open(ZOO).rules().getLast();
        CommandRun replayed = CommandRun.of("replay", "--zoo", ZOO, "--rule", rule.id());
        assertEquals(0, replayed.exitCode(), replayed.err());
        assertTrue(replayed.out().contains("1 of 1 rules gave the same spikes and metrics again"), replayed.out());
    }

    @Test
    void oneOfItsMeasurementsGivesTheSameNumbersAgain() {
        CommandRun again = CommandRun.of("probe", "--zoo", ZOO, "--plan", ZOO.resolveSibling("probes.yaml"), "--again",
                "1");
        assertEquals(0, again.exitCode(), again.err());
        assertTrue(again.out().contains("1 of 1 simulations gave the same numbers again"), again.out());
    }

    @Test
    void thePlanBesideItIsOfAllItsMeasurements() {
        CommandRun plan = CommandRun.of("probe", "--zoo", ZOO, "--plan", ZOO.resolveSibling("probes.yaml"),
                "--dry-run");
        assertEquals(0, plan.exitCode(), plan.err());
        assertTrue(plan.out().contains("432 cells, 432 of them measured already"), plan.out());
    }

    /**
     * One search of five plans, since each reads all records, which takes seconds. The number of records tells
     * the rest.
     */
    @ParameterizedTest
    @CsvSource({"2435d293f9db,size,12,1296", "bbbbef20e500,factorial,8,1536", "bbbbef20e500,lifetime,6,648",
            "2435d293f9db,sqrt,3,216", "2435d293f9db,degeneracy,12,12"})
    void theAtlasHoldsEveryCellOfItsPlans(String search, String plan, String rules, String cells) {
        CommandRun run = CommandRun.of("probe", "--zoo", ATLAS, "--plan", ATLAS.resolveSibling(plan + ".yaml"),
                "--where", "run=" + search, "--where", "stable_until_s>=1200", "--rules", rules, "--dry-run");
        assertEquals(0, run.exitCode(), run.err());
        assertTrue(run.out().contains(rules + " rules, " + cells + " cells, " + cells + " of them measured already"),
                run.out());
    }

    @ParameterizedTest
    @CsvSource({"published,3,324", "hour,1,15", "hour-published,1,15", "context,1,20"})
    void publishedRulesAreMeasured(String plan, String rules, String cells) {
        CommandRun run = CommandRun.of("probe", "--zoo", ATLAS.resolveSibling(plan + ".h5"), "--plan",
                ATLAS.resolveSibling(plan + ".yaml"), "--dry-run");
        assertEquals(0, run.exitCode(), run.err());
        assertTrue(run.out().contains(rules + " rules, " + cells + " cells, " + cells + " of them measured already"),
                run.out());
    }

    @Test
    void theAtlasIsWholeAndFourOfItsRulesAreMeasuredInNetworksOf8192() throws IOException {
        Zoo large = Zoo.open(ATLAS.resolveSibling("large.h5"));
        Zoo atlas = Zoo.open(ATLAS);
        assertEquals(346, atlas.rules().size());
        assertEquals(15_705, atlas.probes().size());
        assertEquals(4, large.rules().size());
        assertEquals(288, large.probes().stream().filter(p -> p.network().size() == 8192).count());
        for (RuleRecord rule : large.rules()) {
            assertEquals(72, large.probes().stream().filter(p -> p.ruleId().equals(rule.id())).count());
            assertTrue(atlas.probes().stream().anyMatch(p -> p.ruleId().equals(rule.id())
                    && p.network().size() == 4096), "the same rules at smaller sizes");
        }
    }

    @Test
    void fourRulesOfEachOfTenSmallerSetsAreMeasured() throws IOException {
        Path more = ZOO.resolveSibling("more.h5");
        Map<Set<Pathway>, Long> plastic = Zoo.open(more).probes().stream().filter(record -> !record.isControl())
                .collect(Collectors.groupingBy(ProbeRecord::plastic, Collectors.counting()));
        assertEquals(10, plastic.size());
        assertEquals(Set.of(48L), Set.copyOf(plastic.values()), "four rules, twelve simulations");
        CommandRun run = CommandRun.of("probe", "--zoo", more, "--plan", ATLAS.resolveSibling("sets.yaml"), "--where",
                "pathways=EE,EI", "--dry-run");
        assertEquals(0, run.exitCode(), run.err());
        assertTrue(run.out().contains("4 rules, 96 cells, 96 of them measured already"), run.out());
    }

    @Test
    void aMeasurementOfTheAtlasGivesTheSameNumbersAgain() {
        CommandRun again = CommandRun.of("probe", "--zoo", ATLAS, "--plan", ATLAS.resolveSibling("size.yaml"),
                "--where", "run=2435d293f9db", "--where", "stable_until_s>=1200", "--again", "1");
        assertEquals(0, again.exitCode(), again.err());
        assertTrue(again.out().contains("1 of 1 simulations gave the same numbers again"), again.out());
    }

    @Test
    void aPlanTakesAsManyRulesOfEachLineageAsItIsTold() {
        for (String[] draw : new String[][]{{}, {"--sample-seed", "7"}}) {
            CommandRun run = CommandRun.of(Stream.concat(
                    Stream.of("probe", "--zoo", ZOO, "--per-lineage", "1", "--sizes", "512", "--seeds", "2", "--delays",
                            "1", "--dry-run"),
                    Stream.of(draw)).toArray());
            assertEquals(0, run.exitCode(), run.err());
            assertTrue(run.out().contains("33 rules, 132 cells"), run.out());
        }
        CommandRun none = CommandRun.of("probe", "--zoo", ZOO, "--where", "stable_until_s>=1200", "--sizes", "512",
                "--dry-run");
        assertEquals(2, none.exitCode());
        assertTrue(none.err().contains(" meets stable_until_s>=1200"), none.err());
        CommandRun all = CommandRun.of("probe", "--zoo", ZOO, "--sizes", "512", "--sample-seed", "7", "--dry-run");
        assertEquals(2, all.exitCode());
        assertTrue(all.err().contains("--rules or --per-lineage"), all.err());
    }
}
