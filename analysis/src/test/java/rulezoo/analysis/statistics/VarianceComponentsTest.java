package rulezoo.analysis.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class VarianceComponentsTest {
    private static double[][] table(SplittableRandom random, int rows, int columns, double rowSd, double columnSd,
            double noiseSd, double missing) {
        double[] ofColumn = new double[columns];
        for (int c = 0; c < columns; c++) {
            ofColumn[c] = columnSd * random.nextGaussian();
        }
        double[][] table = new double[rows][columns];
        for (double[] row : table) {
            double ofRow = rowSd * random.nextGaussian();
            for (int c = 0; c < columns; c++) {
                row[c] = random.nextDouble() < missing
                        ? Double.NaN
                        : 3 + ofRow + ofColumn[c] + noiseSd * random.nextGaussian();
            }
        }
        return table;
    }

    @Test
    void componentsAreUnbiasedAlsoWithMissingValuesAndTheirIntervalsCoverMostly() {
        SplittableRandom random = new SplittableRandom(1);
        double rows = 0;
        double columns = 0;
        double residual = 0;
        int covered = 0;
        int experiments = 300;
        for (int i = 0; i < experiments; i++) {
            VarianceComponents components = VarianceComponents.of(
                    List.<double[][]>of(table(random, 20, 5, 0.3, 0.2, 0.1, 0.2)), Sampling.simple(20, 1).clusters());
            rows += components.rows().value() / experiments;
            columns += components.columns().value() / experiments;
            residual += components.residual().value() / experiments;
            covered += components.rows().excludes(0.09) ? 0 : 1;
        }
        // Standard errors of the means over experiments: about 0.0015, 0.0015 and 0.0005
        assertEquals(0.09, rows, 0.005);
        assertEquals(0.04, columns, 0.005);
        assertEquals(0.01, residual, 0.0015);
        assertTrue(covered > 0.88 * experiments, "coverage " + covered / (double) experiments);
    }

    @Test
    void patternsAreToldFromNetworksOverSeveralRules() {
        SplittableRandom random = new SplittableRandom(2);
        List<double[][]> rules = new ArrayList<>();
        for (int r = 0; r < 30; r++) {
            rules.add(table(random, 6, 6, 0.05, 0.3, 0.05, 0.1));
        }
        VarianceComponents components = VarianceComponents.of(rules, Sampling.simple(6, 1).clusters());
        assertEquals(0.3, VarianceComponents.standardDeviation(components.columns()).value(), 0.05);
        assertEquals(0.05, VarianceComponents.standardDeviation(components.rows()).value(), 0.02);
        assertEquals(0.05, VarianceComponents.standardDeviation(components.residual()).value(), 0.01);
    }

    @Test
    void unitsThatDoNotDifferAreSaidToDifferInOneOfTwentyExperiments() {
        SplittableRandom random = new SplittableRandom(3);
        int rejected = 0;
        for (int i = 0; i < 200; i++) {
            rejected += Heterogeneity.pValue(table(random, 8, 5, 0, 0.5, 0.1, 0.1)) <= 0.05 ? 1 : 0;
        }
        // Binomial(200, 0.05): more than 20 has probability 0.001
        assertTrue(rejected <= 20, rejected + " of 200");
        assertTrue(Heterogeneity.pValue(table(random, 20, 5, 0.2, 0.5, 0.1, 0.1)) <= 0.001);
        assertTrue(Double.isNaN(Heterogeneity.pValue(new double[][]{{1, 2}})));
    }

    /** One rule, five wirings and five patterns, no effect: patterns are what varies. */
    @Test
    void theTestOfCrossedSeedsKeepsItsLevelWhereSeedsTakenAsIndependentDoNot() {
        SplittableRandom random = new SplittableRandom(4);
        int[] wiring = new int[25];
        int[] patterns = new int[25];
        for (int i = 0; i < 25; i++) {
            wiring[i] = i / 5;
            patterns[i] = i % 5;
        }
        int rejected = 0;
        int naive = 0;
        for (int i = 0; i < 400; i++) {
            double[][] table = table(random, 5, 5, 0.05, 0.3, 0.1, 0);
            double[] values = new double[25];
            for (int v = 0; v < 25; v++) {
                values[v] = table[v / 5][v % 5] - 3;
            }
            rejected += ReplicateMean.of(values, List.of(wiring, patterns)).pValue() < 0.05 ? 1 : 0;
            naive += ReplicateMean.of(values, Sampling.simple(1, 25).factors()).pValue() < 0.05 ? 1 : 0;
        }
        // Binomial(400, 0.05): more than 34 has probability 0.001
        assertTrue(rejected <= 34, rejected + " of 400");
        assertTrue(naive > 120, "as independent seeds " + naive + " of 400");
    }
}
