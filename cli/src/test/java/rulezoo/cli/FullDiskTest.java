package rulezoo.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A search on a disk that fills up: only root may mount one small enough. */
class FullDiskTest {
    /** No rule has its set points within this sliver of rates: checkpoints are all that is written. */
    private static final String CONFIG = """
            preset: demo
            population: 64
            founders: 64
            screens:
              - {kind: mean-field, name: unreachable, pathways: [EE, EI, IE, II], minimumHz: 1, maximumHz: 1.0000000001}
            """;

    @TempDir
    private Path folder;
    private @Nullable Path disk;

    @Test
    void theSearchPausesWithAMessageAndGoesOnWhenThereIsRoom()
            throws IOException, InterruptedException, ExecutionException, TimeoutException {
        Path small = mount();
        Path config = Files.writeString(folder.resolve("search.yaml"), CONFIG);
        Path ballast = small.resolve("ballast");
        StringWriter err = new StringWriter();
        Files.createDirectory(small.resolve("zoo"));
        Files.write(ballast, new byte[480 * 1024]);
        CompletableFuture<Integer> search = CompletableFuture.supplyAsync(() -> Main.commandLine()
                .setOut(new PrintWriter(new StringWriter())).setErr(new PrintWriter(err, true))
                .execute("evolve", "--zoo", small.resolve("zoo").toString(), "--config", config.toString(),
                        "--evaluations", "300"));
        for (int i = 0; i < 200 && !err.toString().contains("paused: "); i++) {
            Thread.sleep(100);
        }
        assertTrue(err.toString().contains("the disk is full: free some space; nothing archived is lost;"
                + " the search goes on when there is room"), err.toString());
        assertTrue(!search.isDone());
        Files.delete(ballast);
        assertEquals(0, search.get(60, TimeUnit.SECONDS));
        assertTrue(err.toString().contains("there is room again: the search goes on"), err.toString());
        assertTrue(CommandRun.of("zoo", "ls", small.resolve("zoo")).out().contains("320 rules judged"));
    }

    private Path mount() throws IOException, InterruptedException {
        assumeTrue("root".equals(System.getProperty("user.name")) && Files.isExecutable(Path.of("/bin/mount")),
                "skipped: only root can mount a small disk");
        Path path = Files.createDirectory(folder.resolve("disk"));
        assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=512k", "none", path.toString()) == 0,
                "skipped: no disk can be mounted here");
        disk = path;
        return path;
    }

    @AfterEach
    void unmount() throws IOException, InterruptedException {
        if (disk != null) {
            // lazily: jHDF keeps the file open that it failed to write, until it is garbage
            assertEquals(0, run("umount", "--lazy", disk.toString()));
        }
    }

    private static int run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        return process.waitFor(10, TimeUnit.SECONDS) ? process.exitValue() : -1;
    }
}
