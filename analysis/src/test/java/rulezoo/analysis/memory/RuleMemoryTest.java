package rulezoo.analysis.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import rulezoo.analysis.SyntheticZoo;
import rulezoo.archive.record.ProbeRecord;
import rulezoo.archive.record.RuleRecord;
import rulezoo.simulator.rule.Pathway;

class RuleMemoryTest {
    @Test
    void listsRulesWithAllTheirPathwaysStrongestFirst() {
        SyntheticZoo zoo = new SyntheticZoo(3);
        List<RuleRecord> rules = zoo.rules(6);
        Set<Pathway> own = rules.getFirst().rule().plastic();
        Set<Pathway> part = EnumSet.of(own.iterator().next());
        List<ProbeRecord> probes = zoo.probes(rules, List.of(64, 128), List.of(own, part), List.of(1.0, 10.0), 5,
                SyntheticZoo.FADING, 0.02, 0.03);
        List<RuleMemory> memories = RuleMemory.of(rules, probes);
        assertEquals(6 * 2 * 2, memories.size(), "a line for each rule, size and delay");
        MemoryScores dr = MemoryScores.of(probes, Lineages.NONE);
        double last = Double.POSITIVE_INFINITY;
        for (RuleMemory memory : memories) {
            assertEquals(own, memory.condition().plastic());
            assertTrue(memory.suppression().value() <= last);
            last = memory.suppression().value();
            assertEquals(5, memory.seeds());
            assertEquals(dr.scores().stream()
                    .filter(s -> s.rule().equals(memory.rule()) && s.condition().equals(memory.condition())
                            && s.counts())
                    .mapToDouble(PairedScore::effect).average().orElseThrow(), memory.dr().value(), 1e-12);
        }
    }
}
