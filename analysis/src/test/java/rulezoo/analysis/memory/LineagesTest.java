package rulezoo.analysis.memory;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import rulezoo.analysis.SyntheticZoo;
import rulezoo.archive.record.RuleRecord;

class LineagesTest {
    private final SyntheticZoo zoo = new SyntheticZoo(1);

    private static List<String> ids(List<RuleRecord> rules) {
        return rules.stream().map(RuleRecord::id).toList();
    }

    @Test
    void descendantsOfOneFounderAreOneLineage() {
        List<RuleRecord> rules = zoo.families(3, 4);
        Lineages lineages = Lineages.of(rules);
        assertEquals(3, lineages.count(ids(rules)));
        assertArrayEquals(new int[]{0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2}, lineages.clusters(ids(rules)));
        assertEquals(Set.of(), lineages.broken());
    }

    @Test
    void importedRulesHaveNoParentsAndCountEach() {
        List<RuleRecord> rules = zoo.rules(5);
        assertEquals(5, Lineages.of(rules).count(ids(rules)));
    }

    @Test
    void aRuleMixedFromTwoLineagesJoinsThem() {
        List<RuleRecord> rules = new ArrayList<>(zoo.families(2, 2));
        rules.add(SyntheticZoo.child(zoo.rules(1).getFirst(), rules.get(1).id(), rules.get(3).id()));
        assertEquals(1, Lineages.of(rules).count(ids(rules)));
    }

    @Test
    void aParentThatWasNotArchivedStillJoinsItsChildrenAndIsReported() {
        RuleRecord lost = zoo.rules(1).getFirst();
        List<RuleRecord> rules = zoo.rules(3).stream().map(rule -> SyntheticZoo.child(rule, lost.id())).toList();
        Lineages lineages = Lineages.of(rules);
        assertEquals(1, lineages.count(ids(rules)));
        assertEquals(Set.copyOf(ids(rules)), lineages.broken());
    }

    @Test
    void theOrderOfTheRulesDoesNotMatter() {
        List<RuleRecord> rules = new ArrayList<>(zoo.families(4, 5));
        Lineages lineages = Lineages.of(rules);
        Collections.reverse(rules);
        assertEquals(lineages, Lineages.of(rules));
        assertNotEquals(lineages.of(rules.getFirst().id()), lineages.of(rules.getLast().id()));
    }

    @Test
    void aRuleOfAnotherZooIsALineageOfItsOwn() {
        assertEquals("elsewhere", Lineages.of(zoo.rules(2)).of("elsewhere"));
    }
}
