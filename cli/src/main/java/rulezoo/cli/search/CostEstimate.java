package rulezoo.cli.search;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import rulezoo.analysis.table.Console;
import rulezoo.cli.console.Durations;
import rulezoo.evolve.Budget;
import rulezoo.evolve.SearchCost;
import rulezoo.evolve.SearchPilot;
import rulezoo.evolve.SearchSettings;
import rulezoo.simulator.run.Runner;

/**
 * How long a budget takes: from founders that are judged on trial, or, where a search has judged rules
 * before, from what became of them and a measured second of simulation of each network.
 */
final class CostEstimate {
    private static final double PILOT_SECONDS = 10;
    private static final List<Integer> CORES = List.of(1, 2, 4, 8, 16, 32, 64, 128);

    private final SearchSettings settings;
    private final SearchCost cost;

    /** Measures. Takes a few seconds. */
    CostEstimate(SearchSettings settings) {
        this.settings = settings;
        cost = new SearchCost(settings);
    }

    /**
     * Prints the estimate.
     *
     * @param outcomes number of rules by what became of them so far, in the order of the stages, or null if the
     *        zoo holds no search
     * @param runner where a few founders are judged, if the zoo holds no search
     */
    void print(PrintWriter out, long @Nullable [] outcomes, Runner runner) {
        cost.secondsPerSecond().forEach((network, seconds) -> out.printf(Locale.ROOT,
                "one second of a network of %d excitatory neurons takes %.3f s of one core on this machine%n",
                network.size(),
                seconds));
        out.printf(Locale.ROOT, "a rule takes up to %.1f s in the screens and %.1f s more in the %d confirmations%n",
                cost.screeningSeconds(), cost.confirmationSeconds(),
                settings.target().confirmations());
        double perRule = outcomes == null ? pilot(out, runner) : history(out, outcomes);
        int threads = runner.cores();
        Budget budget = settings.budget();
        if (budget.evaluations() != null) {
            out.print(Console.paragraph("", CORES.stream().map(
                    cores -> Durations.text(budget.evaluations() * perRule / cores) + " on " + cores)
                    .collect(Collectors.joining(", ", budget.evaluations() + " rules take ", " cores"))));
            out.printf(Locale.ROOT, "with %d threads on this machine they take %s%n", threads,
                    Durations.text(budget.evaluations() * perRule / threads));
        }
        if (budget.minutes() != null) {
            out.print(Console.paragraph("", CORES.stream()
                    .map(cores -> String.format(Locale.ROOT, "%.0f rules on %d",
                            budget.minutes() * 60 / perRule * cores,
                            cores))
                    .collect(Collectors.joining(", ", Math.round(budget.minutes()) + " minutes: ", " cores"))));
            out.printf(Locale.ROOT, "here, on %d: %.0f rules%n", threads, budget.minutes() * 60 / perRule * threads);
        }
        out.flush();
    }

    private double pilot(PrintWriter out, Runner runner) {
        SearchPilot pilot = SearchPilot.of(settings, settings.judge(), runner, PILOT_SECONDS);
        out.printf(Locale.ROOT, "%d founders, judged now: %d stable, %.2f s of a core a rule%n", pilot.judged(),
                pilot.stable(), pilot.coreSecondsPerRule());
        return pilot.coreSecondsPerRule();
    }

    private double history(PrintWriter out, long[] outcomes) {
        double perRule = cost.secondsPerRule(outcomes);
        out.printf(Locale.ROOT, "If rules fare as they did so far in this zoo, a rule takes %.2f s on average%n",
                perRule);
        return perRule;
    }
}
