package rulezoo.cli;

import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import rulezoo.evolve.Budget;
import rulezoo.evolve.SearchPilot;
import rulezoo.evolve.SearchSettings;
import rulezoo.evolve.judging.MeanFieldScreen;
import rulezoo.evolve.judging.Screen;
import rulezoo.evolve.judging.TrialScreen;
import rulezoo.evolve.judging.WeightNoiseScreen;
import rulezoo.simulator.experiment.Simulation;
import rulezoo.simulator.network.NetworkModel;
import rulezoo.simulator.protocol.Protocol;
import rulezoo.simulator.rule.Coefficient;
import rulezoo.simulator.rule.PlasticityRule;
import rulezoo.simulator.run.Runner;

/**
 * How long a budget takes: from founders that are judged on trial, or, where a search has judged rules
 * before, from what became of them and a measured second of simulation of each network.
 */
final class CostEstimate {
    private static final double NANOS = 1e9;
    private static final int LEAST_REPEATS = 4;
    private static final int MOST_REPEATS = 40;
    private static final double SETTLED = 0.95;
    private static final double PILOT_SECONDS = 10;
    private static final List<Integer> CORES = List.of(1, 2, 4, 8, 16, 32, 64, 128);

    private final SearchSettings settings;
    private final Map<NetworkModel, Double> secondsPerSecond = new LinkedHashMap<>();
    private final List<Double> stageSeconds = new ArrayList<>();
    private final double confirmationSeconds;

    /** Measures. Takes a few seconds. */
    CostEstimate(SearchSettings settings) {
        this.settings = settings;
        for (Screen screen : settings.screening().screens()) {
            stageSeconds.add(switch (screen) {
                case MeanFieldScreen _,WeightNoiseScreen _ -> 0.0;
                case TrialScreen trial -> cost(trial.network(), trial.protocol());
            });
        }
        confirmationSeconds = settings.target().confirmations() * settings.target().demands().stream()
                .mapToDouble(demand -> cost(demand.network(), demand.protocol())).sum();
    }

    private double cost(NetworkModel network, Protocol protocol) {
        return protocol.durationSeconds() * secondsPerSecond.computeIfAbsent(network, this::measure);
    }

    /**
     * Time that a core works on a second of a network whose weights never change but are looked after all the
     * same.
     */
    private double measure(NetworkModel network) {
        List<Coefficient> coefficients = settings.target().family().coefficients();
        double[] idle = new double[settings.target().plastic().size() * coefficients.size()];
        for (int i = 0; i < idle.length; i++) {
            Coefficient bounds = coefficients.get(i % coefficients.size());
            idle[i] = Math.clamp(0, bounds.minimum(), bounds.maximum());
        }
        PlasticityRule rule = new PlasticityRule(settings.target().family(), settings.target().plastic(), idle);
        ThreadMXBean cpu = ManagementFactory.getThreadMXBean();
        Simulation second = new Simulation(network, rule, Protocol.background(0.5, 0.5), settings.seed());
        // The first runs are slower: the compiler is still at work. It has done when runs no longer become faster.
        double least = Double.POSITIVE_INFINITY;
        double before = Double.POSITIVE_INFINITY;
        for (int i = 0; i < MOST_REPEATS && (i < LEAST_REPEATS || least < SETTLED * before); i++) {
            before = least;
            for (int k = 0; k < LEAST_REPEATS; k++) {
                long began = cpu.getCurrentThreadCpuTime();
                second.run();
                least = Math.min(least, (cpu.getCurrentThreadCpuTime() - began) / NANOS);
            }
        }
        return least;
    }

    /**
     * Seconds of one core that a rule takes.
     *
     * @param shares share of all rules by what became of them, in the order of the stages: one for each screen,
     *        then near-duplicates, then those that were confirmed or failed to
     */
    private double secondsPerRule(double[] shares) {
        double seconds = 0;
        double reached = 1;
        for (int i = 0; i < stageSeconds.size(); i++) {
            seconds += reached * stageSeconds.get(i);
            reached -= shares[i];
        }
        return seconds + Math.max(0, reached - shares[stageSeconds.size()]) * confirmationSeconds;
    }

    /**
     * Prints the estimate.
     *
     * @param outcomes number of rules by what became of them so far, in the order of the stages, or null if the
     *        zoo holds no search
     * @param runner where a few founders are judged, if the zoo holds no search
     */
    void print(PrintWriter out, long @Nullable [] outcomes, Runner runner) {
        secondsPerSecond.forEach((network, seconds) -> out.printf(Locale.ROOT,
                "one second of a network of %d excitatory neurons takes %.3f s of one core on this machine%n",
                network.size(),
                seconds));
        out.printf(Locale.ROOT, "a rule takes up to %.1f s in the screens and %.1f s more in the %d confirmations%n",
                stageSeconds.stream().mapToDouble(Double::doubleValue).sum(), confirmationSeconds,
                settings.target().confirmations());
        double perRule = outcomes == null ? pilot(out, runner) : history(out, outcomes);
        int threads = runner.cores();
        Budget budget = settings.budget();
        if (budget.evaluations() != null) {
            out.printf(Locale.ROOT, "%d rules take %s%n", budget.evaluations(), CORES.stream().map(
                    cores -> duration(budget.evaluations() * perRule / cores) + " on " + cores)
                    .collect(Collectors.joining(", ", "", " cores")));
            out.printf(Locale.ROOT, "with %d threads on this machine they take %s%n", threads,
                    duration(budget.evaluations() * perRule / threads));
        }
        if (budget.minutes() != null) {
            out.printf(Locale.ROOT, "%.0f minutes: %s cores%n", budget.minutes(), CORES.stream()
                    .map(cores -> String.format(Locale.ROOT, "%.0f rules on %d",
                            budget.minutes() * 60 / perRule * cores,
                            cores))
                    .collect(Collectors.joining(", ")));
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
        double perRule = secondsPerRule(shares(outcomes));
        out.printf(Locale.ROOT, "If rules fare as they did so far in this zoo, a rule takes %.2f s on average%n",
                perRule);
        return perRule;
    }

    private double[] shares(long[] outcomes) {
        double[] shares = new double[stageSeconds.size() + 1];
        long all = 0;
        for (int i = 0; i < outcomes.length; i++) {
            all += outcomes[i];
        }
        for (int i = 0; all > 0 && i < shares.length; i++) {
            shares[i] = (double) outcomes[i] / all;
        }
        return shares;
    }

    private static String duration(double seconds) {
        return seconds < 90
                ? String.format(Locale.ROOT, "%.0f s", seconds)
                : seconds < 5400
                        ? String.format(Locale.ROOT, "%.0f min", seconds / 60)
                        : String.format(Locale.ROOT, "%.1f h", seconds / 3600);

    }
}
