package rulezoo.cli.zoo;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import rulezoo.analysis.report.RuleAtWork;
import rulezoo.analysis.table.Labels;
import rulezoo.archive.Zoo;
import rulezoo.archive.exchange.JsonLines;
import rulezoo.archive.record.ArchivedRule;
import rulezoo.archive.record.Replay;
import rulezoo.archive.record.RuleRecord;
import rulezoo.archive.segment.WholeFile;
import rulezoo.cli.console.LeftOut;
import rulezoo.cli.console.Progress;
import rulezoo.cli.option.FigureWidthOption;
import rulezoo.cli.option.RunnerOptions;
import rulezoo.simulator.run.Runner;

/** Simulates archived rules again and compares. */
@Command(name = "replay", mixinStandardHelpOptions = true, description = {
        "Simulates archived rules again, with every seed that confirmed them, and compares spikes and metrics bit for bit.",
        "Exits with 1 if anything differs, or if damaged rules had to be left out."}, footer = {"", "Example:",
                "  rulezoo replay --zoo zoo --rule 3f9a", "  rulezoo replay --zoo zoo --rule 3f9a --figures rule-3f9a"})
public final class ReplayCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--zoo", required = true, paramLabel = "ZOO", description = "Folder or .h5 file of the zoo.")
    private Path path = Path.of("");

    @Option(names = "--rule", paramLabel = "ID", description = "Replay one rule: its id, the first characters of its id, or its name.")
    private @Nullable String rule;

    @Option(names = "--all", description = "All rules (default).")
    private boolean all;

    @Option(names = "--figures", paramLabel = "DIR", description = "With --rule: also draw spikes before and after training, spike-timing windows, weights, and where"
            + " the weights changed.")
    private @Nullable Path figures;

    @Mixin
    private FigureWidthOption width = new FigureWidthOption();

    @Mixin
    private RunnerOptions where = new RunnerOptions();

    @Option(names = "--json", description = "Print one JSON object for each rule.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        if (all && rule != null) {
            throw new IllegalArgumentException("--rule and --all exclude each other: give one of them");
        }
        if (figures != null && rule == null) {
            throw new IllegalArgumentException("--figures draws one rule: give --rule, too");
        }
        if (figures != null) {
            WholeFile.requireWritableFolder(figures);
        }
        LeftOut leftOut = new LeftOut(spec.commandLine());
        Zoo zoo = leftOut.read(path);
        // A rule that several searches found has been confirmed several times: all of it is simulated again.
        String wanted = rule == null ? null : zoo.rule(rule).id();
        List<RuleRecord> records = zoo.archived().stream().map(ArchivedRule::rule)
                .filter(record -> wanted == null || record.id().equals(wanted)).toList();
        List<RuleRecord> rules = records.stream().filter(record -> !record.confirmations().isEmpty()).toList();
        long unsimulated = records.stream().filter(record -> record.confirmations().isEmpty()).map(RuleRecord::id)
                .distinct().count();
        if (unsimulated > 0) {
            spec.commandLine().getErr().println("rulezoo: left out: " + unsimulated
                    + " rules that were imported without a simulation: there is nothing to compare with");
        }
        List<Replay> replays = rules.stream().flatMap(rule -> Replay.of(rule).stream()).toList();
        Report report = new Report(spec.commandLine().getOut(), json);
        try (Runner runner = where.open()) {
            Progress.forEach("replay", runner, replays, Replay::run, report::add);
        }
        if (!json) {
            spec.commandLine().getOut().printf(Locale.ROOT, "%d of %d rules gave the same spikes and metrics again%n",
                    rules.size() - report.different, rules.size());
        }
        if (figures != null && !rules.isEmpty()) {
            draw(rules.getFirst(), zoo, figures);
        }
        return report.different == 0 ? leftOut.exitCode() : 1;
    }

    private void draw(RuleRecord drawn, Zoo zoo, Path folder) throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        err.println("rulezoo: simulating rule " + drawn.id() + " once more to draw it");
        err.flush();
        RuleAtWork atWork = RuleAtWork.of(drawn, zoo.probes());
        List<Path> files = atWork.write(width.writer(), folder);
        if (json) {
            spec.commandLine().getOut().println(JsonLines.line(Map.of("id", drawn.id(), "text", atWork.text(), "files",
                    files.stream().map(Path::toString).toList())));
        } else {
            spec.commandLine().getOut().println(atWork.text());
            files.forEach(spec.commandLine().getOut()::println);
        }
    }

    /** Prints one line a rule as soon as its last seed has run. */
    private static final class Report {
        private final PrintWriter out;
        private final boolean json;
        private final List<String> differences = new ArrayList<>();
        private int different;

        Report(PrintWriter out, boolean json) {
            this.out = out;
            this.json = json;
        }

        void add(Replay.Outcome outcome) {
            outcome.differences().stream().filter(text -> !differences.contains(text)).forEach(differences::add);
            if (outcome.replay().isLast()) {
                print(outcome.replay().rule());
                different += differences.isEmpty() ? 0 : 1;
                differences.clear();
            }
        }

        private void print(RuleRecord rule) {
            int seeds = rule.confirmations().size();
            if (json) {
                record Line(String id, int seeds, boolean same, List<String> differences) {}
                out.println(JsonLines.line(new Line(rule.id(), seeds, differences.isEmpty(), differences)));
            } else {
                out.println(rule.id() + (differences.isEmpty()
                        ? " same, " + Labels.count(seeds, "seed")
                        : " DIFFERENT: " + String.join("; ", differences)));
            }
            out.flush();
        }
    }
}
