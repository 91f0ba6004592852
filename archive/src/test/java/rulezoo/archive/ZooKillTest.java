package rulezoo.archive;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ZooKillTest {
    @TempDir
    private Path folder;

    @Test
    void everythingAcknowledgedSurvivesKills() throws IOException, InterruptedException {
        Kills kills = new Kills(folder.resolve("zoo"));
        kills.run(12);
        assertTrue(kills.generations() >= 12);
        System.out.println("kill -9: 12, of which in the middle of a file " + kills.unfinished()
                + "; generations acknowledged " + kills.generations() + ", lost 0");
    }
}
