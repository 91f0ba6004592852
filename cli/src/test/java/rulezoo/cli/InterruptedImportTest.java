package rulezoo.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import rulezoo.archive.Zoo;

class InterruptedImportTest {
    @TempDir
    private Path folder;

    /** Fewer rules than are archived at once. */
    @Test
    @Timeout(value = 300, unit = TimeUnit.SECONDS)
    void anInterruptedImportKeepsEveryRuleThatWasSimulated() throws IOException, InterruptedException {
        Path zoo = folder.resolve("zoo");
        Path output = folder.resolve("output");
        Process process = new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(), "--add-modules",
                "jdk.incubator.vector", "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"),
                "rulezoo.cli.Main", "zoo", "import", zoo.toString(), "--known", "--threads", "1")
                .redirectErrorStream(true).redirectOutput(output.toFile()).start();
        while (process.isAlive() && !Files.readString(output).matches("(?s).*import: \\d+ of \\d+ done.*")) {
            process.waitFor(50, TimeUnit.MILLISECONDS);
        }
        process.destroy(); // as Ctrl-C does
        process.waitFor();
        int rules = Zoo.open(zoo).rules().size();
        assertTrue(rules >= 1 && rules < 32, rules + " rules\n" + Files.readString(output));
        assertEquals(List.of(), Zoo.open(zoo).problems());
    }
}
