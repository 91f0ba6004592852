package rulezoo.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import rulezoo.archive.RuleRecord;
import rulezoo.simulator.rule.Pathway;

@Timeout(120)
class BrowserTest {
    private static final int TIMEOUT_SECONDS = 60;

    private static Optional<Path> chromium() {
        String path = Objects.requireNonNullElse(System.getenv("PATH"), "");
        return Arrays.stream(path.split(":")).flatMap(d -> Stream.of("chromium", "chromium-browser", "google-chrome")
                .map(name -> Path.of(d, name))).filter(Files::isExecutable).findFirst();
    }

    @Test
    void theReportLoadsInChromiumWithoutComplaints(@TempDir Path folder) throws Exception {
        assumeTrue(chromium().isPresent(), "skipped: no chromium on the PATH");
        SyntheticZoo zoo = new SyntheticZoo(31);
        List<RuleRecord> rules = zoo.rules(4);
        new Report("zoo", List.of(), null, _ -> {}).write(
                ZooAnalysis.of(rules, zoo.probes(rules, List.of(64), List.of(EnumSet.of(Pathway.IE)), List.of(1.0), 3,
                        SyntheticZoo.FADING, 0.1, 0.05)),
                folder);
        Path dom = folder.resolve("dom.html");
        Path log = folder.resolve("browser.log");
        Process browser = new ProcessBuilder(chromium().orElseThrow().toString(), "--headless", "--no-sandbox",
                "--disable-gpu", "--user-data-dir=" + folder.resolve("profile"), "--enable-logging=stderr",
                "--dump-dom",
                folder.resolve("index.html").toUri().toString()).redirectOutput(dom.toFile())
                .redirectError(log.toFile())
                .start();
        assertTrue(browser.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS), "chromium did not finish");
        assertEquals(List.of(), Files.readAllLines(log).stream().filter(l -> l.contains("CONSOLE")).toList());
        assertTrue(Files.readString(dom).contains("</figure>"));
    }
}
