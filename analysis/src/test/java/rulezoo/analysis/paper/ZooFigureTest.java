package rulezoo.analysis.paper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import rulezoo.analysis.SyntheticZoo;
import rulezoo.archive.record.ProbeRecord;
import rulezoo.archive.record.RuleRecord;
import rulezoo.simulator.rule.Pathway;

class ZooFigureTest {
    private static final List<Set<Pathway>> ALL = List.of(Pathway.ALL);
    /** Only networks of 128 neurons remember. */
    private static final SyntheticZoo.Effect LARGE = (size, _, _) -> size == 128 ? 1.5 : 0;

    private static Set<Integer> sizes(ZooFigure.Contents contents) {
        return contents.table().data().records().stream().map(p -> p.network().size()).collect(Collectors.toSet());
    }

    @Test
    void ofSeveralSizesTheLargestIsReadAlone() {
        SyntheticZoo zoo = new SyntheticZoo(3);
        List<RuleRecord> rules = zoo.rules(8);
        List<ProbeRecord> probes = zoo.probes(rules, List.of(64, 128), ALL, List.of(1.0), 5, LARGE, 0, 0.05);
        ZooFigure.Contents contents = ZooFigure.Contents.of(rules, probes);
        assertEquals(Set.of(128), sizes(contents));
        assertEquals(8, contents.published().size());
        assertTrue(contents.published().stream().allMatch(PublishedTest::significant));
        assertTrue(contents.limits().startsWith("Networks: 128 + 32 spiking neurons"), contents.limits());
        assertEquals(contents.published(), ZooFigure.Contents.of(rules, probes.reversed()).published(),
                "the order in which records were archived does not matter");
    }

    @Test
    void aSizeOfFewRulesIsNotRead() {
        SyntheticZoo zoo = new SyntheticZoo(4);
        List<RuleRecord> rules = zoo.rules(8);
        List<ProbeRecord> probes = new ArrayList<>(
                zoo.probes(rules, List.of(64), ALL, List.of(1.0), 5, LARGE, 0, 0.05));
        probes.addAll(zoo.probes(rules.subList(0, 2), List.of(128), ALL, List.of(1.0), 5, LARGE, 0, 0.05));
        assertEquals(Set.of(64), sizes(ZooFigure.Contents.of(rules, probes)));
    }
}
