package rulezoo.analysis.statistics;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * How a table of units (rules) and replicates (seeds) was sampled, which decides what an error of a mean is.
 * Units of one cluster (rules of one lineage) are not independent of each other. Every unit meets the same
 * replicates; each replicate stands for one level of each of some random factors. With one factor whose
 * levels all differ, replicates are seeds as usual; with two factors, wiring and patterns are crossed.
 *
 * @param clusters cluster of each unit, numbered from 0
 * @param factors for each random factor the level of each replicate, numbered from 0; at least one factor
 * @param strata stratum of each cluster, numbered from 0: from each of them a sample of its own was taken, as
 *        in a comparison of two groups
 */
public record Sampling(int[] clusters, List<int[]> factors, int[] strata) {
    /**
     * @throws IllegalArgumentException if there is no factor, or the factors differ in their number of replicates
     */
    public Sampling {
        factors = List.copyOf(factors);
        if (factors.isEmpty()) {
            throw new IllegalArgumentException("replicates have no random factor");
        }
        if (factors.stream().mapToInt(f -> f.length).distinct().count() > 1) {
            throw new IllegalArgumentException("factors differ in their number of replicates");
        }
    }

    /**
     * One sample of clusters.
     *
     * @param clusters cluster of each unit, numbered from 0
     * @param factors for each random factor the level of each replicate, numbered from 0; at least one factor
     */
    public Sampling(int[] clusters, List<int[]> factors) {
        this(clusters, factors, new int[levels(clusters)]);
    }

    /**
     * {@return the same units, of which each group is a sample of its own} A cluster with units in several groups
     * counts as one in each.
     *
     * @param groups group of each unit, numbered from 0
     */
    public Sampling apart(int[] groups) {
        Map<List<Integer>, Integer> numbers = new LinkedHashMap<>();
        int[] apart = new int[clusters.length];
        for (int u = 0; u < apart.length; u++) {
            int next = numbers.size();
            apart[u] = numbers.computeIfAbsent(List.of(groups[u], clusters[u]), _ -> next);
        }
        return new Sampling(apart, factors, numbers.keySet().stream().mapToInt(List::getFirst).toArray());
    }

    /**
     * {@return the clusters of each stratum}
     */
    List<int[]> clustersOfStrata() {
        return IntStream.range(0, levels(strata)).mapToObj(
                s -> IntStream.range(0, strata.length).filter(c -> strata[c] == s).toArray()).toList();
    }

    /**
     * {@return independent units that all meet the same independent replicates}
     *
     * @param units number of units
     * @param replicates number of replicates
     */
    public static Sampling simple(int units, int replicates) {
        return new Sampling(numbered(units), List.of(numbered(replicates)));
    }

    /** {@return the number of units} */
    public int units() {
        return clusters.length;
    }

    /** {@return the number of replicates} */
    public int replicates() {
        return factors.getFirst().length;
    }

    /** {@return the number of clusters} */
    public int clusterCount() {
        return levels(clusters);
    }

    /** {@return the factors that have more than one level; one with a single level was held fixed} */
    public List<int[]> varying() {
        return factors.stream().filter(f -> levels(f) > 1).toList();
    }

    /**
     * {@return the number of levels of a factor, or of clusters}
     *
     * @param levels level of each replicate, or cluster of each unit, numbered from 0
     */
    public static int levels(int[] levels) {
        return Arrays.stream(levels).max().orElse(-1) + 1;
    }

    private static int[] numbered(int n) {
        int[] numbers = new int[n];
        Arrays.setAll(numbers, i -> i);
        return numbers;
    }
}
