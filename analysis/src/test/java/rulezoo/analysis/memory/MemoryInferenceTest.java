package rulezoo.analysis.memory;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import rulezoo.analysis.SyntheticZoo;
import rulezoo.analysis.statistics.Estimate;
import rulezoo.analysis.statistics.KaplanMeier;
import rulezoo.analysis.statistics.WilsonInterval;
import rulezoo.simulator.rule.Pathway;

class MemoryInferenceTest {
    private static final List<Set<Pathway>> SUBSETS = List.of(EnumSet.of(Pathway.IE),
            EnumSet.of(Pathway.EE, Pathway.IE), Pathway.ALL);

    private static MemoryScores data(long seed, int rules, List<Integer> sizes, List<Set<Pathway>> subsets, int seeds,
            SyntheticZoo.Effect effect, double traitSd, double noiseSd) {
        SyntheticZoo zoo = new SyntheticZoo(seed);
        return MemoryScores.of(zoo.probes(zoo.rules(rules), sizes, subsets, List.of(1.0, 10.0, 60.0), seeds, effect,
                traitSd, noiseSd), Lineages.NONE);
    }

    /**
     * The remission times of Freireich et al. (1963): times = c(6, 6, 6, 6, 7, 9, 10, 10, 11, 13, 16, 17, 19, 20,
     * 22, 23, 25, 32, 32, 34, 35); event = c(1, 1, 1, 0, 1, 0, 1, 0, 0, 1, 1, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0);
     * summary(survfit(Surv(times, event) ~ 1, conf.type = "log-log")), printed by R 4.2.2 with survival 3.5-3.
     */
    @Test
    void survivalOfAKnownTrialAgreesWithPublishedValues() {
        double[] times = {6, 6, 6, 6, 7, 9, 10, 10, 11, 13, 16, 17, 19, 20, 22, 23, 25, 32, 32, 34, 35};
        int[] events = {1, 1, 1, 0, 1, 0, 1, 0, 0, 1, 1, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0};
        boolean[] ended = new boolean[events.length];
        for (int i = 0; i < events.length; i++) {
            ended[i] = events[i] == 1;
        }
        KaplanMeier curve = KaplanMeier.of(times, ended);
        assertArrayEquals(new double[]{0.8571, 0.8067, 0.7529, 0.6902, 0.6275, 0.5378, 0.4482},
                curve.steps().stream().mapToDouble(s -> s.survival().value()).toArray(), 1e-4);
        assertArrayEquals(new double[]{0.0764, 0.0869, 0.0963, 0.1068, 0.1141, 0.1282, 0.1346},
                curve.steps().stream().mapToDouble(KaplanMeier.Step::standardError).toArray(), 1e-4);
        assertEquals(0.6197, curve.steps().getFirst().survival().low(), 1e-4);
        assertEquals(0.9516, curve.steps().getFirst().survival().high(), 1e-4);
        assertEquals(12, curve.censored());
    }

    @Test
    void survivalIntervalsCoverTheTruthAsOftenAsTheyClaim() {
        SplittableRandom random = new SplittableRandom(1);
        int covered = 0;
        int experiments = 400;
        for (int i = 0; i < experiments; i++) {
            double[] times = new double[60];
            boolean[] ended = new boolean[60];
            for (int j = 0; j < times.length; j++) {
                double life = -Math.log(1 - random.nextDouble());
                double seen = -2 * Math.log(1 - random.nextDouble());
                times[j] = Math.min(life, seen);
                ended[j] = life <= seen;
            }
            Estimate atOne = KaplanMeier.of(times, ended).steps().stream().filter(s -> s.time() <= 1)
                    .reduce((_, b) -> b).orElseThrow().survival();
            covered += atOne.excludes(Math.exp(-1)) ? 0 : 1;
        }
        // 0.95 - 3 standard errors of 0.011
        assertTrue(covered > 0.917 * experiments, covered + " of " + experiments);
        assertTrue(covered < 0.983 * experiments, covered + " of " + experiments);
    }

