package rulezoo.analysis.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import rulezoo.analysis.inference.FlyCheck.Kind;

class FlyCheckTest {
    private static final List<Fly> LEARNING = SyntheticFlies.of(SimulatedFly.Truth.LEARNING, 20, 80, 1);

    @Test
    void fliesThatChooseInAllBlocksPassTheChecksOfTheData() {
        for (SimulatedFly.Truth truth : SimulatedFly.Truth.values()) {
            for (FlyCheck check : FlyCheck.ofData(SyntheticFlies.of(truth, 20, 80, 2))) {
                assertTrue(check.passed(), () -> truth + ": " + check);
            }
        }
    }

    @Test
    void aFlyThatAcceptsEverythingFailsAndIsNamed() {
        List<Fly> flies = new ArrayList<>(LEARNING);
        flies.set(3, SyntheticFlies.acceptingEverything(LEARNING.get(3)));
        FlyCheck check = check(flies, Kind.REFUSALS_EXIST);
        assertFalse(check.passed());
        assertTrue(check.sentence().startsWith("fly 4 accepted every odour"), check::sentence);
    }

    @Test
    void refusalsThatEndAtABlockFail() {
        List<Fly> flies = LEARNING.stream().map(SyntheticFlies::refusingUntilTheLastBlock).toList();
        FlyCheck check = check(flies, Kind.REFUSALS_IN_ALL_BLOCKS);
        assertFalse(check.passed());
        assertTrue(check.sentence().contains("fly 1, fly 2"), check::sentence);
        assertTrue(check(flies, Kind.REFUSALS_OF_NEXT_CHOICE).passed());
    }

    @Test
    void refusalsThatNeverHitTheOdourChosenNextFail() {
        List<Fly> flies = LEARNING.stream().map(SyntheticFlies::refusingTheOtherOdour).toList();
        FlyCheck check = check(flies, Kind.REFUSALS_OF_NEXT_CHOICE);
        assertFalse(check.passed());
        assertTrue(check.sentence().contains("never refused the odour that was chosen next (0 of"), check::sentence);
        assertTrue(check(flies, Kind.REFUSALS_IN_ALL_BLOCKS).passed());
    }

    @Test
    void aReconstructionFromChoicesFailsBothChecksOfRefusals() {
        List<Fly> flies = SyntheticFlies.of(SimulatedFly.Truth.CONSTANT, 9, 80, 3).stream()
                .map(SyntheticFlies::reconstructed).toList();
        assertFalse(check(flies, Kind.REFUSALS_IN_ALL_BLOCKS).passed());
        assertFalse(check(flies, Kind.REFUSALS_OF_NEXT_CHOICE).passed());
    }

    @Test
    void aModelWithoutLearningThatPredictsBestForbidsConclusions() {
        List<FlyCheck> good = FlyCheck.ofFits(heldOut(8, 9), 4);
        assertTrue(good.stream().allMatch(FlyCheck::passed), good::toString);
        FlyCheck bad = FlyCheck.ofFits(heldOut(10, 9), 4).getFirst();
        assertEquals(Kind.LEARNING_PREDICTS_BEST, bad.kind());
        assertFalse(bad.passed());
        assertTrue(
                bad.sentence().startsWith("A model without learning predicts as well as all rules, or better: held-out"
                        + " deviance 81.0 nats by share"),
                bad::sentence);
    }

    @Test
    void fewFliesForbidConclusions() {
        FlyCheck enough = FlyCheck.ofFits(heldOut(8, 7), 4).getLast();
        assertEquals(Kind.ENOUGH_FLIES, enough.kind());
        assertTrue(enough.passed(), enough::sentence);
        FlyCheck few = FlyCheck.ofFits(heldOut(8, 6), 4).getLast();
        assertFalse(few.passed());
        assertEquals("6 flies are too few: the smallest corrected p-value that they can give is 0.063.",
                few.sentence());
    }

    /** Models without learning reach 9 nats in every fly, those with learning another number. */
    private static HeldOutChoices heldOut(double learned, int flies) {
        Map<ChoiceModel, double[]> deviances = new LinkedHashMap<>();
        for (ChoiceModel model : FlyStudy.models()) {
            double[] values = new double[flies];
            Arrays.fill(values, model.learns() ? learned : 9);
            deviances.put(model, values);
        }
        return new HeldOutChoices(deviances);
    }

    private static FlyCheck check(List<Fly> flies, Kind kind) {
        return FlyCheck.ofData(flies).stream().filter(check -> check.kind() == kind).findFirst().orElseThrow();
    }
}
