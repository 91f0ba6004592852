package rulezoo.analysis.paper;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.LongStream;
import rulezoo.analysis.inference.FitProgress;
import rulezoo.analysis.inference.RewardRecovery;
import rulezoo.analysis.statistics.Estimate;
import rulezoo.analysis.statistics.MeanInterval;
import rulezoo.simulator.rate.TaylorRule;
import rulezoo.simulator.run.Runner;

/**
 * Recovery of two reward-modulated rules from simulated choices (Mehta et al., NeurIPS 2024, section 5),
 * against numbers that a third party measured who repeated it; the paper draws its own and prints none.
 */
public record ChoiceRecoveryFigure() implements PaperFigure {
    private static final String SOURCE = "third-party repetition of Mehta et al. in PyTorch, one run, spread not stated";
    /** What one run may be off by: ours differ by as much between seeds. */
    private static final double SPREAD = 0.05;
    private static final double MARGIN = 0.1;
    private static final double SECONDS_PER_FIT = 10;

    private record Case(String formula, double[] theta, double weights, double activity) {}

    @Override
    public String id() {
        return "Mehta-recovery";
    }

    @Override
    public String title() {
        return "Reward-modulated rules recovered from choices";
    }

    @Override
    public List<Workload> work(Scale scale) {
        return List.of(new Workload(id(), NetworkCost.ARITHMETIC, cases().size() * seeds(scale) * SECONDS_PER_FIT));
    }

    private static int seeds(Scale scale) {
        return scale == Scale.QUICK ? 3 : 10;
    }

    private static List<Case> cases() {
        double[] reward = new double[81];
        reward[TaylorRule.index(1, 0, 0, 1)] = 1;
        double[] decay = reward.clone();
        decay[TaylorRule.index(0, 0, 1, 0)] = -0.05;
        return List.of(new Case("x r", reward, 0.82, 0.99), new Case("x r \u2212 0.05 w", decay, 0.88, 0.97));
    }

    @Override
    public Reproduction reproduce(Scale scale, ZooSource zoo, Runner runner) {
        List<Claim> claims = new ArrayList<>();
        for (Case of : cases()) {
            double[] theta = of.theta;
            List<RewardRecovery> recoveries = runner.map(LongStream.rangeClosed(1, seeds(scale)).boxed().toList(),
                    seed -> RewardRecovery.of(RewardRecovery.Setup.PUBLISHED, theta, RewardRecovery.Method.TAYLOR, seed,
                            FitProgress.SILENT));
            claims.add(
                    claim("R\u00b2 of all weights, rule " + of.formula, of.weights, recoveries,
                            r -> r.scores().weights()));
            claims.add(claim("R\u00b2 of the activity, rule " + of.formula, of.activity, recoveries,
                    r -> r.scores().activity()));
        }
        return new Reproduction(id(), title(),
                "Taylor series of 81 terms, fitted to 18 simulated lives and scored on 7 others, as published, by another"
                        + " method of fitting (Gauss-Newton instead of Adam). The paper prints no numbers: these are of a"
                        + " third party.",
                List.of("./rulezoo infer recover rewards --methods taylor; seeds 1 to " + seeds(scale)), claims,
                List.of());
    }

    private static Claim claim(String quantity, double measured, List<RewardRecovery> recoveries,
            ToDoubleFunction<RewardRecovery> score) {
        Estimate ours = MeanInterval.of(recoveries.stream().mapToDouble(score).toArray());
        return Claim.near(quantity, Reference.thirdParty(measured, SPREAD, SOURCE), ours, "1", MARGIN);
    }
}
