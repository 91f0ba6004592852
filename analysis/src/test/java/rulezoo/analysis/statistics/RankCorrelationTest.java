package rulezoo.analysis.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RankCorrelationTest {
    private static final int CLUSTERS = 20;
    private static final int MEMBERS = 5;

    @Test
    void itIsThatOfTheRanks() {
        double[] x = {1, 2, 3, 4, Double.POSITIVE_INFINITY, 6};
        assertEquals(1, RankCorrelation.of(x, new double[]{1, 8, 27, 30, 500, 100}).value(), 1e-12);
        assertTrue(Double.isNaN(RankCorrelation.of(new double[]{1, 2}, new double[]{1, 2}).value()));
        // scipy.stats.spearmanr([1, 2, 3, 4, 5, 6], [2, 1, 4, 3, 6, 5]) gives 0.8285714
        Estimate partial = RankCorrelation.of(new double[]{1, 2, 3, 4, 5, 6}, new double[]{2, 1, 4, 3, 6, 5});
        assertEquals(0.8285714, partial.value(), 1e-6);
        assertTrue(partial.low() < 0.8285714 && partial.high() > 0.8285714);
    }

    @Test
    void pairsOfTheirOwnClusterAreIndependent() {
        double[] x = {1, 2, 3, 4, 5, 6};
        double[] y = {2, 1, 4, 3, 6, 5};
        assertEquals(RankCorrelation.of(x, y), RankCorrelation.clustered(x, y, new int[]{0, 1, 2, 3, 4, 5}));
    }

    @Test
    void withFewClustersThereIsNoInterval() {
        Estimate few = RankCorrelation.clustered(new double[]{1, 2, 3, 4, 5, 6}, new double[]{2, 1, 4, 3, 6, 5},
                new int[]{0, 0, 1, 1, 2, 3});
        assertEquals(4, few.n());
        assertTrue(!Double.isNaN(few.value()) && Double.isNaN(few.low()));
    }

    @Test
    void intervalsOverClustersCoverNoCorrelationAsOftenAsTheyClaim() {
        Random random = new Random(11);
        int covered = 0;
        int coveredAsIndependent = 0;
        int runs = 500;
        for (int run = 0; run < runs; run++) {
            double[] x = related(random);
            double[] y = related(random);
            int[] clusters = IntStream.range(0, x.length).map(i -> i / MEMBERS).toArray();
            covered += covers(RankCorrelation.clustered(x, y, clusters)) ? 1 : 0;
            coveredAsIndependent += covers(RankCorrelation.of(x, y)) ? 1 : 0;
        }
        assertEquals(0.95, (double) covered / runs, 0.035);
        assertTrue(coveredAsIndependent < 0.75 * runs, "relatives taken as independent: " + coveredAsIndependent);
    }

    /** Values of which nine tenths of the variance are those of the cluster. */
    private static double[] related(Random random) {
        double[] cluster = random.doubles(CLUSTERS).map(_ -> random.nextGaussian()).toArray();
        return IntStream.range(0, CLUSTERS * MEMBERS)
                .mapToDouble(i -> cluster[i / MEMBERS] + random.nextGaussian() / 3).toArray();
    }

    private static boolean covers(Estimate estimate) {
        return estimate.low() <= 0 && estimate.high() >= 0;
    }
}
