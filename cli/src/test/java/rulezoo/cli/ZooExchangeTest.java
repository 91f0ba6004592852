package rulezoo.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hardwood.InputFile;
import dev.hardwood.reader.ParquetFileReader;
import dev.hardwood.reader.RowReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import rulezoo.archive.Zoo;
import rulezoo.archive.record.ProbeRecord;
import rulezoo.archive.record.RuleRecord;
import rulezoo.cli.console.LeftOut;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.rule.RuleFamily;

/** Rules of other sources on their way into a zoo, and tables on their way out. */
class ZooExchangeTest {
    private static final Path RESOURCES = Path.of(Objects.requireNonNull(System.getProperty("rulezoo.root", "..")),
            "archive/src/test/resources");
    private static final Path PUBLISHED = RESOURCES.resolve("published");
    private static final Path FIRST_SCHEMA = RESOURCES.resolve("zoo-schema-1/zoo");
    private static final Path PYTHON = Path.of("/usr/bin/python3");

    @TempDir
    private Path folder;

    private Path zoo() {
        return folder.resolve("zoo");
    }

    @Test
    void rulesThatMeetAConditionComeWithWhatWasMeasuredOfThem() throws IOException {
        Path whole = RESOURCES.resolve("zoo-schema-4/zoo.h5");
        CommandRun run = CommandRun.of("zoo", "import", zoo(), whole, "--where", "name=istdp");
        assertEquals(0, run.exitCode(), run.err());
        assertTrue(run.out().contains("1 new rules"), run.out());
        Zoo all = Zoo.open(whole);
        String id = all.rule("istdp").id();
        Zoo part = Zoo.open(zoo());
        assertEquals(List.of(id), part.rules().stream().map(RuleRecord::id).toList());
        assertEquals(all.probes().stream().filter(p -> p.ruleId().equals(id)).toList(), part.probes());
        // What was left out before is not taken for known.
        assertTrue(CommandRun.of("zoo", "import", zoo(), whole).out().contains("2 and 8 in all"));
        assertEquals(8, Zoo.open(zoo()).probes().size());
    }

    @Test
    void onlyZoosWithSuchRulesContributeAndTheirSharedControlsDo() throws IOException {
        Path third = RESOURCES.resolve("zoo-schema-3/zoo.h5");
        Zoo all = Zoo.open(third);
        String id = all.probes().stream().filter(p -> !p.isControl()).findFirst().orElseThrow().ruleId();
        CommandRun run = CommandRun.of("zoo", "import", zoo(), third, FIRST_SCHEMA, "--where", "id=" + id);
        assertEquals(0, run.exitCode(), run.err());
        List<ProbeRecord> expected = all.probes().stream().filter(p -> p.ruleId().equals(id) || p.isSharedControl())
                .toList();
        assertEquals(expected, Zoo.open(zoo()).probes());
        assertTrue(expected.stream().anyMatch(ProbeRecord::isSharedControl));
    }

    @Test
    void aFileThatIsNoZooIsNamedWithAConditionToo() throws IOException {
        Path garbage = Files.writeString(folder.resolve("garbage.h5"), "not HDF5 at all");
        CommandRun run = CommandRun.of("zoo", "import", zoo(), garbage, "--where", "rate<5");
        assertEquals(1, run.exitCode(), run.err());
        assertTrue(run.err().contains("garbage.h5"), run.err());
    }

    @Test
    void aConditionThatNoRuleMeetsOrThatCannotApplyMakesNoZoo() {
        Path whole = RESOURCES.resolve("zoo-schema-4/zoo.h5");
        CommandRun none = CommandRun.of("zoo", "import", zoo(), whole, "--where", "rate>1000");
        assertEquals(2, none.exitCode());
        assertTrue(none.err().contains("no rule of " + whole + " meets rate>1000"), none.err());
        CommandRun known = CommandRun.of("zoo", "import", zoo(), "--known", "--where", "rate<5");
        assertEquals(2, known.exitCode());
        assertTrue(known.err().contains("--where chooses rules of zoos"), known.err());
        assertFalse(Files.exists(zoo()));
    }

    @Test
    void rulesThatAreNotSimulatedGetTheNetworkThatIsAskedFor() throws IOException {
        CommandRun.of("zoo", "import", zoo(), "--known", "--no-simulation", "--network", "medium");
        assertEquals(1024, Zoo.open(zoo()).rule("mem1k_b7d401b1").network().recurrent().orElseThrow().excitatory());
    }

