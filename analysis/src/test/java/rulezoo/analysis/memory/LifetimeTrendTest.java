package rulezoo.analysis.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rulezoo.analysis.SyntheticZoo;
import rulezoo.analysis.statistics.Estimate;
import rulezoo.archive.record.ProbeRecord;
import rulezoo.archive.record.RuleRecord;
import rulezoo.simulator.rule.Pathway;

class LifetimeTrendTest {
    private static final List<Double> DELAYS = List.of(1.0, 3.0, 10.0, 30.0, 60.0);
    private static final List<Integer> SIZES = List.of(64, 128, 256);

    private static List<LifetimeTrend> trends(long seed, SyntheticZoo.Effect effect, double noise,
            List<Double> delays) {
        SyntheticZoo zoo = new SyntheticZoo(seed);
        List<RuleRecord> rules = zoo.rules(15);
        List<ProbeRecord> probes = zoo.probes(rules, SIZES, List.of(Pathway.ALL), delays, 5, effect, new double[15],
                noise, 1);
        return LifetimeTrend.of(MemoryScores.of(probes, Lineages.of(rules)).of(Quantity.SUPPRESSION));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.5, 1})
    void lifetimesThatGrowAsAPowerOfSizeHaveThatExponent(double exponent) {
        Estimate slope = trends(3, (n, _, delay) -> 0.5 * Math.exp(-delay / (6 * Math.pow(n / 64.0, exponent))), 0.03,
                DELAYS).getFirst().perDoubling().estimate();
        assertEquals(exponent, slope.value(), 0.15);
        assertFalse(slope.excludes(exponent), slope.toString());
        assertEquals(exponent > 0, slope.excludes(0), slope.toString());
        assertEquals(15, slope.n());
    }

    @Test
    void aTrendWithoutOneIsFoundInAboutOneOfTwentyZoos() {
        int found = 0;
        for (int i = 0; i < 20; i++) {
            found += trends(100 + i, (_, _, delay) -> 0.5 * Math.exp(-delay / 10), 0.05, DELAYS).getFirst()
                    .perDoubling().estimate().excludes(0) ? 1 : 0;
        }
        assertTrue(found <= 4, "one is expected, not " + found);
    }

    @Test
    void aLifetimeThatTheDelaysDoNotTellHasNoTrend() {
        Estimate none = trends(4, (_, _, _) -> 0.5, 0.001, DELAYS).getFirst().perDoubling().estimate();
        assertTrue(Double.isNaN(none.value()) || !none.hasInterval(), "memory that does not fade: " + none);
        assertEquals(List.of(), trends(4, SyntheticZoo.FADING, 0.1, List.of(1.0, 10.0, 60.0)), "too few delays");
    }
}
