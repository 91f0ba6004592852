package rulezoo.analysis.statistics;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
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
 * @param decaySeconds decay time of the mean effect over seeds, resampled over seeds, see
 *        {@link ExponentialDecay}; NaN if the first delay shows no memory
 */
public record Lifetime(String rule, Set<Pathway> plastic, int excitatory, double lastSignificantSeconds,
        Estimate decaySeconds) {
    /**
     * {@return the lifetime of every rule, network and knock-out of which at least three seeds stayed stable
     * throughout}
     *
     * @param data the paired probes
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
                ? ExponentialDecay.of(delays, courses)
                : new Estimate(Double.NaN, Double.NaN, Double.NaN, courses.size());
        return new Lifetime(network.rule, network.plastic, network.excitatory, last, decay);
    }
}
