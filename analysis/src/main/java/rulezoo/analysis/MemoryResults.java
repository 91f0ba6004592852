package rulezoo.analysis;

import java.util.List;
import rulezoo.analysis.statistics.MemoryData;
import rulezoo.analysis.statistics.MemoryEffect;
import rulezoo.analysis.statistics.MemoryPrevalence;
import rulezoo.analysis.statistics.Trend;

/**
 * All statistics of one experiment's probes.
 *
 * @param data the paired probes
 * @param effects mean memory of each condition
 * @param prevalence fraction of rules with memory in each condition
 * @param trends change of memory with network size and co-active rules at each delay
 */
public record MemoryResults(MemoryData data, List<MemoryEffect> effects, List<MemoryPrevalence> prevalence,
        List<Trend> trends) {
    /** Computes them. */
    public static MemoryResults of(MemoryData data) {
        return new MemoryResults(data, MemoryEffect.of(data), MemoryPrevalence.of(data), Trend.of(data));
    }
}
