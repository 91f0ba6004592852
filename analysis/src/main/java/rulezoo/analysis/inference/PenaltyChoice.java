package rulezoo.analysis.inference;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Chooses the penalty that predicts best: every fifth trajectory is held out, a fit with each penalty (from
 * large to small, each from where the last one ended) is judged by its loss on those, and the best penalty
 * fits all trajectories.
 *
 * @param layer the model
 * @param terms the free coefficients
 * @param penalties penalties to choose from, descending
 * @param mostSteps most steps of each fit
 */
public record PenaltyChoice(PlasticLayer layer, TaylorTerms terms, List<Double> penalties, int mostSteps) {
    /** From hardly any rule to no penalty at all. */
    public static final List<Double> DEFAULT = List.of(1e-3, 1e-4, 1e-5, 1e-6, 1e-7, 1e-8, 0.0);

    private static final int EVERY = 5;

    /**
     * What was chosen.
     *
     * @param rule the rule fitted to all trajectories
     * @param penalty the penalty
     */
    public record Choice(FittedRule rule, double penalty) {}

    public PenaltyChoice {
        penalties = List.copyOf(penalties);
    }

    /**
     * Chooses and fits. With fewer than 2 trajectories there is nothing to hold out: the last penalty is taken.
     *
     * @param trajectories what was observed
     * @param progress hears of every step
     * @return the penalty, and the fit of all trajectories with it
     */
    public Choice fit(List<Trajectory> trajectories, FitProgress progress) {
        double[] start = new double[TaylorTerms.ALL];
        double best = penalties.getLast();
        if (trajectories.size() > 1) {
            List<Trajectory> held = part(trajectories, true);
            List<Trajectory> kept = part(trajectories, false);
            LossGradient judge = new LossGradient(layer, RuleForm.TAYLOR);
            double least = Double.POSITIVE_INFINITY;
            double[] at = start;
            for (double penalty : penalties) {
                at = new NewtonFit(layer, terms, penalty, mostSteps).fit(at, kept, progress).theta();
                double loss = 0;
                for (Trajectory trajectory : held) {
                    loss += judge.addGradient(at, trajectory, new double[TaylorTerms.ALL]);
                }
                if (loss < least) {
                    least = loss;
                    best = penalty;
                    start = at;
                }
            }
        }
        NewtonFit last = new NewtonFit(layer, terms, best, mostSteps);
        // What was fitted to some trajectories can make the weights of others diverge; no plasticity cannot.
        double[] from = last.diverges(start, trajectories) ? new double[TaylorTerms.ALL] : start;
        return new Choice(last.fit(from, trajectories, progress), best);
    }

    private static List<Trajectory> part(List<Trajectory> all, boolean held) {
        int every = Math.min(EVERY, all.size());
        return IntStream.range(0, all.size()).filter(i -> (i % every == every - 1) == held)
                .mapToObj(all::get).toList();
    }
}
