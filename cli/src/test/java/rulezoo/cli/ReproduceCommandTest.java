package rulezoo.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReproduceCommandTest {
    @TempDir
    private Path folder;

    @Test
    void aFigureIsWrittenWithItsClaimsAndAPage() throws IOException {
        Path out = folder.resolve("paper");
        CommandRun run = CommandRun.of("reproduce", "3c", "--out", out);
        assertEquals(0, run.exitCode(), run.err());
        assertTrue(run.out().contains("agrees      E3-steps(0.0, -1.0)"), run.out());
        assertTrue(Files.exists(out.resolve("3c/aba-task.svg")));
        assertTrue(Files.readString(out.resolve("3c/claims.csv")).contains("3C,"));
        assertTrue(Files.readString(out.resolve("index.html")).contains("<h2>3C: A-B-A task"));
    }

    @Test
    void figuresOfEvolvedRulesReadAZoo() throws IOException {
        Path csv = folder.resolve("rules.csv");
        Files.writeString(csv, """
                name,EE_tau_pre,EE_tau_post,EE_alpha,EE_beta,EE_gamma,EE_kappa,EI_tau_pre,EI_tau_post,EI_alpha,EI_beta,\
                EI_gamma,EI_kappa,IE_tau_pre,IE_tau_post,IE_alpha,IE_beta,IE_gamma,IE_kappa,II_tau_pre,II_tau_post,\
                II_alpha,II_beta,II_gamma,II_kappa
                one,0.02,0.02,0,0,0,0,0.02,0.02,0,0,0,0,0.02,0.02,-0.2,0,1,1,0.02,0.02,0,0,0,0
                """);
        Path zoo = folder.resolve("zoo");
        assertEquals(0, CommandRun.of("zoo", "import", zoo, csv, "--no-simulation").exitCode());
        CommandRun probe = CommandRun.of("probe", "--zoo", zoo, "--sizes", "64", "--pathway-subsets", "1,3,4",
                "--seeds",
                "3", "--delays", "1,2", "--settle", "0.8", "--training", "0.8", "--trials", "1");
        assertEquals(0, probe.exitCode(), probe.err());
        CommandRun run = CommandRun.of("reproduce", "1B", "1C", "2A", "5D", "headline", "knock-outs", "--zoo", zoo,
                "--out", folder.resolve("paper"), "--json");
        assertEquals(0, run.exitCode(), run.err());
        assertTrue(run.lines().stream().anyMatch(line -> line.contains("\"figure\":\"knock-outs\"")), run.out());
        assertTrue(run.lines().stream().anyMatch(line -> line.contains("this delay was not probed")), run.out());
    }

    @Test
    void wrongUsageIsNamed() {
        assertEquals(2, CommandRun.of("reproduce", "9Z", "--out", folder.resolve("paper")).exitCode());
        CommandRun scale = CommandRun.of("reproduce", "3C", "--scale", "huge", "--out", folder.resolve("paper"));
        assertEquals(2, scale.exitCode());
        assertTrue(scale.err().contains("--scale is quick or full, not 'huge'"), scale.err());
    }
}
