package rulezoo.analysis.memory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import rulezoo.analysis.statistics.Estimate;
import rulezoo.analysis.statistics.ExponentialDecay;
import rulezoo.analysis.statistics.Sampling;
import rulezoo.analysis.table.Labels;
import rulezoo.analysis.table.Table;
import rulezoo.simulator.rule.Pathway;

/**
 * How fast a quantity fades after training: an exponential fitted to its mean over all rules that have at
 * least one seed that was stable at every delay. Rules are not chosen by how much they remember: those that
 * were found to remember at the first delay by the same data would seem to forget by regression to the mean
 * alone. Nothing is fitted with fewer than {@value ExponentialDecay#FEWEST_DELAYS} delays.
 *
 * @param quantity what fades
 * @param excitatory number of excitatory neurons, N
 * @param plastic plastic pathways
 * @param decaySeconds decay time with its interval, see {@link ExponentialDecay}; n is the number of rules
 * @param limits shortest and longest decay time in seconds that the delays can tell; an estimate or an end of
 *        an interval there means that there is no such limit
 */
public record MemoryDecay(Quantity quantity, int excitatory, Set<Pathway> plastic, Estimate decaySeconds,
        Limits limits) {
    private static final double BORDER = 1.01;

    /**
     * What the delays can tell.
     *
     * @param shortestSeconds shortest decay time
     * @param longestSeconds longest decay time
     */
    public record Limits(double shortestSeconds, double longestSeconds) {
        static Limits of(double[] delays) {
            return new Limits(ExponentialDecay.shortest(delays), ExponentialDecay.longest(delays));
        }

        /** Whether a decay time is not one of the borders. */
        boolean tell(double seconds) {
            return seconds > BORDER * shortestSeconds && seconds < longestSeconds / BORDER;
        }
    }

    /** {@return whether the interval tells more than the delays do} */
    public boolean isDetermined() {
        return decaySeconds.hasInterval() && limits.tell(decaySeconds.low()) && limits.tell(decaySeconds.high());
    }

    /**
     * {@return the decay of every network and set of plastic pathways; nothing if there are too few delays}
     *
     * @param data the paired probes
     */
    public static List<MemoryDecay> of(MemoryScores data) {
        double[] delays = data.delays().stream().mapToDouble(Double::doubleValue).toArray();
        List<MemoryDecay> decays = new ArrayList<>();
        if (delays.length < ExponentialDecay.FEWEST_DELAYS) {
            return decays;
        }
        Limits limits = Limits.of(delays);
        for (int excitatory : data.sizes()) {
            for (Set<Pathway> plastic : data.plasticSets()) {
                RuleEffects effects = RuleEffects.of(data.scores().stream()
                        .filter(s -> s.condition().excitatory() == excitatory
                                && s.condition().plastic().equals(plastic))
                        .toList(), data.lineages());
                if (effects.conditions().size() == delays.length) {
                    Estimate decay = decay(delays, effects, data.lineages());
                    if (decay.n() > 0) {
                        decays.add(new MemoryDecay(data.quantity(), excitatory, plastic, decay, limits));
                    }
                }
            }
        }
        return decays;
    }

    /**
     * {@return decay times as a table}
     *
     * @param decays any decay times
     */
    public static Table<MemoryDecay> table(List<MemoryDecay> decays) {
        return Table
                .of("decay-times",
                        """
                                Decay times of the mean over all rules that had a seed stable at every delay, whether \
                                they remember or not (exponential, least squares; 95 % intervals from drawing lineages \
                                and seeds). \u201cUnder\u201d and \u201cover\u201d mark limits that the delays do not \
                                determine.""",
                        decays)
                .with(Quantity.columns(MemoryDecay::quantity))
                .with(List.of(Condition.size(MemoryDecay::excitatory), Condition.set(MemoryDecay::plastic)))
                .estimate("decay_s", "", "s", MemoryDecay::decaySeconds).text("decay time", MemoryDecay::text)
                .script("shortest_told_s", d -> d.limits.shortestSeconds)
                .script("longest_told_s", d -> d.limits.longestSeconds)
                .column("rules", "rules", "", d -> d.decaySeconds.n());
    }

    /** {@return the decay time in words, with its interval as far as the delays tell it} */
    public String text() {
        String value = Labels.significant(decaySeconds.value()) + " s";
        if (!decaySeconds.hasInterval()) {
            return value + " (no interval)";
        }
        String low = decaySeconds.low() <= BORDER * limits.shortestSeconds ? "under " : "";
        String high = decaySeconds.high() >= limits.longestSeconds / BORDER ? "over " : "";
        return value + " (" + low + Labels.significant(decaySeconds.low()) + " to " + high
                + Labels.significant(decaySeconds.high()) + " s)";
    }

    private static Estimate decay(double[] delays, RuleEffects effects, Lineages lineages) {
        double[][][] courses = Arrays.stream(effects.values()).map(MemoryDecay::complete).toArray(double[][][]::new);
        int[] rules = IntStream.range(0, courses.length)
                .filter(r -> Arrays.stream(courses[r]).anyMatch(c -> Double.isFinite(c[0]))).toArray();
        if (rules.length == 0) {
            return Estimate.NONE;
        }
        return ExponentialDecay.of(delays, Arrays.stream(rules).mapToObj(r -> courses[r]).toArray(double[][][]::new),
                new Sampling(lineages.clusters(Arrays.stream(rules).mapToObj(effects.rules()::get).toList()),
                        effects.sampling().factors()));
    }

    /** Course of each replicate, NaN throughout for one that was not stable at every delay. */
    private static double[][] complete(double[][] byDelay) {
        double[][] courses = new double[byDelay[0].length][byDelay.length];
        for (int r = 0; r < courses.length; r++) {
            for (int d = 0; d < byDelay.length; d++) {
                courses[r][d] = byDelay[d][r];
            }
            if (Arrays.stream(courses[r]).anyMatch(Double::isNaN)) {
                Arrays.fill(courses[r], Double.NaN);
            }
        }
        return courses;
    }
}
