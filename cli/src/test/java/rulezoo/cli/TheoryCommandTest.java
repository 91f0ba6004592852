package rulezoo.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TheoryCommandTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void closedFormsStandBesideSimulations() throws IOException {
        CommandRun run = CommandRun.of("theory", "--theta0", "0.3", "--theta1=-0.8", "--json");
        assertEquals(0, run.exitCode());
        for (String line : run.lines()) {
            JsonNode row = JSON.readTree(line);
            double closed = row.get("closed_form").asDouble();
            assertEquals(closed, row.get("simulated").asDouble(), Math.abs(0.01 * closed), line);
        }
        assertTrue(run.out().contains("0.8169"));
    }

    @Test
    void anyNumberOfBlocksCanBeGiven() {
        CommandRun run = CommandRun.of("theory", "--blocks", "0.2,0.1/-1,-0.5/0,-1/-2,0.3/0,-1", "--inputs", "20");
        assertEquals(0, run.exitCode(), run.err());
        assertTrue(run.out().contains("residual ratio rho"));
    }

    @Test
    void implicitRulesOfAnyDimensionCanBeGiven() {
        assertTrue(CommandRun.of("theory", "--precision", "1,0.5,1").out().contains("0.881854"));
        assertEquals(0, CommandRun.of("theory", "--precision", "2,0,0,0,2,0,0,0,2").exitCode());
    }

    @Test
    void forgettingIsShownOnDemand() {
        CommandRun run = CommandRun.of("theory", "--theta0", "0", "--inputs", "20", "--noise", "0.5");
        assertEquals(0, run.exitCode(), run.err());
        assertTrue(run.out().contains("lifetime over homeostatic time"));
    }

    @Test
    void unstableRulesAreExplained() {
        CommandRun run = CommandRun.of("theory", "--theta0", "1");
        assertEquals(2, run.exitCode());
        assertTrue(run.err().contains("unstable under the background A"), run.err());
    }

    @Test
    void malformedRulesAreExplained() {
        assertTrue(CommandRun.of("theory", "--blocks", "1;2").err().contains("'1;2' is not theta0,theta1"));
        assertTrue(CommandRun.of("theory", "--precision", "1,2").err().contains("--precision takes a,b,c"));
        assertTrue(CommandRun.of("theory", "--precision", "1,2,1").err().contains("positive definite"));
    }

    @Test
    void checksPrintALineEach() {
        CommandRun run = CommandRun.of("theory", "--check", "--only", "E6");
        assertEquals(0, run.exitCode(), run.out());
        assertEquals(19, run.lines().size());
        assertEquals("18 of 18 checks passed", run.lines().getLast());
        assertEquals(2, CommandRun.of("theory", "--check", "--only", "E99").exitCode());
    }

    @Test
    void portraitsAreDrawn(@TempDir Path folder) throws IOException {
        CommandRun run = CommandRun.of("theory", "--portraits", folder, "--width", "8.5cm");
        assertEquals(0, run.exitCode(), run.err());
        for (String name : new String[]{"explicit", "implicit", "dimensions"}) {
            assertTrue(ImageIO.read(folder.resolve("phase-portrait-" + name + ".png").toFile()).getWidth() > 500);
            assertTrue(
                    Files.readString(folder.resolve("phase-portrait-" + name + ".svg")).contains("width=\"85.0mm\""));
            assertTrue(Files.size(folder.resolve("phase-portrait-" + name + ".pdf")) > 1000);
        }
        CommandRun narrow = CommandRun.of("theory", "--portraits", folder, "--width", "8mm");
        assertEquals(2, narrow.exitCode());
        assertTrue(narrow.err().contains("from 50 to 500 mm"), narrow.err());
        assertTrue(CommandRun.of("theory", "--width", "wide").err().contains("such as 85mm"));
    }
}
