package rulezoo.simulator.feedforward;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.rule.SixParameterRule;

class FeedforwardExperimentTest {
    private static final FeedforwardExperiment SHORT = new FeedforwardExperiment(FeedforwardSpec.PUBLISHED, Pathway.IE,
            new FeedforwardRule(new SixParameterRule(0.02, 0.02, -0.12, 0, 1, 1), 0), 40, 20, List.of(20.0));

    @Test
    void theMeanIsThatOfTheSeeds() {
        List<FeedforwardExperiment.Result> seeds = List.of(SHORT.run(1), SHORT.run(2));
        FeedforwardExperiment.Result mean = FeedforwardExperiment.mean(seeds);
        assertEquals((seeds.get(0).backgroundHz() + seeds.get(1).backgroundHz()) / 2, mean.backgroundHz(), 1e-12);
        assertEquals((seeds.get(0).dr()[0] + seeds.get(1).dr()[0]) / 2, mean.dr()[0], 1e-12);
        assertEquals(2 * (mean.course().familiarWeight()[3] - mean.course().otherWeight()[3]),
                seeds.stream().mapToDouble(s -> s.course().familiarWeight()[3] - s.course().otherWeight()[3]).sum(),
                1e-9);
    }

    @Test
    void theCourseReachesFromTheStartToTheLastDelay() {
        FeedforwardExperiment.Result result = SHORT.run(1);
        assertArrayEquals(new double[]{-40, -20, 0, 20}, result.course().seconds(), 1e-9);
        double before = result.course().familiarWeight()[1] - result.course().otherWeight()[1];
        assertEquals(result.imprint()[0],
                result.course().familiarWeight()[2] - result.course().otherWeight()[2] - before,
                1e-9, "the imprint at the end of training");
        assertEquals(result.dr()[0], 2 * (result.novelHz()[0] - result.familiarHz()[0])
                / (result.novelHz()[0] + result.familiarHz()[0] + 0.01), 1e-12);
        assertEquals((result.course().rateHz()[0] + result.course().rateHz()[1]) / 2, result.backgroundHz(), 1e-9);
    }
}
