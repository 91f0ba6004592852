package rulezoo.analysis.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;
import rulezoo.simulator.rule.Pathway;

/**
 * How long one rule remembers in one network.
 *
 * @param rule id of the rule
 * @param plastic plastic pathways
 * @param excitatory number of excitatory neurons
 * @param lastSignificantSeconds last delay at which dr differs from the static control's (paired t-test over
 *        seeds, p &lt; 0.05, uncorrected as published); 0 if at none
 * @param decaySeconds decay time of an exponential fitted by least squares to the mean effect over seeds,
 *        with the 2.5 and 97.5 percentiles over resampled seeds; NaN if the first delay shows no memory, and
 *        the border of the fitted range (a third of the first delay to ten times the last) if the data do not
 *        tell
 */
public record Lifetime(String rule, Set<Pathway> plastic, int excitatory, double lastSignificantSeconds,
        Estimate decaySeconds) {
    private static final int RESAMPLES = 500;
    private static final int GRID = 60;
    private static final long SEED = 20260102;

    /**
     * The lifetime of every rule, network and knock-out of which at least three seeds stayed stable throughout.
     */
    public static List<Lifetime> of(MemoryData data) {
        Map<Network, Map<Long, TreeMap<Double, Double>>> courses = new LinkedHashMap<>();
        data.scores().stream().filter(PairedScore::counts).forEach(
                s -> courses.computeIfAbsent(new Network(s.rule(), s.plastic(), s.excitatory()), _ -> new TreeMap<>())
                        .computeIfAbsent(s.seed(), _ -> new TreeMap<>()).put(s.delaySeconds(), s.effect()));
        double[] delays = data.delays().stream().mapToDouble(Double::doubleValue).toArray();
        List<Lifetime> lifetimes = new ArrayList<>();
        courses.forEach((network, seeds) -> {
            List<double[]> complete = seeds.values().stream().filter(c -> c.size() == delays.length)
                    .map(c -> c.values().stream().mapToDouble(Double::doubleValue).toArray())
                    .collect(Collectors.toList());
            if (complete.size() >= MemoryPrevalence.MINIMUM_SEEDS) {
                lifetimes.add(of(network, delays, complete));
            }
        });
        return lifetimes;
    }

    private record Network(String rule, Set<Pathway> plastic, int excitatory) {}

    private static Lifetime of(Network network, double[] delays, List<double[]> courses) {
        double last = 0;
        boolean early = false;
        for (int d = 0; d < delays.length; d++) {
            int at = d;
            if (PairedTTest.pValue(courses.stream().mapToDouble(c -> c[at]).toArray()) < MemoryPrevalence.RATE) {
                last = delays[d];
                early |= d == 0;
            }
        }
        Estimate decay = early && delays.length > 1
                ? decay(delays, courses)
                : new Estimate(Double.NaN, Double.NaN, Double.NaN, courses.size());
        return new Lifetime(network.rule, network.plastic, network.excitatory, last, decay);
    }

    private static Estimate decay(double[] delays, List<double[]> courses) {
        RandomGenerator random = RandomGeneratorFactory.of(Bootstrap.ALGORITHM).create(SEED);
        double[] resampled = new double[RESAMPLES];
        for (int r = 0; r < RESAMPLES; r++) {
            List<double[]> drawn = new ArrayList<>();
            for (int i = 0; i < courses.size(); i++) {
                drawn.add(courses.get(random.nextInt(courses.size())));
            }
            resampled[r] = decaySeconds(delays, mean(drawn));
        }
        Arrays.sort(resampled);
        double tail = (1 - Estimate.LEVEL) / 2;
        return new Estimate(decaySeconds(delays, mean(courses)), resampled[(int) (tail * RESAMPLES)],
                resampled[(int) ((1 - tail) * RESAMPLES)], courses.size());
    }

    private static double[] mean(List<double[]> courses) {
        double[] mean = new double[courses.getFirst().length];
        for (double[] course : courses) {
            for (int d = 0; d < mean.length; d++) {
                mean[d] += course[d] / courses.size();
            }
        }
        return mean;
    }

    /**
     * The decay time of the exponential with the least squared distance; its amplitude follows for each decay
     * time.
     */
    static double decaySeconds(double[] delays, double[] effects) {
        double shortest = delays[0] / 3;
        double factor = StrictMath.pow(10 * delays[delays.length - 1] / shortest, 1.0 / GRID);
        double best = Double.NaN;
        double least = Double.POSITIVE_INFINITY;
        double tau = shortest;
        for (int i = 0; i <= GRID; i++) {
            double error = squaredError(delays, effects, tau);
            if (error < least) {
                least = error;
                best = tau;
            }
            tau *= factor;
        }
        return refined(delays, effects, best / factor, best * factor);
    }

    /** Golden-section search between two decay times. */
    private static double refined(double[] delays, double[] effects, double from, double to) {
        double golden = (Math.sqrt(5) - 1) / 2;
        double low = StrictMath.log(from);
        double high = StrictMath.log(to);
        while (high - low > 1e-4) {
            double a = high - golden * (high - low);
            double b = low + golden * (high - low);
            if (squaredError(delays, effects, StrictMath.exp(a)) < squaredError(delays, effects, StrictMath.exp(b))) {
                high = b;
            } else {
                low = a;
            }
        }
        return StrictMath.exp((low + high) / 2);
    }

    private static double squaredError(double[] delays, double[] effects, double tau) {
        double products = 0;
        double squares = 0;
        for (int d = 0; d < delays.length; d++) {
            double shape = StrictMath.exp((delays[0] - delays[d]) / tau);
            products += shape * effects[d];
            squares += shape * shape;
        }
        double error = 0;
        for (int d = 0; d < delays.length; d++) {
            double rest = effects[d] - products / squares * StrictMath.exp((delays[0] - delays[d]) / tau);
            error += rest * rest;
        }
        return error;
    }
}
