package rulezoo.evolve.examples;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import rulezoo.evolve.genome.RuleGenome;
import rulezoo.evolve.strategy.Individual;
import rulezoo.evolve.strategy.Judged;
import rulezoo.evolve.strategy.Proposal;
import rulezoo.evolve.strategy.Strategy;
import rulezoo.evolve.strategy.StrategyProvider;
import rulezoo.evolve.strategy.StrategyTask;
import rulezoo.evolve.strategy.Turn;

/**
 * A search strategy as small as can be, the example of docs/extending.md: neighbours of the best rule so far,
 * of which the best is kept.
 */
final class HillClimbing implements Strategy {
    /** Largest step of a coefficient, as a fraction of its range. */
    private static final double STEP = 0.1;

    private final StrategyTask task;
    private List<Individual> best = List.of();

    HillClimbing(StrategyTask task) {
        this.task = task;
    }

    @Override
    public List<Proposal> ask(Turn turn) {
        // A stream for this generation alone: an interrupted search goes on as if it had never stopped.
        RandomGenerator random = task.random("hill " + turn.generation());
        RuleGenome genome = task.genome();
        List<Proposal> proposals = new ArrayList<>();
        for (int n = 0; n < task.breeding().population(); n++) {
            double[] coefficients = new double[genome.size()];
            for (int i = 0; i < coefficients.length; i++) {
                double range = genome.bounds(i).range();
                double value = best.isEmpty()
                        ? genome.bounds(i).minimum() + range * random.nextDouble()
                        : best.getFirst().coefficients()[i] + STEP * range * (2 * random.nextDouble() - 1);
                coefficients[i] = genome.clamped(i, value);
            }
            proposals.add(new Proposal(coefficients,
                    best.stream().map(parent -> genome.rule(parent.coefficients()).id()).toList()));
        }
        return proposals;
    }

    @Override
    public void tell(List<Judged> judged, Turn turn) {
        List<Individual> all = new ArrayList<>(judged.stream().map(one -> one.individual(turn.generation())).toList());
        // The old rule comes last: of equals the first wins, so that the climber walks on over a plateau.
        all.addAll(best);
        best = List.of(Collections.max(all, Comparator.comparing(Individual::score)));
    }

    @Override
    public List<Individual> memory() {
        return best;
    }

    @Override
    public void recall(List<Individual> memory) {
        best = memory;
    }

    /** Gives the strategy its name; found because META-INF/services names it. */
    public static final class Provider implements StrategyProvider {
        @Override
        public String id() {
            return "hill-climbing";
        }

        @Override
        public Strategy create(StrategyTask task) {
            return new HillClimbing(task);

        }
    }
}
