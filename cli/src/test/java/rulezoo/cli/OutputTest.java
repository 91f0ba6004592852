package rulezoo.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hardwood.InputFile;
import dev.hardwood.reader.ParquetFileReader;
import dev.hardwood.reader.RowReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rulezoo.archive.Zoo;
import rulezoo.archive.ZooWriter;
import rulezoo.archive.record.Fingerprint;
import rulezoo.archive.record.Lineage;
import rulezoo.archive.record.PatternResponses;
import rulezoo.archive.record.ProbeKey;
import rulezoo.archive.record.ProbeOutcome;
import rulezoo.archive.record.ProbeRecord;
import rulezoo.archive.record.ProbeSeeds;
import rulezoo.archive.record.ProbeVariant;
import rulezoo.archive.record.RuleRecord;
import rulezoo.archive.segment.WholeFile;
import rulezoo.cli.search.SearchLog;
import rulezoo.simulator.rule.Pathway;

/**
 * What commands write: nothing where nothing is, whole or not at all, and nowhere but where they were told
 * to.
 */
class OutputTest {
    private static final Path SOURCE = Path.of(Objects.requireNonNull(System.getProperty("rulezoo.root", "..")),
            "archive/src/test/resources/zoo-schema-1/zoo");

    @TempDir
    private Path folder;
    private Path zoo = Path.of("");

    /** One rule with metrics, one without, and a probe record without responses. */
    @BeforeEach
    void archive() throws IOException {
        zoo = folder.resolve("zoo");
        RuleRecord rule = Zoo.open(SOURCE).rules().get(0);
        RuleRecord other = Zoo.open(SOURCE).rules().get(1);
        try (ZooWriter writer = ZooWriter.open(zoo)) {
            writer.appendRules(List.of(named(rule, "=HYPERLINK(1)", rule.confirmations().size())));
            writer.appendRules(List.of(named(other, "\u001b[31mred\u001b]0;title\u0007\u009b", 0)));
            writer.appendProbes(List.of(new ProbeRecord(
                    new ProbeKey(rule.id(), "familiarity", ProbeVariant.USUAL, Set.of(Pathway.IE), rule.network(),
                            rule.protocol(), ProbeSeeds.of(1), 10),
                    new ProbeOutcome(3.2, 5, false, "mem1k-2025", PatternResponses.NONE, Fingerprint.of("d1")),
                    Map.of())));
        }
    }

    private static RuleRecord named(RuleRecord r, String run, int confirmations) {
        return new RuleRecord(r.rule(), r.network(), r.protocol(), r.criteria(),
                r.confirmations().subList(0, confirmations), new Lineage(run, 0, List.of()), r.softwareVersion(),
                r.formatVersion());
    }

    @Test
    void parquetHoldsNullsWhereThereIsNoNumber() throws IOException {
        Path crate = folder.resolve("crate");
        assertEquals(0, CommandRun.of("zoo", "export", zoo, "--out", crate).exitCode());
        try (ParquetFileReader reader = ParquetFileReader.open(InputFile.of(crate.resolve("rules.parquet")));
                RowReader rows = reader.rowReader()) {
            rows.next();
            assertFalse(rows.isNull("rate_hz"));
            assertTrue(rows.isNull("EE_alpha"));
            rows.next();
            assertTrue(rows.isNull("rate_hz"));
            assertFalse(rows.isNull("IE_alpha"));
            assertEquals(Zoo.open(zoo).rules().get(1).id(), rows.getString("rule"));
            assertFalse(rows.hasNext());
        }
        try (ParquetFileReader reader = ParquetFileReader.open(InputFile.of(crate.resolve("probes.parquet")));
                RowReader rows = reader.rowReader()) {
            rows.next();
            assertTrue(rows.isNull("dr") && rows.isNull("novel_hz"));
            assertEquals(3.2, rows.getDouble("blow_up_s"));
        }
    }

    @Test
    void csvAndJsonSayNothingWhereThereIsNoNumber() throws IOException {
        Path csv = folder.resolve("rules.csv");
        Path json = folder.resolve("rules.json");
        assertEquals(0, CommandRun.of("zoo", "export", zoo, "--out", csv).exitCode());
        assertEquals(0, CommandRun.of("zoo", "export", zoo, "--out", json).exitCode());
        String text = Files.readString(csv) + Files.readString(json);
        assertFalse(text.contains("NaN") || text.contains("null,null,null,0."), text);
        List<String> lines = Files.readAllLines(csv);
        int rate = List.of(lines.getFirst().split(",", -1)).indexOf("\"rate_hz\"");
        assertEquals("", lines.get(2).split(",", -1)[rate]);
        assertTrue(Files.readAllLines(json).get(1).contains("\"rate\":null"));
    }

