package rulezoo.analysis.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import rulezoo.analysis.SyntheticZoo;
import rulezoo.analysis.memory.Lineages;
import rulezoo.analysis.memory.MemoryByCondition;
import rulezoo.analysis.memory.MemoryStatistics;
import rulezoo.archive.record.ProbeRecord;
import rulezoo.archive.record.RuleRecord;
import rulezoo.simulator.rule.Pathway;

/** What the drawings of memory show of made-up records. */
class MemoryFiguresTest {
    private static final int SEEDS = 10;

    private static DrawnSvg drawn(Figure figure) throws IOException {
        return DrawnSvg.of(figure, FigureWidth.AS_DESIGNED);
    }

    private static MemoryStatistics statistics(int rules, List<Integer> sizes, List<Double> delays,
            SyntheticZoo.Effect effect) {
        SyntheticZoo zoo = new SyntheticZoo(11);
        List<RuleRecord> records = zoo.rules(rules);
        return MemoryStatistics.of(zoo.probes(records, sizes, List.of(Pathway.ALL), delays, SEEDS, effect, 0, 0.02),
                records, Lineages.of(records), Optional.empty());
    }

    @Test
    void sizesStandOnALogarithmicAxisWithATickAtEachAndStabilityAndRatesBesideMemory() throws IOException {
        Figure figure = SizeFigure.of(statistics(6, List.of(128, 256, 512), List.of(1.0), SyntheticZoo.FADING).table());
        DrawnSvg svg = drawn(figure);
        double[] ticks = List.of("128", "256", "512").stream().mapToDouble(tick -> svg.words().stream()
                .filter(word -> word.text().equals(tick)).findFirst().orElseThrow().x()).toArray();
        assertEquals(ticks[1] - ticks[0], ticks[2] - ticks[1], 0.5, "each is twice the one before it");
        assertEquals(4, figure.panels().size());
        assertTrue(svg.texts().containsAll(List.of("suppression", "dr \u2212 static", "stable networks (%)",
                "background rate (Hz)", "static network")), svg.texts().toString());
    }

    @Test
    void networksThatWereNotTrainedStandBesideStaticOnes() throws IOException {
        SyntheticZoo zoo = new SyntheticZoo(13);
        List<RuleRecord> rules = zoo.rules(6);
        List<ProbeRecord> probes = zoo.probes(rules, List.of(128, 256), List.of(Pathway.ALL), List.of(1.0), SEEDS,
                SyntheticZoo.FADING, 0.02, 0.02);
        List<ProbeRecord> untrained = zoo.probes(rules, List.of(128, 256), List.of(Pathway.ALL), List.of(1.0), SEEDS,
                SyntheticZoo.NONE, 0.02, 0.02).stream().filter(p -> !p.isControl()).map(SyntheticZoo::untrained)
                .toList();
        List<ProbeRecord> all = Stream.concat(probes.stream(), untrained.stream()).toList();
        Figure with = SizeFigure.of(MemoryByCondition.of(all, Lineages.of(rules)));
        Figure without = SizeFigure.of(MemoryByCondition.of(probes, Lineages.of(rules)));
        assertTrue(drawn(with).texts().contains("untrained network"));
        assertTrue(with.caption().contains("Open squares"), with.caption());
        assertFalse(drawn(without).texts().contains("untrained network"));
        assertFalse(without.caption().contains("Open squares"), without.caption());
    }

    @Test
    void aPointOfASingleRuleSaysSo() throws IOException {
        MemoryByCondition one = statistics(1, List.of(64), List.of(1.0), SyntheticZoo.FADING).table();
        assertTrue(drawn(SizeFigure.of(one)).texts().contains("n = 1"));
        MemoryByCondition six = statistics(6, List.of(64), List.of(1.0), SyntheticZoo.FADING).table();
        assertTrue(drawn(SizeFigure.of(six)).texts().stream().noneMatch(text -> text.startsWith("n =")));
    }

    @Test
    void meansOfTheFewNetworksThatStayedStableAreNotDrawnButNamed() throws IOException {
        SyntheticZoo zoo = new SyntheticZoo(12);
        List<RuleRecord> rules = zoo.rules(6);
        List<ProbeRecord> probes = zoo.probes(rules, List.of(128, 256), List.of(Pathway.ALL), List.of(1.0), SEEDS,
                (size, _, _) -> size == 256 ? -1.5 : 0.3, 0.02, 0.02).stream()
                .map(p -> !p.isControl() && p.network().size() == 256 && p.seed() > 3 ? SyntheticZoo.unstable(p) : p)
                .collect(Collectors.toList());
        Figure figure = SizeFigure.of(MemoryByCondition.of(probes, Lineages.of(rules)));
        assertTrue(figure.caption().contains("EE EI IE II at N = 256 after 1 s ("), figure.caption());
        List<String> texts = drawn(figure).texts();
        assertTrue(texts.contains("256"), "its share of stable networks is drawn");
        assertFalse(texts.contains("\u22121.5") || texts.contains("\u22121.0"), texts.toString());
    }

    @Test
    void rulesThatNeverRememberedHaveAFlatCurveFromTheFirstTestOn() throws IOException {
        MemoryStatistics none = statistics(8, List.of(64), List.of(1.0, 10.0, 60.0), SyntheticZoo.NONE);
        Figure figure = LifetimeFigure.of(none.survival(), List.of(Pathway.ALL), List.of(1.0, 10.0, 60.0))
                .orElseThrow();
        DrawnSvg svg = drawn(figure);
        List<double[]> curve = svg.longestPath(0x0072B2);
        double firstTick = svg.words().stream().filter(word -> word.text().equals("1 s")).findFirst().orElseThrow()
                .x();
        assertTrue(curve.getFirst()[0] > firstTick - 30, "nothing is drawn before the first test");
        double all = svg.height();
        curve.forEach(point -> assertTrue(point[1] > all / 2, "no part of the curve is at 100 %"));
    }
}
