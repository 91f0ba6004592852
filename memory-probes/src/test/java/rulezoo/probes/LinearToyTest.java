package rulezoo.probes;

import rulezoo.simulator.network.SizeScaling;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import rulezoo.archive.record.ProbeRecord;
import rulezoo.archive.record.RuleRecord;
import rulezoo.simulator.rule.Pathway;

/**
 * The probe's own code on the linear toy, whose memory is known in closed form (docs/science.md, 5.1, 5.3,
 * 5.4).
 */
class LinearToyTest {
    private static final List<Set<Pathway>> BLOCKS = List.of(EnumSet.of(Pathway.EE),
            EnumSet.of(Pathway.EE, Pathway.EI), Pathway.ALL);

    private static List<ProbeRecord> trained(RuleRecord rule, int inputs, List<Double> delays, long seed) {
        FamiliarityProbe probe = new FamiliarityProbe("familiarity", 2, 20, delays, PatternLayout.MEM1K, 1);
        return Plans.of(rule, probe, inputs, PathwaySubsets.FULL, List.of(seed)).cells().getLast().measure();
    }

    private static double dr(double theta0, double theta1, int inputs) {
        return trained(Plans.toy(theta0, theta1, BLOCKS.getFirst(), 100, 0), inputs, List.of(1.0), 1).getFirst().dr();
    }

    @Test
    void memoryDoesNotDependOnTheNumberOfInputs() {
        double reference = dr(-1, -0.5, 100);
        assertTrue(reference > 0.02, "a novelty rule: " + reference);
        for (int inputs : List.of(200, 400, 800, 1600)) {
            assertEquals(reference, dr(-1, -0.5, inputs), 1e-6 * reference, "E7 at N = " + inputs);
        }
    }

    @Test
    void memoryDoesNotDependOnTheNumberOfIdenticalCoActiveRules() {
        List<Double> scores = new ArrayList<>();
        for (Set<Pathway> blocks : BLOCKS) {
            scores.add(trained(Plans.toy(-1, -0.5, blocks, 400, 0), 400, List.of(1.0), 1).getFirst().dr());
        }
        assertTrue(scores.getFirst() > 0.02, scores.toString());
        assertEquals(scores.get(0), scores.get(1), 1e-6, "E12, K = 2");
        assertEquals(scores.get(0), scores.get(2), 1e-6, "E12, K = 4");
    }

    @Test
    void theSignOfTheMemoryIsThatOfTheory() {
        assertTrue(dr(0, -1, 200) > 0.01, "theta1 < 0 prefers novelty");
        assertTrue(dr(-1, 0.1, 200) < -0.01, "theta1 > 0 prefers familiarity");
    }

    @Test
    void theNonHebbianRuleRemembersNothing() {
        assertEquals(0, dr(-1, 0, 200), 1e-9);
    }

    @Test
    void aSmallerLearningRateRemembersLonger() {
        // E9: imprints decay at eta |theta1| sigma^2 / N in a step of 10 ms, 0.025 / s at the full learning rate
        double full = keptAfterAMinute(1);
        double slow = keptAfterAMinute(0.3);
        assertEquals(Math.exp(-0.025 * 59), full, 0.15, "full learning rate");
        assertEquals(Math.exp(-0.3 * 0.025 * 59), slow, 0.2, "three tenths of it");
    }

    /** Share of the memory score of 1 s after training that is left after a minute; mean over seeds. */
    private static double keptAfterAMinute(double learningRate) {
        FamiliarityProbe probe = new FamiliarityProbe("familiarity", 0.8, 1.6, List.of(1.0, 60.0), PatternLayout.MEM1K,
                50);
        ProbePlan plan = new ProbePlan(List.of(Plans.toy(0, -1, BLOCKS.getFirst(), 40, 1)), probe, List.of(40),
                SizeScaling.PROBABILITY, PathwaySubsets.FULL, ProbePlan.KnockOut.INITIAL, List.of(learningRate),
                LongStream.rangeClosed(1, 40).boxed().toList(), false);
        double early = 0;
        double late = 0;
        for (ProbeCell cell : plan.cells()) {
            if (!cell.plastic().isEmpty()) {
                List<ProbeRecord> records = cell.measure();
                early += records.getFirst().dr();
                late += records.getLast().dr();
            }
        }
        assertTrue(early > 0, "the rule prefers novelty");
        return late / early;
    }

    @Test
    void aCellAndItsRecordsCanBeSentToAnotherMachine() throws IOException, ClassNotFoundException {
        FamiliarityProbe probe = new FamiliarityProbe("familiarity", 2, 2, List.of(1.0), PatternLayout.DRAWN, 1);
        ProbeCell cell = Plans.of(Plans.toy(0, -1, BLOCKS.getFirst(), 100, 0), probe, 100, PathwaySubsets.FULL,
                List.of(1L)).cells().getLast();
        assertEquals(cell.measure(), sent(((ProbeCell) sent(cell)).measure()));
    }

    private static Object sent(Object object) throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(object);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return in.readObject();
        }
    }
}
