package rulezoo.analysis.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import rulezoo.analysis.SyntheticZoo;
import rulezoo.analysis.Tasks;
import rulezoo.analysis.figure.DrawnSvg;
import rulezoo.analysis.figure.Figure;
import rulezoo.analysis.figure.FigureWidth;
import rulezoo.analysis.figure.ReplayedRule;
import rulezoo.analysis.figure.WeightChangeFigure;
import rulezoo.archive.record.Confirmation;
import rulezoo.archive.record.Fingerprint;
import rulezoo.archive.record.Lineage;
import rulezoo.archive.record.PatternResponses;
import rulezoo.archive.record.ProbeKey;
import rulezoo.archive.record.ProbeMeasure;
import rulezoo.archive.record.ProbeOutcome;
import rulezoo.archive.record.ProbeRecord;
import rulezoo.archive.record.ProbeSeeds;
import rulezoo.archive.record.ProbeVariant;
import rulezoo.archive.record.RuleRecord;
import rulezoo.simulator.experiment.Simulation;
import rulezoo.simulator.experiment.SimulationResult;
import rulezoo.simulator.network.NetworkSpec;
import rulezoo.simulator.protocol.Phase;
import rulezoo.simulator.protocol.Protocol;
import rulezoo.simulator.protocol.Stimulus;
import rulezoo.simulator.recording.ProbeResponse;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.rule.PlasticityRule;
import rulezoo.simulator.rule.SixParameterRule;
import rulezoo.simulator.stability.StabilityCriteria;
import rulezoo.simulator.stability.StabilityMetrics;

/** Pictures of a replayed rule hold what the simulation gave. */
class RuleAtWorkTest {
    private static final NetworkSpec NETWORK = SyntheticZoo.network(64);
    private static final PlasticityRule RULE = PlasticityRule.polynomial(Map.of(Pathway.IE,
            new SixParameterRule(0.02, 0.02, -0.12, 0, 1, 1)));

    private static double sumOfMap(Figure figure) {
        return figure.data().objects().stream().filter(row -> number(row, "synapses") > 0)
                .mapToDouble(row -> number(row, "mean_change_g_leak") * number(row, "synapses")).sum();
    }

    private static double number(Map<String, Object> row, String column) {
        return ((Number) Objects.requireNonNull(row.get(column))).doubleValue();
    }

    @Test
    void theMapAddsUpToTheChangeSinceTheFirstPhase() {
        ReplayedRule replay = ReplayedRule.of(new Simulation(NETWORK, RULE,
                Tasks.familiarity(1, 1, List.of(1.0), false), 1));
        double change = 0;
        float[] before = Objects.requireNonNull(replay.settled().get(Pathway.IE));
        float[] after = Objects.requireNonNull(replay.last().get(Pathway.IE));
        for (int s = 0; s < after.length; s++) {
            change += (double) after[s] - before[s];
        }
        assertTrue(change != 0);
        assertEquals(change, sumOfMap(WeightChangeFigure.of(replay, NETWORK)), 1e-6 * Math.abs(change));
        assertEquals(1, replay.before().size());
        assertEquals(3, replay.excerpts().size());
    }

    /** What a probe with two trials archives, on a knock-out whose other pathway is held once settled. */
    private static ProbeRecord probed(PlasticityRule rule, String variant) {
        Stimulus pattern = Stimulus.continuous("pattern", 2000, 500, 50);
        List<Phase> phases = new ArrayList<>(
                List.of(new Phase.Run("settle", 0.8, null, false), new Phase.Run("training", 0.8, pattern, false,
                        variant.isEmpty() ? Set.of() : Set.of(Pathway.EE)), new Phase.Run("before@1s", 1, null, true)));
        for (String label : List.of("novel@1s", "novel@1s#1.2", "familiar@1s", "familiar@1s#1.2")) {
            phases.add(new Phase.Probe(label, 0.4, pattern, true));
        }
        phases.add(new Phase.Sequence("judged@1s", List.of(new Phase.Element(0.4, null)), true));
        Protocol protocol = new Protocol("familiarity", phases);
        PlasticityRule acting = variant.isEmpty() ? rule.restrictedTo(Set.of(Pathway.IE)) : rule;
        SimulationResult result = new Simulation(NETWORK, acting, protocol, 1).run();
        List<Double> rates = result.responses().stream().map(ProbeResponse::rateHz).toList();
        return new ProbeRecord(
                new ProbeKey(rule.id(), "familiarity", ProbeVariant.parse(variant), Set.of(Pathway.IE), NETWORK,
                        protocol,
                        ProbeSeeds.of(1), 1),
                new ProbeOutcome(-1, 5, true, "mem1k-2025",
                        new PatternResponses((rates.get(0) + rates.get(1)) / 2, (rates.get(2) + rates.get(3)) / 2, 1,
                                1),
                        Fingerprint.of(result.spikeDigest())),
                Map.of(ProbeMeasure.NOVEL_TRIALS, rates.subList(0, 2), ProbeMeasure.FAMILIAR_TRIALS,
                        rates.subList(2, 4)));
    }

