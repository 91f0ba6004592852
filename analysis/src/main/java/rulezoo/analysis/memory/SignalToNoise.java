package rulezoo.analysis.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import rulezoo.analysis.statistics.Bootstrap;
import rulezoo.analysis.statistics.Estimate;
import rulezoo.analysis.statistics.TestedEstimate;
import rulezoo.analysis.table.Table;
import rulezoo.simulator.rule.Pathway;

/**
 * The signal-to-noise ratio of memory with one set of plastic pathways at one delay, and how it grows with
 * network size. Signal: root of the mean over rules and pairs of different seeds of the product of their
 * effects. Noise: standard deviation over seeds of a rule's effect. The slope is that of least squares of log
 * SNR on log N, with intervals from {@link Bootstrap}. Noise alone makes it {@value #SIZE_SLOPE_EXPECTED}:
 * with N neurons it falls as 1 / sqrt N at a memory of the same size (E11 of {@code docs/concepts.md}). So a
 * ratio that grows with size is no evidence of memory that does.
 *
 * @param plastic plastic pathways
 * @param delaySeconds time since the end of training
 * @param cells one for each network size
 * @param slopeOfSize d log SNR / d log N; NaN if undefined or of one size. There is no interval if the signal
 *        at some size is compatible with 0
 */
public record SignalToNoise(Set<Pathway> plastic, double delaySeconds, List<Cell> cells, Estimate slopeOfSize) {
    /** What is expected of noise that averages out over neurons. */
    public static final double SIZE_SLOPE_EXPECTED = 0.5;

    public SignalToNoise {
        cells = List.copyOf(cells);
    }

    /**
     * One network size.
     *
     * @param excitatory number of excitatory neurons, N
     * @param ratio signal / noise, with an interval if it exists; NaN if the mean product is negative
     */
    public record Cell(int excitatory, Estimate ratio) {}

    /**
     * {@return the ratios and slopes of each set of pathways and delay}
     *
     * @param data the paired probes
     */
    public static List<SignalToNoise> of(MemoryScores data) {
        List<SignalToNoise> all = new ArrayList<>();
        for (Set<Pathway> plastic : data.plasticSets()) {
            for (double delay : data.delays()) {
                RuleEffects effects = RuleEffects.of(data, plastic, delay);
                if (!effects.conditions().isEmpty()) {
                    all.add(of(plastic, delay, effects));
                }
            }
        }
        return all;
    }

    /**
     * {@return slopes as a table, of what was measured at several sizes}
     *
     * @param all one for each delay and set of pathways
     */
    public static Table<SignalToNoise> slopes(List<SignalToNoise> all) {
        return Table.of("snr-slopes", """
                Growth of the signal-to-noise ratio with N (log-log slope with 95 % interval). If memory stays the \
                same, the slope is 0.5, because noise averages out over neurons. Growth is therefore no evidence that \
                memory grows. There is no interval where the signal is compatible with 0.""",
                all.stream().filter(s -> s.cells.size() > 1).toList())
                .with(List.of(Condition.set(SignalToNoise::plastic), Condition.delay(SignalToNoise::delaySeconds)))
                .estimate("slope_of_log_n", "slope", "", SignalToNoise::slopeOfSize)
                .text("against 0.5", s -> !s.slopeOfSize.hasInterval()
                        ? "no interval"
                        : s.slopeOfSize.excludes(SIZE_SLOPE_EXPECTED) ? "differs" : "compatible with 0.5")
                .column("rules", "rules", "", s -> s.slopeOfSize.n());
    }

    /**
     * {@return the ratio of each condition, as a table for scripts}
     *
     * @param all one for each delay and set of pathways
     */
    public static Table<?> ratios(List<SignalToNoise> all) {
        record Ratio(Condition condition, Estimate snr) {}
        return Table.data("signal-to-noise", all.stream().flatMap(s -> s.cells.stream()
                .map(c -> new Ratio(new Condition(c.excitatory, s.plastic, s.delaySeconds), c.ratio))).toList())
                .with(Condition.columns(Ratio::condition)).estimate("snr", "", "", Ratio::snr)
                .script("rules", r -> r.snr.n());
    }

    private static SignalToNoise of(Set<Pathway> plastic, double delay, RuleEffects effects) {
        List<Estimate> estimates = Bootstrap.of(effects.sampling(), new Ratios(effects)).stream()
                .map(TestedEstimate::estimate).toList();
        List<Cell> cells = IntStream.range(0, effects.conditions().size())
                .mapToObj(i -> new Cell(effects.conditions().get(i).excitatory(), estimates.get(i))).toList();
        return new SignalToNoise(plastic, delay, cells, estimates.getLast());
    }

    /** Three sums for each size: rules, products of different seeds, squares. */
    private record Ratios(RuleEffects effects) implements Bootstrap.Sums {
        private static final int OF_SIZE = 3;

        @Override
        public int size() {
            return OF_SIZE * effects.conditions().size();
        }

        @Override
        public double[] of(int rule, int[] replicateCounts) {
            double[] sums = new double[size()];
            for (int c = 0; c < effects.conditions().size(); c++) {
                add(effects.values()[rule][c], replicateCounts, sums, OF_SIZE * c);
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
            int sizes = effects.conditions().size();
            double[] statistics = new double[sizes + 1];
            double x = 0;
            double y = 0;
            double xx = 0;
            double xy = 0;
            for (int c = 0; c < sizes; c++) {
                double signal = sums[OF_SIZE * c + 1] / sums[OF_SIZE * c];
                double noise = sums[OF_SIZE * c + 2] / sums[OF_SIZE * c] - signal;
                statistics[c] = signal > 0 && noise > 0 ? Math.sqrt(signal / noise) : Double.NaN;
                // NaN if a size drops out, which would change what is compared.
                double log = StrictMath.log(statistics[c]);
                double size = StrictMath.log(effects.conditions().get(c).excitatory());
                x += size;
                y += log;
                xx += size * size;
                xy += size * log;
            }
            statistics[sizes] = sizes > 1 ? (xy - x * y / sizes) / (xx - x * x / sizes) : Double.NaN;
            return statistics;
        }
    }
}
