package rulezoo.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Prints the table of docs/zoo.md; takes about fifteen minutes and 8 GB of disk. */
@Tag("validation")
class ZooScaleValidation {
    private static final String HEAP = "-Xmx640m";
    /** The three columns of ten million numbers that are loaded take 264 MB themselves. */
    private static final String HEAP_OF_COLUMNS = "-Xmx1g";

    @TempDir
    private Path folder;

    @Test
    void aMillionRulesAndTenMillionProbeRecords() throws IOException, InterruptedException {
        run("write-rules", "0", "2000");
        run("write-probes", "0", "20000");
        for (String step : List.of("open-writer", "compact", "open-writer", "filter", "rule-columns", "probe-columns",
                "verify")) {
            run(step);
        }
    }

    /** Reading alone, of a zoo as a compaction leaves it: takes a third of the time. */
    @Test
    void aMillionPackedRulesAndTenMillionPackedProbeRecords() throws IOException, InterruptedException {
        run("write-packed", "2000", "20000");
        for (String step : List.of("filter", "rule-columns", "probe-columns", "verify")) {
            run(step);
        }
    }

    private void run(String... step) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                step[0].equals("probe-columns") ? HEAP_OF_COLUMNS : HEAP, "-XX:+UseParallelGC", "-cp",
                System.getProperty("java.class.path"), ZooScale.class.getName(),
                folder.resolve("zoo").toString()));
        command.addAll(List.of(step));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        System.out.print(output);
        assertEquals(0, process.waitFor(), output);
    }
}
