package rulezoo.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rulezoo.cli.console.CheckedOutput;

/** What becomes of a command whose standard output cannot be written. */
class CheckedOutputTest {
    private static final Path ROOT = Path.of(Objects.requireNonNull(System.getProperty("rulezoo.root", "..")));
    private static final Path ZOO = ROOT.resolve("archive/src/test/resources/zoo-schema-1/zoo");

    private final StringWriter err = new StringWriter();

    @ParameterizedTest
    @ValueSource(strings = {"", "--help", "--version", "theory --theta0 0.3 --theta1=-0.8", "theory --json",
            "zoo ls ZOO",
            "zoo ls ZOO --json", "zoo verify ZOO", "probe --zoo ZOO --summary",
            "evolve --help"})
    void aFullDiskIsAFailureInOneSentence(String command) throws IOException {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.isWritable(full), "skipped: there is no /dev/full here");
        try (OutputStream device = new FileOutputStream(full.toFile())) {
            assertEquals(1, run(new CheckedOutput(device, () -> false), command));
        }
        assertTrue(err.toString().contains("rulezoo: standard output could not be written, and lacks results: "),
                err.toString());
    }

    @Test
    void wrongUsageStaysWrongUsage() {
        assertEquals(2, run(new CheckedOutput(new Broken(), () -> false), "theory --check --only nothing"));
    }

    @Test
    void aReaderThatHasSeenEnoughIsNoFailure() {
        assertEquals(0, run(new CheckedOutput(new Broken(), () -> true), "theory --json"));
        assertEquals("", err.toString());
    }

    @Test
    void whatArrivesIsWholeAndASuccess() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        assertEquals(0, run(new CheckedOutput(bytes, () -> false), "theory --json"));
        assertEquals(CommandRun.of("theory", "--json").out(), bytes.toString(StandardCharsets.UTF_8));
        assertEquals("", err.toString());
    }

    private int run(CheckedOutput out, String command) {
        String[] words = command.isEmpty() ? new String[0] : command.replace("ZOO", ZOO.toString()).split(" ", -1);
        return Main.run(out, Main.commandLine().setErr(new PrintWriter(err)), words);
    }

    private static final class Broken extends OutputStream {
        @Override
        public void write(int b) throws IOException {
            throw new IOException("broken");
        }
    }
}
