package rulezoo.cli.zoo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import rulezoo.archive.Verification;
import rulezoo.archive.Zoo;
import rulezoo.archive.ZooWriter;
import rulezoo.cli.console.LeftOut;

/** Packs a zoo into one file. */
@Command(name = "compact", mixinStandardHelpOptions = true, description = {
        "Packs the many small files that a search leaves into a few large ones. It writes and verifies the"
                + " large files, and only then removes the small ones. Nothing is lost if it is stopped at any moment."
                + " It needs as much free space as the small files take.",
        "With --out, it copies all rules and probe records to one new file and leaves the zoo as it is.",
        "Exits with 1 if damaged files had to be left out."}, footer = {"", "Example:",
                "  rulezoo zoo compact zoo --out zoo.h5"})
final class ZooCompact implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "ZOO", description = "Folder or .h5 file of the zoo.")
    private Path path = Path.of("");

    @Option(names = "--out", paramLabel = "FILE.h5", description = "New file that receives a copy of the zoo.")
    private @Nullable Path out;

    @Override
    public Integer call() throws IOException {
        return out == null ? pack() : copy(out);
    }

    private int pack() throws IOException {
        if (!Files.isDirectory(path)) {
            throw new IllegalArgumentException(path + " is not the folder of a zoo, and only a folder can be packed");
        }
        // Read first: a wrong path must not become a new, empty zoo.
        Verification.of(path);
        LeftOut leftOut = new LeftOut(spec.commandLine());
        try (ZooWriter writer = leftOut.write(path)) {
            ZooWriter.Compaction done = writer.compact();
            leftOut.add(writer.problems());
            spec.commandLine().getOut().printf(Locale.ROOT, "%s: %d files replaced by %d%n", path, done.replaced(),
                    done.written());
        }
        return leftOut.exitCode();
    }

    private int copy(Path file) throws IOException {
        LeftOut leftOut = new LeftOut(spec.commandLine());
        leftOut.add(Zoo.writeSingleFile(path, file));
        Verification copied = Verification.of(file);
        spec.commandLine().getOut().printf(Locale.ROOT, "%s: %d rules and %d probe records%n", file, copied.rules(),
                copied.probes());
        return leftOut.exitCode();
    }
}
