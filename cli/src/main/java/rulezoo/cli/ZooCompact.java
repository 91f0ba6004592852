package rulezoo.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import rulezoo.archive.Zoo;

/** Packs a zoo into one file. */
@Command(name = "compact", mixinStandardHelpOptions = true, description = {
        "Packs all rules and probe records of a zoo into one new file, reads it back and compares.",
        "The zoo stays as it is. Exits with 1 if damaged files had to be left out."}, footer = {"", "Example:",
                "  rulezoo zoo compact zoo --out zoo.h5"})
final class ZooCompact implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "ZOO", description = "Folder or .h5 file of the zoo.")
    private Path path = Path.of("");

    @Option(names = "--out", required = true, paramLabel = "FILE.h5", description = "The new file.")
    private Path out = Path.of("");

    @Override
    public Integer call() throws IOException {
        Zoo zoo = ZooCommand.read(path, spec.commandLine());
        zoo.writeSingleFile(out);
        spec.commandLine().getOut().printf("%s: %d rules and %d probe records%n", out, zoo.rules().size(),
                zoo.probes().size());
        return zoo.problems().isEmpty() ? 0 : 1;
    }
}