    @Test
    void aReplayIsComparedTrialByTrial() {
        PlasticityRule pair = PlasticityRule.polynomial(Map.of(Pathway.IE, RULE.polynomial(Pathway.IE), Pathway.EE,
                new SixParameterRule(0.02, 0.02, 0.01, -0.01, 0, 0)));
        RuleRecord rule = new RuleRecord(pair, NETWORK, Protocol.background(0.8, 0.8), StabilityCriteria.FSBI_2023,
                List.of(new Confirmation(1, StabilityMetrics.UNDEFINED, "")), new Lineage("test", 0, List.of()), "test",
                Simulation.FORMAT_VERSION);
        for (String variant : List.of("", "frozen=settled")) {
            ProbeRecord probe = probed(pair, variant);
            assertTrue(probe.novelHz() > 0);
            String same = RuleAtWork.of(rule, List.of(probe)).text();
            assertTrue(same.contains("gave exactly the archived responses"), variant + ": " + same);
        }
        ProbeRecord other = probed(pair, "");
        ProbeRecord wrong = new ProbeRecord(new ProbeKey(other.ruleId(), other.probe(), ProbeVariant.USUAL,
                other.plastic(), other.network(), other.protocol(), ProbeSeeds.of(2), 1), other.outcome(),
                other.measures());
        String different = RuleAtWork.of(rule, List.of(wrong)).text();
        assertTrue(different.contains("Warning: the replay did not give"), different);
    }

    @Test
    void ofSeveralTrialsOneIsDrawnUnderAPlainNameAndMapsHaveAKeyOfTheirColours() throws IOException {
        RuleRecord rule = new RuleRecord(RULE, NETWORK, Protocol.background(0.8, 0.8), StabilityCriteria.FSBI_2023,
                List.of(new Confirmation(1, StabilityMetrics.UNDEFINED, "")), new Lineage("test", 0, List.of()), "test",
                Simulation.FORMAT_VERSION);
        List<Figure> figures = RuleAtWork.of(rule, List.of(probed(RULE, ""))).figures();
        Figure raster = figures.stream().filter(f -> f.name().equals("raster")).findFirst().orElseThrow();
        List<String> words = DrawnSvg.of(raster, FigureWidth.AS_DESIGNED).texts();
        assertTrue(words.contains("novel pattern, after training,"), words.toString());
        assertTrue(words.stream().noneMatch(word -> word.contains("#")), words.toString());
        assertEquals(4, raster.panels().size());
        Figure map = figures.stream().filter(f -> f.name().equals("weight-changes")).findFirst().orElseThrow();
        assertTrue(DrawnSvg.of(map, FigureWidth.AS_DESIGNED).texts().contains("change of the weight (%)"));
    }

    @Test
    void withoutTrainingItAddsUpToTheChangeSinceTheStart() {
        ReplayedRule replay = ReplayedRule.of(new Simulation(NETWORK, RULE, Protocol.background(0.5, 0.5), 1));
        float[] after = Objects.requireNonNull(replay.last().get(Pathway.IE));
        double change = 0;
        for (float weight : after) {
            change += weight - NETWORK.initialWeights().of(Pathway.IE);
        }
        assertEquals(change, sumOfMap(WeightChangeFigure.of(replay, NETWORK)), 1e-6 * Math.abs(change));
        assertEquals(1, replay.before().size());
    }
}
