package rulezoo.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import rulezoo.archive.Zoo;
import rulezoo.archive.ZooWriter;

/** Adds the records of other zoos to a zoo. */
@Command(name = "import", mixinStandardHelpOptions = true, description = {
        "Adds the rules and probe records of other zoos to a zoo, each once.",
        "Creates the zoo if it is absent. Exits with 1 if damaged files had to be left out."}, footer = {"",
                "Example:", "  rulezoo zoo import zoo colleague.h5 old-zoo"})
final class ZooImport implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "ZOO", description = "Folder of the zoo that is to grow.")
    private Path path = Path.of("");

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "FROM", description = "Folders or .h5 files of other zoos.")
    private List<Path> sources = List.of();

    @Override
    public Integer call() throws IOException {
        // All of them are read first: a wrong path must not leave a new, empty zoo.
        List<Zoo> zoos = new ArrayList<>();
        for (Path source : sources) {
            zoos.add(ZooCommand.read(source, spec.commandLine()));
        }
        try (ZooWriter writer = ZooWriter.open(path)) {
            Zoo before = writer.read();
            for (Zoo zoo : zoos) {
                writer.appendRules(zoo.rules());
                writer.appendProbes(zoo.probes());
            }
            Zoo after = writer.read();
            spec.commandLine().getOut().printf("%s: %d new rules and %d new probe records, %d and %d in all%n", path,
                    after.rules().size() - before.rules().size(), after.probes().size() - before.probes().size(),
                    after.rules().size(), after.probes().size());
        }
        return zoos.stream().allMatch(zoo -> zoo.problems().isEmpty()) ? 0 : 1;
    }
}
