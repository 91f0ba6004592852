package rulezoo.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rulezoo.cli.cluster.SparkMaster;

/** Wrong addresses of Spark clusters; a cluster that works is in SparkClusterTest. */
@Timeout(value = 10, unit = TimeUnit.SECONDS)
class SparkMasterTest {
    @TempDir
    private Path folder;

    @Test
    void aDeadMasterIsNamedInOneSentence() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        String said = refused(1, "spark://127.0.0.1:" + port);
        assertTrue(said.contains("--master spark://127.0.0.1:" + port + " is not reachable"), said);
        assertTrue(said.contains("Spark 4.2"), said);
    }

    @Test
    void anUnknownHostIsNamedInOneSentence() {
        String said = refused(1, "spark://no-such-host.invalid:7077");
        assertTrue(said.contains("is not reachable (there is no host no-such-host.invalid)"), said);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "spark:/head:7077", "sparks://head:7077", "spark://head", "spark://head:x",
            "spark://:7077",
            "spark://head:70770", "head:7077", "local[x]", "local[0]", "http://head:7077", "spark://a:1,", "k8s://",
            "spark://a b:7077"})
    void aTypingErrorIsWrongUsage(String master) {
        String said = refused(2, master);
        assertTrue(
                said.contains("--master '" + master + "' is no address of a Spark cluster: it looks like spark://host"),
                said);
    }

    @Test
    void oneOfSeveralMastersIsEnough() throws IOException {
        try (ServerSocket master = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            new SparkMaster("spark://no-such-host.invalid:7077,127.0.0.1:" + master.getLocalPort()).requireReachable();
        }
        new SparkMaster("local[*]").requireReachable();
        new SparkMaster("yarn").requireReachable();
    }

    private String refused(int exitCode, String master) {
        Path zoo = folder.resolve("zoo");
        CommandRun run = CommandRun.of("evolve", "--zoo", zoo, "--model", "toy", "--evaluations", 5, "--master",
                master);
        assertEquals(exitCode, run.exitCode(), run.err());
        assertEquals(1, run.err().lines().count(), run.err());
        assertTrue(run.err().startsWith("rulezoo: "), run.err());
        assertFalse(Files.exists(zoo), "no empty zoo is left");
        return run.err();
    }
}
