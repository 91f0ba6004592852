package rulezoo.archive;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** As {@link ZooKillTest}, but often: takes some minutes. */
@Tag("validation")
class ZooKillValidation {
    private static final int ZOOS = 10;
    private static final int KILLS = 22;

    @TempDir
    private Path folder;

    @Test
    void everythingAcknowledgedSurvivesTwoHundredAndTwentyKills() throws IOException, InterruptedException {
        int unfinished = 0;
        long generations = 0;
        for (int i = 0; i < ZOOS; i++) {
            Kills kills = new Kills(folder.resolve("zoo" + i));
            kills.run(KILLS);
            unfinished += kills.unfinished();
            generations += kills.generations();
            System.out.println("kill -9: " + (i + 1) * KILLS + ", of which in the middle of a file " + unfinished
                    + "; generations acknowledged " + generations + ", lost 0");
        }
        assertTrue(unfinished > 0, "no kill hit a file that was being written");
    }
}
