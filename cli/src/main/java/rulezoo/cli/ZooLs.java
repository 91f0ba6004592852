package rulezoo.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import rulezoo.archive.RuleRecord;
import rulezoo.archive.Zoo;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.stability.StabilityMetric;
import rulezoo.simulator.stability.StabilityMetrics;

/** Lists the rules of a zoo. */
@Command(name = "ls", mixinStandardHelpOptions = true, description = "Lists the rules of a zoo in the order in which they were archived.", footer = {
        "", "Example:", "  rulezoo zoo ls zoo --json | jq .IE_tau_pre"})
final class ZooLs implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "ZOO", description = "Folder or .h5 file of the zoo.")
    private Path path = Path.of("");

    @Option(names = "--json", description = "Print one JSON object for each rule, with every metric and coefficient.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        Zoo zoo = ZooCommand.read(path, spec.commandLine());
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            zoo.rules().forEach(rule -> out.println(JsonLines.line(RuleFields.of(rule))));
        } else {
            printTable(zoo, out);
        }
        return 0;
    }

    private static void printTable(Zoo zoo, PrintWriter out) {
        out.printf("%-20s %-12s %-11s %s %5s %4s %5s %7s %7s %7s %7s %7s%n", "id", "family", "pathways", "K", "ne",
                "gen",
                "seeds", "rate_hz", "rate_i", "cv_isi", "w_blow", "w_creep");
        for (RuleRecord rule : zoo.rules()) {
            StabilityMetrics mean = rule.meanMetrics();
            out.printf(Locale.ROOT, "%-20s %-12s %-11s %d %5d %4d %5d %7.3f %7.3f %7.3f %7.3f %7.4f%n", rule.id(),
                    rule.rule().family().id(), Pathway.format(rule.rule().plastic()), rule.rule().plastic().size(),
                    rule.network().excitatory(), rule.lineage().generation(), rule.confirmations().size(),
                    mean.get(StabilityMetric.RATE), mean.get(StabilityMetric.RATE_I), mean.get(StabilityMetric.CV_ISI),
                    mean.get(StabilityMetric.W_BLOW), mean.get(StabilityMetric.W_CREEP));
        }
        out.printf("%d rules, %d probe records%n", zoo.rules().size(), zoo.probes().size());
    }
}
