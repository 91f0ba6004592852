package rulezoo.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rulezoo.archive.Zoo;

/** Kills searches, as a power failure or the out-of-memory killer would, and compares what is left. */
class KilledSearchTest {
    @TempDir
    private Path folder;

    private List<String> command(Path zoo, long evaluations) throws IOException {
        Path config = Files.writeString(folder.resolve("kill.yaml"), LenientSearch.YAML + "auditShare: 0.02\n");
        return List.of(ProcessHandle.current().info().command().orElseThrow(), "--add-modules",
                "jdk.incubator.vector", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp",
                System.getProperty("java.class.path"), "rulezoo.cli.Main", "evolve", "--zoo", zoo.toString(),
                "--config", config.toString(), "--threads", "2", "--evaluations", Long.toString(evaluations));
    }

    private void killAtRandomMoments(int kills, long evaluations) throws IOException, InterruptedException {
        Path whole = folder.resolve("whole");
        assertEquals(0, CommandRun.of(command(whole, evaluations).stream().skip(8).toArray()).exitCode());
        Path killed = folder.resolve("killed");
        Random random = new Random(kills);
        int died = 0;
        int runs = 0;
        int reached = -1;
        while (died < kills) {
            Process process = new ProcessBuilder(command(killed, evaluations)).redirectErrorStream(true)
                    .redirectOutput(folder.resolve("output").toFile()).start();
            runs++;
            if (endsBefore(random, process)) {
                assertEquals(0, process.exitValue(), Files.readString(folder.resolve("output")));
                break;
            }
            process.destroyForcibly().waitFor();
            died++;
            if (Zoo.latestCheckpoint(killed).isPresent()) {
                int generation = Zoo.latestCheckpoint(killed).orElseThrow().generation();
                assertTrue(generation >= reached, "a kill lost more than the unfinished generation");
                reached = generation;
            }
        }
        assertTrue(kills < 50 || died >= 50, "the search ended after " + runs + " runs: give it more to do");
        assertEquals(0, CommandRun.of(command(killed, evaluations).stream().skip(8).toArray()).exitCode());
        Zoo expected = Zoo.open(whole);
        Zoo actual = Zoo.open(killed);
        assertEquals(expected.rules(), actual.rules());
        assertEquals(List.of(), actual.problems());
        assertEquals(Zoo.latestCheckpoint(whole).orElseThrow().generation(),
                Zoo.latestCheckpoint(killed).orElseThrow().generation());
        System.out.printf("%d kills, the last at generation %d of %d; both zoos hold the same %d rules%n", died,
                reached,
                Zoo.latestCheckpoint(whole).orElseThrow().generation(), expected.rules().size());
    }

    /** Waits for a random moment: of the whole run, or of what follows its first generation. */
    private boolean endsBefore(Random random, Process process) throws IOException, InterruptedException {
        if (random.nextInt(4) == 0) {
            return process.waitFor(random.nextLong(3000), TimeUnit.MILLISECONDS);
        }
        while (!Files.readString(folder.resolve("output")).lines().anyMatch(line -> line.startsWith("generation "))) {
            if (process.waitFor(20, TimeUnit.MILLISECONDS)) {
                return true;
            }
        }
        return process.waitFor(random.nextLong(1500), TimeUnit.MILLISECONDS);
    }

    @Test
    void aSearchThatIsKilledAFewTimesEndsWithTheSameZoo() throws IOException, InterruptedException {
        killAtRandomMoments(4, 250);
    }

    @Test
    @Tag("robustness")
    void aSearchThatIsKilledSixtyTimesEndsWithTheSameZoo() throws IOException, InterruptedException {
        killAtRandomMoments(60, 900);
    }
}
