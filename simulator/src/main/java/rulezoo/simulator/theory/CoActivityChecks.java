package rulezoo.simulator.theory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Checks of co-active rules: E12 and E13. */
final class CoActivityChecks {
    private static final int DRAWS = 20_000;
    private static final int BLOCK = 20;

    private CoActivityChecks() {}

    static List<TheoryCheck> all() {
        List<TheoryCheck> checks = new ArrayList<>();
        for (int k : new int[]{1, 2, 4, 8}) {
            checks.add(new TheoryCheck("E12-memory-K" + k, "memory of K identical rules, simulated: independent of K",
                    0.23226, 1e-5, () -> identical(k).memory));
            checks.add(new TheoryCheck("E12-displacement-K" + k, "norm of the weight displacement times sqrt(K)",
                    identical(1).displacement, 1e-5, () -> identical(k).displacement * StrictMath.sqrt(k)));
        }
        checks.add(new TheoryCheck("E12-mixed", "memory of three rules with different learning rates, simulated",
                mixedClosedForm(), 1e-6, CoActivityChecks::mixedSimulated));
        ensemble(checks, "stable", "fraction of K random rules that are jointly stable",
                CoActiveEnsemble::jointlyStable, new int[]{1, 8, 64}, new double[]{0.435, 0.435, 0.435}, 0.015);
        ensemble(checks, "alone", "fraction of sets of K random rules that are all stable alone",
                CoActiveEnsemble::allStableAlone, new int[]{1, 2, 4, 8}, new double[]{0.427, 0.182, 0.033, 0.001},
                0.01);
        ensemble(checks, "unstable-members", "share of jointly stable sets with a rule unstable alone",
                CoActiveEnsemble::unstableMembers, new int[]{1, 2, 4, 8}, new double[]{0, 0.587, 0.925, 0.998}, 0.015);
        ensemble(checks, "median", "median |memory| of jointly stable sets", CoActiveEnsemble::medianMemory,
                new int[]{1, 8, 64}, new double[]{0.359, 0.359, 0.359}, 0.012);
        ensemble(checks, "novelty", "share of jointly stable sets that prefer novelty",
                CoActiveEnsemble::noveltyShare, new int[]{1, 8, 64}, new double[]{0.865, 0.865, 0.865}, 0.025);
        checks.add(new TheoryCheck("E13-many", "imprint of 100,000 blocks left at R t = 5, against its limit",
                ImprintDecay.remainingOfMany(5), 1e-3, CoActivityChecks::manyBlocks));
        lifetime(checks, 1, "median", 0.5, 4.605, 0.2);
        lifetime(checks, 1, "10%", 0.1, 2.558, 0.1);
        lifetime(checks, 64, "median", 0.5, 4.35, 0.1);
        lifetime(checks, 64, "10%", 0.1, 4.0, 0.15);
        lifetime(checks, 64, "90%", 0.9, 4.8, 0.15);
        return checks;
    }

    private record Outcome(double memory, double displacement) {}

    /**
     * The rule (-1, -0.5) on each of K blocks with uniform background and a stimulus of a tenth of each block.
     */
    private static Outcome identical(int k) {
        ExplicitRule rule = new ExplicitRule(-1, -0.5, 0.05 / (BLOCK * k));
        AbaTask task = task(Collections.nCopies(k, new CoActiveRules.Block(BLOCK, rule)));
        double[] start = task.stableStart(new double[BLOCK * k]);
        AbaTask.Run run = task.simulate(start, 1e-10, 1_000_000);
        return new Outcome(1 - (run.after() - 1) / (run.before() - 1), Vectors.distance(run.weights(), start));
    }

    private static List<CoActiveRules.Block> mixedBlocks() {
        return List.of(new CoActiveRules.Block(BLOCK, new ExplicitRule(0.1, -0.8, 1e-3)),
                new CoActiveRules.Block(2 * BLOCK, new ExplicitRule(-1, 0.1, 2e-4)),
                // Unstable alone, held by the others.
                new CoActiveRules.Block(BLOCK, new ExplicitRule(0.2, 0.1, 5e-4)));
    }

    private static double mixedClosedForm() {
        double hebbian = 0;
        double gain = 0;
        for (CoActiveRules.Block block : mixedBlocks()) {
            ExplicitRule rule = block.rule();
            double weight = rule.learningRate() * block.inputs();
            hebbian += weight * rule.theta1() * 1.44;
            gain += weight * (rule.theta0() * 1.4 + rule.theta1() * 3.4);
        }
        return hebbian / gain;
    }

    private static double mixedSimulated() {
        AbaTask task = task(mixedBlocks());
        double[] start = task.stableStart(new double[task.background().length]);
        AbaTask.Run run = task.simulate(start, 1e-10, 1_000_000);
        return 1 - (run.after() - 1) / (run.before() - 1);
    }

    private static AbaTask task(List<CoActiveRules.Block> blocks) {
        int n = blocks.stream().mapToInt(CoActiveRules.Block::inputs).sum();
        double[] background = new double[n];
        Arrays.fill(background, 1);
        double[] stimulus = background.clone();
        for (int i = 0; i < n; i += 10) {
            stimulus[i] = 5;
        }
        return new AbaTask(new CoActiveRules(blocks), background, stimulus, 1);
    }

    private static void ensemble(List<TheoryCheck> checks, String name, String claim,
            ToDoubleFunction<CoActiveEnsemble> quantity, int[] k, double[] expected, double tolerance) {
        for (int i = 0; i < k.length; i++) {
            int coActive = k[i];
            checks.add(new TheoryCheck("E12-" + name + "-K" + coActive, claim + ", 20,000 draws", expected[i],
                    tolerance, () -> quantity.applyAsDouble(CoActiveEnsemble.draw(coActive, 0.1, 5, DRAWS, 1))));
        }
    }

    private static double manyBlocks() {
        double[] rates = new double[100_000];
        Arrays.setAll(rates, i -> (i + 0.5) / rates.length);
        return ImprintDecay.remaining(rates, 5);
    }

    private static void lifetime(List<TheoryCheck> checks, int k, String name, double quantile, double expected,
            double tolerance) {
        checks.add(new TheoryCheck("E13-lifetime-K" + k + "-" + name,
                "time until 10 % of the imprint of K blocks is left, in units of 1/R: " + name + " of 4000 draws",
                expected, tolerance, () -> ImprintDecay.lifetimeQuantiles(k, 0.1, 4000, 1, quantile)[0]));
    }
}
