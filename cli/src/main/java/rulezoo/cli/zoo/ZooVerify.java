package rulezoo.cli.zoo;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import rulezoo.archive.Verification;

/** Checks every file of a zoo. */
@Command(name = "verify", mixinStandardHelpOptions = true, description = {
        "Checks every value of a zoo against its checksum.",
        "If anything is damaged, it prints a list and exits with 1. It changes nothing."}, footer = {"", "Example:",
                "  rulezoo zoo verify zoo"})
final class ZooVerify implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "ZOO", description = "Folder or .h5 file of the zoo.")
    private Path path = Path.of("");

    @Override
    public Integer call() throws IOException {
        Verification found = Verification.of(path);
        PrintWriter out = spec.commandLine().getOut();
        found.problems().forEach(problem -> out.println(problem.sentence()));
        out.printf(Locale.ROOT, "%s: %d rules and %d probe records are intact, %d problems%n", path, found.rules(),
                found.probes(),
                found.problems().size());
        return found.problems().isEmpty() ? 0 : 1;
    }
}
