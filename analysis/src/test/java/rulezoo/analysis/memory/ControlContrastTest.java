package rulezoo.analysis.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import rulezoo.analysis.SyntheticZoo;
import rulezoo.analysis.Tasks;
import rulezoo.archive.record.PatternResponses;
import rulezoo.archive.record.ProbeMeasure;
import rulezoo.archive.record.ProbeOutcome;
import rulezoo.archive.record.ProbeRecord;
import rulezoo.archive.record.RuleRecord;
import rulezoo.simulator.protocol.Protocol;
import rulezoo.simulator.rule.Pathway;

class ControlContrastTest {
    private static final Set<Pathway> IE = EnumSet.of(Pathway.IE);
    private static final Protocol PROTOCOL = Tasks.familiarity(1, 1, List.of(1.0), false);

    private static List<ControlContrast> contrasts(List<ProbeRecord> probes) {
        return ControlContrast.of(MemoryScores.of(probes, Lineages.NONE), probes);
    }

    private static ControlContrast only(List<ProbeRecord> probes, ControlContrast.Measure measure) {
        return contrasts(probes).stream().filter(c -> c.measure() == measure).reduce((_, _) -> {
            throw new AssertionError("several conditions");
        }).orElseThrow();
    }

    /** A record whose patterns evoked given responses before training and at the test. */
    private static ProbeRecord evoked(String rule, Set<Pathway> plastic, long seed, double novelBefore, double novel,
            double familiarBefore, double familiar) {
        ProbeRecord p = SyntheticZoo.probe(rule, plastic, 64, PROTOCOL, seed, 1, true, 0);
        double background = p.rateBeforeHz();
        ProbeOutcome outcome = new ProbeOutcome(-1, background, true, p.criteria(),
                new PatternResponses(background + novel, background + familiar, 3, 3), p.outcome().fingerprint());
        return new ProbeRecord(p.key(), outcome, Map.of(ProbeMeasure.BACKGROUND_BEFORE, List.of(background),
                ProbeMeasure.NOVEL_BEFORE, List.of(background + novelBefore),
                ProbeMeasure.FAMILIAR_BEFORE, List.of(background + familiarBefore)));
    }

    /** What the patterns of a seed do to every network of it is no memory. */
    @Test
    void withoutMemoryOneTestInTwentyFindsSome() {
        int found = 0;
        int tests = 0;
        for (int zoo = 0; zoo < 60; zoo++) {
            SyntheticZoo data = new SyntheticZoo(100 + zoo);
            List<RuleRecord> rules = data.rules(8);
            for (ControlContrast contrast : contrasts(data.probes(rules, List.of(64), List.of(IE), List.of(1.0), 5,
                    SyntheticZoo.NONE, 0.05, 0.05))) {
                tests++;
                found += contrast.difference().pValue() < 0.05 ? 1 : 0;
            }
        }
        assertEquals(180, tests);
        assertTrue(found < 0.08 * tests, found + " of " + tests);
    }

    @Test
    void aWeakResponseDecidesTheMeanOfRatiosAndNotTheRatioOfMeans() {
        List<ProbeRecord> probes = new ArrayList<>();
        for (int seed = 1; seed <= 4; seed++) {
            probes.add(evoked("static", Set.of(), seed, 3, 3, 3, 3));
            for (String rule : List.of("a", "b", "c")) {
                probes.add(evoked(rule, IE, seed, 3, 3, 3, 1.5));
            }
            probes.add(evoked("weak", IE, seed, 1, 3, 3, 1.5));
        }
        double ratios = only(probes, ControlContrast.Measure.SUPPRESSION).difference().estimate().value();
        double means = only(probes, ControlContrast.Measure.SUPPRESSION_OF_MEANS).difference().estimate().value();
        assertEquals((3 * 0.5 + 2.5) / 4, ratios, 1e-9);
        assertEquals(12.0 / 10 - 0.5, means, 1e-9);
    }

    @Test
    void networksWithoutTheControlAreLeftOutOfTheContrast() {
        List<ProbeRecord> probes = new ArrayList<>();
        for (int seed = 1; seed <= 3; seed++) {
            probes.add(evoked("static", Set.of(), seed, 3, 3, 3, 3));
            probes.add(evoked("a", IE, seed, 3, 3, 3, 1.5));
        }
        probes.add(evoked("b", IE, 4, 3, 3, 3, 0));
        ControlContrast contrast = only(probes, ControlContrast.Measure.SUPPRESSION);
        assertEquals(ControlContrast.Control.STATIC, contrast.control());
        assertEquals(1, contrast.difference().estimate().n());
        assertEquals(0.5, contrast.difference().estimate().value(), 1e-9);
        assertFalse(contrasts(probes).stream().anyMatch(c -> c.control() == ControlContrast.Control.UNTRAINED));
    }
}
