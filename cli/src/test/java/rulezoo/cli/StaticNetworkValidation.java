package rulezoo.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.hipparchus.stat.inference.TTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import rulezoo.archive.record.Lineage;
import rulezoo.archive.record.ProbeRecord;
import rulezoo.archive.record.RuleRecord;
import rulezoo.cli.console.Progress;
import rulezoo.probes.FamiliarityProbe;
import rulezoo.probes.PathwaySubsets;
import rulezoo.probes.PatternLayout;
import rulezoo.probes.ProbeCell;
import rulezoo.probes.ProbePlan;
import rulezoo.simulator.network.SizeScaling;
import rulezoo.simulator.network.NetworkPreset;
import rulezoo.simulator.protocol.Protocol;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.rule.PlasticityRule;
import rulezoo.simulator.rule.SixParameterRule;
import rulezoo.simulator.stability.StabilityCriteria;

/**
 * Static networks remember nothing: of 400 tests over 5 seeds each, 5 % find memory, and p-values are
 * uniform. Run with {@code mvn -Pvalidation verify}.
 */
@Tag("validation")
class StaticNetworkValidation {
    private static final int TESTS = 400;
    private static final int SEEDS = 5;
    private static final NetworkPreset NETWORK = NetworkPreset.TINY;
    /** 2.5 and 97.5 percentiles of the binomial distribution with n = 400, p = 0.05. */
    private static final int FEWEST = 12;
    private static final int MOST = 29;
    /** Kolmogorov's distribution at 1 %. */
    private static final double KOLMOGOROV = 1.63;

    @Test
    void testsOfStaticNetworksFindMemoryAsOftenAsTheirLevel() throws IOException {
        RuleRecord rule = new RuleRecord(
                PlasticityRule.polynomial(Map.of(Pathway.IE, new SixParameterRule(0.02, 0.02, -0.2, 0, 1, 1))),
                NETWORK.spec(), Protocol.background(), StabilityCriteria.FSBI_2023, List.of(),
                new Lineage("validation", 0, List.of()), "", 1);
        FamiliarityProbe probe = new FamiliarityProbe("familiarity", 2, 2, List.of(1.0), PatternLayout.DRAWN, 1);
        ProbePlan plan = new ProbePlan(List.of(rule), probe, List.of(NETWORK.spec().excitatory()),
                SizeScaling.IN_DEGREE,
                PathwaySubsets.FULL, ProbePlan.KnockOut.INITIAL, List.of(1.0),
                LongStream.rangeClosed(1, (long) TESTS * SEEDS).boxed().toList(), false);
        List<ProbeCell> cells = plan.cells().stream().filter(cell -> cell.plastic().isEmpty()).toList();
        List<Double> scores = new ArrayList<>();
        Progress.forEach("static", Runtime.getRuntime().availableProcessors(), cells, ProbeCell::measure,
                records -> records.stream().map(ProbeRecord::dr).forEach(scores::add));
        assertTrue(scores.stream().allMatch(Double::isFinite), "a static network is unstable and has no score");
        double[] p = new double[TESTS];
        for (int test = 0; test < TESTS; test++) {
            p[test] = new TTest().tTest(0, scores.subList(test * SEEDS, (test + 1) * SEEDS).stream()
                    .mapToDouble(Double::doubleValue).toArray());
        }
        long found = Arrays.stream(p).filter(value -> value < 0.05).count();
        double distance = kolmogorovSmirnov(p);
        System.out.printf("%d of %d tests of static networks have p < 0.05; Kolmogorov-Smirnov sqrt(n) D = %.2f%n",
                found, TESTS, distance);
        assertTrue(found >= FEWEST && found <= MOST, found + " of " + TESTS);
        assertTrue(distance < KOLMOGOROV, "p-values are not uniform: " + distance);
    }

    /**
     * Largest distance between the distribution of values and the uniform one, times the root of their number.
     */
    private static double kolmogorovSmirnov(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double largest = 0;
        for (int i = 0; i < sorted.length; i++) {
            largest = Math.max(largest, Math.max((i + 1.0) / sorted.length - sorted[i],
                    sorted[i] - (double) i / sorted.length));
        }
        return largest * Math.sqrt(sorted.length);
    }
}
