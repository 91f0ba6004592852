package rulezoo.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A small file system in memory, which fills up; only where root runs the tests may one be mounted. */
final class SmallDisk implements AfterEachCallback {
    private @Nullable Path disk;

    /** Mounts a disk, or skips the test. */
    Path mount(Path parent, String options) throws IOException, InterruptedException {
        assumeTrue("root".equals(System.getProperty("user.name")) && Files.isExecutable(Path.of("/bin/mount")),
                "skipped: only root can mount a small disk");
        Path path = Files.createDirectory(parent.resolve("disk"));
        assumeTrue(run("mount", "-t", "tmpfs", "-o", options, "none", path.toString()) == 0,
                "skipped: no disk can be mounted here");
        disk = path;
        return path;
    }

    /** Changes a mounted disk, for example its size. */
    void remount(String options) throws IOException, InterruptedException {
        assertEquals(0, run("mount", "-o", "remount," + options, String.valueOf(disk)));
    }

    @Override
    public void afterEach(ExtensionContext context) throws IOException, InterruptedException {
        if (disk != null) {
            // lazily: jHDF keeps the file open that it failed to write, until it is garbage
            assertEquals(0, run("umount", "--lazy", disk.toString()));
            disk = null;
        }
    }

    private static int run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        return process.waitFor(10, TimeUnit.SECONDS) ? process.exitValue() : -1;
    }
}
