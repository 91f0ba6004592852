package rulezoo.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The launcher, in the place of the program one that prints its words, and a Maven that only counts. */
class LauncherTest {
    private static final Path SCRIPT = Path.of(Objects.requireNonNull(System.getProperty("rulezoo.root", "..")))
            .resolve("rulezoo").toAbsolutePath();
    private static final String MAIN = """
            package rulezoo.cli;
            public class Main {
                public static void main(String[] words) {
                    for (String word : words) {
                        System.out.println(word + " " + new java.io.File(word).exists());
                    }
                    System.out.println(System.getenv("HOME") + " " + Runtime.getRuntime().maxMemory() / 1000000);
                }
            }
            """;
    /** Counts, takes a moment, and builds. */
    private static final String MAVEN = """
            #!/bin/sh
            echo built >> '%1$s/builds'
            sleep 1
            mkdir -p cli/target/lib
            cp -r '%1$s/classes' cli/target/
            """;
    private static final List<String> TOOLS = List.of("bash", "env", "sed", "find", "head", "readlink", "dirname",
            "cat",
            "touch", "mktemp", "rm", "mv", "tail", "ls", "mkdir", "cp", "sleep", "sh");

    @TempDir
    private static Path shared;
    @TempDir
    private Path folder;
    private Path tools = Path.of("");