    @Test
    void aTextThatLooksLikeAFormulaIsQuoted() throws IOException {
        Path csv = folder.resolve("rules.csv");
        assertEquals(0, CommandRun.of("zoo", "export", zoo, "--out", csv).exitCode());
        assertTrue(Files.readAllLines(csv).get(1).contains(",\"=HYPERLINK(1)\","), Files.readString(csv));
    }

    @Test
    void textFromAZooDoesNotSteerTheTerminal() throws IOException {
        Files.writeString(zoo.resolve("search/log.jsonl"), "{\"event\": \"\\u001b[2J\", \"time\":"
                + " \"2026-01-02T03:04:05Z\", \"run\": \"\\u009b\"}\n");
        String id = Zoo.open(zoo).rules().get(1).id();
        for (CommandRun run : List.of(CommandRun.of("zoo", "ls", zoo), CommandRun.of("zoo", "show", zoo, id),
                CommandRun.of("zoo", "provenance", zoo, id), CommandRun.of("zoo", "ls", zoo, "--json"),
                CommandRun.of("zoo", "ls", zoo, "--where", "\u001b[31m<3"))) {
            assertTrue((run.out() + run.err()).chars().noneMatch(c -> Character.isISOControl(c) && c != '\n'),
                    run.out() + run.err());
        }
        assertTrue(CommandRun.of("zoo", "show", zoo, id).out().contains("imported    \\u001b[31mred\\u001b]0;title"));
    }

    @Test
    void anExportReplacesALinkAndNotWhatItLeadsTo() throws IOException {
        Path theirs = Files.writeString(folder.resolve("theirs"), "theirs");
        Path csv = Files.createSymbolicLink(folder.resolve("rules.csv"), theirs);
        Files.createSymbolicLink(folder.resolve("rules.csv.part"), theirs);
        assertEquals(0, CommandRun.of("zoo", "export", zoo, "--out", csv).exitCode());
        assertEquals("theirs", Files.readString(theirs));
        assertTrue(Files.isRegularFile(csv, java.nio.file.LinkOption.NOFOLLOW_LINKS));
    }

    @Test
    void aFolderExportThatWasKilledIsDoneAgain() throws IOException {
        Path crate = Files.createDirectory(folder.resolve("crate"));
        Files.writeString(crate.resolve("UNFINISHED.txt"), "");
        Files.writeString(crate.resolve("zoo.h5"), "half");
        Files.writeString(crate.resolve("new-0b0c9f0e-0000-0000-0000-000000000000.tmp"), "half");
        Files.writeString(crate.resolve("mine.txt"), "mine");
        CommandRun run = CommandRun.of("zoo", "export", zoo, "--out", crate);
        assertEquals(0, run.exitCode(), run.err());
        assertEquals(2, Zoo.open(crate.resolve("zoo.h5")).rules().size());
        try (Stream<Path> files = Files.list(crate)) {
            assertEquals(
                    List.of("FORMAT.md", "mine.txt", "probes.parquet", "ro-crate-metadata.json", "rules.csv",
                            "rules.parquet", "zoo.h5"),
                    files.map(file -> String.valueOf(file.getFileName())).sorted().toList());
        }
        assertEquals(2, CommandRun.of("zoo", "export", zoo, "--out", crate).exitCode(), "a finished one stays");
    }

    @Test
    void aReportReplacesOurPageAndNoOther() throws IOException {
        Path out = folder.resolve("report");
        assertEquals(0, CommandRun.of("analyze", "--compare", zoo, SOURCE, "--out", out).exitCode());
        assertEquals(0, CommandRun.of("analyze", "--compare", zoo, SOURCE, "--out", out).exitCode());
        Path mine = Files.writeString(out.resolve("index.html"), "<title>My home page</title>");
        for (CommandRun run : List.of(CommandRun.of("analyze", "--compare", zoo, SOURCE, "--out", out),
                CommandRun.of("analyze", "--zoo", zoo, "--out", out))) {
            assertEquals(2, run.exitCode());
            assertTrue(run.err().contains(mine + " is not a report of rulezoo"), run.err());
        }
        assertEquals("<title>My home page</title>", Files.readString(mine));
        assertFalse(Files.exists(out.resolve("tables")), "nothing was begun");
    }

