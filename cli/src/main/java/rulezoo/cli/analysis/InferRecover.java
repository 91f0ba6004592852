package rulezoo.cli.analysis;

import picocli.CommandLine.Model.OptionSpec;
import java.util.Locale;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import rulezoo.analysis.figure.RecoveryFigure;
import rulezoo.analysis.figure.RecoverySweepFigure;
import rulezoo.analysis.figure.RewardRecoveryFigure;
import rulezoo.analysis.figure.TrainingShareFigure;
import rulezoo.analysis.inference.ActivityExperiment;
import rulezoo.analysis.inference.FitProgress;
import rulezoo.analysis.inference.OjaRecovery;
import rulezoo.analysis.inference.RecoverySweep;
import rulezoo.analysis.inference.RewardRecovery;
import rulezoo.analysis.inference.TrainingShare;
import rulezoo.archive.intake.PublishedRules;
import rulezoo.cli.console.Progress;
import rulezoo.cli.option.Distinct;
import rulezoo.cli.option.ThreadsOption;
import rulezoo.cli.option.Within;

/** Simulates known rules, infers them, and scores what was found. */
@Command(name = "recover", mixinStandardHelpOptions = true, description = {
        "Simulates known rules, infers them from the activity or the choices that they produced, and"
                + " compares the inferred rules with the known ones.",
        "oja infers Oja's rule from the activity of logistic neurons, for each recording noise and recorded"
                + " share of the neurons.",
        "rewards infers the known reward-modulated rules from choices in the foraging task.",
        "length infers the rules x r and x r - 0.05 w from choices, and varies the length of a life and the"
                + " number of neurons.",
        "penalty, window and input infer the same two rules, and vary the weight of the L1 penalty, the"
                + " number of rewards in the expected reward, and the mean input of an odour (Mehta et al. 2024,"
                + " figures 5, 6 and 7).",
        "share fits the beginning of single lives and predicts the rest (figures 8 and 9)."}, footer = {
                "",
                "Examples:", "  rulezoo infer recover oja --noise 0 --shares 1",
                "  rulezoo infer recover oja --neurons 100 --trajectories 20 --seeds 1,2,3 --out inference",
                "  rulezoo infer recover rewards --methods taylor,network --out inference",
                "  rulezoo infer recover penalty --methods taylor --out inference"})
final class InferRecover implements Callable<Integer> {
    private enum Experiment {
        OJA("--noise", "--shares", "--neurons", "--trajectories", "--steps"), REWARDS("--methods", "--lives", "--only"),
        LENGTH("--methods", "--lives", "--lengths", "--sizes"), PENALTY("--methods", "--lives", "--values"),
        WINDOW("--methods", "--lives", "--values"), INPUT("--methods", "--lives", "--values"),
        SHARE("--lives", "--values");

        /** Options that mean something here, of those that do not mean something everywhere. */
        private final Set<String> options;