    @BeforeAll
    static void compile() throws IOException {
        assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "skipped: there is no bash here");
        Path source = Files.writeString(shared.resolve("Main.java"), MAIN);
        assertEquals(0, ToolProvider.getSystemJavaCompiler().run(null, null, null, "-d",
                shared.resolve("classes").toString(), source.toString()));
    }

    /** A path without Maven and most else. */
    @BeforeEach
    void makeTools() throws IOException {
        tools = Files.createDirectory(folder.resolve("tools"));
        for (String tool : TOOLS) {
            Path found = Stream.of("/usr/bin/", "/bin/").map(place -> Path.of(place + tool)).filter(Files::exists)
                    .findFirst().orElseThrow();
            Files.createSymbolicLink(tools.resolve(tool), found);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a:b", "quo'te\"s and space", "st*r [x]", "new\nline", "per%41cent#?", "-h\u00e4;$HOME"})
    void startsInAFolderOfAnyNameThroughALinkFromAnywhere(String name) throws IOException, InterruptedException {
        Path home = clone(folder.resolve(name));
        build(home);
        Files.createSymbolicLink(folder.resolve("link"), home.resolve("rulezoo"));
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Files.createFile(elsewhere.resolve("here"));
        Outcome outcome = run(elsewhere, Map.of(), folder.resolve("link").toString(), "here", "a  b", "*");
        assertEquals(0, outcome.exitCode, outcome.err);
        assertEquals(List.of("here true", "a  b false", "* false"), outcome.out.subList(0, 3));
        assertEquals("", outcome.err);
    }

    @Test
    void needsNoHomeAndReadsNamesThatAreNotEnglish() throws IOException, InterruptedException {
        Path home = clone(folder.resolve("home"));
        build(home);
        Files.createFile(folder.resolve("z\u00f6o"));
        for (String locale : List.of("C", "POSIX", "", "xx_YY.UTF-8", "C.UTF-8")) {
            Outcome outcome = run(folder, Map.of("LC_ALL", locale), home.resolve("rulezoo").toString(), "z\u00f6o");
            assertEquals(0, outcome.exitCode, outcome.err);
            assertEquals("z\u00f6o true", outcome.out.getFirst());
            assertTrue(outcome.out.getLast().startsWith("null "), "HOME is not set");
            assertEquals("", outcome.err);
        }
    }

    @Test
    void aBuiltCloneIsNotBuiltAgainWhereverItIsCopied() throws IOException, InterruptedException {
        Path home = clone(folder.resolve("home"));
        build(home);
        Path copy = folder.resolve("copy");
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.toList()) {
                Path to = copy.resolve(home.relativize(file).toString());
                Files.copy(file, to);
                Files.setLastModifiedTime(to, FileTime.from(Instant.now().plusSeconds(to.toString().length())));
            }
        }
        Outcome outcome = run(folder, Map.of(), copy.resolve("rulezoo").toString());
        assertEquals(0, outcome.exitCode, outcome.err);
        assertEquals("", outcome.err);
        // A changed source counts, though it looks older than everything.
        Path source = copy.resolve("cli/src/main/java/Main.java");
        Files.writeString(source, "// changed");
        Files.setLastModifiedTime(source, FileTime.fromMillis(0));
        Outcome changed = run(folder, Map.of(), copy.resolve("rulezoo").toString());
        assertEquals(1, changed.exitCode);
        assertEquals("rulezoo: Apache Maven is needed to build the first time: install the package 'maven'.\n",
                changed.err);
    }

    @Test
    void aReleaseRunsOnTheRuntimeThatItBrings() throws IOException, InterruptedException {
        Path home = Files.createDirectory(folder.resolve("release"));
        executable(home.resolve("rulezoo"), Files.readString(SCRIPT));
        Files.createDirectory(home.resolve("lib"));
        Files.createDirectories(home.resolve("runtime/bin"));
        executable(home.resolve("runtime/bin/java"), "#!/bin/sh\necho its own\n");
        Outcome outcome = run(folder, Map.of("JAVA_HOME", ""), home.resolve("rulezoo").toString());
        assertEquals(0, outcome.exitCode, outcome.err);
        assertEquals(List.of("its own"), outcome.out);
    }

    @Test
    void aCloneThatCannotBeWrittenIsNotBuilt() throws IOException, InterruptedException {
        Path home = clone(folder.resolve("home"));
        Files.writeString(home.resolve("cli/target"), "in the way");
        Outcome outcome = run(folder, Map.of(), home.resolve("rulezoo").toString());
        assertEquals(1, outcome.exitCode);
        assertEquals("rulezoo: what is built in " + home + " is not of these sources, and " + home
                + " cannot be written: build it as its owner.\n", outcome.err);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void threeFirstStartsAtOnceBuildOnce(boolean flock) throws IOException, InterruptedException {
        if (flock) {
            assumeTrue(Files.exists(Path.of("/usr/bin/flock")), "skipped: there is no flock here");
            Files.createSymbolicLink(tools.resolve("flock"), Path.of("/usr/bin/flock"));
        }
        Path home = clone(folder.resolve("home"));
        maven();
        List<Process> starts = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            starts.add(start(folder, Map.of(), home.resolve("rulezoo").toString(), "start"));
        }
        for (Process start : starts) {
            Outcome outcome = outcome(start);
            assertEquals(0, outcome.exitCode, outcome.err);
            assertEquals("start false", outcome.out.getFirst());
        }
        assertEquals(1, Files.readAllLines(folder.resolve("builds")).size());
        assertFalse(Files.exists(home.resolve("cli/target/rulezoo.lock.d")));
    }

    @Test
    void aBuildThatFailsIsToldAndTriedAgain() throws IOException, InterruptedException {
        Path home = clone(folder.resolve("home"));
        executable(tools.resolve("mvn"), "#!/bin/sh\necho no network\nexit 1\n");
        for (int i = 0; i < 2; i++) {
            Outcome outcome = run(folder, Map.of(), home.resolve("rulezoo").toString());
            assertEquals(1, outcome.exitCode);
            assertTrue(outcome.err.contains("rulezoo: the build failed; its last lines:\nno network\n"), outcome.err);
        }
    }

    @Test
    void limitedMemoryIsUsedOrNamed() throws IOException, InterruptedException {
        Path home = clone(folder.resolve("home"));
        build(home);
        Outcome enough = run(folder, Map.of(), "/bin/bash", "-c", "ulimit -v 2000000; exec \"$0\"",
                home.resolve("rulezoo").toString());
        assertEquals(0, enough.exitCode, enough.err);
        assertTrue(Integer.parseInt(enough.out.getLast().split(" ", -1)[1]) < 900, enough.out.toString());
        Outcome little = run(folder, Map.of(), "/bin/bash", "-c", "ulimit -v 500000; exec \"$0\"",
                home.resolve("rulezoo").toString());
        assertEquals(1, little.exitCode);
        assertEquals(
                "rulezoo: the memory of a process is limited to 500000 kB here (ulimit -v): rulezoo needs 1000000 kB"
                        + " and more.\n",
                little.err);
    }

    @Test
    void onlyJavasLineAboutItsIncubatorIsHeldBack() throws IOException, InterruptedException {
        Path home = clone(folder.resolve("home"));
        build(home);
        Outcome outcome = run(folder, Map.of("RULEZOO_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1 --add-reads=none=none"),
                home.resolve("rulezoo").toString(), "word");
        assertEquals(0, outcome.exitCode, outcome.err);
        assertEquals("WARNING: Unknown module: none specified to --add-reads\n", outcome.err);
        Outcome failed = run(folder, Map.of("RULEZOO_JAVA_OPTIONS", "-XX:NoSuchOption"),
                home.resolve("rulezoo").toString());
        assertEquals(1, failed.exitCode);
        assertTrue(failed.err.contains("NoSuchOption"), failed.err);
    }

    @Test
    void librariesOfAnotherVersionGoWhenItIsBuiltAgain() throws IOException, InterruptedException {
        Path home = clone(folder.resolve("home"));
        build(home);
        Path old = Files.createFile(home.resolve("cli/target/lib/simulator-0.0.1.jar"));
        Files.writeString(home.resolve("cli/src/main/java/Main.java"), "// changed");
        build(home);
        assertFalse(Files.exists(old));
    }

    @Test
    void closedStreamsAreNotTakenByTheNextFile() throws IOException, InterruptedException {
        Path home = clone(folder.resolve("home"));
        build(home);
        Outcome outcome = run(folder, Map.of(), "/bin/bash", "-c", "exec \"$0\" word <&- >&-",
                home.resolve("rulezoo").toString());
        assertEquals(0, outcome.exitCode, outcome.err);
        assertEquals(List.of(), outcome.out);
    }

    /** A small clone with the launcher of this one. */
    private static Path clone(Path home) throws IOException {
        Files.createDirectories(home.resolve("cli/src/main/java"));
        Files.writeString(home.resolve("pom.xml"), "<project/>");
        Files.writeString(home.resolve("cli/pom.xml"), "<project/>");
        Files.writeString(home.resolve("cli/src/main/java/Main.java"), MAIN);
        executable(home.resolve("rulezoo"), Files.readString(SCRIPT));
        return home;
    }

    private void maven() throws IOException {
        executable(tools.resolve("mvn"), MAVEN.formatted(folder).replace(folder + "/classes", shared + "/classes"));
    }

    /** Builds by the first start, and takes Maven away. */
    private void build(Path home) throws IOException, InterruptedException {
        executable(tools.resolve("mvn"), MAVEN.formatted(folder).replace(folder + "/classes", shared + "/classes")
                .replace("sleep 1\n", ""));
        Outcome first = run(folder, Map.of("LC_ALL", "C.UTF-8"), home.resolve("rulezoo").toString());
        assertEquals(0, first.exitCode, first.err);
        assertEquals("rulezoo: building, which takes a minute or two the first time ...\n", first.err);
        Files.delete(tools.resolve("mvn"));
    }

    private static void executable(Path file, String text) throws IOException {
        Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private record Outcome(int exitCode, List<String> out, String err) {}

    private Outcome run(Path where, Map<String, String> environment, String... command)
            throws IOException, InterruptedException {
        return outcome(start(where, environment, command));
    }

    private Process start(Path where, Map<String, String> environment, String... command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).directory(where.toFile());
        builder.environment().clear();
        builder.environment().put("PATH", tools.toString());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("RULEZOO_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1 -Xshare:auto");
        builder.environment().putAll(environment);
        return builder.start();
    }

    /**
     * What a process did. What bash says of a locale that is not there is left out.
     */
    private static Outcome outcome(Process process) throws IOException, InterruptedException {
        List<String> out = process.inputReader().lines().toList();
        StringBuilder err = new StringBuilder();
        process.errorReader().lines().filter(line -> !line.contains("setlocale"))
                .forEach(line -> err.append(line).append('\n'));
        return new Outcome(process.waitFor(), out, err.toString());
    }
}
