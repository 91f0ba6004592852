package rulezoo.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import rulezoo.analysis.figure.CsvTable;
import rulezoo.analysis.figure.FlyFigure;
import rulezoo.analysis.inference.FlyCohort;
import rulezoo.analysis.inference.FlyFile;
import rulezoo.analysis.inference.FlyStudy;
import rulezoo.archive.OutputFile;

/** Fits rules to the choices of flies. */
@Command(name = "flies", mixinStandardHelpOptions = true, description = {
        "Fits rules to the choices of flies in the two-odour foraging task.",
        "Files: MATLAB 5 with X (odour met, one-hot, one row an encounter), Y (1: accepted) and R (reward of each accepted"
                + " odour), as published (Zenodo 7449214). Files in which everything was accepted are left out.",
        "Rules: 1, x, r, x r, with and without the weight w; r is the reward or the reward minus the mean of the last ten."}, footer = {
                "", "Example:", "  rulezoo infer flies data/*.mat --out flies"})
final class InferFlies implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "MATLAB files, one a fly.")
    private List<Path> files = List.of();

    @Option(names = "--bootstrap", paramLabel = "N", defaultValue = "100", description = "Draws of each bootstrap (default: ${DEFAULT-VALUE}).")
    private int replicates;

    @Option(names = "--initial-weight", paramLabel = "W", defaultValue = "0", description = "Mean weight before the first encounter (default: ${DEFAULT-VALUE}, as published: half of the odours are accepted at first).")
    private double initialWeight;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "1", description = "Master seed (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Mixin
    private ThreadsOption threads = new ThreadsOption();

    @Option(names = "--out", paramLabel = "DIR", description = "Also writes the figure (PNG, SVG) and tables (CSV) into this folder.")
    private @Nullable Path out;

    @Option(names = "--json", description = "Print one JSON object a line.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        if (replicates < 1) {
            throw new IllegalArgumentException("--bootstrap must be at least 1: " + replicates);
        }
        PrintWriter err = spec.commandLine().getErr();
        List<FlyFile> flies = new ArrayList<>();
        for (Path file : files) {
            FlyFile fly = FlyFile.read(file);
            if (fly.hasChoices()) {
                flies.add(fly);
            } else {
                err.println("rulezoo: left out: " + file + " (all " + fly.encounters()
                        + " odours were accepted, which says nothing about choice)");
            }
        }
        err.flush();
        if (out != null) {
            OutputFile.requireFolder(out); // before the work, not after it
        }
        FlyCohort cohort = new FlyCohort(flies, seed, initialWeight);
        List<FlyStudy.Result> results = new ArrayList<>();
        WorkQueue.run("flies", threads.count(), FlyStudy.tasks(cohort), task -> task.run(cohort, replicates),
                results::add);
        FlyStudy study = FlyStudy.of(cohort, results);
        Map<String, CsvTable> tables = new LinkedHashMap<>();
        tables.put("flies-together", FlyFigure.together(study));
        tables.put("flies-comparisons", FlyFigure.comparisons(study));
        print(study, tables);
        if (out != null) {
            InferCommand.write(out, List.of(FlyFigure.of(study)), tables, err);
        }
        return 0;
    }

    private void print(FlyStudy study, Map<String, CsvTable> tables) {
        PrintWriter console = spec.commandLine().getOut();
        CsvTable fits = FlyFigure.fits(study);
        InferCommand.print(fits, List.of("fly", "model", "encounters", "accepted_share", "deviance", "held_out_trials",
                "held_out_flies", "without_plasticity", "mean_rate", "1", "r", "w", "w low", "w high", "x", "x r",
                "x r low", "x r high"), json, console);
        for (CsvTable table : tables.values()) {
            if (!json) {
                console.println();
            }
            InferCommand.print(table, table.header(), json, console);
        }
    }
}