        Experiment(String... options) {
            this.options = Set.of(options);
        }
    }

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "EXPERIMENT", description = "One of ${COMPLETION-CANDIDATES}, in capitals or not.")
    private Experiment experiment = Experiment.OJA;

    @Option(names = "--noise", split = ",", paramLabel = "SD", defaultValue = "0,0.01,0.03,0.1,0.3,1", description = "oja: standard deviations of the recording noise (default: ${DEFAULT-VALUE}).")
    @Distinct
    @Within(least = 0, most = 1000)
    private double[] noises = {};

    @Option(names = "--shares", split = ",", paramLabel = "F", defaultValue = "0.1,0.25,0.5,1", description = "oja: shares of the neurons that are recorded (default: ${DEFAULT-VALUE}).")
    @Distinct
    @Within(least = 0, most = 1)
    private double[] shares = {};

    @Option(names = "--neurons", paramLabel = "N", defaultValue = "1000", description = "oja: number of neurons (default: ${DEFAULT-VALUE}, as published).")
    @Within(least = 1, most = 100000)
    private int neurons;

    @Option(names = "--trajectories", paramLabel = "N", defaultValue = "50", description = "oja: number of trajectories (default: ${DEFAULT-VALUE}, as published).")
    @Within(least = 1, most = 10000)
    private int trajectories;

    @Option(names = "--steps", paramLabel = "N", defaultValue = "50", description = "oja: steps of a trajectory (default: ${DEFAULT-VALUE}, as published).")
    @Within(least = 1, most = 100000)
    private int steps;

    @Option(names = "--methods", split = ",", paramLabel = "METHOD", defaultValue = "taylor,taylor_adam,network", description = "All but oja and share: ways to fit, from ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    @Distinct
    private List<RewardRecovery.Method> methods = List.of();

    @Option(names = "--lives", paramLabel = "N", defaultValue = "18", description = "All but oja: number of lives to fit. 7 others are scored; share scores the rest of each life"
            + " (default: ${DEFAULT-VALUE}).")
    @Within(least = 1, most = 10000)
    private int lives;

    @Option(names = "--lengths", split = ",", paramLabel = "N", defaultValue = "30,60,120,240,480,960,1920", description = "length: numbers of trials in a life, multiples of 3 (default: ${DEFAULT-VALUE}).")
    @Distinct
    @Within(least = 1, most = 1000000)
    private int[] lengths = {};

    @Option(names = "--sizes", split = ",", paramLabel = "N", defaultValue = "1,10,100,300", description = "length: numbers of neurons (default: ${DEFAULT-VALUE}).")
    @Distinct
    @Within(least = 1, most = 100000)
    private int[] sizes = {};

    @Option(names = "--values", split = ",", paramLabel = "X", description = "Values to try (default: penalty 0.001,0.005,0.01,0.05; window 5,10,20; input 0.25,0.5,0.75,1,1.5;"
            + " share 0.1,0.25,0.5,0.75,0.9).")
    @Distinct
    private List<Double> values = List.of();

    @Option(names = "--only", split = ",", paramLabel = "ID", description = "rewards: only these rules of the table of known rules, for example mehta_t3_01.")
    @Distinct
    private List<String> only = List.of();

    @Option(names = "--seeds", split = ",", paramLabel = "S", defaultValue = "1", description = "Master seeds (default: ${DEFAULT-VALUE}). All but oja take one.")
    @Distinct
    private long[] seeds = {};

    @Mixin
    private ThreadsOption threads = new ThreadsOption();

    @Mixin
    private InferOutput output = new InferOutput();

    @Override
    public Integer call() throws IOException {
        if (seeds.length == 0) {
            throw new IllegalArgumentException("--seeds needs at least one seed");
        }
        requireOwnOptions();
        output.requireFolder();
        switch (experiment) {
            case OJA -> oja();
            case REWARDS -> rewards();
            case LENGTH -> {
                Map<RecoverySweep, List<Double>> both = new LinkedHashMap<>();
                both.put(RecoverySweep.TRIALS, list(Arrays.stream(lengths).asDoubleStream().toArray()));
                both.put(RecoverySweep.NEURONS, list(Arrays.stream(sizes).asDoubleStream().toArray()));
                sweep("length", both);
            }
            case PENALTY -> sweep("penalty", RecoverySweep.PENALTY);
            case WINDOW -> sweep("window", RecoverySweep.WINDOW);
            case INPUT -> sweep("input", RecoverySweep.INPUT_MEAN);
            case SHARE -> share();
        }
        return 0;
    }

    private void requireOwnOptions() {
        String name = experiment.name().toLowerCase(Locale.ROOT);
        spec.commandLine().getParseResult().matchedOptions().stream().map(OptionSpec::longestName)
                .filter(option -> !experiment.options.contains(option)
                        && Arrays.stream(Experiment.values()).anyMatch(other -> other.options.contains(option)))
                .findFirst().ifPresent(option -> {
                    throw new IllegalArgumentException(option + " means nothing to '" + name + "': leave it out");
                });
        if (experiment != Experiment.OJA && seeds.length > 1) {
            throw new IllegalArgumentException("--seeds: '" + name + "' takes one seed; run it once for each");
        }
    }

    private void oja() throws IOException {
        ActivityExperiment usual = ActivityExperiment.PUBLISHED.sized(ActivityExperiment.PUBLISHED.inputs(), neurons,
                trajectories, steps);
        record Cell(ActivityExperiment experiment, long seed) {}
        List<Cell> cells = new ArrayList<>();
        for (double noise : noises) {
            for (double share : shares) {
                for (long seed : seeds) {
                    cells.add(new Cell(usual.recorded(noise, share), seed));
                }
            }
        }
        FitProgress progress = cells.size() == 1
                ? new FitLines("oja", spec.commandLine().getErr())
                : FitProgress.SILENT;
        List<OjaRecovery> found = new ArrayList<>();
        Progress.forEach("oja", threads.count(), cells, cell -> OjaRecovery.of(cell.experiment, cell.seed, progress),
                found::add);
        output.print(RecoveryFigure.table(found));
        output.write(RecoveryFigure.of(found, usual.inputs() + " inputs, " + neurons + " neurons, " + trajectories
                + " trajectories of " + steps + " steps"), List.of());
    }

    private void rewards() throws IOException {
        List<PublishedRules.RewardRule> rules = PublishedRules.rewardRules().stream()
                .filter(rule -> only.isEmpty() || only.contains(rule.id())).toList();
        if (rules.isEmpty()) {
            throw new IllegalArgumentException("--only: no known reward-modulated rule is called "
                    + String.join(" or ", only) + "; they are called mehta_t3_01 to mehta_t3_44");
        }
        RewardRecovery.Setup setup = RewardRecovery.Setup.PUBLISHED.fitting(lives);
        record Job(PublishedRules.RewardRule rule, RewardRecovery.Method method) {}
        List<Job> jobs = new ArrayList<>();
        Set<RewardRecovery.Method> wanted = EnumSet.copyOf(methods);
        rules.forEach(rule -> wanted.forEach(method -> jobs.add(new Job(rule, method))));
        Map<String, List<RewardRecovery>> found = new LinkedHashMap<>();
        List<RewardRecovery> all = new ArrayList<>();
        Progress.forEach("rewards", threads.count(), jobs,
                job -> RewardRecovery.of(setup, job.rule.rule().coefficients(),
                        job.method, seeds[0], FitProgress.SILENT),
                all::add);
        for (int i = 0; i < jobs.size(); i++) {
            found.computeIfAbsent(jobs.get(i).rule.id(), _ -> new ArrayList<>()).add(all.get(i));
        }
        List<RewardRecoveryFigure.Row> rows = rules.stream().map(rule -> new RewardRecoveryFigure.Row(rule.id(),
                rule.formula(), found.getOrDefault(rule.id(), List.of()))).toList();
        output.print(RewardRecoveryFigure.table(rows));
        output.write(RewardRecoveryFigure.of(rows), List.of());
    }

    private static List<PublishedRules.RewardRule> simpleRules() throws IOException {
        return PublishedRules.rewardRules().stream()
                .filter(rule -> rule.formula().equals("x_j r") || rule.formula().equals("x_j r - 0.05 w_ij"))
                .sorted(Comparator.comparing(PublishedRules.RewardRule::id)).toList();
    }

    private static List<Double> list(double[] numbers) {
        return Arrays.stream(numbers).boxed().toList();
    }

    private void sweep(String name, RecoverySweep sweep) throws IOException {
        sweep(name, Map.of(sweep, values.isEmpty() ? list(sweep.usualValues()) : values));
    }

    private void sweep(String name, Map<RecoverySweep, List<Double>> sweeps) throws IOException {
        record Job(PublishedRules.RewardRule rule, RecoverySweep sweep, double value, RewardRecovery.Method method) {}
        RewardRecovery.Setup usual = RewardRecovery.Setup.PUBLISHED.fitting(lives);
        sweeps.forEach((sweep, some) -> sweep.check(usual, some));
        List<Job> jobs = new ArrayList<>();
        for (PublishedRules.RewardRule rule : simpleRules()) {
            for (RewardRecovery.Method method : EnumSet.copyOf(methods)) {
                sweeps.forEach((sweep, some) -> some.forEach(value -> jobs.add(new Job(rule, sweep, value, method))));
            }
        }
        List<RewardRecovery> found = new ArrayList<>();
        Progress.forEach(name, threads.count(), jobs, job -> job.sweep.recover(usual, job.value,
                job.rule.rule().coefficients(), job.method, seeds[0]), found::add);
        List<RecoverySweepFigure.Row> rows = new ArrayList<>();
        for (int i = 0; i < jobs.size(); i++) {
            Job job = jobs.get(i);
            rows.add(new RecoverySweepFigure.Row(job.rule.formula(), job.sweep, job.value, found.get(i)));
        }
        output.print(RecoverySweepFigure.table(rows));
        output.write(RecoverySweepFigure.of("recovery-" + name, rows), List.of());
    }

    private void share() throws IOException {
        record Job(PublishedRules.RewardRule rule, double share, int life) {}
        List<Job> jobs = new ArrayList<>();
        for (PublishedRules.RewardRule rule : simpleRules()) {
            for (double share : values.isEmpty() ? TrainingShare.USUAL : values) {
                for (int life = 0; life < lives; life++) {
                    jobs.add(new Job(rule, share, life));
                }
            }
        }
        List<TrainingShareFigure.Row> rows = new ArrayList<>();
        Progress.forEach("share", threads.count(), jobs, job -> new TrainingShareFigure.Row(job.rule.formula(),
                TrainingShare.of(RewardRecovery.Setup.PUBLISHED, job.rule.rule().coefficients(), job.share, seeds[0],
                        job.life)),
                rows::add);
        output.print(TrainingShareFigure.table(rows));
        output.write(TrainingShareFigure.of(rows), List.of());
    }
}
