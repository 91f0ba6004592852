package rulezoo.analysis.memory;

import java.util.Comparator;
import java.util.List;
import java.util.function.ToLongFunction;
import rulezoo.archive.record.ProbeRecord;

/**
 * One repetition of an experiment, which all rules and their controls share.
 *
 * @param wiring master seed: the network's wiring, receptive fields and noise
 * @param patterns seed of the patterns
 * @param swapped whether the familiar and the novel pattern changed roles
 */
public record Replicate(long wiring, long patterns, boolean swapped) implements Comparable<Replicate> {
    private static final Comparator<Replicate> ORDER = Comparator.comparingLong(Replicate::wiring)
            .thenComparingLong(Replicate::patterns).thenComparing(Replicate::swapped);

    /**
     * {@return the repetition that a record belongs to}
     *
     * @param record record of one measurement
     */
    public static Replicate of(ProbeRecord record) {
        return new Replicate(record.seed(), record.seeds().patternSeed(), record.seeds().swapped());
    }

    /**
     * The random factors of some replicates: their seeds, or wiring and patterns where these are crossed.
     *
     * @param replicates in any order
     * @return the level of each replicate for each factor
     */
    static List<int[]> factors(List<Replicate> replicates) {
        return areCrossed(replicates)
                ? List.of(levels(replicates, Replicate::wiring), levels(replicates, Replicate::patterns))
                : List.of(levels(replicates, Replicate::wiring));
    }

    /**
     * {@return whether some wiring met several patterns or some patterns several wirings}
     *
     * @param replicates in any order
     */
    static boolean areCrossed(List<Replicate> replicates) {
        long pairs = replicates.stream().map(r -> List.of(r.wiring, r.patterns)).distinct().count();
        return pairs > replicates.stream().mapToLong(Replicate::wiring).distinct().count()
                || pairs > replicates.stream().mapToLong(Replicate::patterns).distinct().count();
    }

    private static int[] levels(List<Replicate> replicates, ToLongFunction<Replicate> seed) {
        List<Long> all = replicates.stream().map(seed::applyAsLong).distinct().sorted().toList();
        return replicates.stream().mapToInt(r -> all.indexOf(seed.applyAsLong(r))).toArray();
    }

    @Override
    public int compareTo(Replicate other) {
        return ORDER.compare(this, other);
    }
}
