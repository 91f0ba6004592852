package rulezoo.cli.search;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import rulezoo.archive.exchange.JsonLines;
import rulezoo.archive.record.RuleRecord;
import rulezoo.cli.console.Interruption;
import rulezoo.cli.console.LeftOut;
import rulezoo.cli.option.RunnerOptions;
import rulezoo.cli.option.Within;
import rulezoo.evolve.SearchSettings;
import rulezoo.evolve.judging.ScreenCalibration;
import rulezoo.simulator.rule.PlasticityRule;
import rulezoo.simulator.run.Runner;

/** {@code rulezoo screens}: what the screens of a search would have rejected. */
@Command(name = "screens", mixinStandardHelpOptions = true, description = {
        "Puts the stable rules of a zoo through the screens of a search, and counts those that each rejects.",
        "The zoo must come from a search without screens ('screens: []' in its --config)."}, footer = {"",
                "Example:", "  rulezoo screens --zoo unscreened --preset medium"})
public final class ScreensCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--zoo", required = true, paramLabel = "DIR", description = "Folder or .h5 file of the zoo.")
    private Path zoo = Path.of("");

    @Mixin
    private SettingsOptions what = new SettingsOptions();

    @Option(names = "--limit", paramLabel = "N", defaultValue = "200", description = "Take the first N rules (default: ${DEFAULT-VALUE}).")
    @Within(least = 1, most = 1e6)
    private int limit;

    @Mixin
    private RunnerOptions where = new RunnerOptions();

    @Option(names = "--json", description = "Print one JSON object for each screen.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        SearchSettings settings = what.withPathways(what.fromSource().orElseGet(SettingsOptions.DEFAULT::settings));
        LeftOut leftOut = new LeftOut(spec.commandLine());
        List<PlasticityRule> stable = leftOut.read(zoo).rules().stream()
                .filter(record -> !record.confirmations().isEmpty()).map(RuleRecord::rule)
                .filter(rule -> rule.family().equals(settings.target().family())).limit(limit).toList();
        if (stable.isEmpty()) {
            throw new IllegalArgumentException(zoo + " holds no confirmed rule of the family "
                    + settings.target().family().id() + ": search without screens first");
        }
        try (Runner runner = where.open(); Interruption _ = new Interruption(runner::stop)) {
            print(ScreenCalibration.of(settings.target(), settings.screening().screens(), settings.seed(), stable,
                    runner));
        }
        return leftOut.exitCode();
    }

    private void print(List<ScreenCalibration> calibrations) {
        PrintWriter out = spec.commandLine().getOut();
        if (!json) {
            out.printf(Locale.ROOT, "%-18s%10s%10s   %s%n", "screen", "rules", "rejected", "share (95 % bound)");
        }
        for (ScreenCalibration c : calibrations) {
            if (json) {
                record Line(String screen, int rules, int rejected, double share,
                        @JsonProperty("share_95") double bound) {}
                out.println(JsonLines.line(new Line(c.screen(), c.rules(), c.rejected(), c.share(), c.shareBound())));
            } else {
                out.printf(Locale.ROOT, "  %-16s%10d%10d   %.1f %% (%.1f %%)%n", c.screen(), c.rules(), c.rejected(),
                        100 * c.share(), 100 * c.shareBound());
            }
        }
        out.flush();
    }
}
