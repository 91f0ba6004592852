package rulezoo.cli.analysis;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import rulezoo.analysis.figure.FlyFigure;
import rulezoo.analysis.inference.Fly;
import rulezoo.analysis.inference.FlyCohort;
import rulezoo.analysis.inference.FlyData;
import rulezoo.analysis.inference.FlyFindings;
import rulezoo.analysis.inference.FlyStudy;
import rulezoo.analysis.inference.PublishedDeviance;
import rulezoo.analysis.table.Table;
import rulezoo.archive.exchange.JsonLines;
import rulezoo.cli.console.Progress;
import rulezoo.cli.option.ThreadsOption;

/** Fits models to the choices of flies, and says whether the data can carry a conclusion. */
@Command(name = "flies", mixinStandardHelpOptions = true, description = {
        "Fits plasticity rules to the choices of flies in the two-odour foraging task, and compares them"
                + " with models that learn nothing. It checks whether the data can support a conclusion, and draws none"
                + " if they cannot.",
        "A FLY is a folder of the original layout (Rajagopalan et al. 2023, Zenodo 7449214:"
                + " choice_order.mat, reward_order.mat, odor_crossing_K.mat, cps_K.mat), a folder that holds such"
                + " folders, or a MATLAB 5 file. The MATLAB file holds X (the odour that was met, one-hot, one row per"
                + " encounter), Y (1: accepted) and R (the reward of each accepted odour).",
        "The rules have the terms 1, x, r and x r, with and without the weight w. Here r is the reward, or"
                + " the reward minus the mean of the last ten."}, footer = {
                        "", "Example:", "  rulezoo infer flies flies/* --out report"})
final class InferFlies implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(arity = "1..*", paramLabel = "FLY", description = "Folders and MATLAB files of flies.")
    private List<Path> paths = List.of();

    @Option(names = "--seed", paramLabel = "S", defaultValue = "1", description = "Master seed of the inputs drawn for the in-sample deviance (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Mixin
    private ThreadsOption threads = new ThreadsOption();

    @Mixin
    private InferOutput output = new InferOutput();

    @Override
    public Integer call() throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        List<Fly> given = FlyData.read(paths);
        List<Fly> choosing = new ArrayList<>();
        for (Fly fly : given) {
            if (fly.refusals() > 0) {
                choosing.add(fly);
            } else {
                err.println("rulezoo: not fitted: " + fly.name() + " (all " + fly.encounters()
                        + " odours were accepted)");
            }
            if (fly.added() > 0) {
                err.println("rulezoo: " + fly.name() + ": the crossing before " + fly.added() + " of "
                        + fly.rewards().length + " choices is missing; an accepted encounter was added for each");
            }
        }
        err.flush();
        output.requireFolder();
        FlyCohort cohort = new FlyCohort(choosing);
        List<FlyStudy.Result> results = new ArrayList<>();
        Progress.forEach("flies", threads.count(), FlyStudy.tasks(cohort, new PublishedDeviance(seed)),
                task -> task.run(cohort), results::add);
        FlyStudy study = FlyStudy.of(cohort, results);
        FlyFindings findings = FlyFindings.of(given, study.heldOutChoices());
        List<Table<?>> tables = List.of(FlyFigure.models(study), FlyFigure.comparisons(findings));
        print(study, findings, tables);
        output.write(FlyFigure.of(study, findings), tables);
        return 0;
    }

    private void print(FlyStudy study, FlyFindings findings, List<Table<?>> tables) {
        PrintWriter console = spec.commandLine().getOut();
        if (output.isJson()) {
            findings.sentences().forEach(sentence -> console.println(JsonLines.line(Map.of("sentence", sentence))));
        }
        output.print(FlyFigure.fits(study));
        for (Table<?> table : tables) {
            if (!output.isJson()) {
                console.println();
            }
            output.print(table);
        }
        if (!output.isJson()) {
            console.println();
            findings.sentences().forEach(console::println);
        }
        console.flush();
    }
}
