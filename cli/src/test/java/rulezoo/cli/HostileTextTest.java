package rulezoo.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rulezoo.archive.intake.RuleCsv;

/** CSV and YAML files that are damaged, or made to do harm. */
class HostileTextTest {
    private static final Path ROOT = Path.of(Objects.requireNonNull(System.getProperty("rulezoo.root", "..")));
    private static final Path TABLE = ROOT.resolve("cli/src/test/resources/reference/rules_background.csv");
    private static final Path ZOO = ROOT.resolve("archive/src/test/resources/zoo-schema-1/zoo");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @MethodSource
    @Timeout(value = 20, unit = TimeUnit.SECONDS)
    void hostileSettingsGiveOneSentence(String yaml) throws IOException {
        Path file = Files.writeString(folder.resolve("search.yaml"), yaml);
        CommandRun run = CommandRun.of("evolve", "--zoo", folder.resolve("zoo"), "--config", file, "--evaluations", 1);
        assertNotEquals(0, run.exitCode());
        assertEquals(1, run.err().lines().count(), run.err());
        assertTrue(run.err().startsWith("rulezoo: " + file), run.err());
        assertFalse(run.err().contains("internal error"), run.err());
        assertTrue(run.err().length() < 2000, "a sentence of " + run.err().length() + " characters");
        assertFalse(Files.exists(folder.resolve("zoo")));
    }

    static Stream<String> hostileSettingsGiveOneSentence() {
        StringBuilder laughs = new StringBuilder("a: &a [x, x, x, x, x, x, x, x, x]\n");
        for (char c = 'b'; c < 'k'; c++) {
            laughs.append(c).append(": &").append(c).append(" [");
            laughs.append(("*" + (char) (c - 1) + ", ").repeat(8)).append("*").append((char) (c - 1)).append("]\n");
        }
        return Stream.of(laughs.toString(), "[".repeat(100_000), "{a: ".repeat(100_000), "a: !!java.net.URL [http://x]",
                "!!javax.script.ScriptEngineManager [!!java.net.URLClassLoader [[!!java.net.URL [\"http://x\"]]]]",
                "\u0000\u0001\u0002", "population: " + "9".repeat(5000), "- ".repeat(50_000), "x".repeat(5_000_000),
                "x".repeat(900_000), "population: 1e999999999", "x: ".repeat(50_000), "x: !!binary " + "A".repeat(9000),
                "? ? ? ? ?\n: :", "population: [1, 2");
    }

    @Test
    void settingsThatAreNoTextGiveOneSentence() throws IOException {
        Path file = Files.write(folder.resolve("search.yaml"), new byte[]{(byte) 0xff, (byte) 0xfe, 0, (byte) 0xc0});
        CommandRun run = CommandRun.of("evolve", "--zoo", folder.resolve("zoo"), "--config", file);
        assertEquals(2, run.exitCode());
        assertEquals("rulezoo: " + file + " is not a text in UTF-8", run.err().strip());
    }

    /** A zoo may come from anywhere, and so may the log of its search. */
    @Test
    @Timeout(value = 20, unit = TimeUnit.SECONDS)
    void aHostileLogDoesNotKeepAZooFromBeingListed() throws IOException {
        Path zoo = folder.resolve("zoo");
        CommandRun.of("zoo", "import", zoo, ZOO);
        List<String> hostile = List.of("", "{", "[".repeat(2_000_000), "{\"a\":".repeat(2_000_000), "null", "7",
                "{\"event\": 7, \"time\": {}}", "{\"event\": \"stopped\", \"time\": \"never\"}", "\u0000\u0001",
                "9".repeat(3_000_000), "x".repeat(3_000_000));
        for (String line : hostile) {
            Files.writeString(zoo.resolve("search/log.jsonl"), line);
            assertListed(zoo);
            Files.writeString(zoo.resolve("search/log.jsonl"),
                    "{\"event\": \"stopped\", \"time\": \"2026-01-02T03:04:05Z\"}\n" + line);
            assertTrue(assertListed(zoo).contains("last event: stopped"));
        }
        Files.write(zoo.resolve("search/log.jsonl"), new byte[]{(byte) 0xff, (byte) 0xc0, '\n', 0});
        assertListed(zoo);
    }

    private static String assertListed(Path zoo) {
        CommandRun run = CommandRun.of("zoo", "ls", zoo);
        assertEquals(0, run.exitCode(), run.err());
        assertEquals("", run.err());
        assertTrue(run.out().contains("5 rules, 6 probe records"), run.out());
        return run.out();
    }

    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    void aThousandDamagedTablesAreReadOrRefusedInOneSentence() throws IOException {
        byte[] whole = String.join("\n", Files.readAllLines(TABLE).subList(0, 4)).getBytes(StandardCharsets.UTF_8);
        Path file = folder.resolve("rules.csv");
        Random random = new Random(3);
        int refused = 0;
        for (int i = 0; i < 1000; i++) {
            byte[] damaged = whole.clone();
            for (int k = 0; k <= random.nextInt(5); k++) {
                damaged[random.nextInt(damaged.length)] = (byte) (random.nextBoolean()
                        ? random.nextInt()
                        : "\",\n;e-"
                                .charAt(random.nextInt(6)));
            }
            Files.write(file, i % 3 == 0 ? Arrays.copyOf(damaged, random.nextInt(damaged.length)) : damaged);
            try {
                RuleCsv.read(file);
            } catch (IOException e) {
                refused++;
                assertTrue(String.valueOf(e.getMessage()).startsWith(file.toString()), e.getMessage());
            }
        }
        assertTrue(refused > 300, "refused " + refused);
        System.out.println("CSV files damaged: 1000, refused in one sentence: " + refused + ", crashed: 0");
    }

    @Test
    void aTableWithoutEndIsRefused() throws IOException {
        Path file = folder.resolve("endless.csv");
        Files.writeString(file, "rule," + "x".repeat(30_000_000));
        CommandRun run = CommandRun.of("zoo", "import", folder.resolve("zoo"), file);
        assertEquals(1, run.exitCode());
        assertEquals(1, run.err().lines().count(), run.err());
        assertTrue(run.err().contains(file.toString()), run.err());
        assertFalse(Files.exists(folder.resolve("zoo")));
    }
}