    @Test
    void publishedRulesBecomeAStarterZooWithTheirSources() throws IOException {
        CommandRun run = CommandRun.of("zoo", "import", zoo(), "--known", "--no-simulation");
        assertEquals(0, run.exitCode(), run.err());
        assertTrue(run.out().contains("32 new rules and 0 new probe records"), run.out());
        assertEquals(69, run.err().lines().filter(line -> line.contains("left out: "))
                .map(line -> line.split(": ", -1)[2].split(", ", -1))
                .mapToLong(names -> names[0].endsWith(" rules")
                        ? Long.parseLong(names[0].replace(" rules", ""))
                        : names.length)
                .sum(), run.err());
        assertTrue(run.err().lines().allMatch(line -> line.length() <= 100), run.err());
        RuleRecord inhibitory = Zoo.open(zoo()).rules().getFirst();
        CommandRun provenance = CommandRun.of("zoo", "provenance", zoo(), inhibitory.id());
        assertTrue(provenance.out().contains("source      Confavreux2025-MBA (NeurIPS 2025) fig S4A"),
                provenance.out());
        assertTrue(provenance.out().contains("archived    2 times"), provenance.out());
        assertTrue(provenance.out().contains("not simulated here"), provenance.out());
        CommandRun again = CommandRun.of("zoo", "import", zoo(), "--known", "--no-simulation");
        assertTrue(again.out().contains(" 0 new rules"), again.out());
        CommandRun replay = CommandRun.of("replay", "--zoo", zoo());
        assertEquals(0, replay.exitCode());
        assertTrue(replay.err().contains("imported without a simulation"), replay.err());
    }

    @Test
    void importedRulesAreSimulatedReplayedAndShowWhatTheirSourceReported() throws IOException {
        Path history = Files.copy(PUBLISHED.resolve("2307130029_bg_CVAIF_IE_T4wvceciPol_CMA.npz"),
                folder.resolve("2307130029_bg_CVAIF_IE_T4wvceciPol_CMA.npz"));
        Path csv = folder.resolve("one.csv");
        List<String> table = Files.readAllLines(
                RESOURCES.resolve("../../../../cli/src/test/resources/reference/rules_background.csv"));
        Files.write(csv, List.of(table.get(0), table.get(2)));
        CommandRun run = CommandRun.of("zoo", "import", zoo(), csv, history, FIRST_SCHEMA);
        assertEquals(0, run.exitCode(), run.err());
        assertTrue(run.out().contains("8 new rules and 6 new probe records"), run.out());
        RuleRecord imported = Zoo.open(zoo()).rules().stream().filter(r -> r.lineage().run().equals("one.csv"))
                .findFirst().orElseThrow();
        assertEquals(1, imported.confirmations().size());
        CommandRun replay = CommandRun.of("replay", "--zoo", zoo(), "--rule", imported.id());
        assertEquals(List.of(imported.id() + " same, 1 seed", "1 of 1 rules gave the same spikes and metrics again"),
                replay.lines());
        RuleRecord codependent = Zoo.open(zoo()).rules().stream()
                .filter(r -> r.rule().family().equals(RuleFamily.CODEPENDENT_POLYNOMIAL)).findFirst().orElseThrow();
        assertEquals(codependent.id() + " same, 1 seed",
                CommandRun.of("replay", "--zoo", zoo(), "--rule", codependent.id()).lines().getFirst());
        JsonNode provenance = new ObjectMapper()
                .readTree(CommandRun.of("zoo", "provenance", zoo(), imported.id(), "--json").out());
        assertEquals("one.csv, rule h01", provenance.at("/origin/source").asText());
        assertTrue(provenance.at("/reported").has("stable_here"), provenance.toString());
        assertFalse(provenance.at("/origin/host").asText().isEmpty());
        assertTrue(provenance.at("/replay").asText().contains("./rulezoo replay --zoo"), provenance.toString());
    }

    @Test
    void rulesThatNoNetworkActsInAreLeftOutByName() throws IOException {
        Path known = folder.resolve("known");
        CommandRun.of("zoo", "import", known, "--known", "--no-simulation");
        StringWriter err = new StringWriter();
        LeftOut leftOut = new LeftOut(new CommandLine(CommandSpec.create()).setErr(new PrintWriter(err, true)));
        Set<String> families = leftOut.simulatable(Zoo.open(known)).stream()
                .map(rule -> rule.rule().family().id()).collect(Collectors.toSet());
        assertEquals(Set.of("polynomial-6", "mlp-codependent", "polynomial-21"), families);
        assertEquals("rulezoo: left out: rules that this version archives but does not simulate: 1 Twvc on EE,IE",
                err.toString().strip());
    }

