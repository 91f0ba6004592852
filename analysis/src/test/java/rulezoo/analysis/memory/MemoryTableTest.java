package rulezoo.analysis.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import rulezoo.analysis.SyntheticZoo;
import rulezoo.analysis.statistics.Estimate;
import rulezoo.analysis.statistics.ExponentialDecay;
import rulezoo.archive.ProbeMeasure;
import rulezoo.archive.ProbeRecord;
import rulezoo.archive.RuleRecord;
import rulezoo.simulator.protocol.Phase;
import rulezoo.simulator.protocol.Protocol;
import rulezoo.simulator.rule.Pathway;

class MemoryTableTest {
    private static final Set<Pathway> PAIR = EnumSet.of(Pathway.EE, Pathway.IE);
    private static final List<Double> DELAYS = List.of(1.0, 10.0, 60.0);

    private static ProbeRecord with(ProbeRecord p, Protocol protocol, String variant,
            Map<ProbeMeasure, List<Double>> measures) {
        return new ProbeRecord(p.ruleId(), p.probe(), p.plastic(), p.network(), protocol, p.seed(), p.delaySeconds(),
                p.blowUpSeconds(), p.rateBeforeHz(), p.stable(), p.criteria(), p.novelHz(), p.familiarHz(),
                p.novelSdHz(), p.familiarSdHz(), p.spikeDigest(), p.softwareVersion(), p.formatVersion(), variant,
                measures);
    }

