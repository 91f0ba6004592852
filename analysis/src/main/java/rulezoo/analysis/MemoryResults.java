package rulezoo.analysis;

import java.util.List;
import rulezoo.analysis.statistics.CoActivityTrend;
import rulezoo.analysis.statistics.KnockOut;
import rulezoo.analysis.statistics.MemoryData;
import rulezoo.analysis.statistics.MemoryEffect;
import rulezoo.analysis.statistics.MemoryLifetime;
import rulezoo.analysis.statistics.MemoryPrevalence;
import rulezoo.analysis.statistics.RuleTest;
import rulezoo.analysis.statistics.SignalToNoise;
import rulezoo.analysis.statistics.Trend;

/**
 * All statistics of one experiment's probes.
 *
 * @param data the paired probes
 * @param effects mean memory of each condition
 * @param prevalence fraction of rules with memory in each condition
 * @param trends change of memory with network size and co-active rules at each delay
 * @param snr signal-to-noise ratio and its growth at each delay
 * @param coActivity tests of a trend with co-active rules within rules
 * @param knockOuts stability and memory of each subset of pathways
 * @param lifetimes survival curves of memory
 */
public record MemoryResults(MemoryData data, List<MemoryEffect> effects, List<MemoryPrevalence> prevalence,
        List<Trend> trends, List<SignalToNoise> snr, List<CoActivityTrend> coActivity, List<KnockOut> knockOuts,
        List<MemoryLifetime> lifetimes) {
    /** Computes them. */
    public static MemoryResults of(MemoryData data) {
        List<RuleTest> tests = RuleTest.of(data);
        return new MemoryResults(data, MemoryEffect.of(data), MemoryPrevalence.of(data, tests), Trend.of(data),
                SignalToNoise.of(data), CoActivityTrend.of(data), KnockOut.of(data, tests),
                MemoryLifetime.of(tests));
    }
}
