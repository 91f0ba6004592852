package rulezoo.analysis.memory;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import rulezoo.analysis.statistics.TwoSampleTTest;
import rulezoo.analysis.table.Labels;
import rulezoo.analysis.table.Table;
import rulezoo.simulator.rule.Pathway;

/**
 * How long one rule is seen to remember in one network, by the published test. A last significant delay
 * depends on the noise of the probe and the number of seeds, and by chance one in twenty delays is
 * significant without any memory: it is no time constant, see {@link MemoryDecay}.
 *
 * @param rule id of the rule
 * @param plastic plastic pathways
 * @param excitatory number of excitatory neurons
 * @param lastSignificantSeconds last delay at which the responses to the two patterns differ, as published
 *        ({@link TwoSampleTTest} over seeds, p &lt; 0.05, uncorrected); 0 if at none
 */
public record LastSignificantDelay(String rule, Set<Pathway> plastic, int excitatory, double lastSignificantSeconds) {
    /**
     * {@return the lifetime of every rule, network and knock-out of which at least three seeds stayed stable at
     * every delay}
     *
     * @param tests tests of single rules at all delays
     * @param delays all delays probed
     */
    public static List<LastSignificantDelay> of(List<RuleTest> tests, List<Double> delays) {
        return tests.stream()
                .collect(Collectors.groupingBy(t -> new Network(t.rule(), t.plastic(), t.condition().excitatory()),
                        LinkedHashMap::new, Collectors.toList()))
                .entrySet().stream().filter(e -> e.getValue().size() == delays.size())
                .map(e -> new LastSignificantDelay(e.getKey().rule, e.getKey().plastic, e.getKey().excitatory,
                        e.getValue().stream().filter(RuleTest::isSignificantAsPublished)
                                .mapToDouble(t -> t.condition().delaySeconds()).max().orElse(0)))
                .toList();
    }

    /**
     * {@return how many rules have each last significant delay, as a table}
     *
     * @param lifetimes one for each rule, network and set of plastic pathways
     */
    public static Table<?> table(List<LastSignificantDelay> lifetimes) {
        Map<Condition, Long> counts = lifetimes.stream().collect(Collectors.groupingBy(
                l -> new Condition(l.excitatory, l.plastic, l.lastSignificantSeconds), TreeMap::new,
                Collectors.counting()));
        return Table.of("last-significant-delays",
                """
                        Number of rules by the last delay at which they are significant as published (unpaired t-test, p < \
                        0.05; one delay in twenty is significant by chance). Only rules that were tested at every delay count.""",
                List.copyOf(counts.entrySet()))
                .with(List.of(Condition.size(e -> e.getKey().excitatory()), Condition.set(e -> e.getKey().plastic())))
                .column("last_significant_delay_s", "last delay", "", e -> e.getKey().delaySeconds(),
                        seconds -> seconds == 0 ? "never" : Labels.delay(seconds))
                .column("rules", "rules", "", Map.Entry::getValue);
    }

    private record Network(String rule, Set<Pathway> plastic, int excitatory) {}
}
