package rulezoo.evolve.judging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JudgementTest {
    @ParameterizedTest
    @ValueSource(doubles = {0, 0.5, 1, 7, Double.POSITIVE_INFINITY})
    void failingAStageIsWorseThanPassingItWhateverTheProgress(double progress) {
        assertTrue(Judgement.failed(2, progress).fitness() < Judgement.passed(3).fitness());
    }

    @Test
    void undefinedProgressIsTheWorst() {
        assertEquals(2, Judgement.failed(2, Double.NaN).fitness());
        assertEquals(2, Judgement.failed(2, -1).fitness());
    }
}
