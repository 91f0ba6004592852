package rulezoo.analysis.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import rulezoo.analysis.SyntheticZoo;
import rulezoo.analysis.statistics.Estimate;
import rulezoo.archive.record.ProbeMeasure;
import rulezoo.archive.record.ProbeOutcome;
import rulezoo.archive.record.ProbeRecord;
import rulezoo.archive.record.ProbeVariant;
import rulezoo.archive.record.RuleRecord;
import rulezoo.simulator.rule.Pathway;

class MemoryCourseTest {
    private static final Set<Pathway> ALONE = EnumSet.of(Pathway.IE);
    private static final List<Double> DELAYS = List.of(1.0, 10.0, 60.0);
    private static final double TAU_SECONDS = 20;

    private final SyntheticZoo zoo = new SyntheticZoo(11);
    private final List<RuleRecord> rules = zoo.rules(2);

    /**
     * Probes of two rules, all stable; an imprint of the first fades with the given decay time (on top of a
     * difference of -0.25 between the patterns that was there before training), the second has none.
     */
    private List<ProbeRecord> probes() {
        List<ProbeRecord> probes = zoo.probes(rules, List.of(64), List.of(ALONE), DELAYS, 5, SyntheticZoo.FADING, 0.001,
                0.001);
        String first = rules.getFirst().id();
        return probes.stream().map(p -> withImprint(p, p.isControl() || !p.ruleId().equals(first)
                ? 0
                : (0.5 + 0.01 * p.seed()) * Math.exp(-p.delaySeconds() / TAU_SECONDS))).toList();
    }

    private static ProbeRecord withImprint(ProbeRecord p, double imprint) {
        Map<ProbeMeasure, List<Double>> measures = new EnumMap<>(ProbeMeasure.class);
        measures.putAll(p.measures());
        measures.put(ProbeMeasure.IMPRINT, List.of(0.0, 0.0, imprint));
        measures.put(ProbeMeasure.NOVEL_IMPRINT, List.of(0.0, 0.0, 0.25));
        measures.put(ProbeMeasure.IMPRINT_BEFORE, List.of(0.0, 0.0, -0.125));
        measures.put(ProbeMeasure.NOVEL_IMPRINT_BEFORE, List.of(0.0, 0.0, 0.125));
        return new ProbeRecord(p.key(), outcome(p, true), measures);
    }

    private static ProbeOutcome outcome(ProbeRecord p, boolean stable) {
        return new ProbeOutcome(p.blowUpSeconds(), p.rateBeforeHz(), stable, p.criteria(), p.outcome().responses(),
                p.outcome().fingerprint());
    }

    @Test
    void theCourseIsThatOfTheRule() {
        MemoryCourse course = MemoryCourse.of(probes(), rules.getFirst().id(), ProbeVariant.USUAL);
        assertEquals(DELAYS, course.delaysSeconds());
        for (double delay : DELAYS) {
            assertEquals(0.53 * Math.exp(-delay / TAU_SECONDS), course.at(course.imprint(), delay).value(), 1e-12);
            assertEquals(SyntheticZoo.FADING.of(0, Set.of(), delay), course.at(course.dr(), delay).value(), 0.05);
            assertEquals(5, course.at(course.dr(), delay).n());
        }
        assertEquals(1, course.stable().value());
        assertTrue(Double.isNaN(course.at(course.dr(), 300).value()));
        assertEquals(0,
                MemoryCourse.of(probes(), rules.getLast().id(), ProbeVariant.USUAL).imprint().getFirst().value());
    }

    @Test
    void keptSharesAreComparedSeedBySeed() {
        String first = rules.getFirst().id();
        MemoryCourse fast = MemoryCourse.of(probes(), first, ProbeVariant.USUAL);
        List<ProbeRecord> lasting = probes().stream().map(p -> withImprint(p,
                p.isControl() || !p.ruleId().equals(first) ? 0 : (double) p.seed())).toList();
        Estimate more = MemoryCourse.of(lasting, first, ProbeVariant.USUAL).keepsMoreThan(fast, 1, 60);
        assertEquals(1 - Math.exp(-59 / TAU_SECONDS), more.value(), 1e-12);
        assertEquals(5, more.n());
        assertTrue(Double.isNaN(fast.keepsMoreThan(fast, 1, 300).value()));
    }

    @Test
    void unstableSeedsDoNotCount() {
        String first = rules.getFirst().id();
        List<ProbeRecord> probes = probes().stream().map(p -> p.ruleId().equals(first) && p.seed() == 1
                ? new ProbeRecord(p.key(), outcome(p, false), p.measures())
                : p).toList();
        MemoryCourse course = MemoryCourse.of(probes, first, ProbeVariant.USUAL);
        assertEquals(List.of(4, 4, 4), course.dr().stream().map(Estimate::n).toList());
        assertEquals(0.8, course.stable().value(), 1e-12);
        assertEquals(0.535 * Math.exp(-1 / TAU_SECONDS), course.imprint().getFirst().value(), 1e-12);
    }

    @Test
    void aRuleWithoutRecordsIsNamed() {
        List<ProbeRecord> probes = probes();
        IllegalArgumentException failure = assertThrows(IllegalArgumentException.class,
                () -> MemoryCourse.of(probes, "no such rule", ProbeVariant.USUAL));
        assertTrue(String.valueOf(failure.getMessage()).contains("no such rule"));
    }
}