    @Test
    void aMemoryLastsToTheDelayAfterItsLastSignificantOneAndIsCensoredAtTheEnd() {
        List<RuleTest> tests = new ArrayList<>();
        double[][] adjusted = {{0.01, 0.2, 0.3}, {0.9, 0.01, 0.2}, {0.01, 0.01, 0.01}, {0.5, 0.5, 0.5}};
        double[] delays = {1, 10, 60};
        for (int r = 0; r < adjusted.length; r++) {
            for (int d = 0; d < delays.length; d++) {
                tests.add(new RuleTest("rule" + r, new Condition(64, Pathway.ALL, delays[d]), 0.1, adjusted[r][d],
                        adjusted[r][d], adjusted[r][d]));
            }
        }
        MemorySurvival lifetime = MemorySurvival.of(tests).getFirst();
        assertEquals(List.of(1.0, 10.0, 60.0),
                lifetime.survival().steps().stream().map(KaplanMeier.Step::time).toList());
        assertArrayEquals(new double[]{0.75, 0.5, 0.25},
                lifetime.survival().steps().stream().mapToDouble(s -> s.survival().value()).toArray(), 1e-12);
        assertEquals(1, lifetime.neverRemembered());
        assertEquals(1, lifetime.survival().censored());
    }

    @Test
    void withoutMemoryFewRulesAreCalledRemembering() {
        int called = 0;
        int families = 0;
        for (int i = 0; i < 60; i++) {
            List<RuleTest> tests = RuleTest
                    .of(data(100 + i, 5, List.of(64), List.of(Pathway.ALL), 5, SyntheticZoo.NONE, 0,
                            0.1));
            called += tests.stream().anyMatch(RuleTest::remembers) ? 1 : 0;
            families++;
        }
        // Any discovery at all is false: at most 5 % of families, 3 of 60; more than 9 has probability 0.001 or less
        assertTrue(called <= 9, called + " of " + families);
    }

    @Test
    void signalToNoiseIsThatPlantedAndItsSlopesAreFound() {
        // Effect sqrt(N / 64) * 0.2, noise of the difference with the control sqrt 2 * 0.1, and no trait
        MemoryScores data = data(4, 40, List.of(64, 256), SUBSETS, 6, (n, _, _) -> 0.2 * Math.sqrt(n / 64.0), 0, 0.1);
        SignalToNoise snr = SignalToNoise.of(data).getFirst();
        double noise = Math.sqrt(2) * 0.1;
        assertEquals(2, snr.cells().size());
        for (SignalToNoise.Cell cell : snr.cells()) {
            assertEquals(0.2 * Math.sqrt(cell.excitatory() / 64.0) / noise, cell.ratio().value(),
                    0.5 * cell.ratio().value());
        }
        assertTrue(snr.slopeOfSize().low() < 0.5 && snr.slopeOfSize().high() > 0.5, snr.slopeOfSize().toString());
    }

    @Test
    void oneSizeHasNoSlopeOfSize() {
        SignalToNoise snr = SignalToNoise.of(data(5, 10, List.of(64), SUBSETS, 5, SyntheticZoo.FADING, 0.1, 0.05))
                .getFirst();
        assertTrue(Double.isNaN(snr.slopeOfSize().value()));
    }

    @Test
    void knockOutsHaveARowForEachSubsetSizeAndDelay() {
        MemoryScores data = data(6, 12, List.of(64, 128), SUBSETS, 5, SyntheticZoo.FADING, 0.1, 0.02);
        List<KnockOut> rows = KnockOut.of(data, RuleTest.of(data));
        assertEquals(3 * 2 * 3, rows.size());
        for (KnockOut row : rows) {
            long stable = data.scores().stream().map(PairedScore::rule).distinct()
                    .filter(r -> data.scores().stream().filter(s -> s.rule().equals(r)
                            && s.condition().excitatory() == row.excitatory()
                            && s.condition().delaySeconds() == row.delaySeconds()
                            && s.condition().plastic().equals(row.plastic())).allMatch(PairedScore::stable))
                    .count();
            assertEquals(WilsonInterval.of((int) stable, 12), row.stable());
        }
        MemoryEffect same = MemoryEffect.of(data).getFirst();
        assertEquals(same.effect(), rows.getFirst().effect());
        assertEquals(Arrays.asList(1, 1, 1, 2, 2, 2, 4, 4, 4),
                rows.stream().filter(r -> r.excitatory() == 64).map(r -> r.plastic().size()).sorted().toList());
    }
}
