package rulezoo.analysis.memory;

import rulezoo.simulator.protocol.Stimulus;
import rulezoo.simulator.protocol.Phase;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import rulezoo.analysis.SyntheticZoo;
import rulezoo.analysis.Tasks;
import rulezoo.analysis.statistics.Estimate;
import rulezoo.analysis.statistics.ExponentialDecay;
import rulezoo.analysis.statistics.ReplicateMean;
import rulezoo.analysis.statistics.Sampling;
import rulezoo.archive.record.ProbeKey;
import rulezoo.archive.record.ProbeMeasure;
import rulezoo.archive.record.ProbeRecord;
import rulezoo.archive.record.ProbeSeeds;
import rulezoo.archive.record.ProbeVariant;
import rulezoo.archive.record.RuleRecord;
import rulezoo.simulator.protocol.Protocol;
import rulezoo.simulator.rule.Pathway;

class MemoryByConditionTest {
    private static final Set<Pathway> PAIR = EnumSet.of(Pathway.EE, Pathway.IE);
    private static final List<Double> DELAYS = List.of(1.0, 10.0, 60.0);

    private static ProbeRecord with(ProbeRecord p, Protocol protocol, ProbeVariant variant,
            Map<ProbeMeasure, List<Double>> measures) {
        return new ProbeRecord(new ProbeKey(p.ruleId(), p.probe(), variant, p.plastic(), p.network(), protocol,
                p.seeds(), p.delaySeconds()), p.outcome(), measures);
    }

    private static List<ProbeRecord> probes(SyntheticZoo zoo, List<RuleRecord> rules, SyntheticZoo.Effect effect) {
        return zoo.probes(rules, List.of(64, 128), List.of(PAIR, EnumSet.of(Pathway.IE)), DELAYS, 5, effect, 0.02,
                0.03);
    }

    @Test
    void rowsShowThePlantedMemoryAndItsControls() {
        SyntheticZoo zoo = new SyntheticZoo(3);
        List<RuleRecord> rules = zoo.rules(20);
        List<ProbeRecord> probes = new ArrayList<>(probes(zoo, rules, SyntheticZoo.FADING));
        List<ProbeRecord> controls = probes.stream().filter(ProbeRecord::isControl).toList();
        for (ProbeRecord control : controls) {
            for (RuleRecord rule : rules) {
                ProbeRecord same = SyntheticZoo.suppressed(SyntheticZoo.probe(rule.id(), PAIR,
                        control.network().size(), control.protocol(), control.seed(), control.delaySeconds(),
                        true,
                        control.dr()), 0.001);
                probes.add(SyntheticZoo.untrained(same));
            }
        }
        MemoryByCondition table = MemoryByCondition.of(probes, Lineages.NONE);
        assertEquals(2 * 2 * 3, table.rows().size());
        assertEquals(Quantity.SUPPRESSION, table.primary().quantity());
        for (MemoryByCondition.Row row : table.rows()) {
            double planted = SyntheticZoo.FADING.of(0, Set.of(), row.condition().delaySeconds());
            for (Quantity quantity : List.of(Quantity.SUPPRESSION, Quantity.DR)) {
                assertEquals(planted, row.estimate(quantity).value(), 0.05, quantity + " at " + row.condition());
            }
            assertEquals(2, row.estimate(Quantity.BACKGROUND).value(), 1e-12);
            assertEquals(row.condition().coActive() == 2 ? 0.001 : Double.NaN, row.untrained().value(), 1e-6);
            assertTrue(Math.abs(row.shuffledFound().value() - 0.05) < 0.1, row.shuffledFound().toString());
        }
        assertEquals(3 * (12 + 6), table.controls().size(), "static everywhere, untrained where it was probed");
        for (ControlContrast contrast : table.controls()) {
            double planted = SyntheticZoo.FADING.of(0, Set.of(), contrast.condition().delaySeconds());
            boolean dr = contrast.measure() == ControlContrast.Measure.DR;
            double chance = !dr && contrast.control() == ControlContrast.Control.UNTRAINED ? 0.001 : 0;
            assertEquals(planted - chance, contrast.difference().estimate().value(), 0.05, contrast.toString());
            assertTrue(contrast.adjusted() >= contrast.difference().pValue() && contrast.adjusted() < 0.01,
                    contrast.toString());
        }
        assertEquals(70, table.lifetimes().size(), 20);
        assertEquals(List.of(), table.decays(), "three delays are too few");
    }

    @Test
    void recordsWithoutResponsesBeforeTrainingAreMeasuredByDr() {
        Protocol protocol = Tasks.familiarity(1, 1, DELAYS, false);
        MemoryByCondition table = MemoryByCondition
                .of(List.of(SyntheticZoo.probe("static", Set.of(), 64, protocol, 1, 1, true, 0),
                        SyntheticZoo.probe("a", PAIR, 64, protocol, 1, 1, true, 0.3)), Lineages.NONE);
        assertEquals(Quantity.DR, table.primary().quantity());
        assertEquals(List.of(Quantity.DR), table.measures());
        assertEquals(2, table.stoodIn());
    }

