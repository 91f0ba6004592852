package rulezoo.cli.search;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import rulezoo.analysis.table.Table;
import rulezoo.archive.ZooWriter;
import rulezoo.archive.exchange.JsonLines;
import rulezoo.cli.console.Interruption;
import rulezoo.cli.console.LeftOut;
import rulezoo.cli.option.Distinct;
import rulezoo.cli.option.Names;
import rulezoo.cli.option.RunnerOptions;
import rulezoo.cli.option.Within;
import rulezoo.evolve.Budget;
import rulezoo.evolve.Search;
import rulezoo.evolve.SearchProgress;
import rulezoo.evolve.SearchSettings;
import rulezoo.evolve.strategy.Strategies;
import rulezoo.evolve.strategy.StrategyProvider;
import rulezoo.simulator.run.Runner;

/** Compares the strategies of the search on the same budget. */
@Command(name = "compare", mixinStandardHelpOptions = true, description = {
        "Searches with each strategy and several seeds on the same budget, and compares yield and coverage.",
        "The zoos stay in the folder. If you run the command again, every search continues for another"
                + " budget of the same size."}, footer = {"",
                        "Example:",
                        "  rulezoo compare --out comparison --preset demo --pathways IE --seeds 3 --minutes 1"})
public final class CompareCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Folder for the zoos, one for each"
            + " strategy and seed.")
    private Path out = Path.of("");

    @Mixin
    private SettingsOptions what = new SettingsOptions();

    @Mixin
    private RunnerOptions where = new RunnerOptions();

    @Option(names = "--strategies", paramLabel = "NAME,...", split = ",", completionCandidates = Names.StrategyNames.class, description = "Some of ${COMPLETION-CANDIDATES}"
            + " (default: all that do not sample).")
    @Distinct
    private List<String> strategies = Strategies.all().stream()
            .filter(provider -> !provider.samples()).map(StrategyProvider::id).toList();

    @Option(names = "--seeds", paramLabel = "N", defaultValue = "3", description = "Seeds 1 to N (default: ${DEFAULT-VALUE}).")
    @Within(least = 1, most = 1000)
    private int seeds;

    @Option(names = "--minutes", paramLabel = "M", description = "Wall time for each search.")
    @Within(least = 1e-3, most = 1e7)
    private @Nullable Double minutes;

    @Option(names = "--evaluations", paramLabel = "E", description = "Rules that each search judges.")
    @Within(least = 1, most = 1e12)
    private @Nullable Long evaluations;

    @Option(names = "--json", description = "Print one JSON object for each search.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        if (minutes == null && evaluations == null) {
            throw new IllegalArgumentException("a budget is needed: give --minutes or --evaluations");
        }
        SearchSettings base = what.withPathways(what.fromSource().orElseGet(SettingsOptions.DEFAULT::settings))
                .but().budget(new Budget(minutes, evaluations, null)).build();
        List<String> ids = strategies.stream().map(id -> Strategies.of(id).id()).toList();
        Map<String, List<SearchProgress>> results = new LinkedHashMap<>();
        LeftOut leftOut = new LeftOut(spec.commandLine());
        try (Runner runner = where.open();
                Interruption _ = new Interruption(runner::stop)) {
            for (int seed = 1; seed <= seeds; seed++) {
                for (String id : ids) {
                    SearchProgress result = search(base.but().strategy(id).seed(seed).build(), runner, leftOut);
                    if (runner.isStopped()) {
                        return 1;
                    }
                    results.computeIfAbsent(id, _ -> new ArrayList<>()).add(result);
                }
            }
        }
        if (!json) {
            PrintWriter text = spec.commandLine().getOut();
            text.print(table(results).console());
            text.flush();
        }
        return leftOut.exitCode();
    }

    private SearchProgress search(SearchSettings settings, Runner runner, LeftOut leftOut) throws IOException {
        Path zoo = out.resolve(settings.breeding().strategy() + "-" + settings.seed());
        PrintWriter err = spec.commandLine().getErr();
        err.printf(Locale.ROOT, "%s, seed %d:%n", settings.breeding().strategy(), settings.seed());
        try (ZooWriter writer = leftOut.write(zoo)) {
            SearchProgress progress = new Search(settings, settings.judge(), writer, runner)
                    .run(new SearchListeners(
                            List.of(new ProgressLines(err, settings.budget()), new SearchLog(zoo, err))))
                    .progress();
            if (json) {
                record Line(String strategy, long seed, @JsonUnwrapped SearchFields search) {}
                spec.commandLine().getOut().println(JsonLines.line(
                        new Line(settings.breeding().strategy(), settings.seed(), SearchFields.of(progress))));
                spec.commandLine().getOut().flush();
            }
            return progress;
        }
    }

    private static Table<Map.Entry<String, List<SearchProgress>>> table(Map<String, List<SearchProgress>> results) {
        return Table.of("strategies", "Means over seeds (smallest and largest value in brackets).",
                List.copyOf(results.entrySet())).text("strategy", Map.Entry::getKey)
                .text("stable rules", row -> spread(row.getValue(), SearchProgress::stable, "%.0f"))
                .text("a core-hour", row -> spread(row.getValue(), SearchProgress::yieldPerCoreHour, "%.0f"))
                .text("neighbours apart",
                        row -> spread(row.getValue(), progress -> progress.coverage().nearestMedian(), "%.3f"))
                .text("dimensions",
                        row -> spread(row.getValue(), progress -> progress.coverage().effectiveDimension(), "%.1f"))
                .text("sign patterns",
                        row -> spread(row.getValue(), progress -> progress.coverage().patterns(), "%.0f"));
    }

    /** Mean and, in brackets, smallest and largest value over seeds. */
    private static String spread(List<SearchProgress> results, ToDoubleFunction<SearchProgress> value, String format) {
        double[] sorted = results.stream().mapToDouble(value).filter(Double::isFinite).sorted().toArray();
        if (sorted.length == 0) {
            return "-";
        }
        double mean = Arrays.stream(sorted).average().orElseThrow();
        return String.format(Locale.ROOT, format + " (" + format + " to " + format + ")", mean, sorted[0],
                sorted[sorted.length - 1]);

    }
}
