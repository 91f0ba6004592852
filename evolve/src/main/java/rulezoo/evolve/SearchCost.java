package rulezoo.evolve;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import rulezoo.evolve.judging.MeanFieldScreen;
import rulezoo.evolve.judging.Screen;
import rulezoo.evolve.judging.TrialScreen;
import rulezoo.evolve.judging.WeightNoiseScreen;
import rulezoo.simulator.experiment.Simulation;
import rulezoo.simulator.network.NetworkModel;
import rulezoo.simulator.protocol.Protocol;
import rulezoo.simulator.rule.Coefficient;
import rulezoo.simulator.rule.PlasticityRule;

/** What a rule costs in a search, from a measured second of simulation of each network. */
public final class SearchCost {
    private static final double NANOS = 1e9;
    private static final int LEAST_REPEATS = 4;
    private static final int MOST_REPEATS = 40;
    private static final double SETTLED = 0.95;

    private final SearchSettings settings;
    private final Map<NetworkModel, Double> secondsPerSecond = new LinkedHashMap<>();
    private final List<Double> stageSeconds = new ArrayList<>();
    private final double confirmationSeconds;

    /**
     * Measures. Takes a few seconds.
     *
     * @param settings settings of the search
     */
    public SearchCost(SearchSettings settings) {
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

    /** {@return seconds of a core that a second of each network takes} */
    public Map<NetworkModel, Double> secondsPerSecond() {
        return Collections.unmodifiableMap(secondsPerSecond);
    }

    /** {@return seconds of a core that a rule takes which passes all screens} */
    public double screeningSeconds() {
        return stageSeconds.stream().mapToDouble(Double::doubleValue).sum();
    }

    /** {@return seconds of a core that the confirmations of a rule take} */
    public double confirmationSeconds() {
        return confirmationSeconds;
    }

    /**
     * {@return seconds of a core that a rule takes on average}
     *
     * @param outcomes number of rules by what became of them, in the order of the stages: one for each screen,
     *        then near-duplicates, then those that were confirmed or failed to
     */
    public double secondsPerRule(long[] outcomes) {
        double[] shares = shares(outcomes);
        double seconds = 0;
        double reached = 1;
        for (int i = 0; i < stageSeconds.size(); i++) {
            seconds += reached * stageSeconds.get(i);
            reached -= shares[i];
        }
        return seconds + Math.max(0, reached - shares[stageSeconds.size()]) * confirmationSeconds;
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
}
