package rulezoo.cli.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import rulezoo.simulator.run.LocalRunner;
import rulezoo.simulator.run.Runner;

class ProgressTest {
    @Test
    void aShownRunnerGivesTheSameResultsAndSaysHowFarItIs() {
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        PrintStream before = System.err;
        System.setErr(new PrintStream(written, true, StandardCharsets.UTF_8));
        try (Runner runner = new LocalRunner(2)) {
            assertEquals(List.of(1, 4, 9), Progress.shown("squares", runner).map(List.of(1, 2, 3), n -> n * n));
        } finally {
            System.setErr(before);
        }
        String said = written.toString(StandardCharsets.UTF_8);
        assertTrue(said.contains("squares: 3 of 3 done"), said);
    }
}
