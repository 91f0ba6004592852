package rulezoo.analysis.memory;

import java.util.List;
import rulezoo.analysis.statistics.Sampling;

/**
 * What was measured in single networks, by rule and replicate: the form in which rules and seeds can be
 * drawn, of measures that are a mean over networks of some numbers ({@link ControlContrast.Measure}).
 *
 * @param rules the rules, in the order in which they were met
 * @param numbers by rule and replicate; null where no network counts
 * @param count how many numbers each network has
 * @param sampling how rules and replicates were sampled
 */
record RuleNumbers(List<String> rules, double[][][] numbers, int count, Sampling sampling) {
    /**
     * The numbers of one network.
     *
     * @param rule id of its rule
     * @param replicate its seeds
     * @param numbers what was measured
     */
    record Network(String rule, Replicate replicate, double[] numbers) {}

    /**
     * {@return networks sorted by rule and replicate}
     *
     * @param networks at least one, each with the same number of numbers
     * @param lineages which rules are not independent
     */
    static RuleNumbers of(List<Network> networks, Lineages lineages) {
        Index<String> rules = new Index<>(networks.stream().map(Network::rule).distinct().toList());
        Index<Replicate> replicates = new Index<>(
                networks.stream().map(Network::replicate).distinct().sorted().toList());
        double[][][] numbers = new double[rules.size()][replicates.size()][];
        networks.forEach(n -> numbers[rules.of(n.rule)][replicates.of(n.replicate)] = n.numbers);
        return new RuleNumbers(rules.items(), numbers, networks.getFirst().numbers.length,
                new Sampling(lineages.clusters(rules.items()), Replicate.factors(replicates.items())));
    }

    /**
     * {@return the numbers that a measure takes of some networks}
     *
     * @param measure how memory is measured
     * @param entries at least one network
     * @param lineages which rules are not independent
     */
    static RuleNumbers of(ControlContrast.Measure measure, List<Pairing.Entry> entries, Lineages lineages) {
        return of(entries.stream()
                .map(e -> new Network(e.record().ruleId(), e.replicate(), measure.numbers(e))).toList(), lineages);
    }

    /**
     * {@return the means of a rule's numbers over the replicates drawn; all NaN if it has no network among them}
     */
    double[] mean(int rule, int[] replicateCounts) {
        return mean(numbers[rule], replicateCounts, count);
    }

    /**
     * Means over the replicates drawn of the numbers of each network.
     *
     * @param networks the numbers by replicate; null where no network counts
     * @param replicateCounts how often each replicate was drawn
     * @param count how many numbers each network has
     * @return one mean for each number; all NaN if no network that counts was drawn
     */
    static double[] mean(double[][] networks, int[] replicateCounts, int count) {
        double[] mean = new double[count];
        int n = 0;
        for (int r = 0; r < replicateCounts.length; r++) {
            double[] network = networks[r];
            if (network != null) {
                n += replicateCounts[r];
                for (int i = 0; i < count; i++) {
                    mean[i] += replicateCounts[r] * network[i];
                }
            }
        }
        for (int i = 0; i < count; i++) {
            mean[i] /= n;
        }
        return mean;
    }
}