    @Test
    void fsbiMetricsKeepTheirReportedValues() throws IOException {
        CommandRun run = CommandRun.of("zoo", "import", zoo(), PUBLISHED.resolve("pi3_metrics.npy"),
                PUBLISHED.resolve("bnd_metrics.npy"), "--no-simulation");
        assertEquals(0, run.exitCode(), run.err());
        String id = Zoo.open(zoo()).rules().getFirst().id();
        JsonNode provenance = new ObjectMapper()
                .readTree(CommandRun.of("zoo", "provenance", zoo(), id, "--json").out());
        assertEquals(0.8102743521062991, provenance.at("/reported/rate").asDouble());
        assertEquals("pi3_metrics.npy, row 0", provenance.at("/origin/source").asText());
    }

    @Test
    void aWrongFileLeavesNoZoo() {
        for (String name : List.of("pickled.npy", "fortran.npy")) {
            CommandRun run = CommandRun.of("zoo", "import", zoo(), PUBLISHED.resolve(name));
            assertEquals(1, run.exitCode());
            assertEquals(1, run.err().lines().count(), run.err());
            assertFalse(Files.exists(zoo()));
        }
        assertEquals(2, CommandRun.of("zoo", "import", zoo()).exitCode());
    }

    @Test
    void oldZoosAreListedAsTheVersionThatWroteThemDid() throws IOException {
        CommandRun run = CommandRun.of("zoo", "ls", FIRST_SCHEMA, "--json");
        assertTrue(run.lines().stream().allMatch(line -> line.contains("\"judged\":\"stable\"")), run.out());
        assertEquals(Files.readAllLines(RESOURCES.resolve("zoo-schema-1/ls.jsonl")),
                run.lines().stream().map(line -> line.replace("\"judged\":\"stable\",", "")).toList());
    }

    @Test
    void lsShowsEverySearchOfAZooTheNewestLast() throws IOException {
        CommandRun.of("zoo", "import", zoo(), FIRST_SCHEMA);
        StringBuilder log = new StringBuilder();
        for (String event : List.of("aa, 1", "bb, 4", "aa, 2")) {
            log.append("{\"event\": \"generation\", \"time\": \"2026-01-02T03:04:05Z\", \"run\": \"")
                    .append(event.replace(", ", "\", \"generation\": ")).append("}\n");
        }
        Files.writeString(zoo().resolve("search/log.jsonl"), log);
        List<String> searches = CommandRun.of("zoo", "ls", zoo()).lines().stream()
                .filter(line -> line.startsWith("search ")).map(line -> line.substring(0, line.indexOf(':'))).toList();
        assertEquals(List.of("search bb, generation 4", "search aa, generation 2"), searches);
    }

    @Test
    void lsFiltersByMetricsCoefficientsAndLabels() {
        assertEquals(2, rows("cv_isi>=0.985"));
        assertEquals(1, rows("cv_isi>=0.985", "rate<7"));
        assertEquals(5, rows("pathways=IE"));
        assertEquals(0, rows("EE_alpha<100"));
        assertEquals(3, rows("generation=4"));
        assertEquals(2, CommandRun.of("zoo", "ls", FIRST_SCHEMA, "--json", "--limit", 2).lines().size());
        CommandRun unknown = CommandRun.of("zoo", "ls", FIRST_SCHEMA, "--where", "rates<3");
        assertEquals(2, unknown.exitCode());
        assertTrue(unknown.err().contains("there is no column 'rates'"), unknown.err());
        assertEquals(2, CommandRun.of("zoo", "ls", FIRST_SCHEMA, "--where", "rate").exitCode());
        assertEquals(2, CommandRun.of("zoo", "ls", FIRST_SCHEMA, "--where", "rate<much").exitCode());
    }

    private static long rows(String... conditions) {
        List<Object> arguments = new ArrayList<>(List.of("zoo", "ls", FIRST_SCHEMA, "--json"));
        Stream.of(conditions).forEach(condition -> arguments.addAll(List.of("--where", condition)));
        return CommandRun.of(arguments.toArray()).lines().size();
    }

