package rulezoo.cli.simulate;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import rulezoo.analysis.table.Console;
import rulezoo.analysis.table.Table;
import rulezoo.archive.exchange.JsonLines;
import rulezoo.archive.intake.RuleCsv;
import rulezoo.cli.console.Progress;
import rulezoo.cli.option.Distinct;
import rulezoo.cli.option.LayersOption;
import rulezoo.cli.option.Names;
import rulezoo.cli.option.RunnerOptions;
import rulezoo.cli.option.SizeOption;
import rulezoo.cli.option.Within;
import rulezoo.simulator.experiment.Simulation;
import rulezoo.simulator.experiment.SimulationResult;
import rulezoo.simulator.model.ModelPreset;
import rulezoo.simulator.network.NetworkModel;
import rulezoo.simulator.network.NetworkPreset;
import rulezoo.simulator.network.NetworkSpec;
import rulezoo.simulator.protocol.Protocol;
import rulezoo.simulator.run.Runner;
import rulezoo.simulator.stability.StabilityCriteria;
import rulezoo.simulator.stability.StabilityMetric;
import rulezoo.simulator.stability.Verdict;

/** Runs the background task for the rules of a table. */
@Command(name = "simulate", mixinStandardHelpOptions = true, description = "Simulates the background task for each rule of a CSV table, prints its stability metrics, and says which limits make a"
        + " network implausible.", footer = {
                "", "Example:", "  rulezoo simulate --rules rules.csv --network medium --seed 1 --seed 2 --json",
                "  rulezoo simulate --rules toys.csv --model toy"})
public final class SimulateCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--rules", required = true, paramLabel = "FILE.csv", description = """
            Table with columns rule, rate_poisson_hz and EE_tau_pre_s to II_kappa (pathways that it leaves out are \
            static); with --model, rule and the coefficients of its family, for example EE_theta0.""")
    private Path rules = Path.of("");

    @Option(names = "--network", paramLabel = "PRESET", defaultValue = "medium", completionCandidates = Names.Networks.class, description = "One of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private String preset = "";

    @Option(names = "--model", paramLabel = "NAME", description = "Simulate another network than the recurrent spiking one ('evolve --help' lists the names).")
    private @Nullable String model;

    @Mixin
    private LayersOption layers = new LayersOption();

    @Mixin
    private SizeOption size = new SizeOption();

    @Option(names = "--seed", paramLabel = "S", defaultValue = "1", description = "Master seed. It may be given several times.")
    @Distinct
    private List<Long> seeds = List.of();

    @Option(names = "--settle", paramLabel = "SECONDS", defaultValue = "60", description = "Biological time before scoring (default: ${DEFAULT-VALUE}).")
    @Within(least = 8e-4, most = 1e5)
    private double settleSeconds;

    @Option(names = "--score", paramLabel = "SECONDS", defaultValue = "10", description = "Length of the scored window (default: ${DEFAULT-VALUE}).")
    @Within(least = 8e-4, most = 1e5)
    private double scoredSeconds;

    @Mixin
    private RunnerOptions where = new RunnerOptions();

    @Option(names = "--json", description = "Print one JSON object per line.")
    private boolean json;

    private static Table<Outcome> columns() {
        Table<Outcome> table = Table.<Outcome>data("simulations", List.of()).script("rule", o -> o.task.rule)
                .script("size", Outcome::size).script("seed", o -> o.task.simulation.seed())
                .script("blow_up_s", o -> o.result.blowUpSeconds());
        for (StabilityMetric metric : StabilityMetric.values()) {
            table = table.script(metric.id(), o -> o.get(metric));
        }
        return table.script("plausible", Outcome::plausible).script("violations", o -> o.verdict().violations())
                .script("spike_digest", o -> o.result.spikeDigest());
    }

    /** One rule and one seed. */
    private record Task(String rule, Simulation simulation, StabilityCriteria criteria) implements Serializable {
        Outcome run() {
            return new Outcome(this, simulation.run());
        }
    }

    private record Outcome(Task task, SimulationResult result) implements Serializable {
        /** The row, and below it what makes the network implausible. */
        String tableRow() {
            String row = String.format(Locale.ROOT, "%-12s %-6s %6d %9s %8.3f %8.3f %7.3f %7.3f %8.4f %8.3f %9d",
                    task.rule,
                    size(), task.simulation.seed(),
                    result.survived() ? "-" : String.format(Locale.ROOT, "%.4f", result.blowUpSeconds()),
                    get(StabilityMetric.RATE),
                    get(StabilityMetric.RATE_I), get(StabilityMetric.CV_ISI), get(StabilityMetric.W_BLOW),
                    get(StabilityMetric.W_CREEP), get(StabilityMetric.W_IE), plausible());
            return verdict().stable()
                    ? row
                    : row + "\n"
                            + Console.paragraph("    ", "not plausible: " + String.join("; ", verdict().violations()))
                                    .stripTrailing();
        }

        private int plausible() {
            return verdict().stable() ? 1 : 0;
        }

        private double get(StabilityMetric metric) {
            return result.metrics().get(metric);
        }

        private String size() {
            return "N" + task.simulation.network().size();
        }

        private Verdict verdict() {
            return result.verdict(task.criteria, task.simulation.network().weightScale());
        }
    }

    private List<Task> tasks() throws IOException {
        layers.requireModel(null);
        NetworkSpec network = size.of(NetworkPreset.of(preset).spec()).recurrent().orElseThrow();
        Protocol protocol = Protocol.background(settleSeconds, scoredSeconds);
        List<Task> tasks = new ArrayList<>();
        for (RuleCsv.Row row : table(null)) {
            NetworkSpec withInput = network
                    .withInputRateHz(Objects.requireNonNull(row.inputRateHz()));
            for (long seed : seeds) {
                tasks.add(new Task(row.name(), new Simulation(withInput, row.rule(), protocol, seed),
                        StabilityCriteria.FSBI_2023));
            }
        }
        return tasks;
    }

    private List<RuleCsv.Row> table(@Nullable ModelPreset other) throws IOException {
        RuleCsv table = RuleCsv.read(rules, other);
        table.notes().forEach(note -> spec.commandLine().getErr().println("rulezoo: " + note));
        spec.commandLine().getErr().flush();
        return table.rows();
    }

    private List<Task> tasks(ModelPreset other) throws IOException {
        NetworkModel network = size.of(layers.network(other));
        Protocol protocol = Protocol.background(settleSeconds, scoredSeconds);
        List<Task> tasks = new ArrayList<>();
        for (RuleCsv.Row row : table(other)) {
            for (long seed : seeds) {
                tasks.add(new Task(row.name(), new Simulation(network, row.rule(), protocol, seed), other.criteria()));
            }
        }
        return tasks;
    }

    @Override
    public Integer call() throws IOException {
        List<Task> tasks = model == null ? tasks() : tasks(ModelPreset.of(model));
        PrintWriter out = spec.commandLine().getOut();
        Table<Outcome> columns = columns();
        if (!json) {
            out.printf(Locale.ROOT, "%-12s %-6s %6s %9s %8s %8s %7s %7s %8s %8s %9s%n", "rule", "size", "seed",
                    "blow_up_s",
                    "rate_hz", "rate_i", "cv_isi", "w_blow", "w_creep", "wief", "plausible");
        }
        try (Runner runner = where.open()) {
            Progress.forEach("simulate", runner, tasks, Task::run, outcome -> {
                out.println(json ? JsonLines.line(columns.object(outcome)) : outcome.tableRow());
                out.flush();
            });
        }
        return 0;
    }
}
