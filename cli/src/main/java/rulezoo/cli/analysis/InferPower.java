package rulezoo.cli.analysis;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import rulezoo.analysis.inference.FlyFindings;
import rulezoo.analysis.inference.FlyPower;
import rulezoo.analysis.inference.SimulatedFly;
import rulezoo.analysis.statistics.Estimate;
import rulezoo.analysis.table.Labels;
import rulezoo.analysis.table.Table;
import rulezoo.cli.console.Progress;
import rulezoo.cli.option.Distinct;
import rulezoo.cli.option.ThreadsOption;
import rulezoo.cli.option.Within;

/** How often the analysis of flies finds what in simulated cohorts. */
@Command(name = "power", mixinStandardHelpOptions = true, description = {
        "Simulates cohorts of flies whose rule is known, and analyzes each cohort as 'infer flies' does. It"
                + " prints how often it finds learning, forgetting and expectation. These are the false-positive rates"
                + " and the power, with 95 %% Wilson intervals.",
        "Flies of the truths constant, constant_in_blocks and drift learn nothing. Flies of the truth"
                + " learning learn and do not forget. Flies of the truth forgetting learn and forget."}, footer = {
                        "", "Example:", "  rulezoo infer power --truths constant,learning,forgetting --cohorts 200"})
final class InferPower implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--truths", split = ",", paramLabel = "TRUTH", defaultValue = "constant,constant_in_blocks,drift,learning,forgetting", description = "What the flies do: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    @Distinct
    private List<SimulatedFly.Truth> truths = List.of();

    @Option(names = "--forgetting", paramLabel = "F", defaultValue = "0.1", description = "Strength of forgetting: minus the coefficient of w (default: ${DEFAULT-VALUE}).")
    private double forgetting;

    @Option(names = "--cohorts", paramLabel = "N", defaultValue = "200", description = "Number of cohorts of each truth (default: ${DEFAULT-VALUE}).")
    @Within(least = 1, most = 1e6)
    private int cohorts;

    @Option(names = "--flies", paramLabel = "N", defaultValue = "9", description = "Number of flies in a cohort (default: ${DEFAULT-VALUE}).")
    private int flies;

    @Option(names = "--block", paramLabel = "N", defaultValue = "80", description = "Accepted odours in each of the three blocks (default: ${DEFAULT-VALUE}, as published).")
    private int block;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "1", description = "Master seed (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Mixin
    private ThreadsOption threads = new ThreadsOption();

    @Option(names = "--json", description = "Print one JSON object per line.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        Map<SimulatedFly.Truth, FlyPower.Rates> rows = new LinkedHashMap<>();
        for (SimulatedFly.Truth truth : truths) {
            FlyPower power = new FlyPower(new SimulatedFly(truth, forgetting, block), flies, seed);
            List<FlyFindings> found = new ArrayList<>();
            Progress.forEach(truth.name().toLowerCase(Locale.ROOT), threads.count(),
                    IntStream.range(0, cohorts).boxed().toList(), power::cohort, found::add);
            rows.put(truth, FlyPower.Rates.of(found));
        }
        InferCommand.print(table(rows), json, spec.commandLine().getOut());
        return 0;
    }

    private Table<?> table(Map<SimulatedFly.Truth, FlyPower.Rates> rates) {
        return Table.data("power", List.copyOf(rates.entrySet())).column("truth", "truth", "", Map.Entry::getKey)
                .column("forgetting", "forgetting", "",
                        e -> e.getKey() == SimulatedFly.Truth.FORGETTING ? forgetting : 0.0)
                .column("flies", "flies", "", _ -> flies)
                .column("encounters_accepted", "encounters accepted", "", _ -> 3 * block)
                .column("cohorts", "cohorts", "", _ -> cohorts)
                .column("checks_passed", "checks passed", "", e -> e.getValue().allowed().value(), Labels::percent)
                .estimate("learning", "learning", "", found(FlyFindings.Question.LEARNING), Labels::fraction)
                .estimate("forgetting_found", "forgetting", "", found(FlyFindings.Question.FORGETTING),
                        Labels::fraction)
                .estimate("expectation", "expectation", "", found(FlyFindings.Question.EXPECTATION), Labels::fraction);
    }

    private static Function<Map.Entry<SimulatedFly.Truth, FlyPower.Rates>, Estimate> found(
            FlyFindings.Question question) {
        return row -> row.getValue().found(question);
    }
}