    @Test
    void compactWithoutOutPacksTheFolder() throws IOException {
        CommandRun.of("zoo", "import", zoo(), "--known", "--no-simulation");
        CommandRun.of("zoo", "import", zoo(), FIRST_SCHEMA);
        List<String> before = CommandRun.of("zoo", "ls", zoo(), "--json").lines();
        CommandRun run = CommandRun.of("zoo", "compact", zoo());
        assertEquals(0, run.exitCode(), run.err());
        assertTrue(run.out().contains(" files replaced by "), run.out());
        assertEquals(before, CommandRun.of("zoo", "ls", zoo(), "--json").lines());
        assertEquals(0, CommandRun.of("zoo", "verify", zoo()).exitCode());
        assertEquals(2, CommandRun.of("zoo", "compact", folder.resolve("absent")).exitCode());
        assertFalse(Files.exists(folder.resolve("absent")));
    }

    @Test
    void aParquetReaderReadsTheRules() throws IOException {
        Path file = folder.resolve("rules.parquet");
        assertEquals(0, CommandRun.of("zoo", "export", FIRST_SCHEMA, "--out", file).exitCode());
        List<RuleRecord> rules = Zoo.open(FIRST_SCHEMA).rules();
        try (ParquetFileReader reader = ParquetFileReader.open(InputFile.of(file));
                RowReader rows = reader.rowReader()) {
            for (RuleRecord rule : rules) {
                assertTrue(rows.hasNext());
                rows.next();
                assertEquals(rule.id(), rows.getString("rule"));
                assertEquals(rule.lineage().generation(), rows.getLong("generation"));
                assertEquals(rule.rule().coefficients()[2], rows.getDouble("IE_alpha"));
                assertTrue(rows.isNull("EE_alpha"));
                assertEquals(rule.meanMetrics().values()[0], rows.getDouble("rate_hz"));
            }
            assertFalse(rows.hasNext());
        }
    }

    @Test
    void measurementsAreExportedBesideTheirControlsToCsvAndParquet() throws IOException {
        Path parquet = folder.resolve("probes.parquet");
        CommandRun run = CommandRun.of("zoo", "export", FIRST_SCHEMA, "--probes", parquet);
        assertEquals(0, run.exitCode(), run.err());
        assertTrue(run.out().contains("5 measurements"), run.out());
        assertEquals(0, CommandRun.of("zoo", "export", FIRST_SCHEMA, "--probes", folder.resolve("probes.csv"))
                .exitCode());
        List<String> csv = Files.readAllLines(folder.resolve("probes.csv"));
        try (ParquetFileReader reader = ParquetFileReader.open(InputFile.of(parquet));
                RowReader rows = reader.rowReader()) {
            rows.next();
            assertEquals("IE", rows.getString("plastic"));
            assertEquals(256, rows.getLong("ne"));
            assertTrue(rows.isNull("suppression"));
            assertTrue(csv.get(1).contains("," + rows.getDouble("dr_static") + ","), csv.get(1));
            assertEquals(5, reader.getFileMetaData().numRows());
        }
        assertEquals(2, CommandRun.of("zoo", "export", FIRST_SCHEMA).exitCode());
        assertEquals(2, CommandRun.of("zoo", "export", FIRST_SCHEMA, "--probes", folder.resolve("p.txt")).exitCode());
    }

    @Test
    void anExportedTableIsATableOfRulesToImportAndSimulate() throws IOException {
        Path csv = folder.resolve("rules.csv");
        assertEquals(0, CommandRun.of("zoo", "export", FIRST_SCHEMA, "--out", csv).exitCode());
        List<String> header = List.of(Files.readAllLines(csv).getFirst().replace("\"", "").split(",", -1));
        assertTrue(header.containsAll(List.of("rule", "k", "ne", "rate_hz", "rate_poisson_hz",
                "IE_tau_pre_s", "II_kappa")), header.toString());
        CommandRun run = CommandRun.of("zoo", "import", zoo(), csv, "--no-simulation");
        assertEquals(0, run.exitCode(), run.err());
        assertEquals(Zoo.open(FIRST_SCHEMA).rules().stream().map(RuleRecord::id).sorted().toList(),
                Zoo.open(zoo()).rules().stream().map(RuleRecord::id).sorted().toList());
        CommandRun simulated = CommandRun.of("simulate", "--rules", csv, "--network", "tiny", "--ne", "64", "--settle",
                "0.08", "--score", "0.08");
        assertEquals(0, simulated.exitCode(), simulated.err());
        assertTrue(simulated.out().contains(Zoo.open(FIRST_SCHEMA).rules().getFirst().id()), simulated.out());
    }

