package rulezoo.analysis.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import rulezoo.analysis.inference.FlyFindings.Question;
import rulezoo.analysis.inference.SimulatedFly.Truth;

class FlyFindingsTest {
    /** docs/inference.md states the rates over 200 cohorts of 9 flies with blocks of 80. */
    @Test
    void fliesThatLearnNothingYieldNoFinding() {
        FlyPower power = new FlyPower(new SimulatedFly(Truth.CONSTANT, 0, 25), 7, 1);
        List<FlyFindings> cohorts = IntStream.range(0, 12).mapToObj(power::cohort).toList();
        for (FlyFindings findings : cohorts) {
            for (Question question : Question.values()) {
                assertFalse(findings.found(question), () -> findings.sentences().toString());
            }
        }
    }

    @Test
    void fliesThatForgetYieldForgetting() {
        FlyFindings findings = new FlyPower(new SimulatedFly(Truth.FORGETTING, 0.1, 80), 9, 1).cohort(0);
        assertTrue(findings.allowed(), () -> findings.sentences().toString());
        assertTrue(findings.found(Question.LEARNING) && findings.found(Question.FORGETTING),
                () -> findings.sentences().toString());
        assertTrue(findings.sentences().stream().anyMatch(s -> s.startsWith("Active forgetting: found. ")),
                () -> findings.sentences().toString());
    }

    @Test
    void fliesThatLearnAndDoNotForgetYieldLearningOnly() {
        FlyFindings findings = new FlyPower(new SimulatedFly(Truth.LEARNING, 0, 80), 9, 1).cohort(0);
        assertTrue(findings.found(Question.LEARNING), () -> findings.sentences().toString());
        assertFalse(findings.found(Question.FORGETTING), () -> findings.sentences().toString());
    }

    @Test
    void nothingIsConcludedFromAReconstructionOfFliesThatLearnNothing() {
        List<Fly> flies = SyntheticFlies.of(Truth.CONSTANT, 7, 40, 4).stream().map(SyntheticFlies::reconstructed)
                .toList();
        FlyFindings findings = FlyFindings.of(flies, HeldOutChoices.of(new FlyCohort(flies)));
        assertFalse(findings.allowed());
        assertTrue(findings.comparisons().stream().allMatch(tested -> Double.isNaN(tested.adjusted())));
        assertTrue(findings.sentences().getLast().startsWith("No conclusion about these flies"),
                () -> findings.sentences().toString());
    }

    @Test
    void theSameFlyGivesTheSameFit() {
        FlyCohort cohort = new FlyCohort(SyntheticFlies.of(Truth.LEARNING, 1, 25, 5));
        FlyFit fit = cohort.fit(0, FlyModel.SURPRISE_WEIGHT, new PublishedDeviance(1));
        FlyFit again = cohort.fit(0, FlyModel.SURPRISE_WEIGHT, new PublishedDeviance(1));
        assertEquals(fit.heldOut(), again.heldOut(), 0.0);
        assertEquals(fit.percentInSample(), again.percentInSample(), 0.0);
        assertTrue(fit.deviance() < fit.heldOut(), fit::toString);
    }

    @Test
    void fliesThatTakeEverythingAreNotFitted() {
        Fly all = SyntheticFlies.acceptingEverything(SyntheticFlies.of(Truth.LEARNING, 1, 25, 5).getFirst());
        assertThrows(IllegalArgumentException.class, () -> new FlyCohort(List.of(all)));
        assertThrows(IllegalArgumentException.class, () -> new FlyCohort(List.of()));
    }

    /** Half an hour on one core: the numbers of docs/inference.md. */
    @Tag("validation")
    @ParameterizedTest
    @EnumSource(names = {"CONSTANT", "CONSTANT_IN_BLOCKS", "DRIFT", "LEARNING"})
    void falsePositiveRatesKeepTheirLevel(Truth truth) {
        FlyPower power = new FlyPower(new SimulatedFly(truth, 0, 80), 9, 1);
        FlyPower.Rates rates = FlyPower.Rates.of(IntStream.range(0, 200).mapToObj(power::cohort).toList());
        if (truth != Truth.LEARNING) {
            assertTrue(rates.found(Question.LEARNING).low() <= FlyFindings.LEVEL, rates::toString);
            assertTrue(rates.found(Question.EXPECTATION).low() <= FlyFindings.LEVEL, rates::toString);
        }
        assertTrue(rates.found(Question.FORGETTING).low() <= FlyFindings.LEVEL, rates::toString);
    }
}
