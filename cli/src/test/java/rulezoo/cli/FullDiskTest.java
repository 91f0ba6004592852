package rulezoo.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
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
    @RegisterExtension
    private final SmallDisk disk = new SmallDisk();

    @Test
    void theSearchPausesWithAMessageAndGoesOnWhenThereIsRoom()
            throws IOException, InterruptedException, ExecutionException, TimeoutException {
        Path small = disk.mount(folder, "size=512k");
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
}