    @Test
    void theExampleTableIsOneThatCanBeImported() throws IOException {
        CommandRun example = CommandRun.of("zoo", "import", "--example");
        assertEquals(0, example.exitCode(), example.err());
        Path csv = Files.writeString(folder.resolve("my-rules.csv"), example.out());
        CommandRun run = CommandRun.of("zoo", "import", zoo(), csv, "--no-simulation");
        assertEquals(0, run.exitCode(), run.err());
        assertEquals(List.of("IE", "EE,IE"), Zoo.open(zoo()).rules().stream()
                .map(rule -> Pathway.format(rule.rule().plastic())).toList());
        String page = Files.readString(RESOURCES.resolve("../../../../docs/zoo.md"));
        assertTrue(page.contains(example.out().strip()), "docs/zoo.md shows the example as it is printed");
    }

    /** Newer records have columns that older ones lack, integers among them. */
    @Test
    void recordsOfDifferentVersionsShareATable() throws IOException {
        CommandRun.of("zoo", "import", zoo(), FIRST_SCHEMA);
        CommandRun.of("probe", "--zoo", zoo(), "--sizes", "64", "--rules", "1", "--seeds", "1", "--delays", "1",
                "--settle", "0.8", "--training", "0.8", "--trials", "1");
        Path crate = folder.resolve("crate");
        CommandRun run = CommandRun.of("zoo", "export", zoo(), "--out", crate);
        assertEquals(0, run.exitCode(), run.err());
        int records = Zoo.open(zoo()).probes().size();
        assertTrue(records > 6, records + " records");
        try (ParquetFileReader reader = ParquetFileReader.open(InputFile.of(crate.resolve("probes.parquet")))) {
            assertEquals(records, reader.getFileMetaData().numRows());
        }
    }

    @Test
    void numpyReadsTheRules() throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(PYTHON) && python("import numpy").startsWith("0"),
                "skipped: numpy is absent (package python3-numpy)");
        Path file = folder.resolve("rules.npy");
        assertEquals(0, CommandRun.of("zoo", "export", FIRST_SCHEMA, "--out", file).exitCode());
        RuleRecord rule = Zoo.open(FIRST_SCHEMA).rules().get(1);
        String printed = python("import numpy as np; a = np.load('" + file
                + "'); print(len(a), a['rule'][1], a['IE_alpha'][1], a['ne'][1], a['pathways'][1])");
        assertEquals("0\n5 " + rule.id() + " " + rule.rule().coefficients()[2] + " 256 IE", printed);
    }

    private static String python(String script) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(PYTHON.toString(), "-c", script).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        return process.waitFor() + "\n" + output;
    }

    @Test
    void aResearchObjectDescribesEveryFileItHolds() throws IOException {
        Path crate = folder.resolve("crate");
        CommandRun run = CommandRun.of("zoo", "export", FIRST_SCHEMA, "--out", crate, "--license", "CC0-1.0");
        assertEquals(0, run.exitCode(), run.err());
        JsonNode metadata = new ObjectMapper().readTree(crate.resolve("ro-crate-metadata.json").toFile());
        assertEquals("https://w3id.org/ro/crate/1.1/context", metadata.get("@context").asText());
        List<String> described = new ArrayList<>();
        for (JsonNode node : metadata.get("@graph")) {
            if (node.get("@type").asText().equals("File")) {
                described.add(node.get("@id").asText());
                assertEquals(64, node.get("sha256").asText().length());
            } else if (node.get("@id").asText().equals("./")) {
                assertEquals("CC0-1.0", node.get("license").asText());
            }
        }
        try (Stream<Path> files = Files.list(crate)) {
            assertEquals(files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> !name.startsWith("ro-crate")).sorted().toList(),
                    described.stream().sorted().toList());
        }
        assertEquals(Zoo.open(FIRST_SCHEMA).rules(), Zoo.open(crate.resolve("zoo.h5")).rules());
        assertEquals(2, CommandRun.of("zoo", "export", FIRST_SCHEMA, "--out", crate).exitCode());
    }
}
