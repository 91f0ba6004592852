package rulezoo.analysis.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * How fast the imprint of the familiar pattern fades from the weights of one pathway.
 *
 * @param score the pathway's imprint
 * @param excitatory number of excitatory neurons, N
 * @param coActive number of plastic pathways, K
 * @param decaySeconds decay time of the mean over rules, resampled over rules, see {@link ExponentialDecay}
 */
public record ImprintDecay(MemoryScore score, int excitatory, int coActive, Estimate decaySeconds) {
    private static final double LEVEL = 0.05;

    /**
     * The decay in every network and with every number of plastic pathways, where at least three rules were
     * stable at all delays and their imprint differs from 0 at the first (t-test over rules, p &lt; 0.05).
     *
     * @param score the pathway's imprint
     * @param imprints the probes scored by it
     */
    static List<ImprintDecay> of(MemoryScore score, MemoryData imprints) {
        List<ImprintDecay> decays = new ArrayList<>();
        if (imprints.delays().size() < 2) {
            return decays;
        }
        double[] delays = imprints.delays().stream().mapToDouble(Double::doubleValue).toArray();
        for (int excitatory : imprints.sizes()) {
            for (int coActive : imprints.coActive()) {
                List<double[]> courses = courses(delays, imprints.scores().stream()
                        .filter(s -> s.counts() && s.excitatory() == excitatory && s.plastic().size() == coActive)
                        .toList());
                double[] first = courses.stream().mapToDouble(c -> c[0]).toArray();
                if (first.length >= MemoryPrevalence.MINIMUM_SEEDS && PairedTTest.pValue(first) < LEVEL) {
                    decays.add(new ImprintDecay(score, excitatory, coActive, ExponentialDecay.of(delays, courses)));
                }
            }
        }
        return decays;
    }

    /** The mean over seeds and subsets of pathways of each rule at each delay, of rules that have all of them. */
    private static List<double[]> courses(double[] delays, List<PairedScore> scores) {
        Map<String, double[]> sums = new TreeMap<>();
        Map<String, int[]> counts = new TreeMap<>();
        for (PairedScore score : scores) {
            int delay = Arrays.binarySearch(delays, score.delaySeconds());
            sums.computeIfAbsent(score.rule(), _ -> new double[delays.length])[delay] += score.effect();
            counts.computeIfAbsent(score.rule(), _ -> new int[delays.length])[delay]++;
        }
        List<double[]> courses = new ArrayList<>();
        sums.forEach((rule, sum) -> {
            int[] count = counts.getOrDefault(rule, new int[delays.length]);
            if (Arrays.stream(count).allMatch(c -> c > 0)) {
                courses.add(IntStream.range(0, sum.length).mapToDouble(d -> sum[d] / count[d]).toArray());
            }
        });
        return courses;
    }
}
