package rulezoo.analysis.statistics;

import java.util.List;
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

    /**
     * {@return the ratios and slopes of each delay, delays ascending}
     *
     * @param data the paired probes
     */
    public static List<SignalToNoise> of(MemoryData data) {
        return data.delays().stream().map(delay -> of(delay, RuleEffects
                .of(data.scores().stream().filter(s -> s.delaySeconds() == delay).toList()))).toList();
    }

    private static SignalToNoise of(double delay, RuleEffects effects) {
        List<Condition> conditions = effects.rules().stream().flatMap(List::stream)
                .map(p -> new Condition(p.excitatory(), p.coActive(), delay)).distinct().sorted().toList();
        List<Estimate> estimates = Bootstrap.of(effects.rules().size(), effects.seeds().size(),
                new Ratios(effects, conditions));
        List<Cell> cells = IntStream.range(0, conditions.size()).mapToObj(i -> new Cell(conditions.get(i).excitatory(),
                conditions.get(i).coActive(), estimates.get(i))).toList();
        return new SignalToNoise(delay, cells, estimates.get(conditions.size()), estimates.getLast());
    }

    /** Three sums for each condition: points, products of different seeds, squares. */
    private record Ratios(RuleEffects effects, List<Condition> conditions) implements Bootstrap.Sums {
        private static final int OF_CONDITION = 3;

        @Override
        public int size() {
            return OF_CONDITION * conditions.size();
        }

        @Override
        public double[] of(int rule, int[] seedCounts) {
            double[] sums = new double[size()];
            for (RuleEffects.Point point : effects.rules().get(rule)) {
                int at = 0;
                while (conditions.get(at).excitatory() != point.excitatory()
                        || conditions.get(at).coActive() != point.coActive()) {
                    at++;
                }
                add(point.effects(), seedCounts, sums, OF_CONDITION * at);
            }
            return sums;
        }

        /** Adds a rule's mean square and mean product of different seeds. */
        private static void add(double[] effects, int[] counts, double[] sums, int at) {
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
                sums[at]++;
                sums[at + 1] += (sum * sum - equal) / pairs;
                sums[at + 2] += square / n;
            }
        }

        @Override
        public double[] statistics(double[] sums) {
            double[] statistics = new double[conditions.size() + 2];
            PlaneFit fit = new PlaneFit();
            for (int c = 0; c < conditions.size(); c++) {
                double signal = sums[OF_CONDITION * c + 1] / sums[OF_CONDITION * c];
                double noise = sums[OF_CONDITION * c + 2] / sums[OF_CONDITION * c] - signal;
                statistics[c] = signal > 0 && noise > 0 ? Math.sqrt(signal / noise) : Double.NaN;
                double log = StrictMath.log(statistics[c]);
                if (Double.isFinite(log)) {
                    fit.add(StrictMath.log(conditions.get(c).excitatory()),
                            StrictMath.log(conditions.get(c).coActive()),
                            log);
                }
            }
            // A condition that drops out would change what is compared.
            PlaneFit all = fit.points() == conditions.size() ? fit.centred() : new PlaneFit();
            statistics[conditions.size()] = all.slopeOfU();
            statistics[conditions.size() + 1] = all.slopeOfV();
            return statistics;
        }
    }
}
