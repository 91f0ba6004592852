package rulezoo.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.spark.launcher.JavaModuleOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rulezoo.archive.Zoo;

/**
 * A standalone Spark master and two workers on the loopback device, all from the jars that Maven resolved:
 * {@code mvn -Pspark verify}.
 */
@Tag("spark")
class SparkClusterTest {
    private static final String CONFIG = """
            preset: demo
            network: {excitatory: 64, inhibitory: 16}
            plastic: [IE]
            founders: 64
            population: 16
            auditShare: 0.02
            protocol: {name: background, phases: [{kind: run, label: settle, durationSeconds: 2, scored: false},
              {kind: run, label: scored, durationSeconds: 1, scored: true}]}
            criteria: {id: lenient, source: test, bounds: [{metric: RATE, minimum: 1, maximum: 60, when: ALWAYS}]}
            screens:
              - {kind: mean-field, name: mean-field, pathways: [IE], minimumHz: 1, maximumHz: 50}
            """;

    @TempDir
    private Path folder;
    private Path home = Path.of("");
    private Path config = Path.of("");
    private int port;
    private final List<Process> processes = new ArrayList<>();

    @BeforeEach
    void startCluster() throws IOException, InterruptedException {
        config = Files.writeString(folder.resolve("search.yaml"), CONFIG);
        home = Files.createDirectory(folder.resolve("spark"));
        // Where Spark looks for its jars when it starts an executor.
        Path jars = Files.createDirectory(home.resolve("jars"));
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            Path jar = Path.of(entry);
            if (entry.endsWith(".jar") && !Files.exists(jars.resolve(jar.getFileName()))) {
                Files.createSymbolicLink(jars.resolve(jar.getFileName()), jar.toAbsolutePath());
            }
        }
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Process master = spark("master", "org.apache.spark.deploy.master.Master", "--host", "127.0.0.1", "--port",
                Integer.toString(port), "--webui-port", "0");
        await("master", "I have been elected leader", master);
        for (int i = 1; i <= 2; i++) {
            Process worker = spark("worker-" + i, "org.apache.spark.deploy.worker.Worker", "--cores", "1", "--memory",
                    "1g", "--host", "127.0.0.1", "--webui-port", "0", "--work-dir",
                    home.resolve("work-" + i).toString(),
                    master());
            await("worker-" + i, "Successfully registered with master", worker);
        }
    }

    private String master() {
        return "spark://127.0.0.1:" + port;
    }

    private Process spark(String name, String... command) throws IOException {
        List<String> words = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElseThrow()));
        words.addAll(moduleOptions());
        words.addAll(List.of("-Xmx512m", "-cp", home.resolve("jars") + "/*"));
        words.addAll(List.of(command));
        ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(log(name).toFile());
        builder.environment().put("SPARK_HOME", home.toString());
        builder.environment().put("SPARK_SCALA_VERSION", "2.13");
        builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process process = builder.start();
        processes.add(process);
        return process;
    }

    private static List<String> moduleOptions() {
        return Arrays.stream(JavaModuleOptions.defaultModuleOptions().split(" ", -1)).filter(o -> !o.isEmpty())
                .toList();
    }

    private Path log(String name) {
        return folder.resolve(name + ".log");
    }

    private void await(String name, String sentence, Process process) throws IOException, InterruptedException {
        for (int i = 0; i < 300; i++) {
            if (Files.readString(log(name)).contains(sentence)) {
                return;
            }
            assertTrue(process.isAlive(), this::allLogs);
            Thread.sleep(200);
        }
        throw new AssertionError(name + " never said '" + sentence + "': " + Files.readString(log(name)));
    }

    /** Progress lines of quick generations are left out: any later one will do. */
    private void awaitGeneration(int generation, Process driver) throws InterruptedException {
        for (int i = 0; i < 900 && lastGeneration() < generation; i++) {
            assertTrue(driver.isAlive(), this::allLogs);
            Thread.sleep(200);
        }
        assertTrue(lastGeneration() >= generation, this::allLogs);
    }

    @AfterEach
    void stopCluster() throws IOException {
        for (Process process : processes.reversed()) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        // JUnit would warn of each link that leads out of the folder.
        try (Stream<Path> jars = Files.list(home.resolve("jars"))) {
            for (Path link : jars.toList()) {
                Files.delete(link);
            }
        }
    }

    /** Runs rulezoo in a process of its own, as a user would. */
    private Process rulezoo(String name, Object... arguments) throws IOException {
        List<String> words = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElseThrow()));
        words.addAll(moduleOptions());
        words.addAll(List.of("--add-modules=jdk.incubator.vector", "-cp", System.getProperty("java.class.path"),
                "-Dspark.executor.extraClassPath=" + System.getProperty("java.class.path"),
                "-Dspark.executor.memory=512m", "-Dspark.driver.bindAddress=127.0.0.1", "rulezoo.cli.Main"));
        Stream.of(arguments).map(Object::toString).forEach(words::add);
        ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(log(name).toFile());
        builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
        Process process = builder.start();
        processes.add(process);
        return process;
    }

    @Test
    void theSearchAndTheProbesGiveWhatALocalRunGivesThoughAWorkerIsKilled() throws IOException, InterruptedException {
        Path local = folder.resolve("local");
        Path cluster = folder.resolve("cluster");
        Object[] search = {"evolve", "--config", config, "--evaluations", 400, "--zoo"};
        assertEquals(0, CommandRun.of(with(search, local, "--threads", 2)).exitCode());
        Process driver = rulezoo("driver", with(search, cluster, "--master", master()));
        awaitGeneration(3, driver);
        // The second worker dies with its executor, in the middle of the search.
        Process victim = processes.get(2);
        List<ProcessHandle> executors = victim.descendants().toList();
        assertFalse(executors.isEmpty());
        victim.destroyForcibly();
        executors.forEach(ProcessHandle::destroyForcibly);
        int generation = lastGeneration();
        assertEquals(0, driver.waitFor(), this::allLogs);
        assertTrue(lastGeneration() > generation, "the worker was killed in the middle");
        assertEquals(Zoo.open(local).rules(), Zoo.open(cluster).rules());
        System.out.printf("worker killed after generation %d of %d; local and cluster zoo hold the same %d rules%n",
                generation, lastGeneration(), Zoo.open(cluster).rules().size());
        assertTrue(read("driver").contains("Lost executor"), () -> read("driver"));

        Object[] probe = {"probe", "--sizes", "64", "--seeds", "2", "--delays", "1", "--settle", "1", "--training", "1",
                "--rules", "3", "--zoo"};
        assertEquals(0, CommandRun.of(with(probe, local)).exitCode());
        Process probing = rulezoo("probing", with(probe, cluster, "--master", master()));
        assertEquals(0, probing.waitFor(), () -> read("probing"));
        assertFalse(Zoo.open(local).probes().isEmpty());
        assertEquals(Zoo.open(local).probes(), Zoo.open(cluster).probes());
        System.out.printf("%d probe records are the same%n", Zoo.open(cluster).probes().size());
    }

    private static Object[] with(Object[] command, Object... more) {
        return Stream.concat(Stream.of(command), Stream.of(more)).toArray();
    }

    private int lastGeneration() {
        return read("driver").lines().filter(line -> line.startsWith("generation "))
                .mapToInt(line -> Integer.parseInt(line.substring(11, line.indexOf(':')))).max().orElse(-1);
    }

    /** What everyone said, for a message. */
    private String allLogs() {
        StringBuilder all = new StringBuilder(read("driver")).append(read("worker-1"));
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.filter(path -> path.endsWith("stderr")).toList()) {
                all.append(Files.readString(file));
            }
        } catch (IOException e) {
            all.append(e.getMessage());
        }
        return all.toString();
    }

    private String read(String name) {
        try {
            return Files.readString(log(name));
        } catch (IOException e) {
            return Objects.requireNonNullElse(e.getMessage(), "no log");
        }
    }
}
