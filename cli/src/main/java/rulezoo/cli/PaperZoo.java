package rulezoo.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine;
import rulezoo.analysis.paper.PaperExperiment;
import rulezoo.analysis.paper.ZooPlan;
import rulezoo.analysis.paper.ZooSource;
import rulezoo.archive.Verification;
import rulezoo.cli.console.LeftOut;

/**
 * Makes the zoos of a plan by the commands that a user would type, when they are first asked for. An
 * interrupted one is continued.
 */
final class PaperZoo implements ZooSource {
    private final ZooPlan plan;
    private final List<String> options;
    private final PrintWriter progress;
    private final LeftOut leftOut;
    private final Set<List<String>> done = new HashSet<>();
    private final Set<Path> checked = new HashSet<>();

    /**
     * @param plan how the zoos are made
     * @param options where searches and probes simulate
     * @param progress where the commands are named as they start
     * @param leftOut told what of a zoo cannot be used
     */
    PaperZoo(ZooPlan plan, List<String> options, PrintWriter progress, LeftOut leftOut) {
        this.plan = plan;
        this.options = options;
        this.progress = progress;
        this.leftOut = leftOut;
    }

    @Override
    public Path zoo(PaperExperiment experiment) throws IOException {
        CommandLine rulezoo = Main.commandLine().setOut(progress).setErr(progress);
        for (List<String> command : plan.commands(experiment)) {
            if (done.add(command)) {
                plan.writeInputs(experiment);
                progress.println("$ ./rulezoo " + typed(command));
                progress.flush();
                if (rulezoo.execute(withOptions(command)) != 0) {
                    throw new IOException("the zoo of the paper's figures could not be made: "
                            + typed(command) + " failed");
                }
            }
        }
        if (checked.add(plan.path(experiment))) {
            leftOut.add(Verification.of(plan.path(experiment)).problems());
        }
        return plan.path(experiment);
    }

    /** The words of a command, with the options if it simulates; imports do not. */
    private String[] withOptions(List<String> command) {
        Stream<String> words = command.stream();
        return (command.getFirst().equals("zoo") ? words : Stream.concat(words, options.stream()))
                .toArray(String[]::new);
    }

    @Override
    public List<String> commands(PaperExperiment experiment) {
        List<String> lines = new ArrayList<>(List.of("zoo " + plan.path(experiment)));
        plan.commands(experiment).forEach(command -> lines.add("./rulezoo " + typed(command)));
        return lines;
    }

    private static String typed(List<String> command) {
        return String.join(" ", command.stream().map(a -> a.contains(" ") ? "'" + a + "'" : a).toList());
    }
}
