package rulezoo.analysis.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class CoefficientFigureTest {
    @Test
    void aRuleThatScreensRejectedCountsAsOftenAsItsWeightSays() {
        double[] values = {3, 1, 2, 4};
        assertEquals(2, CoefficientFigure.quantile(values, new double[]{1, 1, 1, 1}, 0.5));
        assertEquals(3, CoefficientFigure.quantile(values, new double[]{1, 1, 1, 1}, 0.75));
        assertEquals(4, CoefficientFigure.quantile(values, new double[]{1, 1, 1, 5}, 0.5));
        assertEquals(1, CoefficientFigure.quantile(values, new double[]{1, 9, 1, 1}, 0.5));
    }
}
