package rulezoo.analysis.stable;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import rulezoo.analysis.SyntheticZoo;
import rulezoo.analysis.table.Table;
import rulezoo.archive.record.Deme;
import rulezoo.archive.record.Lineage;
import rulezoo.archive.record.RuleRecord;
import rulezoo.archive.record.SearchCheckpoint;
import rulezoo.simulator.rule.Pathway;

class ChainTracesTest {

    private final SyntheticZoo zoo = new SyntheticZoo(5);
    private final List<RuleRecord> archive = new ArrayList<>();

    private RuleRecord archived(int generation, double weight, RuleRecord... parent) {
        RuleRecord rule = zoo.rule(Pathway.ALL);
        RuleRecord record = new RuleRecord(rule.rule(), rule.network(), rule.protocol(), rule.criteria(),
                rule.confirmations(),
                new Lineage("chains", generation, List.of(parent).stream().map(RuleRecord::id).toList(), "", weight),
                rule.softwareVersion(), rule.formatVersion());
        archive.add(record);
        return record;
    }

    private ChainTraces traces(int generation, RuleRecord... states) {
        double[][] genomes = List.of(states).stream().map(state -> state.rule().coefficients())
                .toArray(double[][]::new);
        int n = states.length;
        Deme deme = new Deme(Pathway.ALL, generation, genomes, new double[n], new double[n][], new double[n][],
                new long[n],
                new long[0], new long[0], List.of());
        return ChainTraces.of(new SearchCheckpoint("chains", "{}", generation, 0, List.of(deme), List.of()), deme,
                archive);
    }

    @Test
    void aChainStaysAtARuleUntilTheGenerationOfTheNext() {
        RuleRecord start = archived(0, 1);
        RuleRecord second = archived(5, 1, start);
        RuleRecord third = archived(9, 1, second);
        RuleRecord other = archived(2, 1);
        ChainTraces traces = traces(18, third, other);

        // All chains have started in generation 2; every second generation from 3 on is a step.
        assertEquals(List.of(start, second, second, third, third, third, third, third),
                traces.chains().getFirst());
        assertEquals(2 / 14.0, traces.acceptance(), 1e-12);
        assertTrue(traces.areLongEnough());
        assertFalse(traces(14, third, other).areLongEnough());
    }

    @Test
    void aRuleThatScreensRejectedCountsWithItsWeight() {
        RuleRecord start = archived(0, 1);
        RuleRecord audited = archived(13, 5, start);
        RuleRecord other = archived(0, 1);
        ChainTraces traces = traces(16, audited, other);

        // Of steps 1, 3, ... 15 the second half counts: start, start, audited, audited beside four times other.
        double mean = (2 * first(start) + 2 * 5 * first(audited) + 4 * first(other)) / 16;
        assertEquals(mean, traces.weightedMean(ChainTracesTest::first), 1e-12);
        assertEquals(16 * 16 / (8 * (2 + 2 * 25 + 4.0)), traces.shareLeftByWeights(), 1e-12);
    }

    private static double first(RuleRecord record) {
        return record.rule().coefficients()[0];
    }

    @Test
    void theTableSaysHowTheChainsMovedAndWhatTheWeightsCost() {
        ChainTraces traces = traces(16, archived(13, 5, archived(0, 1)), archived(12, 1, archived(0, 1)));
        Table<SampledQuantity> table = traces.table();
        assertEquals("EE,EI,IE,II: 2 chains of 8 steps. The first half of the steps is left out. 14.3 % of the steps"
                + " were accepted. Means are weighted, because screens rejected rules; that leaves 57 % of the effective"
                + " sizes.", table.caption());
        assertEquals("chains-EE-EI-IE-II", table.name());
        assertEquals(List.of("quantity", "mean", "split_rhat", "effective_size"), table.ids());
        assertEquals(traces.weightedMean(ChainTracesTest::first), table.object(table.rows().getFirst()).get("mean"));
    }

    @Test
    void aNumberThatDoesNotVaryIsLeftOut() {
        RuleRecord one = archived(0, 1);
        assertEquals(List.of(), traces(20, one, one).sampled());
    }

    @Test
    void withoutAllFoundersThereIsNothingToCompare() {
        RuleRecord start = archived(0, 1);
        RuleRecord lost = archived(0, 1);
        RuleRecord orphan = archived(3, 1, lost);
        archive.remove(lost);
        assertTrue(traces(20, start, orphan).chains().isEmpty());
        archive.clear();
        assertTrue(traces(20).chains().isEmpty());
    }

    @Test
    void everyCoefficientEveryRateAndEveryMeanWeightIsFollowed() {
        RuleRecord one = archived(0, 1);
        RuleRecord two = archived(0, 1);
        ChainTraces traces = traces(20, archived(15, 1, one), archived(14, 1, two));
        List<String> names = traces.sampled().stream().map(SampledQuantity::name).toList();
        assertEquals(24 + 6, names.size());
        assertTrue(names.containsAll(List.of("EE_tau_pre", "rate", "weif")), names.toString());
    }
}
