package rulezoo.analysis.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rulezoo.analysis.SyntheticZoo;
import rulezoo.analysis.figure.FigureWriter;
import rulezoo.analysis.statistics.Difference;
import rulezoo.analysis.statistics.Estimate;
import rulezoo.analysis.statistics.MeanInterval;
import rulezoo.analysis.statistics.WilsonInterval;
import rulezoo.archive.record.RuleRecord;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.rule.PlasticityRule;
import rulezoo.simulator.rule.RuleFamily;

class ZooComparisonTest {
    private static ZooAnalysis zoo(long seed, SyntheticZoo.Effect effect) {
        SyntheticZoo zoo = new SyntheticZoo(seed);
        List<RuleRecord> rules = zoo.rules(15);
        return ZooAnalysis.of(rules, zoo.probes(rules, List.of(64), List.of(Pathway.ALL),
                List.of(10.0), 5, effect, 0.05, 0.02));
    }

    private static ZooComparison.Row row(ZooComparison comparison, String start) {
        return comparison.rows().stream().filter(r -> r.quantity().startsWith(start)).findFirst().orElseThrow();
    }

    @Test
    void theDifferenceOfFractionsAgreesWithNewcombesExample() {
        // Newcombe (1998), table II, method 10, 56/70 against 48/80
        Estimate difference = Difference.of(WilsonInterval.of(56, 70), WilsonInterval.of(48, 80));
        assertEquals(0.2, difference.value(), 1e-12);
        assertEquals(0.0524, difference.low(), 5e-5);
        assertEquals(0.3339, difference.high(), 5e-5);
    }

    @Test
    void meansHaveStudentsInterval() {
        // mean 2, sd 1, n 3: 2 -+ 4.302653 / sqrt 3
        Estimate mean = MeanInterval.of(new double[]{1, 2, 3});
        assertEquals(2 - 2.484138, mean.low(), 1e-5);
        assertEquals(2 + 2.484138, mean.high(), 1e-5);
    }

    @Test
    void aMemoryThatOnlyOneZooHasIsADifferenceAndEqualRatesAreNone() {
        ZooComparison comparison = ZooComparison.of("a", zoo(1, (_, _, _) -> 0.4), "b", zoo(2, SyntheticZoo.NONE));
        Estimate effect = row(comparison, "suppression at N = 64, EE EI IE II plastic, 10 s").difference();
        assertEquals(0.4, effect.value(), 0.1);
        assertTrue(effect.excludes(0));
        assertTrue(row(comparison, "fraction with memory").first().value() > 0.9);
        assertTrue(row(comparison, "excitatory rate (Hz)").difference().hasInterval());
        assertTrue(row(comparison, "effective dimension").first().value() > 5);
        assertEquals(List.of(), comparison.notes());
        assertEquals(Pathway.values().length, comparison.coefficients().orElseThrow().panels().size());
    }

    @Test
    void aZooAgainstItselfDiffersInNothingAndSharesAllRules() {
        ZooAnalysis zoo = zoo(3, SyntheticZoo.FADING);
        ZooComparison comparison = ZooComparison.of("a", zoo, "a", zoo);
        comparison.rows().forEach(r -> assertEquals(0, r.difference().value(), 0));
        assertEquals(List.of(
                "15 rules are in both zoos, of 15 and 15; the intervals treat the zoos as independent, which they are not."),
                comparison.notes());
    }

    @Test
    void rulesOfDifferentFamiliesAreNotMixed() {
        List<RuleRecord> rules = new SyntheticZoo(6).rules(4);
        List<RuleRecord> mixed = new ArrayList<>(rules);
        RuleRecord r = rules.getFirst();
        mixed.set(0, new RuleRecord(new PlasticityRule(RuleFamily.CODEPENDENT_POLYNOMIAL, EnumSet.of(Pathway.IE),
                new double[RuleFamily.CODEPENDENT_POLYNOMIAL.size()]), r.network(), r.protocol(), r.criteria(),
                r.confirmations(), r.lineage(), r.softwareVersion(), r.formatVersion()));
        ZooComparison comparison = ZooComparison.of("a", ZooAnalysis.of(mixed, List.of()), "b",
                ZooAnalysis.of(rules, List.of()));
        assertEquals(3, row(comparison, "excitatory rate (Hz) of polynomial-6 rules").first().n());
        assertTrue(comparison.rows().stream().noneMatch(q -> q.quantity().contains("polynomial-21")));
        assertTrue(comparison.notes().contains("Memory is not compared, because that would mix rule families."));
        assertTrue(comparison.notes().getFirst().startsWith("3 rules are in both zoos, of 4 and 4"));
    }

    @Test
    void whatOneZooLacksIsSaidAndThePageIsWritten(@TempDir Path folder) throws IOException {
        ZooComparison comparison = ZooComparison.of("<a>", zoo(4, SyntheticZoo.FADING), "b",
                ZooAnalysis.of(List.of(new SyntheticZoo(5).rule(EnumSet.of(Pathway.IE))), List.of()));
        assertTrue(comparison.notes().contains("Memory is not compared: only one of the zoos was probed."));
        List<Path> files = comparison.write(new FigureWriter(), folder);
        String page = Files.readString(files.getFirst());
        assertTrue(page.contains("First: &lt;a&gt;"));
        assertTrue(page.contains("<svg") && page.contains("figures/comparison.pdf"));
        assertEquals(comparison.rows().size() + 1, Files.readAllLines(files.getLast()).size());
    }
}
