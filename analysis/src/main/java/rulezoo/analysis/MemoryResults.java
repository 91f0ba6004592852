package rulezoo.analysis;

import java.util.List;
import java.util.Optional;
import rulezoo.analysis.statistics.CoActivityTrend;
import rulezoo.analysis.memory.KnockOut;
import rulezoo.analysis.memory.MemoryData;
import rulezoo.analysis.memory.MemoryEffect;
import rulezoo.analysis.memory.MemoryLifetime;
import rulezoo.analysis.memory.MemoryPrevalence;
import rulezoo.analysis.memory.MemoryPrediction;
import rulezoo.analysis.statistics.OutcomeTrend;
import rulezoo.analysis.memory.RuleRelation;
import rulezoo.analysis.memory.RuleTest;
import rulezoo.analysis.memory.SignalToNoise;
import rulezoo.analysis.stable.StableSet;
import rulezoo.analysis.memory.Trend;
import rulezoo.archive.ProbeRecord;

/**
 * All statistics of one experiment's probes.
 *
 * @param data the paired probes
 * @param tests the test of each rule in each condition
 * @param effects mean memory of each condition
 * @param prevalence fraction of rules with memory in each condition
 * @param trends change of memory with network size and co-active rules at each delay
 * @param snr signal-to-noise ratio and its growth at each delay
 * @param coActivity tests of a trend with co-active rules within rules
 * @param knockOuts stability and memory of each subset of pathways
 * @param lifetimes survival curves of memory
 * @param outcomes change of the fraction with memory, and of the lifetime, with network size and co-active
 *        rules
 * @param relations memory against degeneracy, distance to instability and recovery, where these were probed
 * @param predictions how well the coefficients predict memory and lifetime beside rates; none with too few
 *        rules
 */
public record MemoryResults(MemoryData data, List<RuleTest> tests, List<MemoryEffect> effects,
        List<MemoryPrevalence> prevalence,
        List<Trend> trends, List<SignalToNoise> snr, List<CoActivityTrend> coActivity, List<KnockOut> knockOuts,
        List<MemoryLifetime> lifetimes, List<OutcomeTrend> outcomes, List<RuleRelation> relations,
        List<MemoryPrediction> predictions) {
    /**
     * Computes them.
     *
     * @param data the paired probes
     * @param probes all records, for those of other probes
     * @param set the stable set, if there is one
     * @return the statistics; no predictions without a stable set, no relations without a rank correlation
     */
    public static MemoryResults of(MemoryData data, List<ProbeRecord> probes, Optional<StableSet> set) {
        List<RuleTest> tests = RuleTest.of(data);
        return new MemoryResults(data, tests, MemoryEffect.of(data), MemoryPrevalence.of(data, tests), Trend.of(data),
                SignalToNoise.of(data), CoActivityTrend.of(data), KnockOut.of(data, tests),
                MemoryLifetime.of(tests), OutcomeTrend.of(tests),
                RuleRelation.of(probes, data, tests).stream().filter(r -> Double.isFinite(r.rank().value())).toList(),
                set.map(s -> MemoryPrediction.of(s, tests)).orElse(List.of()));
    }
}
