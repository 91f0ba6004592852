package rulezoo.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import rulezoo.archive.SearchCheckpoint;
import rulezoo.archive.ZooWriter;
import rulezoo.evolve.Budget;
import rulezoo.evolve.Search;
import rulezoo.evolve.SearchPreset;
import rulezoo.evolve.SearchProgress;
import rulezoo.evolve.SearchResult;
import rulezoo.evolve.SearchSettings;
import rulezoo.evolve.SettingsJson;
import rulezoo.evolve.SimulationJudge;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.run.LocalRunner;
import rulezoo.simulator.run.Runner;

/** {@code rulezoo evolve}: searches for stable rules and archives every one it finds. */
@Command(name = "evolve", description = {"Searches for plasticity rules that keep a network stable and archives"
        + " every one. Run again on the same zoo, it goes on where it ended; Ctrl-C stops it after the simulations"
        + " under way."}, mixinStandardHelpOptions = true, footerHeading = "%nExample:%n", footer = {
                "  rulezoo evolve --zoo zoo --preset small --pathways EE,IE --minutes 10"})
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class EvolveCommand implements Callable<Integer> {
    private static final SearchPreset DEFAULT = SearchPreset.SMALL;

    @Spec
    private CommandSpec spec;

    @Option(names = "--zoo", required = true, paramLabel = "DIR", description = "Folder of the zoo; created if it"
            + " does not exist.")
    private Path zoo;

    @ArgGroup
    private @Nullable Source source;

    @Option(names = "--seed", paramLabel = "S", description = "Seed of the search (default: 1).")
    private @Nullable Long seed;

    @Option(names = "--minutes", paramLabel = "M", description = "Wall time to spend now.")
    private @Nullable Double minutes;

    @Option(names = "--evaluations", paramLabel = "E", description = "Rules to judge in all, over all runs.")
    private @Nullable Long evaluations;

    @Option(names = "--stable-rules", paramLabel = "N", description = "Stable rules to find in all, over all runs.")
    private @Nullable Integer stableRules;

    @Option(names = "--threads", paramLabel = "T", description = "Simulations at once (default: the number of"
            + " processors). Has no influence on the result.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--pathways", paramLabel = "LIST", description = "Plastic pathways, for example EE,IE (default:"
            + " those of the preset).")
    private @Nullable String pathways;

    @Option(names = "--json", description = "Print the summary as one line of JSON.")
    private boolean json;

    /** Where the settings come from, if not from the zoo. */
    private static final class Source {
        @Option(names = "--preset", paramLabel = "NAME", description = "One of demo, small, medium, published"
                + " (default: the search that the zoo holds, else small).")
        private @Nullable String preset;

        @Option(names = "--config", paramLabel = "FILE", description = "YAML file with whatever differs from a"
                + " preset, for example 'preset: small' and 'population: 200'.")
        private @Nullable Path config;
    }

    @Override
    public Integer call() throws IOException {
        Optional<SearchSettings> wanted = fromSource();
        try (Runner runner = new LocalRunner(threads); ZooWriter writer = ZooWriter.open(zoo)) {
            Optional<SearchCheckpoint> checkpoint = writer.latestCheckpoint();
            SearchSettings settings = withOptions(wanted.or(
                    () -> checkpoint.map(SearchCheckpoint::settings).map(SettingsJson::read))
                    .orElseGet(DEFAULT::settings));
            PrintWriter err = spec.commandLine().getErr();
            Search search = new Search(settings, new SimulationJudge(settings), writer, runner);
            try (Interruption _ = new Interruption(() -> stop(runner, err))) {
                checkpoint.ifPresent(found -> err.printf("resuming search %s after generation %d%n", found.run(),
                        found.generation()));
                summarize(search.run(new ProgressLines(err, settings.budget())::show));
            }
        }
        return 0;
    }

    private static void stop(Runner runner, PrintWriter err) {
        err.println("stopping after the simulations under way");
        err.flush();
        runner.stop();
    }

    private Optional<SearchSettings> fromSource() throws IOException {
        if (source == null) {
            return Optional.empty();
        }
        return Optional.of(source.config == null
                ? SearchPreset.of(String.valueOf(source.preset)).settings()
                : fromFile(source.config));
    }

    private static SearchSettings fromFile(Path file) throws IOException {
        try {
            JsonNode changes = YAMLMapper.builder().build().readTree(Files.readString(file));
            return SettingsJson.read(changes, DEFAULT);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(file + ", line " + e.getLocation().getLineNr()
                    + ", is not YAML: " + e.getOriginalMessage().lines().findFirst().orElse(""), e);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
        }
    }

    private SearchSettings withOptions(SearchSettings base) {
        SearchSettings settings = base;
        if (pathways != null) {
            settings = settings.withPlastic(Pathway.parse(pathways));
        }
        if (seed != null) {
            settings = settings.withSeed(seed);
        }
        if (minutes != null || evaluations != null || stableRules != null) {
            settings = settings.withBudget(new Budget(minutes, evaluations, stableRules));
        }
        return settings;
    }

    private void summarize(SearchResult result) {
        PrintWriter out = spec.commandLine().getOut();
        SearchProgress progress = result.progress();
        if (json) {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("zoo", zoo.toString());
            fields.put("run", progress.run());
            fields.put("generation", progress.generation());
            fields.put("evaluations", progress.evaluations());
            fields.put("stable", progress.stable());
            fields.put("outcomes", progress.outcomes());
            fields.put("stopped", result.stopped());
            out.println(JsonLines.line(fields));
        } else {
            out.printf("search %s, %d rules judged, %d generations:%n", progress.run(), progress.evaluations(),
                    progress.generation() + 1);
            progress.outcomes().forEach((outcome, count) -> out.printf(Locale.ROOT, "  %-16s%10d%n", outcome, count));
            out.printf("%d stable rules archived in %s%n", progress.stable(), zoo);
            if (result.stopped()) {
                out.println("stopped before the budget was spent: run the same command again to go on");
            }
        }
        out.flush();
    }
}