    @Test
    void whetherAnOutputCanBeWrittenIsFoundOutBeforeTheWork() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "a file");
        CommandRun analyze = CommandRun.of("analyze", "--zoo", folder.resolve("absent"), "--out", file.resolve("x"));
        assertEquals(1, analyze.exitCode());
        assertTrue(analyze.err().contains(file.resolve("x") + " could not be written"), analyze.err());
        Path taken = Files.createDirectory(folder.resolve("taken.csv"));
        CommandRun export = CommandRun.of("zoo", "export", zoo, "--out", taken);
        assertEquals(1, export.exitCode());
        assertTrue(Files.isDirectory(taken) && export.err().contains(taken.toString()), export.err());
    }

    @Test
    void aFileThatFailsHalfwayLeavesTheOlderOne() throws IOException {
        Path file = Files.writeString(folder.resolve("older"), "older");
        org.junit.jupiter.api.Assertions.assertThrows(IOException.class, () -> WholeFile.write(file, out -> {
            out.write(1);
            throw new IOException("the disk failed");
        }));
        assertEquals("older", Files.readString(file));
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of("older", "zoo"),
                    files.map(f -> String.valueOf(f.getFileName())).sorted().toList());
        }
    }

    @Test
    void theLogOfASearchGoesThroughNoLinkAndToNoOtherName() throws IOException {
        Path log = zoo.resolve("search/log.jsonl");
        Path theirs = Files.writeString(folder.resolve("theirs"), "theirs\n");
        Files.createSymbolicLink(log, theirs);
        StringWriter err = new StringWriter();
        new SearchLog(zoo, new PrintWriter(err)).paused("text of an attacker");
        assertEquals("theirs\n", Files.readString(theirs));
        assertTrue(err.toString().contains(log + " cannot be written") && err.toString().contains("link"),
                err.toString());
        Files.delete(log);
        Files.createLink(log, theirs);
        new SearchLog(zoo, new PrintWriter(err)).paused("text of an attacker");
        assertEquals("theirs\n", Files.readString(theirs));
        assertEquals(2, Files.readAllLines(log).size());
    }

    @Test
    void conditionsCompareValuesAsWhatTheyAre() {
        List<String> all = List.of("pathways=ie", "pathways = IE", "K=1.0", "generation>=0", "family=Polynomial-6",
                "pathways!=EE,IE", "K<1e3");
        for (String condition : all) {
            assertEquals(5, listed(condition), condition);
        }
        assertEquals(0, listed("pathways=EI,IE"));
        String id = rules(SOURCE).stream().map(RuleRecord::id).findFirst().orElseThrow();
        assertEquals(1, listed("id=" + id.toUpperCase(java.util.Locale.ROOT)));
        List<String> wrong = new ArrayList<>(List.of("rate<NaN", "rate=nan", "rate<10d", "rate<0x1p3", "pathways<IE",
                "pathways=IE,XX", "rates<1"));
        for (String condition : wrong) {
            CommandRun run = CommandRun.of("zoo", "ls", SOURCE, "--where", condition);
            assertEquals(2, run.exitCode(), condition);
            assertEquals(1, run.err().lines().count(), run.err());
        }
        assertEquals(2, CommandRun.of("zoo", "ls", SOURCE, "--limit", "-1").exitCode());
    }

    private static List<RuleRecord> rules(Path path) {
        try {
            return Zoo.open(path).rules();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static long listed(String condition) {
        return CommandRun.of("zoo", "ls", SOURCE, "--json", "--where", condition).lines().size();
    }

    @Test
    void anEmptyNameIsNoFolder() {
        for (List<Object> command : List.<List<Object>>of(List.of("evolve", "--zoo", "", "--model", "toy"),
                List.of("zoo", "ls", ""), List.of("analyze", "--zoo", " ", "--out", folder))) {
            CommandRun run = CommandRun.of(command.toArray());
            assertEquals(2, run.exitCode(), command::toString);
            assertTrue(run.err().contains("is empty"), run.err());
        }
    }

    @Test
    void aResumedSearchCountsTheRulesThatItsZooHolds() throws IOException {
        Path toys = folder.resolve("toys");
        Object[] search = {"evolve", "--zoo", toys, "--model", "toy", "--evaluations", "20", "--threads", "1",
                "--json"};
        CommandRun first = CommandRun.of(search);
        assertEquals(0, first.exitCode(), first.err());
        int found = Zoo.open(toys).rules().size();
        assertTrue(found > 0 && first.out().contains("\"stable\":" + found), first.out());
        List<String> known = Zoo.latestCheckpoint(toys).orElseThrow().knownIds();
        assertEquals(found, known.size());
        try (Stream<Path> segments = Files.list(toys.resolve("rules"))) {
            for (Path segment : segments.toList()) {
                Files.delete(segment);
            }
        }
        CommandRun again = CommandRun.of(search);
        assertTrue(again.err().contains(found + " of the rules that this search had found are no longer in the zoo"),
                again.err());
        assertTrue(again.out().contains("\"stable\":0"), again.out());
    }
}
