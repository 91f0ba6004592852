package rulezoo.simulator.theory;

import java.util.Arrays;
import java.util.function.DoublePredicate;
import rulezoo.simulator.random.RandomStream;

/**
 * Random sets of K co-active explicit rules, both coefficients uniform on (-2, 2), on blocks of equal size
 * with uniform background and a stimulus of the same statistics in each block (docs/science.md, 5.4, E12):
 * the null hypothesis for what co-activity does to stability and memory.
 *
 * @param coActive number of rules K
 * @param draws number of random sets
 * @param jointlyStable fraction of sets that are stable under background and stimulus
 * @param allStableAlone fraction of sets of which each rule is stable alone
 * @param unstableMembers fraction of the jointly stable sets with a rule that is unstable alone
 * @param medianMemory median of |1 - rho| over jointly stable sets
 * @param noveltyShare fraction of the jointly stable sets that prefer novelty
 */
public record CoActiveEnsemble(int coActive, int draws, double jointlyStable, double allStableAlone,
        double unstableMembers, double medianMemory, double noveltyShare) {
    private static final double LARGEST = 2;

    /**
     * Draws the sets.
     *
     * @param coActive number of rules K
     * @param fraction fraction of inputs that a stimulus activates
     * @param active rate of an active input, relative to background
     * @param draws number of sets
     * @param seed master seed
     * @return fractions and medians over the sets
     */
    public static CoActiveEnsemble draw(int coActive, double fraction, double active, int draws, long seed) {
        double mean = 1 + fraction * (active - 1);
        double meanSquare = 1 + fraction * (active * active - 1);
        double variance = meanSquare - mean * mean;
        RandomStream random = RandomStream.of(seed, "co-active rules " + coActive);
        int stable = 0;
        int stableAlone = 0;
        int withUnstable = 0;
        double[] memories = new double[draws];
        for (int draw = 0; draw < draws; draw++) {
            double background = 0;
            double stimulus = 0;
            double hebbian = 0;
            boolean alone = true;
            for (int k = 0; k < coActive; k++) {
                double theta0 = LARGEST * (2 * random.nextUniform() - 1);
                double theta1 = LARGEST * (2 * random.nextUniform() - 1);
                double underBackground = theta0 + theta1;
                double underStimulus = theta0 * mean + theta1 * meanSquare;
                alone &= underBackground < 0 && underStimulus < 0;
                background += underBackground;
                stimulus += underStimulus;
                hebbian += theta1;
            }
            if (alone) {
                stableAlone++;
            }
            if (background < 0 && stimulus < 0) {
                memories[stable++] = hebbian * variance / stimulus;
                withUnstable += alone ? 0 : 1;
            }
        }
        double[] found = Arrays.copyOf(memories, stable);
        double[] strengths = Arrays.stream(found).map(StrictMath::abs).sorted().toArray();
        return new CoActiveEnsemble(coActive, draws, (double) stable / draws, (double) stableAlone / draws,
                (double) withUnstable / stable, strengths[stable / 2], fraction(found, memory -> memory > 0));
    }

    private static double fraction(double[] values, DoublePredicate condition) {
        return (double) Arrays.stream(values).filter(condition).count() / values.length;
    }
}
