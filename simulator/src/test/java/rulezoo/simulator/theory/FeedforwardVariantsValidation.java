package rulezoo.simulator.theory;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rulezoo.simulator.feedforward.FeedforwardExperiment;
import rulezoo.simulator.feedforward.FeedforwardRule;
import rulezoo.simulator.network.FeedforwardSpec;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.rule.SixParameterRule;

/**
 * What takes minutes of the feedforward spiking network: iSTDP at other sizes (science: E.7) and the variants
 * of iSTDP (MBA, figure S4).
 */
@Tag("validation")
class FeedforwardVariantsValidation {
    private static final List<Double> DELAYS = List.of(60.0, 300.0, 600.0, 1800.0);
    private static final int SEEDS = 5;

    @ParameterizedTest
    @CsvSource({"0.24, 3.81, 0.40, 0.28, 0.14, -0.02, 0.11", "4, 3.17, 0.37, 0.24, 0.12, 0.01, 0.03",
            "16, 3.08, 0.30, 0.22, 0.17, 0.05, 0.01"})
    void sizesGiveThePublishedMemory(double factor, double backgroundHz, double dr60, double dr300, double dr600,
            double dr1800, double publishedError) {
        FeedforwardExperiment.Result result = experiment(FeedforwardSpec.PUBLISHED.times(factor),
                new SixParameterRule(0.02, 0.02, -0.12, 0, 1, 1)).run(SEEDS);
        double tolerance = 0.1 + publishedError;
        double[] dr = result.dr();
        assertAll(() -> assertEquals(backgroundHz, result.backgroundHz(), 0.1 * backgroundHz, "background"),
                () -> assertEquals(dr60, dr[0], tolerance, "dr at 60 s"),
                () -> assertEquals(dr300, dr[1], tolerance, "dr at 300 s"),
                () -> assertEquals(dr600, dr[2], tolerance, "dr at 600 s"),
                () -> assertEquals(dr1800, dr[3], tolerance, "dr at 1800 s"));
    }

    private static FeedforwardExperiment experiment(FeedforwardSpec spec, SixParameterRule rule) {
        return new FeedforwardExperiment(spec, Pathway.IE, new FeedforwardRule(rule, 0), 1800, 60, DELAYS);
    }
}
