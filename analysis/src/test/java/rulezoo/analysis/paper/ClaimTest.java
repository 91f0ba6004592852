package rulezoo.analysis.paper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import rulezoo.analysis.memory.Lineages;
import rulezoo.analysis.statistics.Estimate;
import rulezoo.analysis.statistics.WilsonInterval;

class ClaimTest {
    private static final Reference THREE = Reference.published("3 Hz", 3, 0.5, "somewhere");
    private static final Reference UP = Reference.publishedStatement("up", "somewhere");

    private static Agreement near(double low, double high) {
        return Claim.near("rate", THREE, new Estimate((low + high) / 2, low, high, 5), "Hz", 1).verdict();
    }

    @Test
    void aNarrowIntervalAroundThePublishedNumberAgrees() {
        assertEquals(Agreement.AGREES, near(2.9, 3.2));
        assertEquals(Agreement.AGREES, near(3.4, 3.9), "compatible with 3 Hz rounded to 1 Hz");
    }

    @Test
    void anIntervalBeyondTheReferencesOwnToleranceDiffers() {
        assertEquals(Agreement.DIFFERS, near(3.6, 3.9));
        assertEquals(Agreement.DIFFERS, near(1, 2.4));
    }

    @Test
    void aWideIntervalIsUndecidedEvenAroundThePublishedNumber() {
        assertEquals(Agreement.UNDECIDED, near(1, 5));
        assertEquals(Agreement.UNDECIDED, near(3.4, 4.5), "compatible, but more than the margin away");
    }

    @Test
    void withoutAnIntervalNothingIsDecided() {
        Estimate none = new Estimate(3, Double.NaN, Double.NaN, 1);
        assertEquals(Agreement.UNDECIDED, Claim.near("rate", THREE, none, "Hz", 1).verdict());
        assertEquals(Agreement.UNDECIDED, Claim.sign("change", UP, none, "1", 1).verdict());
        assertEquals(Agreement.UNDECIDED, Claim.atLeast("share", UP, none, "1", 0.5).verdict());
        assertEquals(Agreement.UNDECIDED,
                Claim.near("rate", THREE, Claim.exact(3), "Hz", 1).undecided("too short").verdict());
    }

    @Test
    void aSignNeedsAnIntervalThatLeavesOutZero() {
        assertEquals(Agreement.AGREES, Claim.sign("change", UP, new Estimate(1, 0.5, 1.5, 5), "1", 1).verdict());
        assertEquals(Agreement.DIFFERS, Claim.sign("change", UP, new Estimate(1, 0.5, 1.5, 5), "1", -1).verdict());
        assertEquals(Agreement.UNDECIDED, Claim.sign("change", UP, new Estimate(1, -0.5, 2.5, 5), "1", 1).verdict());
    }

    @Test
    void aBoundMustLieOutsideOfTheInterval() {
        assertEquals(Agreement.AGREES, Claim.atLeast("share", UP, WilsonInterval.of(100, 100), "1", 0.95).verdict());
        assertEquals(Agreement.UNDECIDED, Claim.atLeast("share", UP, WilsonInterval.of(30, 30), "1", 0.95).verdict(),
                "30 of 30 allow 0.89");
        assertEquals(Agreement.DIFFERS, Claim.atLeast("share", UP, WilsonInterval.of(10, 30), "1", 0.95).verdict());
    }

    @Test
    void rulesOfOneLineageCountAsLittleMoreThanOne() {
        Lineages two = new Lineages(Map.of("a", "x", "b", "x", "c", "x", "d", "y", "e", "y", "f", "y"), Set.of());
        Map<String, Boolean> all = Map.of("a", true, "b", true, "c", true, "d", true, "e", true, "f", true);
        assertEquals(WilsonInterval.of(6, 6).low(), new OverRules(Lineages.NONE).share(all).low(), 1e-12);
        assertEquals(WilsonInterval.of(2, 2).low(), new OverRules(two).share(all).low(), 1e-12);
        Map<String, Double> numbers = Map.of("a", 1.0, "b", 1.1, "c", 0.9, "d", 2.0, "e", 2.1, "f", 1.9);
        assertEquals(1.5, new OverRules(two).mean(numbers).value(), 1e-12);
        assertTrue(new OverRules(Lineages.NONE).mean(numbers).excludes(0));
        assertFalse(new OverRules(two).mean(numbers).excludes(0), "two lineages");
    }

    @Test
    void toleranceOfAPublishedFractionEndsAtZeroAndOne() {
        Reference few = Reference.publishedFraction(0.0001, 0.01, "somewhere");
        assertEquals(0, few.low());
        assertEquals("0.0001", few.statement());
        assertEquals(1, Reference.publishedFraction(0.995, 0.01, "somewhere").high());
    }

    @Test
    void aPublishedCountHasTheIntervalOfItsSample() {
        Reference share = Reference.publishedCount(2340, 2500, "somewhere");
        assertEquals(0.936, share.value(), 1e-12);
        assertEquals(0.9257, share.low(), 1e-4);
        assertEquals(0.9449, share.high(), 1e-4);
        assertThrows(IllegalArgumentException.class,
                () -> new Reference(Reference.Kind.PUBLISHED, "3", 3, 4, 5, "somewhere"));
    }
}
