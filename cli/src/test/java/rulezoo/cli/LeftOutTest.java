package rulezoo.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rulezoo.archive.Zoo;

/** What a zoo holds and a command cannot use is said once, and the exit code is 1, in every command. */
class LeftOutTest {
    private static final Path SOURCE = Path.of(Objects.requireNonNull(System.getProperty("rulezoo.root", "..")),
            "archive/src/test/resources/zoo-schema-1/zoo");

    @TempDir
    private Path folder;
    private Path damaged = Path.of("");

    @BeforeEach
    void damageOneFile() throws IOException {
        assertEquals(0, CommandRun.of("zoo", "import", folder.resolve("zoo"), SOURCE).exitCode());
        damaged = Files.writeString(folder.resolve("zoo/rules/000099.h5"), "not HDF5 at all");
    }

    private CommandRun run(String command) throws IOException {
        String id = Zoo.open(SOURCE).rules().getFirst().id();
        return CommandRun.of(Arrays.stream(command.split(" ", -1))
                .map(word -> word.replace("SOURCE", SOURCE.toString()).replace("ZOO", folder.resolve("zoo").toString())
                        .replace("ID", id)
                        .replace("OUT", folder.toString()))
                .toArray());
    }

    @ParameterizedTest
    @ValueSource(strings = {"zoo ls ZOO", "zoo ls ZOO --json", "zoo show ZOO ID", "zoo provenance ZOO ID",
            "zoo provenance ZOO ID --json", "zoo export ZOO --out OUT/a.csv", "zoo export ZOO --out OUT/a.json",
            "zoo export ZOO --out OUT/a.parquet", "zoo export ZOO --out OUT/a.npy", "zoo export ZOO --out OUT/crate",
            "zoo compact ZOO", "zoo compact ZOO --out OUT/a.h5", "zoo import OUT/other ZOO",
            "zoo import ZOO OUT/none.csv", "probe --zoo ZOO --summary",
            "probe --zoo ZOO --dry-run --sizes 64", "replay --zoo ZOO --rule ID",
            "analyze --compare ZOO SOURCE --out OUT/comparison",
            "evolve --zoo ZOO --model toy --evaluations 1 --threads 1"})
    void everyCommandSaysItOnceAndExitsWithOne(String command) throws IOException {
        Files.writeString(folder.resolve("none.csv"), "rule,rate_poisson_hz\n");
        CommandRun run = run(command);
        assertEquals(1, run.exitCode(), run.err());
        if (!command.contains("none.csv")) {
            assertEquals(1, run.err().lines().filter(line -> line.contains("left out: " + damaged)).count(),
                    run.err());
            assertTrue(run.err().lines().filter(line -> line.contains(damaged.toString())).count() <= 2, run.err());
        }
    }

    @Test
    void aFileThatCannotBeReadStaysAndIsNamedByReadersAndWriters() throws IOException {
        Files.delete(damaged);
        Files.createDirectory(damaged);
        for (String command : List.of("zoo ls ZOO", "zoo compact ZOO", "zoo verify ZOO")) {
            CommandRun run = run(command);
            assertEquals(1, run.exitCode(), run.out());
            assertTrue((run.err() + run.out()).contains(damaged + " is not a file but a folder"), run.err());
        }
        assertTrue(Files.isDirectory(damaged));
        assertEquals(Zoo.open(SOURCE).rules(), Zoo.open(folder.resolve("zoo")).rules());
    }

    @Test
    void anExportHoldsAsManyRowsAsItSays() throws IOException {
        for (String name : List.of("a.csv", "a.json")) {
            CommandRun run = run("zoo export ZOO --out OUT/" + name);
            long lines = Files.readAllLines(folder.resolve(name)).size() - (name.endsWith("csv") ? 1L : 0L);
            assertEquals(folder.resolve(name) + ": " + lines + " rules", run.out().strip());
        }
        run("zoo export ZOO --out OUT/a.npy");
        byte[] numpy = Files.readAllBytes(folder.resolve("a.npy"));
        assertTrue(new String(numpy, 0, 5000, java.nio.charset.StandardCharsets.ISO_8859_1)
                .contains("'shape': (5,)"));
    }

    @Test
    void emptyAndForeignShardsAreLeftOutByNameAndTheOthersAreMerged() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        Path foreign = Files.writeString(folder.resolve("foreign.h5"), "no zoo");
        Path merged = folder.resolve("merged");
        CommandRun run = CommandRun.of("zoo", "import", merged, empty, SOURCE, foreign);
        assertEquals(1, run.exitCode(), run.err());
        assertTrue(run.out().contains("5 new rules and 6 new probe records"), run.out());
        assertTrue(run.err().contains("left out: " + empty) && run.err().contains("left out: " + foreign), run.err());
        assertEquals(Zoo.open(SOURCE).rules(), Zoo.open(merged).rules());
        Path none = folder.resolve("none");
        assertEquals(1, CommandRun.of("zoo", "import", none, empty, foreign).exitCode());
        assertFalse(Files.exists(none));
    }

    @Test
    void aZooThatLostItsEmptyFoldersIsListed() throws IOException {
        Path zoo = folder.resolve("lost");
        Files.createDirectories(zoo.resolve("rules"));
        for (String name : List.of("000001.h5")) {
            Files.copy(SOURCE.resolve("rules").resolve(name), zoo.resolve("rules").resolve(name));
        }
        CommandRun run = CommandRun.of("zoo", "ls", zoo, "--json");
        assertEquals(0, run.exitCode(), run.err());
        assertTrue(run.lines().size() >= 1, run.out());
    }
}