    /** The same schedule without a pattern in training. */
    private static Protocol withoutTraining(Protocol protocol) {
        return new Protocol(protocol.name(), protocol.phases().stream().map(phase -> phase instanceof Phase.Run run
                ? new Phase.Run(run.label(), run.durationSeconds(), null, run.scored())
                : phase).toList());
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
                ProbeRecord same = SyntheticZoo.probe(rule.id(), PAIR, control.network().excitatory(),
                        control.protocol(), control.seed(), control.delaySeconds(), true, control.dr() + 0.001);
                probes.add(with(same, withoutTraining(control.protocol()), ProbeRecord.UNTRAINED, Map.of()));
            }
        }
        MemoryTable table = MemoryTable.of(probes);
        assertEquals(2 * 2 * 3, table.rows().size());
        for (MemoryTable.Row row : table.rows()) {
            double planted = SyntheticZoo.FADING.of(0, 0, row.condition().delaySeconds());
            assertEquals(planted, row.effect().effect().value(), 0.05, row.condition().toString());
            assertTrue(row.signalToNoise() > 1);
            assertEquals(row.condition().coActive() == 2 ? 0.001 : Double.NaN, row.untrained().value(), 1e-6);
            assertTrue(Math.abs(row.shuffledFound().value() - 0.05) < 0.1, row.shuffledFound().toString());
        }
        assertEquals(70, table.lifetimes().size(), 20);
        assertTrue(table.lifetimes().stream().filter(l -> l.lastSignificantSeconds() == 60).count() > 35);
    }

    @Test
    void shuffledLabelsFindMemoryAsOftenAsTheLevelOfTheTest() {
        SyntheticZoo zoo = new SyntheticZoo(4);
        MemoryData data = MemoryData.of(probes(zoo, zoo.rules(60), SyntheticZoo.NONE));
        ShuffledLabels.of(data).forEach((condition, rate) -> assertEquals(0.05, rate.value(), 0.03,
                condition.toString()));
    }

    @Test
    void experimentsWithOtherChoicesAreKeptApart() {
        SyntheticZoo zoo = new SyntheticZoo(5);
        List<ProbeRecord> usual = probes(zoo, zoo.rules(3), SyntheticZoo.FADING);
        List<ProbeRecord> slow = usual.stream().limit(20).map(p -> with(p, p.protocol(), "eta=0.3", Map.of())).toList();
        List<ProbeRecord> all = new ArrayList<>(slow);
        all.addAll(usual);
        MemoryData data = MemoryData.of(all);
        assertEquals("", data.experiment().variant());
        assertEquals(20, data.otherExperiments().values().stream().mapToLong(n -> n).sum());
        assertNotEquals(data.experiment(), Experiment.of(slow.getFirst()));
    }

    @Test
    void networksFrozenAtSettledWeightsHaveTheirOwnControls() {
        SyntheticZoo zoo = new SyntheticZoo(6);
        Protocol protocol = Protocol.familiarity(1, 1, DELAYS, false);
        List<ProbeRecord> probes = new ArrayList<>();
        for (RuleRecord rule : zoo.rules(2)) {
            double dr = probes.isEmpty() ? 0.1 : 0.5;
            probes.add(with(SyntheticZoo.probe(rule.id(), Set.of(), 64, protocol, 1, 1, true, dr), protocol,
                    "frozen=settled", Map.of()));
            probes.add(with(SyntheticZoo.probe(rule.id(), PAIR, 64, protocol, 1, 1, true, dr + 0.2), protocol,
                    "frozen=settled", Map.of()));
        }
        MemoryData data = MemoryData.of(probes);
        assertEquals(List.of(0.2, 0.2), data.scores().stream().map(s -> Math.round(s.effect() * 1e9) / 1e9).toList());
        Estimate control = MemoryEffect.of(data).getFirst().control();
        assertEquals(0.3, control.value(), 1e-9);
        assertEquals(1, control.n(), "seeds, not networks");
    }

    @Test
    void theDecoderComparesEveryPairOfTrials() {
        Protocol protocol = Protocol.familiarity(1, 1, DELAYS, false);
        ProbeRecord plain = SyntheticZoo.probe("a", PAIR, 64, protocol, 1, 1, true, 0.1);
        Map<ProbeMeasure, List<Double>> trials = Map.of(ProbeMeasure.NOVEL_TRIALS, List.of(5.0, 7.0),
                ProbeMeasure.FAMILIAR_TRIALS, List.of(5.0, 6.0));
        assertEquals((0.5 + 0 + 1 + 1) / 4 - 0.5, MemoryScore.ROC_AREA.of(with(plain, protocol, "", trials)), 1e-12);
        assertTrue(Double.isNaN(MemoryScore.ROC_AREA.of(plain)));
    }

    @Test
    void rankCorrelationIsThatOfTheRanks() {
        double[] x = {1, 2, 3, 4, Double.POSITIVE_INFINITY, 6};
        Estimate rank = RuleRelation.rank(x, new double[]{1, 8, 27, 30, 500, 100});
        assertEquals(1, rank.value(), 1e-12);
        Estimate few = RuleRelation.rank(new double[]{1, 2}, new double[]{1, 2});
        assertTrue(Double.isNaN(few.value()));
        // scipy.stats.spearmanr([1, 2, 3, 4, 5, 6], [2, 1, 4, 3, 6, 5]) gives 0.8285714
        Estimate partial = RuleRelation.rank(new double[]{1, 2, 3, 4, 5, 6}, new double[]{2, 1, 4, 3, 6, 5});
        assertEquals(0.8285714, partial.value(), 1e-6);
        assertTrue(partial.low() < 0.8285714 && partial.high() > 0.8285714);
    }

    @Test
    void imprintsFadeAsFastAsPlanted() {
        SyntheticZoo zoo = new SyntheticZoo(9);
        double tau = 20;
        MemoryData fading = MemoryData.of(probes(zoo, zoo.rules(20), (_, _, delay) -> 0.5 * Math.exp(-delay / tau)));
        List<ImprintDecay> decays = ImprintDecay.of(MemoryScore.IMPRINT_IE, fading);
        assertEquals(4, decays.size(), "two sizes, two numbers of plastic pathways");
        for (ImprintDecay decay : decays) {
            assertEquals(tau, decay.decaySeconds().value(), 0.3 * tau, decay.toString());
            assertEquals(20, decay.decaySeconds().n());
        }
        assertTrue(ImprintDecay
                .of(MemoryScore.IMPRINT_IE, MemoryData.of(probes(zoo, zoo.rules(3), SyntheticZoo.NONE))).size() < 4,
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
            assertEquals(tau, ExponentialDecay.seconds(delays, effects), 1e-3 * tau);
        }
    }
}
