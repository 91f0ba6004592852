package rulezoo.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rulezoo.archive.Zoo;

/** What users give to commands: options, settings, plans and files, wrong or twice. */
class InputTest {
    private static final String HEADER = "rule,rate_poisson_hz,IE_tau_pre_s,IE_tau_post_s,IE_alpha,IE_beta,IE_gamma,"
            + "IE_kappa\n";
    private static final String ROW = "istdp,10,0.02,0.02,-0.2,0,1,1\n";

    @TempDir
    private Path folder;

    private static void assertUsage(CommandRun run, String... parts) {
        assertEquals(2, run.exitCode(), run.err());
        assertSentence(run, parts);
        assertEquals(1, run.err().lines().count(), run.err());
    }

    private static void assertSentence(CommandRun run, String... parts) {
        for (String part : parts) {
            assertTrue(run.err().contains(part), run.err() + " lacks " + part);
        }
        assertFalse(run.err().contains("internal error"), run.err());
        assertTrue(run.err().length() < 1000, run.err());
    }

    private Path table(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    // --- replicates

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "infer recover oja --seeds 1,1,1 | --seeds has 1 twice",
            "infer recover oja --seeds 1 --seeds 2,1 | --seeds has 1 twice",
            "infer recover penalty --noise 0.1 | --noise means nothing to 'penalty'",
            "infer recover oja --lives 3 | --lives means nothing to 'oja'",
            "infer recover rewards --seeds 1,2 | takes one seed",
            "infer recover oja --noise 0.1,0.10 | --noise has 0.1 twice",
            "infer recover oja --shares 1,1.0 | --shares has 1.0 twice",
            "infer recover rewards --methods taylor,TAYLOR | --methods has TAYLOR twice",
            "infer recover rewards --only mehta_t3_01,mehta_t3_01 | --only has mehta_t3_01 twice",
            "infer recover length --lengths 30,30 | --lengths has 30 twice",
            "infer recover length --sizes 1,1 | --sizes has 1 twice",
            "infer rule --zoo z --rule a --trajectories 4,4 | --trajectories has 4 twice",
            "simulate --rules r.csv --seed 1 --seed 1 | --seed has 1 twice",
            "simulate --rules r.csv --seed 1 --seed +1 | --seed has 1 twice",
            "compare --out o --strategies genetic,genetic --minutes 1 | --strategies has genetic twice",
            "compare --out o --strategies genetic,Genetic --minutes 1 | --strategies has Genetic twice",
            "probe --zoo z --sizes 256,256 | --sizes has 256 twice",
            "probe --zoo z --sizes 256 --delays 1,10,1.0 | --delays has 1.0 twice",
            "probe --zoo z --sizes 256 --learning-rates 1,2,1 | --learning-rates has 1.0 twice",
            "probe --zoo z --sizes 256 --input-rates 5,-1 | --input-rates must be at least 0",
            "bench --ne 64 --batch 4 | --batch goes with --device",
            "simulate --rules r.csv --layers l.csv | --layers goes with --model codependent-mlp",
            "evolve --zoo z --preset demo --layers l.csv | --layers goes with --model codependent-mlp",
            "probe --zoo z --summary --where rate<5 | leave out --where",
            "zoo export z --out a.csv --probes ./a.csv | name the same file",
            "zoo export z --out a.csv --license x | --license is for a folder",
            "zoo ls z --where judged=stabel | known are stable",
            "bench --ne 64,64 | --ne has 64 twice", "bench --case isp,isp | --case has isp twice",
            "reproduce 3C 3c | FIGURE has 3c twice",
            "evolve --zoo z --preset demo --pathways EE,ee | pathway EE is named twice"})
    void replicatesAndConditionsStandOnce(String command, String sentence) {
        assertUsage(CommandRun.of((Object[]) command.strip().split(" ", -1)), sentence);
    }

    @Test
    void aFileGivenTwiceUnderAnyNameIsRefused() throws IOException {
        Path first = table("a.csv", HEADER + ROW);
        Path copy = Files.copy(first, folder.resolve("b.csv"));
        Path zoo = folder.resolve("zoo");
        assertUsage(CommandRun.of("zoo", "import", zoo, first, copy), first + " and " + copy + " are the same");
        assertUsage(CommandRun.of("zoo", "import", zoo, first, first), first + " is given twice");
        assertUsage(CommandRun.of("zoo", "import", zoo, first, folder.resolve("./a.csv")), "are the same");
        assertFalse(Files.exists(zoo));
    }

    // --- bounds

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "probe --zoo z --sizes 256 --seeds 1000000000 | --seeds must be at most 10000: 1000000000",
            "probe --zoo z --sizes 256 --trials 2000000000 | --trials must be at most",
            "probe --zoo z --sizes 2000000000 | --sizes must be at most 65536",
            "probe --zoo z --sizes 256 --delays 1e300 | --delays must be at most",
            "probe --zoo z --sizes 256 --settle -1 | --settle must be at least 0",
            "compare --out o --minutes 1 --seeds 1000000000 | --seeds must be at most",
            "zoo import z --known --seeds 1000000000 | --seeds must be at most",
            "simulate --rules r.csv --ne 2000000000 | --ne must be at most 65536",
            "simulate --rules r.csv --settle 1e30 | --settle must be at most",
            "simulate --rules r.csv --threads 1000000000 | --threads must be at most 1024",
            "theory --inputs 2000000000 | --inputs must be at most",
            "infer recover oja --neurons 2000000000 | --neurons must be at most",
            "infer recover oja --steps 2000000000 | --steps must be at most",
            "infer recover oja --trajectories 0 | --trajectories must be at least 1",
            "infer recover length --sizes 2000000000 | --sizes must be at most",
            "infer rule --zoo z --rule a --inputs 2000000000 | --inputs must be at most",
            "infer rule --zoo z --rule a --powers 99 | --powers must be at most",
            "bench --ne 2000000000 | --ne must be at most", "zoo ls z --limit -1 | --limit must be at least 0",
            "evolve --zoo z --preset demo --evaluations 0 | --evaluations must be at least 1"})
    void numbersHaveBounds(String command, String sentence) {
        assertUsage(CommandRun.of((Object[]) command.strip().split(" ", -1)), sentence);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--settle NaN", "--settle Infinity", "--settle 0x1p3", "--settle 1d", "--settle 1e400",
            "--seed 1.5", "--seed 0x10", "--seed 010", "--seed 9223372036854775808", "--seed 1_000",
            "--ne 99999999999"})
    void numbersOfOptionsAreDecimal(String option) {
        String[] words = option.split(" ", -1);
        CommandRun run = CommandRun.of("simulate", "--rules", "r.csv", words[0], words[1]);
        assertEquals(2, run.exitCode(), run.err());
        assertTrue(run.err().startsWith("Invalid value for option '" + words[0] + "'"), run.err());
        assertTrue(run.err().contains("'" + words[1] + "'"), run.err());
    }

    @Test
    void seedsAboveTheExactDoublesAreExact() throws IOException {
        Path table = table("a.csv", HEADER + ROW);
        CommandRun run = CommandRun.of("simulate", "--rules", table, "--network", "tiny", "--settle", "0.08", "--score",
                "0.08", "--seed", "9007199254740993", "--json");
        assertTrue(run.out().contains("\"seed\":9007199254740993"), run.out() + run.err());
        assertTrue(run.err().isEmpty(), run.err());
    }

    @Test
    void aShortageOfMemoryIsOneSentence() {
        for (Throwable failure : List.of(new OutOfMemoryError("Java heap space"),
                new IllegalStateException(new OutOfMemoryError("Java heap space")))) {
            java.io.StringWriter err = new java.io.StringWriter();
            picocli.CommandLine command = Main.commandLine().addSubcommand("hungry", new Hungry(failure))
                    .setErr(new java.io.PrintWriter(err));
            assertEquals(1, command.execute("hungry"));
            assertTrue(err.toString().startsWith("rulezoo: not enough memory"), err.toString());
            assertEquals(1, err.toString().lines().count(), err.toString());
        }
    }

    /** A command that fails. */
    @picocli.CommandLine.Command
    private record Hungry(Throwable failure) implements java.util.concurrent.Callable<Integer> {
        @Override
        public Integer call() {
            if (failure instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) failure;
        }
    }

    // --- settings and plans

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "population: 16\\npopulation: 64 | line 2, has the key 'population' twice",
            "variation:\\n  mutationStep: 0.1\\n  mutationStep: 0.2 | has the key 'mutationStep' twice",
            "population: 16.7 | population", "population: 16.0 | population",
            "population: 0x10 | line 1, population: '0x10'",
            "population: 1_000 | '1_000'", "population: 010 | '010' begins with 0", "population: 0b11 | '0b11'",
            "population: '16' | population", "population: 16d | population", "auditShare: 0.02f | auditShare",
            "auditShare: 0x1p-3 | auditShare", "auditShare: .nan | auditShare: '.nan'", "auditShare: NaN | auditShare",
            "auditShare: 1e400 | auditShare: '1e400' is too large", "everySubset: 1 | everySubset",
            "population: 16\\n---\\npopulation: 64 | line 3, begins a second document",
            "a: &x 1\\npopulation: *x | has an anchor", "population: !!int '16' | tag (!)",
            "base: &b {mutationStep: 0.1}\\nvariation:\\n  <<: *b | has an anchor",
            "plastic: [EE, IE, EE] | field plastic has EE twice", "population: 2000000000 | population must be at most",
            "founders: 2000000000 | founders must be at most",
            "confirmations: 2000000000 | confirmations must be at most",
            "strategy: 1 | strategy", "preset: [demo] | preset must be a name",
            "network: {excitatory: 2000000000} | at most 65536 neurons",
            "network: {excitatory: 2000000000, inhibitory: 2000000000} | at most 65536 neurons",
            "network: {learningRate: 1e300} | at most 1.0E9", "network: {learningRate: .inf} | learningRate",
            "network: {neuron: {restVolts: 1e30}} | restVolts must lie between",
            "network: {neuron: {restVolts: 0.5}} | thresholdVolts must be above restVolts",
            "network: {neuron: {tauMembraneSeconds: 0}} | tauMembraneSeconds must be positive",
            "network: {neuron: {tauGabaSeconds: -0.01}} | tauGabaSeconds must be positive",
            "network: {neuron: {tauAmpaSeconds: 20000}} | tauAmpaSeconds must be positive, at most",
            "network: {input: {weight: 1e30}} | weight of the inputs",
            "network: {input: {inputs: 2000000000}} | inputs",
            "criteria: {id: mine, source: x, bounds: []} | bounds must have at least one limit",
            "criteria: {id: '<script>', source: x, bounds: []} | an id has letters",
            "criteria: {id: mine, source: x, bounds: [{metric: RATE, minimum: 5, maximum: 1, when: ALWAYS}]} | limit on rate",
            "criteria: {id: mine, source: x, bounds: [{metric: RATE, when: ALWAYS}]} | limit on rate",
            "criteria: {id: fsbi-2023, source: x, bounds: [{metric: RATE, minimum: 0, when: ALWAYS}]} | has other limits",
            "nearDuplicate: 1e400 | nearDuplicate",
            "screens: [{kind: mean-field, pathways: [EE], minimumHz: 1, maximumHz: 5}] | a screen is named 'null'",
            "screens: [{kind: mean-field, name: stable, pathways: [EE], minimumHz: 1, maximumHz: 5}] | is named 'stable'",
            "plastic: EE | field plastic: this is not a list",
            "budget: 5 | field budget: this is not a group of settings",
            "further: [{}] | further"})
    void settingsMeanWhatTheySay(String yaml, String sentence) throws IOException {
        Path file = table("search.yaml", yaml.strip().replace("\\n", "\n"));
        CommandRun run = CommandRun.of("evolve", "--zoo", folder.resolve("zoo"), "--config", file, "--dry-run");
        assertUsage(run, file.toString(), sentence);
        assertFalse(Files.exists(folder.resolve("zoo")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "sizes: [256]\\nseeds: 2\\nsizes: [512] | line 3, has the key 'sizes' twice",
            "sizes: [256, 256] | --sizes has 256 twice", "sizes: [256]\\ndelays: [1, 1] | --delays has 1.0 twice",
            "sizes: [256]\\nseeds: 2.5 | seeds", "sizes: [0x100] | '0x100'",
            "sizes: [256]\\nseeds: 1000000000 | --seeds must be at most",
            "sizes: {a: 256} | sizes is a value or a list", "sizes: [[256]] | sizes is a value or a list",
            "sizes: [256]\\nseeds: | seeds", "sizes: [256]\\n---\\nseeds: 2 | begins a second document",
            "sizes: [256]\\npathway-subsets: 2,2 | pathway subsets have 2 twice",
            "sizes: [256]\\nsettle: .inf | settle", "sizes: [256]\\nseeds: [1, 2] | seeds is one value, not a list",
            "sizes: [256]\\nprobe: [edge, recovery] | probe is one value, not a list",
            "sizes: [256]\\npathway-subsets: [2, 2] | pathway subsets have 2 twice", "sizes: [0x40] | sizes: '0x40'",
            "sizes:\\n\t- 64 | it holds a tab"})
    void plansMeanWhatTheySay(String yaml, String sentence) throws IOException {
        Path zoo = folder.resolve("zoo");
        CommandRun.of("zoo", "import", zoo, table("a.csv", HEADER + ROW), "--no-simulation");
        Path plan = table("plan.yaml", yaml.strip().replace("\\n", "\n"));
        CommandRun run = CommandRun.of("probe", "--zoo", zoo, "--plan", plan, "--dry-run");
        assertSentence(run, sentence);
        assertEquals(2, run.exitCode());
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    void filesWithoutEndAreRefused() {
        assertUsage(CommandRun.of("evolve", "--zoo", folder.resolve("zoo"), "--config", "/dev/zero"),
                "/dev/zero has more than 1 MB");
        assertUsage(CommandRun.of("probe", "--zoo", folder.resolve("zoo"), "--plan", "/dev/zero", "--sizes", 64),
                "/dev/zero has more than 1 MB");
    }

    // --- import

    @Test
    void aTableOfOnePathwayIsImportedWithTheOthersStatic() throws IOException {
        Path zoo = folder.resolve("zoo");
        CommandRun run = CommandRun.of("zoo", "import", zoo, table("a.csv", HEADER + ROW), "--no-simulation");
        assertEquals(0, run.exitCode(), run.err());
        JsonNode rule = new ObjectMapper().readTree(CommandRun.of("zoo", "ls", zoo, "--json").lines().getFirst());
        assertEquals("IE", rule.get("pathways").asText());
        assertEquals(1, rule.get("K").asInt());
    }

    @Test
    void zerosAndPathwaysThatAreLeftOutGiveTheSameSpikes() throws IOException {
        String zeros = HEADER.strip() + HEADER.strip().substring(HEADER.indexOf(",IE")).replace("IE", "EE") + "\n"
                + ROW.strip() + ",0.02,0.02,0,0,0,0\n";
        Object[] options = {"--network", "tiny", "--settle", "0.4", "--score", "0.4", "--json"};
        CommandRun without = simulate(table("a.csv", HEADER + ROW), options);
        CommandRun with = simulate(table("b.csv", zeros), options);
        assertEquals(without.out(), with.out());
        assertTrue(with.err().contains("pathway EE of 1 rule has coefficients of 0 only"), with.err());
    }

    private static CommandRun simulate(Path table, Object... options) {
        Object[] words = Arrays.copyOf(new Object[]{"simulate", "--rules", table}, 3 + options.length);
        System.arraycopy(options, 0, words, 3, options.length);
        return CommandRun.of(words);
    }

    @Test
    void everythingIsCheckedBeforeAnythingIsArchived() throws IOException {
        Path zoo = folder.resolve("zoo");
        Path good = table("good.csv", HEADER + ROW);
        Path bad = table("bad.csv", HEADER + ROW + "other,NaN,0.02,0.02,-0.3,0,1,1\n");
        CommandRun run = CommandRun.of("zoo", "import", zoo, good, bad);
        assertEquals(1, run.exitCode());
        assertSentence(run, bad + ", row 3, column rate_poisson_hz: 'NaN'");
        assertFalse(Files.exists(zoo));
    }

    @Test
    void whatEveryRowOfOneRuleReportsIsArchived() throws IOException {
        Path array = folder.resolve("twice.npy");
        byte[] text = "{'descr': [('theta', '<f8', (24,)), ('rate', '<f8')], 'fortran_order': False, 'shape': (2,), }\n"
                .getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        java.nio.ByteBuffer out = java.nio.ByteBuffer.allocate(10 + text.length + 2 * 25 * Double.BYTES)
                .order(java.nio.ByteOrder.LITTLE_ENDIAN).put(new byte[]{(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0})
                .putShort((short) text.length).put(text);
        for (int row = 0; row < 2; row++) {
            for (int i = 0; i < 24; i++) {
                out.putDouble(i % 6 < 2 ? 0.02 : i == 14 ? -0.2 : i == 16 ? 1 : 0);
            }
            out.putDouble(5 + row);
        }
        Files.write(array, out.array());
        Path zoo = folder.resolve("zoo");
        CommandRun run = CommandRun.of("zoo", "import", zoo, array, "--no-simulation");
        assertEquals(0, run.exitCode(), run.err());
        assertSentence(run, "2 rows hold 1 different rule");
        JsonNode reported = new ObjectMapper().readTree(CommandRun
                .of("zoo", "provenance", zoo, Zoo.open(zoo).rules().getFirst().id(), "--json").out()).get("reported");
        assertEquals(5, reported.get("rate").asDouble());
        assertEquals(6, reported.at("/other_rows/0/rate").asDouble());
        assertEquals("twice.npy, row 1", reported.at("/other_rows/0/source").asText());
    }

    @Test
    void frozenLayersAreReadInOrderWithDecimalNumbers() throws IOException {
        for (List<String> wrong : List.of(List.of("index;part;value\n", "its first line is not index,part,value"),
                List.of("index,part,value\n0,tau_s,0.01f\n", "row 2: expected index,part,value"),
                List.of("index,part,value\n0,tau_s,0.01\n0,tau_s,0.01\n", "row 3: index '0' where 1 was expected"))) {
            Path layers = table("layers.csv", wrong.getFirst());
            CommandRun run = CommandRun.of("evolve", "--zoo", folder.resolve("zoo"), "--model", "codependent-mlp",
                    "--layers", layers, "--dry-run");
            assertEquals(1, run.exitCode(), run.err());
            assertSentence(run, layers.toString(), wrong.getLast());
        }
    }
}
