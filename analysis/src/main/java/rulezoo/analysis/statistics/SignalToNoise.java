package rulezoo.analysis.statistics;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * How the signal-to-noise ratio of memory changes with network size and number of co-active rules, at one
 * delay. The signal of a condition is the root of the mean over rules and pairs of different seeds of the
 * product of their effects (dr minus control), the noise the standard deviation over seeds of a rule's
 * effect; the slopes are of least squares of log SNR on log N and log K together, over the conditions, with
 * intervals from {@link Bootstrap}. The linear theory (science: E11, E12) expects SNR to grow as sqrt N, a
 * slope of {@value #SIZE_SLOPE_EXPECTED}, and not with K, a slope of 0.
 *
 * @param delaySeconds time since the end of training
 * @param cells one for each network size and number of co-active rules
 * @param slopeOfSize d log SNR / d log N; NaN if undefined. There is no interval if the signal of a condition
 *        is not told from 0
 * @param slopeOfCoActive d log SNR / d log K
 */
public record SignalToNoise(double delaySeconds, List<Cell> cells, Estimate slopeOfSize, Estimate slopeOfCoActive) {
    /** What the linear theory expects at fixed homeostatic time. */
    public static final double SIZE_SLOPE_EXPECTED = 0.5;

    /** Copies the list. */
    public SignalToNoise {
        cells = List.copyOf(cells);
    }

    /**
     * One network size and number of co-active rules.
     *
     * @param excitatory number of excitatory neurons, N
     * @param coActive number of co-active rules, K
     * @param ratio signal / noise, with an interval if it exists; NaN if the mean product is negative
     */
    public record Cell(int excitatory, int coActive, Estimate ratio) {}

    /** One for each delay, ascending. */
    public static List<SignalToNoise> of(MemoryData data) {
        return data.delays().stream().map(delay -> of(delay, RuleEffects
                .of(data.scores().stream().filter(s -> s.delaySeconds() == delay).toList()))).toList();
    }

    private static SignalToNoise of(double delay, RuleEffects effects) {
        List<Condition> conditions = effects.rules().stream().flatMap(List::stream)
                .map(p -> new Condition(p.excitatory(), p.coActive(), delay)).distinct().sorted().toList();
        List<Estimate> estimates = Bootstrap.of(effects.rules().size(), effects.seeds().size(), conditions.size() + 2,
                (rules, seeds) -> {
                    Map<Condition, Sums> sums = sums(effects, delay, rules, seeds);
                    PlaneFit fit = fit(sums, conditions.size());
                    return DoubleStream.concat(
                            conditions.stream().mapToDouble(c -> sums.getOrDefault(c, new Sums()).ratio()),
                            DoubleStream.of(fit.slopeOfU(), fit.slopeOfV())).toArray();
                });
        List<Cell> cells = IntStream.range(0, conditions.size()).mapToObj(i -> new Cell(conditions.get(i).excitatory(),
                conditions.get(i).coActive(), estimates.get(i))).toList();
        return new SignalToNoise(delay, cells, estimates.get(conditions.size()), estimates.getLast());
    }

    private static PlaneFit fit(Map<Condition, Sums> conditions, int expected) {
        PlaneFit fit = new PlaneFit();
        conditions.forEach((c, sums) -> {
            double log = StrictMath.log(sums.ratio());
            if (Double.isFinite(log)) {
                fit.add(StrictMath.log(c.excitatory()), StrictMath.log(c.coActive()), log);
            }
        });
        // A condition that drops out would change what is compared.
        return fit.points() == expected ? fit.centred() : new PlaneFit();
    }

    private static Map<Condition, Sums> sums(RuleEffects effects, double delay, int[] ruleCounts, int[] seedCounts) {
        Map<Condition, Sums> conditions = new TreeMap<>();
        for (int r = 0; r < ruleCounts.length; r++) {
            if (ruleCounts[r] > 0) {
                for (RuleEffects.Point point : effects.rules().get(r)) {
                    conditions.computeIfAbsent(new Condition(point.excitatory(), point.coActive(), delay),
                            _ -> new Sums()).add(point.effects(), seedCounts, ruleCounts[r]);
                }
            }
        }
        return conditions;
    }

    private static final class Sums {
        private double points;
        private double products;
        private double squares;

        /** Adds a rule's mean square and mean product of different seeds, as many times as it was drawn. */
        void add(double[] effects, int[] counts, int times) {
            double n = 0;
            double sum = 0;
            double square = 0;
            double equal = 0;
            double sameSeed = 0;
            for (int s = 0; s < effects.length; s++) {
                if (!Double.isNaN(effects[s])) {
                    double weighted = counts[s] * effects[s];
                    n += counts[s];
                    sum += weighted;
                    square += weighted * effects[s];
                    equal += weighted * weighted;
                    sameSeed += (double) counts[s] * counts[s];
                }
            }
            double pairs = n * n - sameSeed;
            if (pairs > 0) {
                points += times;
                products += times * (sum * sum - equal) / pairs;
                squares += times * square / n;
            }
        }

        double ratio() {
            double signal = products / points;
            double noise = squares / points - signal;
            return signal > 0 && noise > 0 ? Math.sqrt(signal / noise) : Double.NaN;
        }
    }
}
