package rulezoo.analysis.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import rulezoo.analysis.SyntheticZoo;
import rulezoo.analysis.memory.MemoryMechanism.Outcome;
import rulezoo.analysis.memory.MemoryMechanism.Predictor;
import rulezoo.archive.record.ProbeKey;
import rulezoo.archive.record.ProbeMeasure;
import rulezoo.archive.record.ProbeRecord;
import rulezoo.archive.record.RuleRecord;
import rulezoo.simulator.rule.Pathway;

class MemoryMechanismTest {
    private static final int RULES = 40;

    /** Memory that degeneracy brings about, in rules whose other properties mean nothing. */
    private static List<MemoryMechanism> mechanisms(long seed, double ofDegeneracy, boolean edges) {
        SyntheticZoo zoo = new SyntheticZoo(seed);
        SplittableRandom random = new SplittableRandom(seed);
        List<RuleRecord> rules = zoo.rules(RULES);
        double[] traits = new double[RULES];
        List<ProbeRecord> properties = new ArrayList<>();
        for (int i = 0; i < RULES; i++) {
            double degeneracy = random.nextDouble();
            traits[i] = ofDegeneracy * degeneracy + 0.05 * random.nextGaussian();
            properties.add(property(rules.get(i), "degeneracy",
                    Map.of(ProbeMeasure.WEIGHT_DISTANCE, List.of(degeneracy, degeneracy, degeneracy, degeneracy),
                            ProbeMeasure.WEIGHT_DISTANCE_NOISE, List.of(random.nextDouble()))));
            if (edges) {
                properties.add(property(rules.get(i), "edge", Map.of(ProbeMeasure.FIRST_UNSTABLE_STEP,
                        List.of(i % 5 == 0 ? Double.POSITIVE_INFINITY : 0.02 + random.nextDouble()))));
            }
        }
        List<ProbeRecord> memory = zoo.probes(rules, List.of(64, 128), List.of(Pathway.ALL), List.of(1.0, 10.0), 4,
                SyntheticZoo.NONE, traits, 0.05, 1);
        MemoryByCondition table = MemoryByCondition.of(memory, Lineages.of(rules));
        List<ProbeRecord> all = new ArrayList<>(memory);
        all.addAll(properties);
        return MemoryMechanism.of(all, table.primary(), table.tests(), rules);
    }

    private static ProbeRecord property(RuleRecord rule, String probe, Map<ProbeMeasure, List<Double>> measures) {
        ProbeRecord p = SyntheticZoo.probe(rule.id(), Pathway.ALL, 64, rule.protocol(), 1, 0, true, 0);
        return new ProbeRecord(new ProbeKey(p.ruleId(), probe, p.variant(), p.plastic(), p.network(), p.protocol(),
                p.seeds(), p.delaySeconds()), p.outcome(), measures);
    }

    @Test
    void thePropertyThatBringsMemoryAboutExplainsIt() {
        MemoryMechanism strength = mechanisms(5, 0.5, true).getFirst();
        assertEquals(Outcome.STRENGTH, strength.outcome());
        assertTrue(strength.prediction().r2().low() > 0.4, strength.prediction().r2().toString());
        assertEquals(Predictor.DEGENERACY, strength.parts().getFirst().predictor());
        assertTrue(strength.parts().getFirst().lost() > 0.4 && strength.parts().getFirst().alone() > 0.4,
                strength.parts().toString());
        assertTrue(strength.parts().get(1).lost() < 0.1, strength.parts().toString());
        assertEquals(RULES, strength.lineages());
        MemoryMechanism ofMeans = mechanisms(5, 0.5, true).get(1);
        assertEquals(Outcome.STRENGTH_OF_MEANS, ofMeans.outcome());
        assertTrue(ofMeans.prediction().r2().low() > 0.4, ofMeans.prediction().r2().toString());
        assertEquals(Predictor.DEGENERACY, ofMeans.parts().getFirst().predictor());
    }

    @Test
    void nothingIsExplainedWhereNothingIsConnected() {
        int found = 0;
        for (int i = 0; i < 20; i++) {
            found += mechanisms(200 + i, 0, true).getFirst().prediction().pValue() < 0.05 ? 1 : 0;
        }
        assertTrue(found <= 4, "one is expected, not " + found);
    }

    @Test
    void rulesOfWhichAPropertyIsUnknownAreLeftOut() {
        assertEquals(List.of(), mechanisms(7, 0.5, false), "no rule has a distance to instability");
    }
}
