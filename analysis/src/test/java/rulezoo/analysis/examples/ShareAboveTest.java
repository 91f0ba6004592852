package rulezoo.analysis.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import rulezoo.analysis.memory.Condition;
import rulezoo.analysis.memory.Lineages;
import rulezoo.analysis.memory.MemoryScores;
import rulezoo.analysis.memory.PairedScore;
import rulezoo.analysis.memory.Quantity;
import rulezoo.analysis.memory.Replicate;
import rulezoo.analysis.memory.RuleEffects;
import rulezoo.analysis.statistics.Bootstrap;
import rulezoo.analysis.statistics.Estimate;
import rulezoo.archive.Zoo;
import rulezoo.simulator.rule.Pathway;

class ShareAboveTest {
    private static final Path SHIPPED = Path
            .of(Objects.requireNonNull(System.getProperty("rulezoo.root", "..")), "docs/zoo/zoo.h5");
    private static final Condition CONDITION = new Condition(1024, Set.of(Pathway.IE), 10);

    /** Rule r has the effect r / 10 with every seed, and seeds add a little. */
    private static Stream<PairedScore> scores(int rule) {
        return IntStream.rangeClosed(1, 5).mapToObj(seed -> new PairedScore("rule-" + rule, CONDITION,
                new Replicate(seed, seed, false), true, rule / 10.0 + seed / 1000.0, 0, 0,
                new PairedScore.Responses(5, 4)));
    }

    @Test
    void halfOfTheRulesLieAboveTheMiddle() {
        List<PairedScore> scores = IntStream.range(0, 20).boxed().flatMap(ShareAboveTest::scores).toList();
        RuleEffects effects = RuleEffects.of(scores, Lineages.NONE);

        Estimate share = Bootstrap.of(effects.sampling(), new ShareAbove(effects, 0.95)).getFirst().estimate();

        assertEquals(0.5, share.value());
        // The standard deviation of a share of 20 rules is sqrt(0.25 / 20), that is 0.11.
        assertTrue(share.low() > 0.2 && share.low() < 0.35, share.toString());
        assertEquals(1 - share.low(), share.high(), 1e-12);
    }

    @Test
    void aStatisticOfOnesOwnIsComputedForEveryConditionOfAZoo() throws Exception {
        Zoo zoo = Zoo.open(SHIPPED);
        Map<Condition, Estimate> shares = new TreeMap<>();
        MemoryScores suppression = MemoryScores.of(zoo.probes(), Lineages.of(zoo.rules())).of(Quantity.SUPPRESSION);
        suppression.byCondition().forEach((condition, scores) -> {
            RuleEffects effects = RuleEffects.of(scores, suppression.lineages());
            Estimate share = Bootstrap.of(effects.sampling(), new ShareAbove(effects, 0.2)).getFirst().estimate();
            shares.put(condition, share);
        });
        assertEquals(suppression.byCondition().keySet(), shares.keySet());
        assertTrue(shares.values().stream().allMatch(share -> share.value() > 0 && share.hasInterval()),
                shares.toString());
    }
}