    @Test
    void everyStaticNetworkCountsWhereRulesHaveOneEach() {
        Protocol protocol = Tasks.familiarity(1, 1, DELAYS, false);
        List<ProbeRecord> probes = new ArrayList<>();
        for (String rule : List.of("a", "b")) {
            for (int seed = 1; seed <= 3; seed++) {
                ProbeRecord control = SyntheticZoo.probe(rule, Set.of(), 64, protocol, seed, 1, true, 0);
                for (ProbeRecord p : List.of(SyntheticZoo.probe(rule, PAIR, 64, protocol, seed, 1, true, 0.3),
                        rule.equals("b") && seed == 1 ? SyntheticZoo.unstable(control) : control)) {
                    probes.add(with(p, protocol, ProbeVariant.USUAL.with(ProbeVariant.Flag.FROZEN_SETTLED), Map.of()));
                }
            }
        }
        Estimate stable = MemoryByCondition.of(probes, Lineages.NONE).effects(Quantity.DR).getFirst().controlStable();
        assertEquals(5.0 / 6, stable.value(), 1e-12);
        assertEquals(6, stable.n());
    }

    @Test
    void crossedWiringsAndPatternsGiveVarianceComponents() {
        SplittableRandom random = new SplittableRandom(8);
        double[] ofPatterns = random.doubles(5, -0.3, 0.3).toArray();
        List<ProbeRecord> probes = new ArrayList<>();
        Protocol protocol = Tasks.familiarity(1, 1, DELAYS, false);
        for (int wiring = 0; wiring < 4; wiring++) {
            for (int pattern = 0; pattern < 5; pattern++) {
                for (String rule : List.of("a", "b")) {
                    ProbeSeeds seeds = new ProbeSeeds(wiring, pattern, false);
                    probes.add(SyntheticZoo.with(SyntheticZoo.suppressed(SyntheticZoo.probe(rule, PAIR, 64, protocol, 0,
                            1, true, 0.1), 0.2 + ofPatterns[pattern] + 0.01 * random.nextGaussian()), seeds));
                }
            }
        }
        MemoryByCondition table = MemoryByCondition.of(probes, Lineages.NONE);
        SeedComponents components = Objects.requireNonNull(table.seedComponents().get(Quantity.SUPPRESSION)).getFirst();
        assertEquals(4, components.wirings());
        assertEquals(5, components.patterns());
        assertTrue(components.components().columns().value() > 20 * components.components().residual().value());
        assertEquals(0, components.components().rows().value(), 1e-3);
        // Twenty simulations, but only five patterns: the mean is not known better than they allow.
        double withPatterns = table.tests().getFirst().p();
        double asSeeds = ReplicateMean.of(table.primary().scores().stream().filter(s -> s.rule().equals("a"))
                .mapToDouble(PairedScore::effect).toArray(), Sampling.simple(1, 20).factors()).pValue();
        assertTrue(withPatterns > 10 * asSeeds, withPatterns + " against " + asSeeds);
    }

    @Test
    void shuffledLabelsFindMemoryAsOftenAsTheLevelOfTheTest() {
        SyntheticZoo zoo = new SyntheticZoo(4);
        MemoryScores data = MemoryScores.of(probes(zoo, zoo.rules(60), SyntheticZoo.NONE), Lineages.NONE);
        ShuffledLabels.of(data).forEach((condition, rate) -> assertEquals(0.05, rate.value(), 0.03,
                condition.toString()));
    }

    @Test
    void experimentsWithOtherChoicesAreKeptApart() {
        SyntheticZoo zoo = new SyntheticZoo(5);
        List<ProbeRecord> usual = probes(zoo, zoo.rules(3), SyntheticZoo.FADING);
        List<ProbeRecord> slow = usual.stream().limit(20)
                .map(p -> with(p, p.protocol(), ProbeVariant.parse("eta=0.3"), Map.of())).toList();
        List<ProbeRecord> all = new ArrayList<>(slow);
        all.addAll(usual);
        MemoryScores data = MemoryScores.of(all, Lineages.NONE);
        assertEquals(ProbeVariant.USUAL, data.experiment().variant());
        assertEquals(20, data.otherExperiments().values().stream().mapToLong(n -> n).sum());
        assertNotEquals(data.experiment(), Experiment.of(slow.getFirst()));
    }

    @Test
    void theStrengthOfMatchedPatternsTellsNoExperimentsApart() {
        ProbeRecord p = SyntheticZoo.probe("a", PAIR, 64, trained(50), 1, 1, true, 0.1);
        ProbeVariant matched = ProbeVariant.parse("match=static");
        assertEquals(Experiment.of(with(p, trained(50), matched, Map.of())),
                Experiment.of(with(p, trained(55.2), matched, Map.of())));
        assertNotEquals(Experiment.of(p), Experiment.of(with(p, trained(55.2), ProbeVariant.USUAL, Map.of())));
    }

