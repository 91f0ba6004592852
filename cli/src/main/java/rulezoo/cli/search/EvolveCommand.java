package rulezoo.cli.search;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import rulezoo.archive.Verification;
import rulezoo.archive.Zoo;
import rulezoo.archive.ZooWriter;
import rulezoo.archive.exchange.JsonLines;
import rulezoo.archive.record.Deme;
import rulezoo.archive.record.SearchCheckpoint;
import rulezoo.cli.console.Interruption;
import rulezoo.cli.console.LeftOut;
import rulezoo.cli.option.Names;
import rulezoo.cli.option.RunnerOptions;
import rulezoo.cli.option.Within;
import rulezoo.evolve.Budget;
import rulezoo.evolve.Search;
import rulezoo.evolve.SearchListener;
import rulezoo.evolve.SearchProgress;
import rulezoo.evolve.SearchResult;
import rulezoo.evolve.SearchSettings;
import rulezoo.evolve.SettingsJson;
import rulezoo.evolve.strategy.Strategies;
import rulezoo.simulator.Software;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.run.Runner;

/** {@code rulezoo evolve}: searches for stable rules and archives every one it finds. */
@Command(name = "evolve", description = {
        "Searches for plasticity rules that keep a network stable, and archives every stable rule. The same"
                + " command on the same zoo continues the search where it ended. With other settings it adds another"
                + " search to the zoo. Ctrl-C stops the search after the simulations that are running."}, mixinStandardHelpOptions = true, footerHeading = "%nExample:%n", footer = {
                        "  rulezoo evolve --zoo zoo --preset small --pathways EE,IE --minutes 10",
                        "  rulezoo evolve --zoo toys --model toy --minutes 1",
                        "  rulezoo evolve --zoo zoo --preset medium --print-config > search.yaml"})
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class EvolveCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--zoo", required = true, paramLabel = "DIR", description = "Folder of the zoo. It is created if it does not exist.")
    private Path zoo;

    @Mixin
    private SettingsOptions what = new SettingsOptions();

    @Mixin
    private DemandOptions demands = new DemandOptions();

    @Option(names = "--seed", paramLabel = "S", description = "Seed of the search (default: 1).")
    private @Nullable Long seed;

    @Option(names = "--minutes", paramLabel = "M", description = "Wall time that this run may take.")
    @Within(least = 1e-3, most = 1e7)
    private @Nullable Double minutes;

    @Option(names = "--evaluations", paramLabel = "E", description = "Total number of rules to judge, over all runs of the search.")
    @Within(least = 1, most = 1e12)
    private @Nullable Long evaluations;

    @Option(names = "--stable-rules", paramLabel = "N", description = "Total number of stable rules to find, over all runs of the search.")
    @Within(least = 1, most = 1e9)
    private @Nullable Integer stableRules;

    @Mixin
    private RunnerOptions where = new RunnerOptions();

    @Option(names = "--strategy", paramLabel = "NAME", completionCandidates = Names.StrategyNames.class, description = "How rules are proposed: ${COMPLETION-CANDIDATES} (default: that of the preset, genetic). Libraries"
            + " on the class path add theirs.")
    private @Nullable String strategy;

    @Option(names = "--dry-run", description = "Only estimate how long the budget takes, or how many rules it judges, on this machine and on other"
            + " numbers of cores.")
    private boolean dryRun;

    @Option(names = "--print-config", description = "Only print the settings, in YAML that --config takes.")
    private boolean printConfig;

    @Option(names = "--json", description = "Print the summary as one line of JSON.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        Optional<SearchSettings> wanted = what.fromSource();
        LeftOut leftOut = new LeftOut(spec.commandLine());
        // What is wrong with the settings is said before a zoo is made.
        SearchSettings checked = settings(wanted, latest());
        if (printConfig) {
            printConfig(checked);
            return 0;
        }
        if (dryRun) {
            if (Files.isDirectory(zoo)) {
                leftOut.add(Verification.of(zoo).problems());
            }
            estimate(wanted);
            return leftOut.exitCode();
        }
        try (Runner runner = where.open(); ZooWriter writer = leftOut.write(zoo)) {
            Optional<SearchCheckpoint> checkpoint = writer.latestCheckpoint();
            SearchSettings settings = settings(wanted, checkpoint);
            PrintWriter err = spec.commandLine().getErr();
            SearchLog log = new SearchLog(zoo, err);
            Search search = new Search(settings, settings.judge(), writer, runner);
            try (Interruption _ = new Interruption(() -> stop(runner, err))) {
                announce(search, settings, checkpoint, err);
                log.started(Map.of("software", Software.VERSION, "cores", runner.cores(), "settings",
                        SettingsJson.write(settings)));
                List<SearchListener> listeners = new ArrayList<>(
                        List.of(new ProgressLines(err, settings.budget()), log));
                if (Strategies.of(settings.breeding().strategy()).samples()) {
                    listeners.add(new ChainProgress(writer, err));
                }
                SearchResult result = search.run(new SearchListeners(listeners));
                log.ended(result.stopped());
                summarize(result, writer);
            }
        }
        return leftOut.exitCode();
    }

    private static void announce(Search search, SearchSettings settings, Optional<SearchCheckpoint> latest,
            PrintWriter err) {
        if (search.generation() >= 0) {
            err.printf(Locale.ROOT, "resuming search %s after generation %d%n", search.run(), search.generation());
            if (search.lost() > 0) {
                err.printf(Locale.ROOT,
                        "%d of the rules that this search had found are no longer in the zoo, and do not count%n",
                        search.lost());
            }
        } else {
            latest.ifPresent(
                    other -> err.printf(Locale.ROOT, "the zoo holds search %s, which differs in %s: adding search %s%n",
                            other.run(), SettingsJson.differences(other.settings(), settings), search.run()));
            err.println("judging the founders, which takes longer than a later generation");
        }
        err.flush();
    }

    private void estimate(Optional<SearchSettings> wanted) throws IOException {
        Optional<SearchCheckpoint> checkpoint = latest();
        SearchSettings settings = settings(wanted, checkpoint);
        long[] outcomes = checkpoint.map(found -> found.demes().stream().map(Deme::outcomes)
                .reduce(EvolveCommand::sum).orElseThrow()).orElse(null);
        PrintWriter out = spec.commandLine().getOut();
        try (Runner runner = where.open()) {
            new CostEstimate(settings).print(out, outcomes, runner);
        }
        SearchLog.last(zoo, "generation").ifPresent(last -> out.printf(Locale.ROOT,
                "In the last run a rule took %.2f s of one core, and one core found %.0f stable rules per hour (from"
                        + " the log of the zoo)%n",
                last.path("cores").asDouble() / last.path("evaluations_per_s").asDouble(),
                last.path("yield_per_core_hour").asDouble()));
        out.flush();
    }

    private Optional<SearchCheckpoint> latest() throws IOException {
        return Files.isDirectory(zoo) ? Zoo.latestCheckpoint(zoo) : Optional.empty();
    }

    private void printConfig(SearchSettings settings) throws IOException {
        spec.commandLine().getOut()
                .print(YAMLMapper.builder().build().writeValueAsString(SettingsJson.fields(settings)));
        spec.commandLine().getOut().flush();
    }

    private static long[] sum(long[] a, long[] b) {
        long[] sum = a.clone();
        Arrays.setAll(sum, i -> a[i] + b[i]);
        return sum;
    }

    private SearchSettings settings(Optional<SearchSettings> wanted, Optional<SearchCheckpoint> checkpoint) {
        return withOptions(wanted.or(() -> checkpoint.map(SearchCheckpoint::settings).map(SettingsJson::read))
                .orElseGet(SettingsOptions.DEFAULT::settings));
    }

    private static void stop(Runner runner, PrintWriter err) {
        err.println("stopping after the simulations that are running");
        err.flush();
        runner.stop();
    }

    private SearchSettings withOptions(SearchSettings base) {
        SearchSettings settings = demands.applyTo(what.withPathways(base));
        if (strategy != null) {
            settings = settings.but().strategy(strategy).build();
        }
        if (seed != null) {
            settings = settings.but().seed(seed).build();
        }
        if (minutes != null || evaluations != null || stableRules != null) {
            settings = settings.but().budget(new Budget(minutes, evaluations, stableRules)).build();
        }
        return settings;
    }

    private void summarize(SearchResult result, ZooWriter writer) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        SearchProgress progress = result.progress();
        if (json) {
            record Line(String zoo, @JsonUnwrapped SearchFields search, boolean stopped) {}
            out.println(JsonLines.line(new Line(zoo.toString(), SearchFields.of(progress), result.stopped())));
        } else {
            int generations = progress.generation() + 1;
            out.printf(Locale.ROOT, "search %s, %d rules judged, %d generation%s:%n", progress.run(),
                    progress.evaluations(), generations, generations == 1 ? "" : "s");
            out.println("where rules failed, and how many are stable:");
            progress.outcomes().forEach((outcome, count) -> out.printf(Locale.ROOT, "  %-16s%10d%n", outcome, count));
            printAudits(progress, out);
            Optional<SearchCheckpoint> checkpoint = writer.latestCheckpoint(progress.run());
            if (checkpoint.isPresent()) {
                printChains(checkpoint.get(), writer.read(), out);
            }
            if (progress.stable() > 1) {
                out.printf(Locale.ROOT, "%s: %s%n", Pathway.format(progress.plastic()),
                        ProgressLines.coverage(progress.coverage()));
            }
            out.printf(Locale.ROOT, "%d stable rules archived in %s%n", progress.stable(), zoo);
            if (result.stopped()) {
                out.println("stopped before the budget was spent: run the same command again to go on");
            }
        }
        out.flush();
    }

    private static void printChains(SearchCheckpoint checkpoint, Zoo read, PrintWriter out) {
        SampledChains chains = SampledChains.of(checkpoint, read);
        chains.longEnough().forEach(traces -> out.print(traces.table().console()));
        if (chains.longEnough().size() < chains.all().size()) {
            out.println("the chains are too short to be compared, or have not all started");
        }
    }

    private static void printAudits(SearchProgress progress, PrintWriter out) {
        if (progress.audits().values().stream().noneMatch(audit -> audit.audited() > 0)) {
            return;
        }
        out.printf(Locale.ROOT, "%-18s%10s%10s%10s   %s%n", "screen", "rejected", "audited", "stable",
                "stable rules it rejects (95 % bound)");
        progress.audits()
                .forEach((screen, audit) -> out.printf(Locale.ROOT, "  %-16s%10d%10d%10d   %s%n", screen,
                        audit.rejected(), audit.audited(), audit.stable(),
                        Double.isNaN(audit.falseNegativeRate())
                                ? "unknown: no stable rule"
                                : String.format(Locale.ROOT, "%5.1f %% (%.1f %%)", 100 * audit.falseNegativeRate(),
                                        100 * audit.falseNegativeRateBound())));

    }
}