    private static Protocol trained(double addedRateHz) {
        return new Protocol("trained", List.of(new Phase.Run("training", 10,
                new Stimulus("familiar", 0, 500, addedRateHz, 1, 0.1, 2), false)));
    }

    @Test
    void rulesThatAgreeInExpectationDoNotDifferBecauseTheirWiringsDo() {
        SplittableRandom random = new SplittableRandom(12);
        Protocol protocol = Tasks.familiarity(1, 1, DELAYS, false);
        int different = 0;
        for (int trial = 0; trial < 40; trial++) {
            List<ProbeRecord> probes = new ArrayList<>();
            for (int rule = 0; rule < 12; rule++) {
                for (int wiring = 0; wiring < 3; wiring++) {
                    double ofWiring = 0.2 * random.nextGaussian();
                    for (int pattern = 0; pattern < 4; pattern++) {
                        probes.add(SyntheticZoo.with(SyntheticZoo.suppressed(SyntheticZoo.probe("r" + rule, PAIR, 64,
                                protocol, 0, 1, true, 0.1), ofWiring + 0.2 * random.nextGaussian()),
                                new ProbeSeeds(wiring, pattern, false)));
                    }
                }
            }
            different += MemoryByCondition.of(probes, Lineages.NONE).rows().getFirst().heterogeneity() < 0.05 ? 1 : 0;
        }
        // Binomial(40, 0.05): more than 6 has probability 0.003; networks as units would find 30.
        assertTrue(different <= 6, different + " of 40");
    }

    @Test
    void networksFrozenAtSettledWeightsHaveTheirOwnControls() {
        SyntheticZoo zoo = new SyntheticZoo(6);
        Protocol protocol = Tasks.familiarity(1, 1, DELAYS, false);
        List<ProbeRecord> probes = new ArrayList<>();
        for (RuleRecord rule : zoo.rules(2)) {
            double dr = probes.isEmpty() ? 0.1 : 0.5;
            probes.add(with(SyntheticZoo.probe(rule.id(), Set.of(), 64, protocol, 1, 1, true, dr), protocol,
                    ProbeVariant.parse("frozen=settled"), Map.of()));
            probes.add(with(SyntheticZoo.probe(rule.id(), PAIR, 64, protocol, 1, 1, true, dr + 0.2), protocol,
                    ProbeVariant.parse("frozen=settled"), Map.of()));
        }
        MemoryScores data = MemoryScores.of(probes, Lineages.NONE);
        assertEquals(List.of(0.2, 0.2), data.scores().stream().map(s -> Math.round(s.effect() * 1e9) / 1e9).toList());
        Estimate control = MemoryEffect.of(data).getFirst().control();
        assertEquals(0.3, control.value(), 1e-9);
        assertEquals(1, control.n(), "seeds, not networks");
    }

    @Test
    void memoryFadesAsFastAsPlantedOverAllRulesWhetherTheyRememberOrNot() {
        SyntheticZoo zoo = new SyntheticZoo(9);
        double tau = 20;
        List<RuleRecord> rules = zoo.rules(20);
        List<ProbeRecord> probes = zoo.probes(rules, List.of(64), List.of(PAIR), List.of(1.0, 5.0, 20.0, 60.0), 5,
                (_, _, delay) -> 0.5 * Math.exp(-delay / tau), new double[20], 0.05, 1);
        MemoryDecay decay = MemoryDecay.of(MemoryScores.of(probes, Lineages.of(rules)).of(Quantity.SUPPRESSION))
                .getFirst();
        assertEquals(tau, decay.decaySeconds().value(), 0.3 * tau, decay.toString());
        assertFalse(decay.decaySeconds().excludes(tau), decay.toString());
        assertEquals(20, decay.decaySeconds().n());
        assertTrue(decay.isDetermined());
        List<ProbeRecord> none = zoo.probes(rules, List.of(64), List.of(PAIR), List.of(1.0, 5.0, 20.0, 60.0), 5,
                SyntheticZoo.NONE, new double[20], 0.05, 1);
        assertFalse(MemoryDecay.of(MemoryScores.of(none, Lineages.of(rules))).getFirst().isDetermined(),
                "what is not there does not fade");
    }

    @Test
    void decayTimesOfExponentialsAreFound() {
        double[] delays = {1, 10, 60, 300, 1200};
        for (double tau : new double[]{3, 40, 500}) {
            double[] effects = new double[delays.length];
            for (int d = 0; d < delays.length; d++) {
                effects[d] = 0.3 * Math.exp(-delays[d] / tau);
            }
            assertEquals(tau, ExponentialDecay.of(delays, new double[][][]{{effects}}, Sampling.simple(1, 1)).value(),
                    1e-3 * tau);
        }
    }
}
